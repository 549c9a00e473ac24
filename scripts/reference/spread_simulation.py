"""How well the spread between persons is estimated from units' means and sizes alone.

    python spread_simulation.py

Worlds of 357 units, sizes like those of municipalities' tenth-grade cohorts (log-normal, median
60, from 5 to 7,000), sigma = 9 and tau = 1 as for grunnskolepoeng, and a world with tau = 0. Two
estimators: restricted maximum likelihood, as Statistics/EstimatedSpread.swift has it, and the
regression of squared deviations from the weighted mean on 1/n with no negative coefficient,
weighted by 1, n or n^2. Prints the mean and standard deviation of the estimate over the truth, and
how often mean -+ z sigma/sqrt(n) covers the unit's own mean.
"""

import numpy
from scipy import optimize

WORLDS, UNITS, SIGMA = 1000, 357, 9.0
random = numpy.random.default_rng(1971)
LEVELS = {"95 %": 1.959963984540054, "99.8 %": 3.090232306167813}


def restricted(y, n):
    def at(log_ratio):
        w = 1 / (1 / n + numpy.exp(log_ratio))
        centre = (w * y).sum() / w.sum()
        scale = (w * (y - centre) ** 2).sum() / (len(y) - 1)
        value = numpy.log(w.sum()) - numpy.log(w).sum() + (len(y) - 1) * numpy.log(scale)
        return value, scale

    grid = numpy.linspace(-20, 5, 51)
    best = grid[numpy.argmin([at(g)[0] for g in grid])]
    found = optimize.minimize_scalar(lambda g: at(g)[0], bounds=(best - 0.5, best + 0.5), method="bounded")
    return at(found.x)[1] ** 0.5


def regression(power):
    def estimate(y, n):
        squares = (y - (n * y).sum() / n.sum()) ** 2
        root = n ** (power / 2)
        return optimize.nnls(numpy.c_[root / n, root], squares * root)[0][0] ** 0.5

    return estimate


ESTIMATORS = {
    "REML": restricted,
    "regression, weight 1": regression(0),
    "regression, weight n": regression(1),
    "regression, weight n^2": regression(2),
}

for tau in (1.0, 0.0):
    estimates = {name: [] for name in ESTIMATORS}
    covered = {(name, level): [] for name in ESTIMATORS for level in LEVELS}
    for _ in range(WORLDS):
        n = numpy.clip(numpy.rint(numpy.exp(random.normal(numpy.log(60), 1.1, UNITS))), 5, 7000)
        own = 41 + tau * random.standard_normal(UNITS)
        y = own + SIGMA * random.standard_normal(UNITS) / n**0.5
        for name, estimator in ESTIMATORS.items():
            sigma = estimator(y, n)
            estimates[name].append(sigma / SIGMA)
            for level, z in LEVELS.items():
                covered[name, level].append((abs(y - own) <= z * sigma / n**0.5).mean())
    for name in ESTIMATORS:
        shares = ", ".join(f"{level} covers {numpy.mean(covered[name, level]):.4f}" for level in LEVELS)
        ratio = numpy.array(estimates[name])
        print(f"tau {tau}: {name}: sigma/true {ratio.mean():.4f} (sd {ratio.std():.4f}), {shares}")
