"""Write the reference numbers for natural change: how units change by themselves, and one unit's beside it.

    pip install -r requirements.txt
    python change.py [output directory]

Written out with whole covariance matrices, and with the fit of lasting.py; the level shift is a linear model
whose errors have the covariance, solved by whitening and least squares. Seeds are fixed.
"""

import sys
from pathlib import Path

import numpy as np
from scipy import optimize
from scipy.special import expit, logit

from fixtures import DEFAULT_OUTPUT
from lasting import NAMES, SHARES, covariance, fit, write


def place(x, n, e, prior):
    """Where a unit lies from what is expected: the mode of the binomial likelihood under a normal prior."""
    def minus_log_posterior(theta):
        p = expit(logit(e) + theta)
        return -np.nansum(x * np.log(p) + (n - x) * np.log1p(-p)) + theta**2 / (2 * prior)

    def slope(theta):
        return np.nansum(x - n * expit(logit(e) + theta)) - theta / prior

    start = optimize.minimize_scalar(minus_log_posterior, bounds=(-10, 10), method="bounded").x
    return optimize.brentq(slope, start - 1, start + 1, xtol=1e-14)


def distances(x, n, e, p):
    d, v, slopes = (np.full(x.shape, np.nan) for _ in range(3))
    for i in range(len(x)):
        chance = np.nanmean(1 / (n[i] * e[i] * (1 - e[i])))
        theta = place(x[i], n[i], e[i], p[0] + p[1] * chance)
        share = expit(logit(e[i]) + theta)
        slopes[i] = share * (1 - share)
        d[i], v[i] = theta + (x[i] / n[i] - share) / slopes[i], 1 / (n[i] * slopes[i])
    return d, v, slopes


def fitted(x, n, e):
    p = np.array([0.1, 1, 1, 0, 1, 0])
    for _ in range(3):
        d, v, _ = distances(x, n, e, p)
        p, _ = fit(d, v, SHARES)
    return p


def statements(d, v, slopes, g, p, since, last):
    """Change and level shift of one unit, in the figures' own unit, each with its standard error."""
    at = np.flatnonzero(np.isfinite(d))
    s = covariance(p, at, v[at], v[at].mean()) + np.diag(g[at])
    answers = [np.nan] * 4
    contrast = (at == last).astype(float) - (at == since)
    if contrast.any() and not contrast.sum():
        answers[:2] = [contrast @ d[at] * slopes[last], np.sqrt(contrast @ s @ contrast) * slopes[last]]
    used = at <= last
    design = np.column_stack([np.ones(used.sum()), at[used] > since])
    if np.linalg.matrix_rank(design) == 2:
        white = np.linalg.inv(np.linalg.cholesky(s[np.ix_(used, used)]))
        slope = slopes[at[used][-1]]
        b = np.linalg.lstsq(white @ design, white @ d[at][used], rcond=None)[0]
        r = np.linalg.inv(np.linalg.qr(white @ design)[1])
        answers[2:] = [b[1] * slope, np.sqrt((r @ r.T)[1, 1]) * slope]
    return answers


def world(random, units, periods, gaps, level, sigma, drift):
    n = np.exp(random.normal(7, 1, (units, 1))).round().clip(150, 60000) * np.ones(periods)
    e = expit(level + drift * np.arange(periods)) * np.ones((units, 1))
    last = sigma * random.normal(size=(units, 1)) + 0.05 * random.normal(size=(units, periods)).cumsum(1)
    x = random.binomial(n.astype(int), expit(logit(e) + last)).astype(float)
    lack = random.random(x.shape) < gaps
    lack[np.arange(units), random.integers(0, periods, units)] = False
    for table in (x, n, e):
        table[lack] = np.nan
    return x, n, e, np.where(lack, np.nan, random.uniform(0, 0.0005, (units, 1)))


def main(output):
    random = np.random.default_rng(20212)
    figures, parameters, changes = [], [], []
    worlds = [(120, 10, 0.05, -2.0, 0.2, 0.02), (80, 4, 0.0, 1.0, 0.3, -0.05), (60, 7, 0.3, -3.0, 0.2, 0.0)]
    for case, shape in enumerate(worlds):
        x, n, e, g = world(random, *shape)
        p = fitted(x, n, e)
        periods = x.shape[1]
        parameters.append([case, periods, *p])
        d, v, slopes = distances(x, n, e, p)
        for i, t in zip(*np.nonzero(np.isfinite(x))):
            figures.append([case, i, t, int(x[i, t]), int(n[i, t]), e[i, t], g[i, t]])
        for i in range(len(x)):
            for since, last in ((periods // 2, periods - 1), (0, periods // 2)):
                changes.append([case, i, since, last, *statements(d[i], v[i], slopes[i], g[i], p, since, last)])
        print(case, dict(zip(NAMES, p.round(4))))
    write(output / "change_figures.csv", ["case", "unit", "period", "x", "n", "expected", "uncertainty"], figures)
    write(output / "change_covariance.csv", ["case", "periods"] + NAMES, parameters)
    write(output / "changes.csv", ["case", "unit", "since", "last", "change", "change_se", "shift", "shift_se"], changes)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUTPUT)
