"""NAV's custom extracts, one row for each place, sex and month, and its monthly table HL060 with a block for
each county. Counts below four are withheld, and the shares beside them."""

import numpy as np

from places import YEARS

SEX_LABELS = ("Alle", "Kvinner", "Menn")


def extract(country, extracts, name, recipe, age, counts, people, month, newest=False, employed=None):
    """One custom extract. Counts and people are by atom, year and sex; `newest` puts all years in the last's borders."""
    places = country.places
    brought = places.in_newest_borders if newest else places.municipalities
    values = [counts, people] + ([employed] if employed is not None else [])
    values = np.stack([np.concatenate([part.sum(2, keepdims=True), part], 2) for part in map(brought, values)], 3)
    counties = places.county_sums(values)
    head = ["Nivå", "Geografisk enhet", "Kjønn", "Alder", "Beh personer i mnd"]
    head += ["Beh personer i mnd med arbeidsforhold"] if employed is not None else []
    head += ["Prosent av befolkningen", "Dato"]

    def cells(of):
        count, whole = int(of[0]), int(of[1])
        shown = count >= 4
        row = [f"{count}.0" if shown else ""]
        if employed is not None:
            working = int(of[2])
            row.append(f"{working}.0" if shown and working >= 4 else "")
        return row + [f"{100 * count / whole:.1f}" if shown and whole else ""]

    with open(extracts / country.file(f"nav-{name}.csv"), "w", encoding="utf-8", newline="\n") as file:
        if country.copy > 1:
            file.write(f"Utgave {country.copy}: {recipe}\n\n")
        file.write(",".join(head) + "\n")
        for at, year in enumerate(YEARS):
            border = len(YEARS) - 1 if newest else at
            named = YEARS[border]
            rows = [("Landet", "Landet", values[:, at].sum(0))]
            rows += [
                ("Fylker", places.county_names[named][code], counties[c, at])
                for c, code in enumerate(places.counties) if places.county_exists[c, border]]
            rows += [
                ("Kommuner", places.names[named][code], values[m, at])
                for m, code in enumerate(places.codes) if places.exists[m, border]]
            for level, place, of in rows:
                for s, sex in enumerate(SEX_LABELS):
                    line = [level, place, sex, age, *cells(of[s]), f"{year}-{month:02d}-01"]
                    file.write(",".join(line) + "\n")


def monthly(country, extracts):
    """HL060: the wholly unemployed of January to October, and their share of the labour force; a file a year."""
    places = country.places
    force = np.rint(country.ages(16, 66).sum(2) * 0.78).astype(int)
    share = country.shares("unemployed", 0.022, 0.18)
    months = ("Januar", "Februar", "Mars", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober")
    season = 1 + 0.15 * np.cos(np.arange(10) / 2)
    counts = country.random.binomial(force[..., None], np.clip(share[..., None] * season, 0, 1))
    counts, force = places.municipalities(counts), places.municipalities(force)
    sums, forces = places.county_sums(counts), places.county_sums(force)

    def cells(values, whole):
        for value in values.tolist():
            yield f"{value:,}".replace(",", " ") if value >= 4 else "-" if value == 0 else "*"
            yield f"{100 * value / whole:.1f}".replace(".", ",") if value >= 4 else "-" if value == 0 else "*"

    empty = ";" * 20
    for at, year in enumerate(YEARS):
        lines = ["NAV" + empty]
        if country.copy > 1:
            lines.append(f"Utgave {country.copy}: nav-hl060" + empty)
        lines += ["HL060 Helt ledige fordelt på kommune. Antall og i prosent av arbeidsstyrken" + empty,
                  f"Januar–oktober {year}" + empty, ""]
        for c, code in enumerate(places.counties):
            if not places.county_exists[c, at]:
                continue
            county = places.county_names[year][code]
            lines += [county + empty, "Kommune¹;" + ";;".join(months) + ";", ";Antall²;Prosent³" * 1 + ";Antall²;Prosent³" * 9]
            lines.append(f"I alt {county};" + ";".join(cells(sums[c, at], forces[c, at])))
            for m, municipality in enumerate(places.codes):
                if places.county_of[m] == c and places.exists[m, at]:
                    name = places.names[year][municipality]
                    lines.append(f"{municipality} {name};" + ";".join(cells(counts[m, at], force[m, at])))
            lines.append("")
        lines += ["¹ Bostedskommune. OPPDIKTET LAND." + empty, "² * er færre enn fire personer." + empty]
        path = extracts / country.file(f"nav-hl060-{year}.csv")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def payments(country, extracts):
    """What was paid out by municipality and benefit, in million kroner."""
    places = country.places
    people = places.municipalities(country.ages(18, 66).sum(2))
    benefits = ("Arbeidsavklaringspenger", "Dagpenger", "Uføretrygd", "Sykepenger")
    with open(extracts / country.file("nav-utbetalt.csv"), "w", encoding="utf-8", newline="\n") as file:
        if country.copy > 1:
            file.write(f"Utgave {country.copy}: nav-ytelser\n\n")
        file.write("År;Fylke Nr Navn;Kommune Nr Navn;Stønadsområde;Utbetalt mill kr\n")
        for at, year in enumerate(YEARS):
            for m, code in enumerate(places.codes):
                if places.exists[m, at]:
                    county = places.counties[places.county_of[m]]
                    for benefit in benefits:
                        paid = people[m, at] * country.random.lognormal(-5.2, 0.2)
                        file.write(f"{year};{county} {places.county_names[year][county]};{code} "
                                   f"{places.names[year][code]};{benefit};{paid:.1f}".replace(".", ",") + "\n")


def write(country, extracts):
    young, sick = country.ages(18, 29), country.ages(18, 34)
    drawn = lambda n, family, base, hardship=0.22, **more: country.counts(n, country.shares(family, base, hardship, **more))
    extract(country, extracts, "aap", "nav-aap", "18 - 29 år", drawn(young, "help", 0.035), young, 12)
    extract(country, extracts, "registrerte", "nav-registered", "18 - 29 år", drawn(young, "help", 0.085), young, 12)
    extract(country, extracts, "nedsatt-arbeidsevne", "nav-nedsatt-arbeidsevne", "18 - 29 år",
            drawn(young, "help", 0.055), young, 12, newest=True)
    ill = drawn(sick, "disability", 0.028)
    extract(country, extracts, "uforetrygd", "nav-uforetrygd", "18 - 34 år", ill, sick, 12,
            employed=drawn(ill, "working", 0.18, better=1))
    youth = country.ages(15, 29)
    extract(country, extracts, "helt-ledige", "nav-unemployed-by-age", "15 - 29 år", drawn(youth, "unemployed", 0.025), youth, 10)
    monthly(country, extracts)
    payments(country, extracts)
