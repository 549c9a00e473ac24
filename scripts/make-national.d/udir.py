"""Udir's tables from its own export: UTF-16 with tabs, schools beside municipalities, counties and the country."""

import numpy as np

from places import YEARS

SCHOOL_YEARS = YEARS[:-1]  # by the year in which they begin
NO_EXAMS = {2019: "Eksamen ble avlyst våren 2020; grunnskolepoeng bygger bare på standpunktkarakterer.",
            2020: "Eksamen ble avlyst våren 2021; grunnskolepoeng bygger bare på standpunktkarakterer."}


def label(year):
    return f"{year}-{(year + 1) % 100:02d}"


def organisation_numbers(first, count):
    """The next numbers from one of eight digits on that have a check digit, with it."""
    numbers, at = [], first
    while len(numbers) < count:
        rest = sum(int(digit) * weight for digit, weight in zip(str(at), (3, 2, 7, 6, 5, 4, 3, 2))) % 11
        if rest != 1:
            numbers.append(f"{at}{(11 - rest) % 11}")
        at += 1
    return numbers


class Schools:
    """Some 1,100 lower secondary schools, shared out by how many are 15; each stays where its atom is."""

    def __init__(self, country, number=1100, least=6):
        pupils = country.ages(15, 15)[:, 0].sum(1)
        each = np.maximum(np.rint(number * pupils / pupils.sum()), pupils >= least).astype(int)
        self.atom = np.repeat(np.arange(len(each)), each)
        self.codes = organisation_numbers(80_000_000 + 10_000 * country.copy, len(self.atom))
        size = country.random.lognormal(0, 0.4, len(self.atom))
        self.part = size / np.bincount(self.atom, size)[self.atom]
        self.name = [f"Oppdiktet skole {at + 1}" for at in range(len(self.atom))]


def export(path, keys, columns, lines, above):
    text = ["sep=\t"] + above + ["\t".join(keys + columns)] + ["\t".join(line) for line in lines]
    path.write_bytes(("\r\n".join(text) + "\r\n").encode("utf-16-le"))


def points(country, extracts):
    """Grunnskolepoeng: the mean and how many it is of; few pupils are withheld."""
    places, schools = country.places, Schools(country)
    years = len(SCHOOL_YEARS)
    own = np.random.default_rng(int(country.random.integers(2**31))).normal(0, 1.0, len(schools.atom))
    level = (41.5 - 0.8 * country.hardship - 5 * country.common + 3.5 * country.planted("education"))[schools.atom] + own
    pupils = country.random.poisson(
        country.ages(15, 15)[:, 1:].sum(2)[schools.atom] * schools.part[:, None])
    exams = np.array([0.8 if year in NO_EXAMS else 0.15 * at for at, year in enumerate(SCHOOL_YEARS)])
    mean = level[:, None] + exams + country.random.normal(0, 1, pupils.shape) * 8 / np.sqrt(np.maximum(pupils, 1))
    mean = np.clip(np.round(mean, 1), 10, 60)
    columns, lines = [], []
    for year in SCHOOL_YEARS:
        stem = f"{label(year)}.Alle eierformer.Begge kjønn."
        columns += [stem + "Grunnskolepoeng.Brudd"] if year in NO_EXAMS else []
        columns += [stem + "Grunnskolepoeng", stem + "Antall elever"]

    def cells(values, counts, there):
        for at, year in enumerate(SCHOOL_YEARS):
            if year in NO_EXAMS:
                yield NO_EXAMS[year]
            count = int(counts[at])
            if not there[at]:
                yield from ("", "")
            elif count < 5:
                yield from ("*", "*") if count else ("-", "-")
            else:
                yield from (f"{values[at]:.1f}".replace(".", ","), str(count))

    total = np.zeros((len(places.sizes), years))
    size = np.zeros((len(places.sizes), years), int)
    np.add.at(total, schools.atom, mean * pupils)
    np.add.at(size, schools.atom, pupils)
    # A school year is in the borders of the year in which it ends.
    shift = lambda values: np.concatenate([np.zeros_like(values[:, :1]), values], 1)
    total, size = places.municipalities(shift(total)), places.municipalities(shift(size))
    mean_of = lambda sums, counts: sums / np.maximum(counts, 1)
    country_sum, country_size = total.sum(0), size.sum(0)
    everywhere = np.ones(years, bool)
    lines.append(["1", "I ", "", "", "I ", "Hele landet", "Alle fylker", "Alle kommuner", "Hele landet",
                  *cells(mean_of(country_sum, country_size)[1:], country_size[1:], everywhere)])
    sums, sizes = places.county_sums(total), places.county_sums(size)
    for c, code in enumerate(places.counties):
        name = places.name(code)
        lines.append(["2", "I", code, "", code, "Hele landet", name, "Alle kommuner", name,
                      *cells(mean_of(sums[c], sizes[c])[1:], sizes[c, 1:], places.county_exists[c, 1:])])
    for m, code in enumerate(places.codes):
        county, name = places.counties[places.county_of[m]], places.name(code)
        lines.append(["3", "I", county, code, code, "Hele landet", places.name(county), name, name,
                      *cells(mean_of(total[m], size[m])[1:], size[m, 1:], places.exists[m, 1:])])
    for at, code in enumerate(schools.codes):
        municipality = places.codes[places.of[schools.atom[at], -1]]
        county = municipality[:2]
        lines.append(["4", "I", county, municipality, code, "Hele landet", places.name(county),
                      places.name(municipality), schools.name[at], *cells(mean[at], pupils[at], everywhere)])
    keys = ["EnhetNivaa", "Nasjonaltkode", "Fylkekode", "Kommunekode", "Organisasjonsnummer", "Nasjonalt", "Fylke",
            "Kommune", "EnhetNavn"]
    above = [f"Utgave {country.copy}: udir-grunnskolepoeng"] if country.copy > 1 else []
    export(extracts / country.file("udir-grunnskolepoeng.csv"), keys, columns, lines, above)


def left(country, extracts):
    """Pupils who left upper secondary school, in percent, by country, county and school."""
    places, random = country.places, country.random
    counties = [code for code in places.counties if code in places.county_names[YEARS[-1]]]
    columns = [f"{label(year)}.Alle eierformer.Alle trinn.{sex}.Andel sluttet"
               for year in SCHOOL_YEARS for sex in ("Begge kjønn", "Jente", "Gutt")]
    base = dict(zip(counties, random.normal(3.0, 0.4, len(counties))))

    def row(level, spread, hide=0.0):
        for _ in SCHOOL_YEARS:
            girls, boys = level - 0.3 + random.normal(0, spread), level + 0.3 + random.normal(0, spread)
            for value in ((girls + boys) / 2, girls, boys):
                yield "*" if random.random() < hide else f"{max(value, 0):.1f}".replace(".", ",")

    lines = [["1", "I", "", "I ", "Hele landet", "Alle fylker", "Hele landet", *row(3.0, 0.02)]]
    for code in counties:
        lines.append(["2", "I", code, code, "Hele landet", places.name(code), places.name(code), *row(base[code], 0.1)])
    for at, number in enumerate(organisation_numbers(85_000_000 + 10_000 * country.copy, 330)):
        code = counties[at % len(counties)]
        lines.append(["3", "I", code, number, "Hele landet", places.name(code),
                      f"Oppdiktet videregående {at + 1}", *row(base[code], 1.0, 0.1)])
    keys = ["EnhetNivaa", "Nasjonaltkode", "Fylkekode", "Organisasjonsnummer", "Nasjonalt", "Fylke", "EnhetNavn"]
    above = [f"Utgave {country.copy}: udir-slutta-vgo"] if country.copy > 1 else []
    export(extracts / country.file("udir-slutta-vgo.csv"), keys, columns, lines, above)


def write(country, extracts):
    points(country, extracts)
    left(country, extracts)
