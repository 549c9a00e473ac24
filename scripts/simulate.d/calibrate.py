"""The same look at the real figures and at made worlds: do the worlds resemble the country?

    python calibrate.py COUNTS OUTPUT

COUNTS is what `simulate --counts` wrote. Each year is set against the logarithm of size by binomial
regression with variance between units; OUTPUT gets one row a measure: for the real figures the mean,
least and greatest over the years, for each kind of world the mean and the 5 % and 95 % quantiles over
worlds. Needs NumPy and SciPy (requirements.txt).
"""

import csv
import sys
from collections import defaultdict

import numpy
from scipy import stats
from scipy.optimize import brentq

import marks
import neet

FLOOR = 150
SAME_UNITS = [2020, 2021, 2022, 2023]
KAPPA = 0.6786545589528744
CLASSES = (("", FLOOR, 1e9), ("150-399", 150, 400), ("400-999", 400, 1000),
           ("1000-2999", 1000, 3000), ("3000-", 3000, 1e9))
NODES, WEIGHTS = numpy.polynomial.hermite_e.hermegauss(61)
WEIGHTS = WEIGHTS / WEIGHTS.sum()


def standardised(values):
    return (values - values.mean()) / values.std()


def robust(distance, chance):
    """The tau-squared at which the winsorised squares are what chance and it let expect."""
    def excess(tau2):
        z = distance / numpy.sqrt(chance + tau2)
        return (numpy.clip(z, *numpy.quantile(z, [0.1, 0.9])) ** 2).sum() - KAPPA * len(z)
    return brentq(excess, 0, 5) if excess(0) > 0 else 0.0


class Year:
    """One year's distances on the logit scale, by unit, given size and what else is known of units."""

    def __init__(self, figures, known=None):
        self.units = [unit for unit, (x, n) in figures.items()
                      if None not in (x, n) and n >= FLOOR and (known is None or unit in known)]
        self.x, self.n = (numpy.array([figures[unit][part] for unit in self.units], float)
                          for part in (0, 1))
        design = numpy.c_[numpy.ones(len(self.n)), standardised(numpy.log(self.n))]
        if known is not None:
            design = numpy.c_[design, standardised(numpy.array([known[unit] for unit in self.units]))]
        share = self.x.sum() / self.n.sum()
        coefficients, tau2 = numpy.zeros(design.shape[1]), 0.0
        coefficients[0] = numpy.log(share / (1 - share))
        for _ in range(40):
            for _ in range(3):
                p = 1 / (1 + numpy.exp(-design @ coefficients))
                prior = 1 / (1 + tau2 * self.n * p * (1 - p))
                weights = prior * self.n * p * (1 - p)
                coefficients = coefficients + numpy.linalg.solve(
                    design.T @ (weights[:, None] * design),
                    design.T @ (prior * (self.x - self.n * p)))
            before, slope = tau2, p * (1 - p)
            self.distance = (self.x / self.n - p) / slope
            self.chance = 1 / (self.n * slope)
            tau2 = robust(self.distance, self.chance)
            if abs(tau2 - before) < 1e-8:
                break
        self.tau2, self.p, self.coefficients = tau2, p, coefficients

    def z(self):
        """Normal quantiles of the counts' own distribution."""
        tau = self.tau2 ** 0.5
        middle = numpy.log(self.p / (1 - self.p)) - tau * tau / 2 * (1 - 2 * self.p)
        p = 1 / (1 + numpy.exp(-(middle[:, None] + tau * NODES)))
        x, n = self.x[:, None], self.n[:, None]
        below = stats.binom.cdf(x, n, p) - stats.binom.pmf(x, n, p) / 2
        return stats.norm.ppf(below @ WEIGHTS)

    def slope_on_chance(self):
        """b of var(distance) = a + b/(np(1 - p)); without more variance in small units it is 1."""
        design = numpy.c_[numpy.ones(len(self.chance)), self.chance]
        weights = 1 / (self.chance + self.tau2) ** 2
        return numpy.linalg.solve(design.T @ (weights[:, None] * design),
                                  design.T @ (weights * self.distance ** 2))[1]

    def measures(self):
        z = self.z()
        yield "share_outside", "", self.x.sum() / self.n.sum()
        yield "size_effect", "", self.coefficients[1]
        yield "tau", "", self.tau2 ** 0.5
        for name, least, most in CLASSES[1:]:
            own = (least <= self.n) & (self.n < most)
            yield "tau", name, robust(self.distance[own], self.chance[own]) ** 0.5
        yield "slope_on_chance", "", self.slope_on_chance()
        yield "skewness", "", stats.skew(z)
        yield "excess_kurtosis", "", stats.kurtosis(z)
        for tail in (0.01, 0.001):
            yield f"better_{tail}", "", (z <= stats.norm.ppf(tail)).mean()
            yield f"worse_{tail}", "", (z >= stats.norm.ppf(1 - tail)).mean()


def lags(years):
    """Correlations of units' distances between years, in four years with the same units."""
    for name, least, most in (CLASSES[0], ("150-999", 150, 1000), CLASSES[4]):
        found = defaultdict(list)
        for place, early in enumerate(years):
            for gap, late in enumerate(years[place + 1:], start=1):
                there = {unit: where for where, unit in enumerate(late.units)}
                pairs = [(i, there[unit]) for i, unit in enumerate(early.units)
                         if unit in there and least <= early.n[i] < most]
                i, j = numpy.array(pairs).T
                a, b = early.distance[i], late.distance[j]
                w = 1 / (early.chance[i] + 0.04) ** 2
                found[gap].append((w * a * b).sum() / numpy.sqrt((w * a * a).sum() * (w * b * b).sum()))
        for gap, values in found.items():
            yield f"lag_{gap}", name, numpy.mean(values)


def by_year(figures):
    years = defaultdict(dict)
    for (unit, year), pair in figures.items():
        years[year][unit] = pair
    return {year: Year(years[year]) for year in sorted(years)}


def of_history(years, same_units):
    """{measure: values by year, or the one there is}"""
    found = defaultdict(list)
    for year in years.values():
        for name, size, value in year.measures():
            found[name, size].append(value)
    for name, size, value in lags([years[year] for year in same_units]):
        found[name, size].append(value)
    return found


def main():
    counts, output = sys.argv[1:]
    rows = []
    figures = neet.figures()
    real = of_history(by_year(figures), SAME_UNITS)
    points = marks.by_municipality()
    for year in SAME_UNITS:
        own = {unit: pair for (unit, when), pair in figures.items() if when == year}
        known = {unit: points[unit[:4]] for unit in own if unit[:4] in points}
        real["marks_effect", ""].append(Year(own, known).coefficients[2])
    for (measure, size), values in real.items():
        rows.append(("real", measure, size, numpy.mean(values), min(values), max(values)))
    worlds = defaultdict(dict)
    with open(counts, encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            worlds[row["scenario"], int(row["world"])][row["unit"], int(row["year"])] = (
                int(row["x"]), int(row["n"]))
    histories = defaultdict(lambda: defaultdict(list))
    for (scenario, _), figures in worlds.items():
        for key, values in of_history(by_year(figures), [6, 7, 8, 9]).items():
            histories[scenario][key].append(numpy.mean(values))
    for scenario, found in histories.items():
        for (measure, size), values in found.items():
            rows.append((scenario, measure, size, numpy.mean(values),
                         *numpy.quantile(values, [0.05, 0.95])))
    with open(output, "w", encoding="utf-8") as file:
        file.write("source,measure,size,value,low,high\n")
        for source, measure, size, *numbers in rows:
            file.write(",".join([source, measure, size, *(f"{x:.5f}" for x in numbers)]) + "\n")


if __name__ == "__main__":
    main()
