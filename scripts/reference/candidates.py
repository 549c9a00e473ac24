"""Write the reference numbers for shrunken figures, exceedance and ranks of candidates.

    python candidate_figures.py && python candidates.py [folder]

Reads synthetic_figures.csv from the folder and writes candidate_shrunken.csv and candidate_priors.csv
beside it. The beta prior is the zero of the likelihood's derivatives at 40 digits. Ranks are summed
over an even grid of logits (shares) or points (means), four times as fine as the narrowest unit asks;
on each point the number of others that are better is a sum of independent yes and no, convolved
without the unit by halves: what is outside a half is known when its other half has been added.
"""

import csv
import sys
from pathlib import Path

import numpy
from mpmath import mp, mpf
from scipy import optimize, special, stats

from candidate_figures import OUTPUT
from fixtures import write
from models import beta_binomial_score, log_likelihood, restricted, restricted_score

mp.dps = 40
PERIOD, FLOORS = "2021", {"shares": 100, "means": 10}


# --- What is known of each unit --------------------------------------------------


def beta_prior(pairs):
    common = sum(x for x, _ in pairs) / sum(n for _, n in pairs)
    rough = optimize.minimize(
        lambda v: -log_likelihood(pairs, special.expit(v[0]), numpy.exp(v[1])),
        (special.logit(common), numpy.log(0.01)), method="Nelder-Mead",
        options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 4000}).x
    mean, log_theta = mp.findroot(
        lambda m, s: beta_binomial_score(pairs, m, mp.exp(s)),
        (special.expit(rough[0]), rough[1]), tol=mpf(10) ** -34, maxsteps=60)
    theta = mp.exp(log_theta)
    return mean / theta, (1 - mean) / theta


def normal_prior(means, counts, sigma=None):
    """Variance within persons, variance between units and centre, by restricted likelihood."""
    y, n = numpy.array(means, float), numpy.array(counts, float)
    exact = [mpf(m) for m in means]
    rough = optimize.minimize(
        lambda v: -restricted(y, n, sigma**2 if sigma else numpy.exp(v[1]), numpy.exp(v[0])),
        (0.0, 4.0) if not sigma else (0.0,), method="Nelder-Mead",
        options={"xatol": 1e-8, "fatol": 1e-10, "maxiter": 4000}).x
    between = mpf(float(numpy.exp(rough[0])))
    if sigma:
        within = mpf(sigma) ** 2
        between = mp.findroot(lambda t: restricted_score(exact, counts, within, t)[1], between)
    else:
        within, between = mp.findroot(
            lambda s, t: restricted_score(exact, counts, s, t)[:2],
            (mpf(float(numpy.exp(rough[1]))), between))
    assert between > 0
    return within, between, restricted_score(exact, counts, within, between)[2]


class BetaUnits:
    """Shares that are known as Beta(a, b), on the scale of the logit."""

    def __init__(self, a, b):
        self.a, self.b = numpy.array(a, float)[:, None], numpy.array(b, float)[:, None]

    def grid(self):
        width = numpy.sqrt((self.a + self.b) / self.a / self.b).min()
        low = special.logit(special.betaincinv(self.a, self.b, 1e-13)).min()
        high = special.logit(special.betaincinv(self.a, self.b, 1 - 1e-13)).max()
        return numpy.arange(low, high, width / 4)

    def below(self, grid):
        return special.betainc(self.a, self.b, special.expit(grid))

    def log_density(self, grid):
        return -self.a * numpy.log1p(numpy.exp(-grid)) - self.b * numpy.log1p(numpy.exp(grid))


class NormalUnits:
    """Means that are known as N(mean, variance)."""

    def __init__(self, mean, variance):
        self.mean = numpy.array(mean, float)[:, None]
        self.spread = numpy.sqrt(numpy.array(variance, float))[:, None]

    def grid(self):
        low, high = (self.mean + sign * 7.5 * self.spread for sign in (-1, 1))
        return numpy.arange(low.min(), high.max(), self.spread.min() / 4)

    def below(self, grid):
        return special.ndtr((grid - self.mean) / self.spread)

    def log_density(self, grid):
        return -0.5 * ((grid - self.mean) / self.spread) ** 2


# --- Ranks -----------------------------------------------------------------------


def rank_distributions(units, better):
    """For each unit P(rank = 1, 2, ...), 1 the best."""
    grid = units.grid()
    chance = units.below(grid) if better == "low" else 1 - units.below(grid)
    mass = units.log_density(grid)
    mass = numpy.exp(mass - mass.max(axis=1, keepdims=True))
    mass /= mass.sum(axis=1, keepdims=True)
    result = [None] * len(chance)

    def add(counts, members):
        counts = numpy.vstack([counts, numpy.zeros((len(members), counts.shape[1]))])
        filled = len(counts) - len(members)
        for member in members:
            counts[1 : filled + 1] += chance[member] * (counts[:filled] - counts[1 : filled + 1])
            counts[0] *= 1 - chance[member]
            filled += 1
        return counts

    def halve(counts, members):
        """`counts` holds everyone who is not a member."""
        if len(members) == 1:
            result[members[0]] = counts @ mass[members[0]]
            return
        middle = len(members) // 2
        halve(add(counts, members[middle:]), members[:middle])
        halve(add(counts, members[:middle]), members[middle:])

    halve(numpy.ones((1, len(grid))), list(range(len(chance))))
    return result


def rank_columns(distribution):
    """Expected rank; the first ranks reached with probability 2.5 % and 97.5 %, and how near they are."""
    below = numpy.cumsum(distribution)
    expected = (numpy.arange(1, len(distribution) + 1) * distribution).sum()
    yield expected
    for level in (0.025, 0.975):
        rank = int(numpy.searchsorted(below, level))
        yield rank + 1
    yield min(numpy.abs(below - level).min() for level in (0.025, 0.975))


# --- Sets of units -----------------------------------------------------------------


def figures(outcome, count):
    """Eligible units of the last period, and whether each has all context."""
    value, size = ("x", "n") if outcome == "shares" else ("mean", "mean_n")
    for row in rows:
        if row["period"] == PERIOD and row["unit"] <= f"U{count:03}" and row[value] != "":
            if int(row[size]) >= FLOORS[outcome]:
                yield row["unit"], row[value], int(row[size]), row["c1"] != "" and row["c2"] != ""


def share_set(name, members):
    pairs = [(int(x), n) for _, x, n, _ in members]
    alpha, beta = beta_prior(pairs)
    total = mpf(sum(x for x, _ in pairs)) / sum(n for _, n in pairs)
    priors.append((name, len(pairs), alpha, beta, "", "", "", total))
    a = [float(alpha + x) for x, _ in pairs]
    b = [float(beta + n - x) for x, n in pairs]
    ranks = rank_distributions(BetaUnits(a, b), "low")
    for (unit, *_), p, q, distribution in zip(members, a, b, ranks):
        limits = stats.beta.ppf(0.025, p, q), stats.beta.isf(0.025, p, q)
        exceedance = stats.beta.cdf(float(total), p, q)
        yield name, unit, p / (p + q), *limits, exceedance, *rank_columns(distribution)


def mean_set(name, members, sigma=None):
    means, counts = [m for _, m, _, _ in members], [n for _, _, n, _ in members]
    within, between, centre = normal_prior(means, counts, sigma)
    total = mp.fsum(mpf(m) * n for m, n in zip(means, counts)) / sum(counts)
    priors.append((name, len(means), "", "", within, between, centre, total))
    variances = [1 / (1 / between + n / within) for n in counts]
    posterior = [
        v * (centre / between + mpf(m) * n / within) for v, m, n in zip(variances, means, counts)]
    ranks = rank_distributions(NormalUnits(posterior, variances), "high")
    reach = mp.sqrt(2) * mp.erfinv(mpf("0.95"))
    for (unit, *_), m, v, distribution in zip(members, posterior, variances, ranks):
        limits = m - reach * mp.sqrt(v), m + reach * mp.sqrt(v)
        exceedance = mp.ncdf((m - total) / mp.sqrt(v))
        yield name, unit, m, *limits, exceedance, *rank_columns(distribution)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
    rows = list(csv.DictReader((folder / "synthetic_figures.csv").open()))
    priors, shrunken = [], []
    for outcome in ("shares", "means"):
        everyone = list(figures(outcome, 357))
        few = list(figures(outcome, 28))
        made = share_set if outcome == "shares" else mean_set
        shrunken += made(outcome, everyone)
        shrunken += made(f"{outcome}_with_context", [member for member in everyone if member[3]])
        shrunken += share_set("shares_few", few) if outcome == "shares" else mean_set("means_few", few, 9)
    ranks = "expected_rank,rank_lower_95,rank_upper_95,rank_margin"
    header = f"set,unit,shrunken,lower_95,upper_95,exceedance,{ranks}"
    write(folder, "candidate_shrunken", header, shrunken)
    header = "set,units,alpha,beta,within,between,centre,total"
    write(folder, "candidate_priors", header, priors)
