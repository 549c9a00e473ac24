"""Figures entered by hand in the project's templates: Ungdata, Statsforvalteren, and what stands on paper only."""

import numpy as np

from country import logistic
from places import YEARS

QUESTIONS = {
    "complete_upper_secondary": (0.90, 1), "higher_education_plans": (0.60, 1), "good_life": (0.70, 1),
    "life_satisfaction": (0.72, 1), "health_satisfaction": (0.66, 1), "mental_distress": (0.18, -1),
    "fear_of_unemployment": (0.15, -1), "dread_of_school": (0.26, -1), "drug_use": (0.05, -1),
    "leisure_organisations": (0.58, 1)}
PAPER = {
    "neet_nav_20_29": ("20-29", 0.19), "disability_under_35": ("", 0.03), "social_services_inhabitants": ("", 0.03),
    "social_services_supporting_children": ("", 0.30), "social_services_18_24": ("18-24", 0.18),
    "social_services_25_29": ("25-29", 0.14), "ungdata_good_life": ("", 0.7), "ungdata_mental_distress": ("", 0.15),
    "ungdata_fear_of_unemployment": ("", 0.15), "ungdata_dread_of_school": ("", 0.25)}


def written(country, extracts, name, head, lines):
    """Writes the lines below a remark; a copy is known by its first line."""
    with open(extracts / country.file(name), "w", encoding="utf-8", newline="\n") as file:
        if country.copy > 1:
            file.write(f"Utgave {country.copy}: {name[:-4]}\n")
        file.write("# OPPDIKTET LAND. Ingen tall her er virkelige.\n" + ";".join(head) + "\n")
        for line in lines:
            file.write(";".join(str(cell) for cell in line) + "\n")


def surveys(country):
    """Every municipality is asked each third year; six in ten together with the zero point."""
    places, random = country.places, country.random
    phase = random.choice(3, len(places.sizes), p=(0.2, 0.2, 0.6))
    for school, ages in (("ungdomsskole", (13, 15)), ("videregående", (16, 18))):
        pupils = country.ages(*ages)
        for question, (base, better) in QUESTIONS.items():
            share = country.shares("survey", base, 0.10, better=better)
            invited = np.rint(pupils * 0.97).astype(int)
            answered = random.binomial(invited, 0.78)
            yes = country.counts(answered, share)
            asked = ((np.arange(len(YEARS)) + phase[:, None]) % 3 == 2)[:, :, None]
            yield school, question, places.municipalities(np.stack([yes, answered, invited], 3) * asked[..., None])


def ungdata(country, extracts):
    places = country.places

    def lines():
        for school, question, values in surveys(country):
            values = np.concatenate([values.sum(2, keepdims=True), values], 2)
            counties = places.county_sums(values)
            for at, year in enumerate(YEARS):
                rows = [("0", "Norge", values[:, at].sum(0))]
                rows += [(code, places.county_names[year][code], counties[c, at])
                         for c, code in enumerate(places.counties) if places.county_exists[c, at]]
                rows += [(code, places.names[year][code], values[m, at])
                         for m, code in enumerate(places.codes) if places.exists[m, at]]
                for code, name, of in rows:
                    for sex, (yes, answered, invited) in zip(("both", "female", "male"), of.tolist()):
                        if invited:
                            percent = ":" if answered < 30 else round(100 * yes / answered)
                            yield code, name, year, school, "", sex, question, percent, answered, invited, "oppdiktet"

    head = ("unit", "unit_name", "year", "school_level", "grades", "sex", "indicator", "percent", "n_answered",
            "n_invited", "note")
    written(country, extracts, "ungdata.csv", head, lines())


def statsforvalteren(country, extracts):
    places = country.places
    poor = country.counts(country.ages(0, 17).sum(2), country.shares("poverty", 0.10, 0.25))
    poor, children = places.municipalities(poor), places.municipalities(country.ages(0, 17).sum(2))

    def lines():
        for at, year in enumerate(YEARS):
            for m, code in enumerate(places.codes):
                if places.exists[m, at]:
                    share = poor[m, at] / max(children[m, at], 1)
                    grade = "grønn" if share < 0.08 else "gul" if share < 0.13 else "rød"
                    yield (code, places.names[year][code], year, "oppvekst", "child_poverty",
                           ":" if poor[m, at] < 4 else f"{100 * share:.1f}".replace(".", ","), "percent", grade,
                           "oppdiktet")

    head = ("unit", "unit_name", "year", "field", "indicator", "value", "unit_of_measure", "grade", "note")
    written(country, extracts, "statsforvalteren.csv", head, lines())


def paper(country, extracts):
    """What a report of paper would print of six municipalities."""
    source = "ung-inkludering" + ("" if country.copy == 1 else f"-{country.copy}")
    units = {"3401": "Kongsvinger", "3414": "Nord-Odal", "3415": "Sør-Odal", "3416": "Eidskog", "3417": "Grue",
             "3418": "Åsnes"}

    def lines():
        for measure, (age, base) in PAPER.items():
            for code, name in units.items():
                value = 100 * logistic(np.log(base / (1 - base)) + country.random.normal(0, 0.2))
                yield (source, measure, code, name, 2021, "both", age, f"{value:.1f}".replace(".", ","), "percent", "",
                       "", "oppdiktet")

    head = ("source", "indicator", "unit", "unit_name", "year", "sex", "age", "value", "unit_of_measure", "numerator",
            "denominator", "note")
    written(country, extracts, "papir.csv", head, lines())


def write(country, extracts):
    ungdata(country, extracts)
    statsforvalteren(country, extracts)
    paper(country, extracts)
