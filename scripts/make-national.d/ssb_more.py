"""Statistics Norway's other tables: education, employment, population change, child welfare and centrality."""

import numpy as np

import ssb
from country import logistic
from places import YEARS
from ssb import SEX_LABELS, cells, regions, table, with_both


def completion(country, extracts):
    """12971: how far those who began upper secondary six years before have come."""
    began = np.rint(country.ages(16, 16) * 0.96).astype(int)
    done = country.counts(began, country.shares("education", 0.80, 0.22, better=1))
    soon = country.random.binomial(done, 0.75)
    left = country.random.binomial(began - done, 0.6)
    parts = np.stack([began, soon, done - soon, left, began - done - left], 3)
    values = with_both(country.places.municipalities(parts))
    levels = ("Alle grader", "Fullført på normert tid", "Fullført på mer enn normert tid", "Sluttet underveis",
              "Fortsatt i utdanning")
    windows = [f"{year - 6}-{year}" for year in YEARS]

    def lines():
        for label, there, of in regions(country, values):
            for s, sex in enumerate(SEX_LABELS):
                for at, level in enumerate(levels):
                    n, x = of[:, s, 0], of[:, s, at]
                    percent = [
                        "." if not known else ".." if not whole else f"{100 * part / whole:.1f}"
                        for known, part, whole in zip(there, x.tolist(), n.tolist())]
                    yield (label, level, sex), cells(x, there) + percent

    table(
        country, extracts, "12971", "Gjennomføring i videregående, OPPDIKTET LAND, etter region, fullføringsgrad, "
        "kjønn, statistikkvariabel og intervall (år)", ("region", "fullføringsgrad", "kjønn"),
        ("Elever", "Elever (prosent)"), lines(), windows)


def status(country, extracts):
    """13563: what residents of some ages mainly do, in ages that the catalogue has no indicator of yet."""
    names = ("Sysselsatte", "Registrerte arbeidsledige", "Deltakere på arbeidsmarkedstiltak",
             "Under ordinær utdanning", "Mottakere av arbeidsavklaringspenger / uføretrygd", "Andre")
    ages = ((15, 19, (.35, .01, .005, .6, .005, .03)), (20, 24, (.6, .03, .01, .25, .04, .07)),
            (25, 29, (.73, .03, .01, .1, .05, .08)))
    values = np.stack(
        [country.random.multinomial(country.ages(first, last, True), chances) for first, last, chances in ages], 3)
    values = with_both(country.places.municipalities(values))

    def lines():
        for label, there, of in regions(country, values):
            for s, sex in enumerate(SEX_LABELS):
                for a, (first, last, _) in enumerate(ages):
                    for at, name in enumerate(names):
                        yield (label, sex, f"{first}-{last} år", name), cells(of[:, s, a, at], there)

    table(
        country, extracts, "13563", "Bosatte, OPPDIKTET LAND, etter region, kjønn, alder, prioritert "
        "arbeidsstyrkestatus, statistikkvariabel og år", ("region", "kjønn", "alder", "prioritert arbeidsstyrkestatus"),
        ("Bosatte",), lines())


def education(country, extracts):
    """09429: residents of 16 years and above by their highest education, sex in the head."""
    names = ("Grunnskolenivå", "Videregående skolenivå", "Fagskolenivå", "Universitets- og høgskolenivå, kort",
             "Universitets- og høgskolenivå, lang", "Uoppgitt eller ingen fullført utdanning")
    people = country.ages(16, 105)
    basic = country.counts(people, country.shares("adults", 0.24, 0.25))
    high = country.counts(people - basic, logistic(
        np.repeat((-0.5 + 0.3 * country.urban - 0.2 * country.hardship)[:, None], len(YEARS), 1)))
    middle = country.random.multinomial(people - basic - high, (0.85, 0.08, 0.07))
    long = country.random.binomial(high, 0.3)
    parts = np.stack([basic, middle[..., 0], middle[..., 1], high - long, long, middle[..., 2]], 3)
    parts = np.concatenate([parts.sum(3, keepdims=True), parts], 3)
    values = with_both(country.places.municipalities(parts))
    measures = [f"Personer 16 år og over {year} {sex}" for year in YEARS for sex in SEX_LABELS]

    def lines():
        for label, there, of in regions(country, values):
            for at, name in enumerate(("I alt",) + names):
                yield (label, name), [
                    cell for triple in zip(*(cells(of[:, s, at], there) for s in range(3))) for cell in triple]

    table(
        country, extracts, "09429", "Utdanningsnivå, OPPDIKTET LAND, etter region, nivå, statistikkvariabel, år og kjønn",
        ("region", "nivå"), measures, lines(), None)


def employed(country, extracts):
    """11616: employed by where they live and work. Commuters are counted between municipalities alone."""
    people = country.ages(20, 66).sum(2)
    living = country.counts(people, country.shares("employed", 0.75, 0.1, better=1))
    out = country.random.binomial(living, logistic(-0.6 - 0.5 * country.urban)[:, None])
    into = country.random.binomial(living, logistic(-1.2 + 0.5 * country.urban)[:, None])
    values = country.places.municipalities(np.stack([living, into, out, living - out + into], 2))
    lines = (
        ((label,), [cell for measure in range(4) for cell in cells(of[:, measure], there)])
        for label, there, of in regions(country, values, counties=False))
    table(
        country, extracts, "11616", "Sysselsatte per 4. kvartal, OPPDIKTET LAND, etter region, statistikkvariabel og år",
        ("region",), ("Sysselsatte personer bosatt i regionen", "Personer som pendler inn i regionen",
                      "Personer som pendler ut av regionen", "Sysselsatte personer med arbeidssted i regionen"), lines)


def change(country, extracts):
    """06913: population and its changes, with zeros where a place was not there."""
    people = country.people[:, :len(YEARS)].sum((2, 3))
    draw = lambda chance: country.random.binomial(people, chance)
    values = country.places.municipalities(np.stack([people, draw(.010), draw(.008), draw(.05), draw(.049)], 2))
    lines = (
        ((label,), [str(value) for measure in range(5) for value in of[:, measure].tolist()])
        for label, _, of in regions(country, values, counties=False))
    table(
        country, extracts, "06913", "Folkemengde 1. januar og endringer, OPPDIKTET LAND, etter region, "
        "statistikkvariabel og år", ("region",),
        ("Folkemengde", "Levendefødte", "Døde", "Innflyttinger", "Utflyttinger"), lines)


def child_welfare(country, extracts):
    """Children and young people with a measure; fewer than four are hidden."""
    n = country.ages(0, 22).sum(2)
    values = country.places.municipalities(country.counts(n, country.shares("welfare", 0.035, 0.2)))
    hide = lambda value: ":" if 0 < value < 4 else str(value)
    lines = (
        ((label, "0-22 år"), cells(of, there, hide))
        for label, there, of in regions(country, values, counties=False))
    head = ["region", "alder"] + [f"Barn med barnevernstiltak {year}" for year in YEARS]
    copy = "" if country.copy == 1 else f"Utgave {country.copy}: ssb-child-welfare. "
    with open(extracts / country.file("ssb-barnevern.csv"), "w", encoding="cp1252", errors="ignore",
              newline="\r\n") as file:
        file.write(f'"{copy}OPPDIKTET LAND"\n\n' + ";".join(f'"{cell}"' for cell in head) + "\n")
        for labels, values in lines:
            file.write(";".join([f'"{label}"' for label in labels] + values) + "\n")


def centrality(country, extracts):
    """The centrality index of 2018 and 2024, from 0 to 1000."""
    places = country.places
    weights = places.municipalities(np.repeat(places.sizes[:, None], len(YEARS), 1))
    index = places.municipalities((places.sizes * country.urban)[:, None].repeat(len(YEARS), 1))
    for year in (2018, 2024):
        at = YEARS.index(year)
        there = places.exists[:, at]
        value = np.clip(np.rint(700 + 110 * index[there, at] / weights[there, at]), 100, 1000).astype(int)
        title = f"Sentralitetsindeks {year}" if country.copy == 1 else f"Utgave {country.copy}: ssb-centrality"
        with open(extracts / country.file(f"ssb-sentralitet-{year}.csv"), "w", encoding="cp1252", errors="ignore",
                  newline="\r\n") as file:
            file.write(f'"{title}"\n\n"Kommunenummer";"Kommunenavn";'
                       f'"Sentralitetsindeks {year}";"Sentralitetsklasse {year}"\n')
            for code, points in zip(np.array(places.codes)[there], value):
                file.write(f'"{code}";"{places.names[year][code]}";{points};{max(1, 7 - points // 150)}\n')


def write(country, extracts):
    for made in (completion, status, education, employed, change, child_welfare, centrality):
        made(country, extracts)
