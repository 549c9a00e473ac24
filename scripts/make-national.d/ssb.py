"""Statistics Norway's tables of counts as StatBank hands them out: semicolons, Windows-1252, years side by side."""

import numpy as np

from data_folder import number_of
from places import YEARS

SEX_LABELS = ("Begge kjønn", "Kvinner", "Menn")


def with_both(values, axis=2):
    """Women and men, with their sum before them."""
    return np.concatenate([values.sum(axis, keepdims=True), values], axis)


def regions(country, values, counties=True):
    """Rows of a table by region: label, whether it was there each year, and values by year."""
    places = country.places
    if counties:
        yield "0 Hele landet", np.ones(len(YEARS), bool), values.sum(0)
        sums = places.county_sums(values)
        for at, code in enumerate(places.counties):
            yield f"{code} {places.name(code)}", places.county_exists[at], sums[at]
    for at, code in enumerate(places.codes):
        yield f"{code} {places.name(code)}", places.exists[at], values[at]


def table(country, extracts, number, subject, keys, measures, lines, years=YEARS):
    """Writes one wide table. `lines` yields the key cells and, for each measure, the cells of its years.

    Without years the measures are whole column names.
    """
    head = [f'"{key}"' for key in keys]
    head += [f'"{measure} {year}"' for measure in measures for year in years] if years else [
        f'"{measure}"' for measure in measures]
    with open(extracts / country.file(f"ssb-{number}.csv"), "w", encoding="cp1252", errors="ignore",
              newline="\r\n") as file:
        file.write(f'"{number_of(number, country.copy)}: {subject}"\n\n{";".join(head)}\n')
        for labels, cells in lines:
            file.write(";".join([f'"{label}"' for label in labels] + cells) + "\n")


def cells(values, there, hidden=None):
    """Counts as text: a point where the place was not there, and what `hidden` says instead of a count."""
    return [
        "." if not known else str(value) if hidden is None else hidden(value)
        for value, known in zip(values.tolist(), there)]


def perturbed(random, counts):
    """One and two never occur: they become nobody or three."""
    up = random.random(counts.shape) < counts / 3
    return np.where((counts == 1) | (counts == 2), np.where(up, 3, 0), counts)


def outside(country, extracts):
    """13556: persons in all and outside work and education, by sex and age."""
    groups = ((15, 19, 0.035), (20, 24, 0.110), (25, 29, 0.135))
    people, neet = [], []
    share = country.shares("outside", 0.12, 0.16, trend=-0.02)
    for first, last, base in groups:
        n = country.ages(first, last, after=True)
        odds = share / (1 - share) * (base / (1 - base)) / (0.12 / 0.88)
        people.append(n)
        neet.append(country.counts(n, odds / (1 + odds)))
    municipal = country.places.municipalities
    people = municipal(np.stack(people, 3))
    neet = perturbed(country.random, municipal(np.stack(neet, 3)))

    def shown(values):
        """Both sexes and women and men; all of 15-29 and the two groups that are printed."""
        whole = with_both(values)
        return np.concatenate([whole.sum(3, keepdims=True), whole[..., 1:]], 3)

    def lines():
        both = np.stack([shown(people), shown(neet)], 4)
        blank = lambda value: str(value) if value else ""
        for label, there, values in regions(country, both):
            for s, sex in enumerate(SEX_LABELS):
                for a, age in enumerate(("15-29 år", "20-24 år", "25-29 år")):
                    of = values[:, s, a]
                    yield (label, sex, age), cells(of[:, 0], there) + cells(of[:, 1], there, blank)

    table(
        country, extracts, "13556",
        "Unge utenfor arbeid, utdanning og arbeidsmarkedstiltak (NEET), OPPDIKTET LAND, etter region, kjønn, alder, "
        "statistikkvariabel og år", ("region", "kjønn", "alder"),
        ("Befolkning", "Utenfor arbeid, utdanning og arbeidsmarkedstiltak"), lines())


def population(country, extracts):
    """07459: residents on 1 January by sex and single years of age, from newborn to 67."""
    years = YEARS + [YEARS[-1] + 1]
    people = country.people[..., :68]
    values = with_both(country.places.municipalities(people))

    def lines():
        for label, there, of in regions(country, values):
            known = list(there) + [there[-1]]
            for s, sex in enumerate(SEX_LABELS):
                for age in range(68):
                    yield (label, sex, f"{age} år"), cells(of[:, s, age], known)

    table(
        country, extracts, "07459", "Befolkning, OPPDIKTET LAND, etter region, kjønn, alder, statistikkvariabel og år",
        ("region", "kjønn", "alder"), ("Personer",), lines(), years)


def disability(country, extracts):
    """11695: recipients of a disability pension of 18-67 years."""
    share = country.shares("disability", 0.10, 0.16)
    values = country.places.municipalities(country.counts(country.ages(18, 67, after=True), share))

    def lines():
        for label, there, of in regions(country, with_both(values)):
            for s, sex in enumerate(SEX_LABELS):
                yield (label, sex), cells(of[:, s], there)

    table(
        country, extracts, "11695", "Mottakere av uføretrygd 18-67 år, OPPDIKTET LAND, etter region, kjønn, "
        "statistikkvariabel og år", ("region", "kjønn"), ("Mottakere av uføretrygd 18-67 år",), lines())


def assistance(country, extracts):
    """12210: recipients of social assistance; some municipalities did not report in some years."""
    sums = lambda first, last, after: country.ages(first, last, after).sum(2)
    young = country.counts(sums(18, 24, True), country.shares("assistance", 0.06, 0.25))
    older = country.counts(sums(25, 29, True), country.shares("assistance", 0.05, 0.25))
    rest = country.counts(sums(30, 66, True), country.shares("assistance", 0.02, 0.25))
    everybody = young + older + rest
    carers = country.counts(everybody, country.shares("assistance", 0.27, 0.1))
    children = country.counts(sums(0, 17, False), country.shares("assistance", 0.06, 0.25))
    values = country.places.municipalities(np.stack([everybody, young, older, carers, children], 2))
    unreported = country.random.random(values.shape[:2]) < 0.01

    def lines():
        for at, (label, there, of) in enumerate(regions(country, values, counties=False)):
            row = []
            for measure in range(5):
                known = cells(of[:, measure], there)
                row += [".." if gone and cell != "." else cell for gone, cell in zip(unreported[at], known)]
            yield (label,), row

    table(
        country, extracts, "12210", "Utvalgte nøkkeltall for sosiale tjenester, OPPDIKTET LAND, etter region, "
        "statistikkvariabel og år", ("region",),
        ("Sosialhjelpsmottakere", "Sosialhjelpsmottakere 18-24 år", "Sosialhjelpsmottakere 25-29 år",
         "Sosialhjelpsmottakere med forsørgeransvar for barn under 18 år",
         "Barn i familier som mottok sosialhjelp"), lines())


def write(country, extracts):
    outside(country, extracts)
    population(country, extracts)
    disability(country, extracts)
    assistance(country, extracts)
