"""Which municipalities and counties there were in each year, and how each became those of later years."""

import csv

import numpy as np

YEARS = list(range(2015, 2025))


def rows(path, encoding="utf-8"):
    with open(path, encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=";"))


class Places:
    """Atoms are the pieces of 2015's municipalities that no reform divides: all counts are drawn for them.

    `codes` and `counties` are all that were in force in any year, `exists` in which, and `of` gives for each
    atom and year the municipality that it lay in, by its index.
    """

    def __init__(self, data):
        self.data = data
        registered = rows(data / "geography/municipalities.csv")[1:]
        changes = rows(data / "geography/municipality_changes.csv")[1:]

        def in_force(table, year):
            day = f"{year}-12-31"
            return {code: name for code, name, start, end in table if start <= day and (not end or day < end)}

        counties = rows(data / "geography/counties.csv")[1:]
        self.county_names = {year: in_force(counties, year) for year in YEARS}
        self.names = {
            year: {code: name for code, name in in_force(registered, year).items()
                   if code[:2] in self.county_names[year]}
            for year in YEARS}
        paths = [((code,), 1.0) for code in self.names[2015]]
        for year in YEARS[1:]:
            became = {}
            for day, old, _, new, _ in changes:
                if day[:4] == str(year) and new not in became.setdefault(old, []):
                    became[old].append(new)
            longer = []
            for path, part in paths:
                later = became.get(path[-1], [path[-1]])
                weights = [0.7**place for place in range(len(later))]
                longer += [(path + (code,), part * w / sum(weights)) for code, w in zip(later, weights)]
            paths = longer
        self.parts = np.array([part for _, part in paths])
        self.first = [path[0] for path, _ in paths]
        self.codes = sorted({code for year in YEARS for code in self.names[year]})
        self.counties = sorted({code for year in YEARS for code in self.county_names[year]})
        index = {code: at for at, code in enumerate(self.codes)}
        self.of = np.array([[index[code] for code in path] for path, _ in paths])
        self.exists = np.array([[code in self.names[year] for year in YEARS] for code in self.codes])
        self.county_exists = np.array(
            [[code in self.county_names[year] for year in YEARS] for code in self.counties])
        self.county_of = np.array([self.counties.index(code[:2]) for code in self.codes])
        self.sizes = self.parts * np.array(self.young_residents())

    def young_residents(self):
        """How many of 15-29 years each atom's municipality had in 2015, from the bundled table."""
        table = rows(self.data / "extracts/ssb-13556-neet-2015-2024.csv", "latin-1")
        young = {}
        for row in table:
            if len(row) > 3 and row[1].startswith("Begge") and row[2].startswith("15-29"):
                values = [float(cell) for cell in row[3:13] if cell.isdigit()]
                young[row[0].split(" ")[0]] = values[0] if values else 0
        return [young[code] for code in self.first]

    def municipalities(self, atoms):
        """Atoms' counts, by atom and year and more, as municipalities' in force each year."""
        total = np.zeros((len(self.codes), *atoms.shape[1:]), atoms.dtype)
        for year in range(atoms.shape[1]):
            np.add.at(total[:, year], self.of[:, min(year, len(YEARS) - 1)], atoms[:, year])
        return total

    def in_newest_borders(self, atoms):
        """The same, with all years in the borders of the last."""
        total = np.zeros((len(self.codes), *atoms.shape[1:]), atoms.dtype)
        np.add.at(total, self.of[:, -1], atoms)
        return total

    def county_sums(self, municipalities):
        total = np.zeros((len(self.counties), *municipalities.shape[1:]), municipalities.dtype)
        np.add.at(total, self.county_of, municipalities)
        return total

    def name(self, code):
        """The name by which a table of all years calls a municipality or county: its latest."""
        of = self.names if len(code) == 4 else self.county_names
        return next(of[year][code] for year in reversed(YEARS) if code in of[year])
