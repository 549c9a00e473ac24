"""The made-up country: people by age, circumstances, and what is drawn of them."""

import csv

import numpy as np

from places import YEARS

AGES = np.arange(106)
POINTS = len(YEARS) + 1  # 1 January of each year, and of the year after the last
SEXES = ("female", "male")


def logistic(value):
    return 1 / (1 + np.exp(-value))


class Country:
    """`people` counts residents by atom, 1 January, sex (women first) and age; `copy` tells sizes' copies apart."""

    def __init__(self, places, seed, copy=1):
        self.places, self.copy = places, copy
        self.random = np.random.default_rng(seed)
        atoms = len(places.sizes)
        normal = self.random.standard_normal
        size = np.log(places.sizes + 5)
        self.urban = (size - size.mean()) / size.std() * 0.8 + 0.6 * normal(atoms)
        self.hardship = -0.3 * self.urban + 0.95 * normal(atoms)
        self.common = 0.10 * normal(atoms)
        self.people = self.made_people(atoms)
        self.deviants = {}
        self.answers = []

    def made_people(self, atoms):
        random = self.random
        # People by age: level to 60, then ever fewer; the young leave small places.
        shape = np.where(AGES < 60, 1.0, np.exp(-((AGES - 60) / 24.0) ** 2))
        tilt = np.exp(-0.10 * self.urban[:, None] * (AGES - 40) / 40 - 0.25 * np.clip(-self.urban, 0, 2)[:, None]
                      * ((AGES >= 19) & (AGES < 30)))
        expected = shape * tilt
        expected *= (self.places.sizes * random.lognormal(0, 0.05, atoms) / expected[:, 15:30].sum(1))[:, None]
        growth = 1 + (0.006 + 0.004 * self.urban + 0.002 * random.standard_normal(atoms))[:, None] * np.arange(POINTS)
        # A year's children stay as many, or as few, all their lives.
        births = random.standard_normal((atoms, 2, POINTS + len(AGES)))
        born = np.arange(POINTS)[:, None] - AGES + len(AGES) - 1
        each = expected[:, None, None, :] * growth[:, :, None, None] / 2
        noise = np.moveaxis(births[:, :, born], 2, 1)
        return np.maximum(0, np.rint(each + 0.8 * np.sqrt(each) * noise)).astype(np.int64)

    def ages(self, first, last, after=False):
        """Residents of these ages by atom, year and sex, on 1 January of each year or of the year after."""
        start = 1 if after else 0
        return self.people[:, start:start + len(YEARS), :, first:last + 1].sum(3)

    def planted(self, family):
        """How much better the family's deviants are, on the logit; eight municipalities of 2021 in each family."""
        if family not in self.deviants:
            at = YEARS.index(2021)
            of = self.places.of[:, at]
            young = np.bincount(of, self.ages(18, 29)[:, at].sum(1))
            chosen = self.random.choice(np.flatnonzero(young >= 400), 8, replace=False)
            effects = np.round(self.random.uniform(0.35, 0.60, 8), 2)
            effect = np.zeros(len(of))
            for municipality, size in zip(chosen, effects):
                effect[of == municipality] = size
                code = self.places.codes[municipality]
                self.answers.append((self.copy, family, code, self.places.names[2021][code], size))
            self.deviants[family] = effect
        return self.deviants[family]

    def shares(self, family, base, hardship, trend=0.0, spread=0.10, better=-1):
        """The chance of each atom in each year: circumstances, what lasts, what passes, and what was planted."""
        atoms, years = len(self.hardship), len(YEARS)
        normal = self.random.standard_normal
        lasting = self.common + spread * normal(atoms) - self.planted(family)
        passing = np.zeros((atoms, years))
        for year in range(years):
            before = passing[:, year - 1] if year else 0
            passing[:, year] = 0.4 * before + 0.05 * normal(atoms)
        level = np.log(base / (1 - base)) + trend * (np.arange(years) - years / 2)
        sign = -better
        return logistic(level + sign * ((hardship * self.hardship + lasting)[:, None] + passing))

    def counts(self, n, share):
        """Binomial counts of n people, whose first axes are atom and year as the share's are."""
        return self.random.binomial(n, share.reshape(share.shape + (1,) * (n.ndim - share.ndim)))

    def title(self, words):
        """What stands above a table: its number or subject, and that it is made up."""
        return words

    def file(self, name):
        return f"oppdiktet-{self.copy}-{name}"

    def write_answers(self, path):
        new = not path.exists()
        with open(path, "a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            if new:
                writer.writerow(["copy", "family", "municipality_2021", "name", "better_on_the_logit"])
            writer.writerows(self.answers)
