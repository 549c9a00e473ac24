"""FHI's cube and tables, and IMDi's tables of several header rows."""

import numpy as np

from places import YEARS


def cube(country, extracts):
    """A cube of Kommunehelsa: three years' means by sex and age, with a flag for what may be shown."""
    places, random = country.places, country.random
    newest = [(code, m) for m, code in enumerate(places.codes) if places.exists[m, -1]]
    people = places.in_newest_borders(country.ages(15, 24))
    with open(extracts / country.file("fhi-kube.csv"), "w", encoding="utf-8-sig", newline="\n") as file:
        if country.copy > 1:
            file.write(f"Utgave {country.copy}: fhi-cube\n\n")
        file.write("GEO;AAR;KJONN;ALDER;TELLER;RATE;SMR;MEIS;sumTELLER;sumNEVNER;SPVFLAGG\n")
        for at in range(2, len(YEARS)):
            window = f"{YEARS[at - 2]}_{YEARS[at]}"
            for code, m in [("0", None), *newest]:
                n = people[:, at - 2:at + 1].sum((0, 1)) if m is None else people[m, at - 2:at + 1].sum(0)
                for sex, whole in (("0", n.sum()), ("1", n[1]), ("2", n[0])):
                    cases = random.binomial(whole, 0.15)
                    if cases < 5 and m is not None:
                        file.write(f"{int(code)};{window};{sex};15_24;;;;;;;3\n")
                        continue
                    rate = 100 * cases / max(whole, 1)
                    file.write(f"{int(code)};{window};{sex};15_24;{cases / 3:.2f};{rate:.2f};{rate / .15:.1f};{rate:.2f};"
                               f"{cases};{whole};0\n")


def education(country, extracts):
    """IMDi's level of education of 30-66-year-olds; merged municipalities stand under their old codes."""
    places = country.places
    people = country.ages(30, 66).sum(2)
    basic = country.counts(people, country.shares("adults", 0.20, 0.28))
    none = country.random.binomial(basic, 0.02)
    high = country.random.binomial(people - basic, np.clip(0.42 + 0.06 * country.urban, 0.1, 0.9)[:, None])
    unstated = country.random.binomial(people - basic - high, 0.03)
    parts = [people, none, basic - none, people - basic - high - unstated, high, unstated]
    values = places.municipalities(np.stack(parts, 2))
    levels = ("alle", "ingen", "Grunnskole", "Videregående skole", "Universitet og høgskole", "uoppgitt")
    head = [("Utdanningsnivå: " + level, "Bakgrunn: Hele befolkningen", "Kjønn: Alle", "Enhet: Personer", f"År: {year}")
            for level in levels for year in YEARS]
    rows = []
    for m, code in enumerate(places.codes):
        cells = [str(values[m, at, level]) if places.exists[m, at] else ""
                 for level in range(len(levels)) for at in range(len(YEARS))]
        rows.append([f"K{code}", places.name(code), *cells])
    stacked(country, extracts, "imdi-utdanningsniva.csv", head, rows)


def completed(country, extracts):
    """IMDi's upper secondary completed within five years, cohorts of 2011-2013, as a count and a share."""
    places = country.places
    began = country.ages(16, 16)[:, :3].sum(1)
    done = country.counts(began[:, None], country.shares("education", 0.72, 0.22, better=1)[:, :1])[:, 0]
    both = lambda values: np.concatenate([values, values.sum(1, keepdims=True)], 1)
    old = places.of[:, 0]
    values = np.zeros((len(places.codes), 3, 2), int)
    np.add.at(values, old, np.stack([both(done), both(began)], 2))
    head = [("Bakgrunn: Hele befolkningen", f"Kjønn: {sex}", f"Enhet: {unit}", "År: 2011-2013")
            for sex in ("Kvinner", "Menn", "Alle") for unit in ("Personer", "Prosent")]

    def cells(of, country_row=False):
        for done, began in of.tolist():
            hidden = done < 4 and not country_row
            yield from ("*", "*") if hidden else (str(done), "." if country_row else f"{100 * done / began:.1f}")

    rows = [["0", "Hele landet", *cells(values.sum(0), True)]]
    counties = places.county_sums(values)
    rows += [[f"F{code}", places.county_names[2015][code], *cells(counties[c])]
             for c, code in enumerate(places.counties) if places.county_exists[c, 0]]
    rows += [[f"K{code}", places.names[2015][code], *cells(values[m])]
             for m, code in enumerate(places.codes) if places.exists[m, 0]]
    stacked(country, extracts, "imdi-videregaende-fullfort.csv", head, rows)


def stacked(country, extracts, name, head, rows):
    lines = [f"Utgave {country.copy}: {name[:-4]}"] if country.copy > 1 else []
    for at in range(len(head[0])):
        lines.append(";".join((["Region", "Navn"] if at == 0 else ["", ""]) + [labels[at] for labels in head]))
    lines += [";".join(row) for row in rows]
    (extracts / country.file(name)).write_bytes(("\n".join(lines) + "\n").encode("cp1252", "ignore"))


def write(country, extracts):
    cube(country, extracts)
    education(country, extracts)
    completed(country, extracts)
