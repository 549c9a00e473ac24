"""Write the reference numbers for repeated figures: what lasts of each unit, and how sure that is.

    pip install -r requirements.txt
    python lasting.py [output directory]

Written out with whole covariance matrices: densities by SciPy's multivariate normal, the fit by
Nelder and Mead's simplex after a quasi-Newton method with numerical slopes, quantiles by root finding.
Seeds are fixed: two runs write identical files.

Sources
  Stephens 2017, Biostatistics 18:275                scale mixture of normals
  Newton and others 2004, Biostatistics 5:155        Bayesian false discovery rate
"""

import sys
from pathlib import Path

import numpy as np
from scipy import optimize, stats
from scipy.special import expit, logit

from fixtures import DEFAULT_OUTPUT

NAMES = ["lasting", "lasting_in_small", "persistence", "passing", "chance", "carried_over"]
GRID = np.array([0, 0.5, 0.71, 1, 1.41, 2, 2.83, 4])
SHARES = dict(
    centre=np.array([np.log(0.02), np.log(0.5), 3, np.log(0.004), 0, -0.6]),
    width=np.array([3, 1.5, 1, 1.5, 0.35, 0.7]),
    box=[(-9, 2), (-6, 3), (-1, 7), (-12, 0), (0, 2), (-5, 3)],
)


def parameters(q):
    return np.array([np.exp(q[0]), np.exp(q[1]), expit(q[2]), np.exp(q[3]), np.exp(q[4]), expit(q[5])])


def lags(periods):
    return np.abs(np.subtract.outer(periods, periods))


def covariance(p, periods, v, mean):
    """The covariance matrix of one unit's distances."""
    lag = lags(periods)
    return (p[0] + p[1] * mean) * p[2] ** lag + (p[3] + p[4] * np.sqrt(np.outer(v, v))) * p[5] ** lag


def minus_log_likelihood(p, d, v):
    total = 0.0
    for own, chance in zip(d, v):
        at = np.flatnonzero(np.isfinite(own))
        if len(at):
            s = covariance(p, at, chance[at], chance[at].mean())
            # Without the constant.
            total -= stats.multivariate_normal.logpdf(own[at], np.zeros(len(at)), s)
            total -= 0.5 * len(at) * np.log(2 * np.pi)
    return total


def groups(d, v):
    """Units with the same periods together, so that one call of NumPy does for all of them."""
    known = np.isfinite(d)
    for pattern in np.unique(known, axis=0):
        at = np.flatnonzero(pattern)
        if len(at):
            rows = np.flatnonzero((known == pattern).all(1))
            yield at, d[np.ix_(rows, at)], v[np.ix_(rows, at)]


def objective(q, free, prior, grouped):
    whole = prior["centre"].copy()
    whole[free] = q
    p = parameters(whole)
    p[[k for k in (1, 3) if k not in free]] = 0
    total = 0.5 * (((whole - prior["centre"]) / prior["width"])[free] ** 2).sum()
    for at, d, v in grouped:
        lag = lags(at)
        s = (p[0] + p[1] * v.mean(1))[:, None, None] * p[2] ** lag
        s = s + (p[3] + p[4] * np.sqrt(v[:, :, None] * v[:, None, :])) * p[5] ** lag
        sign, log_determinant = np.linalg.slogdet(s)
        if (sign <= 0).any():
            return 1e12
        total += 0.5 * log_determinant.sum()
        total += 0.5 * (d * np.linalg.solve(s, d[:, :, None])[:, :, 0]).sum()
    return total


def fit(d, v, prior, start=None):
    free = [0, 1, 2, 3, 4, 5] if np.isfinite(d).sum(1).max() > 1 else [0, 4]
    if prior.get("means"):
        free = [k for k in free if k != 1]
    grouped = list(groups(d, v))
    box = [prior["box"][k] for k in free]
    begin = (prior["centre"] if start is None else start)[free].copy()
    if 4 in free and not prior.get("means") and start is None:
        begin[free.index(4)] = 0.1
    best = optimize.minimize(
        objective, begin, (free, prior, grouped), "L-BFGS-B", bounds=box, options=dict(ftol=1e-13, gtol=1e-7))
    best = optimize.minimize(
        objective, best.x, (free, prior, grouped), "Nelder-Mead", bounds=box,
        options=dict(xatol=1e-7, fatol=1e-9, maxiter=4000, initial_simplex=np.clip(
            best.x + np.vstack([np.zeros(len(free)), 0.02 * np.eye(len(free))]),
            *np.array(box).T)))
    whole = prior["centre"].copy()
    whole[free] = best.x
    p = parameters(whole)
    p[[k for k in (1, 3) if k not in free]] = 0
    return p, whole


def lasting(d, v, g, p, leave=None):
    """What each unit alone says of its lasting value in the last period: estimate and variance."""
    last = d.shape[1] - 1
    a, variance, prior = (np.full(len(d), np.nan) for _ in range(3))
    for i, (own, chance) in enumerate(zip(d, v)):
        all_known = np.flatnonzero(np.isfinite(own))
        at = all_known[all_known != leave]
        if not len(at):
            continue
        mean = chance[all_known].mean()
        prior[i] = p[0] + p[1] * mean
        carried = p[2] ** (last - at)
        s = covariance(p, at, chance[at], mean) - prior[i] * np.outer(carried, carried)
        inverse = np.linalg.inv(s)
        information = carried @ inverse @ carried
        a[i] = carried @ inverse @ own[at] / information
        variance[i] = 1 / information + g[i][all_known].mean()
    return a, variance, prior


def scale_mixture(a, variance, prior):
    weights = np.full(len(GRID), 1 / len(GRID))
    density = np.array([stats.norm.pdf(a, 0, np.sqrt(variance + prior * k * k)) for k in GRID]).T
    for _ in range(2000):
        own = density * weights
        own /= own.sum(1, keepdims=True)
        new = own.sum(0) + (GRID == 1)
        new /= new.sum()
        moved, weights = abs(new - weights).max(), new
        if moved < 1e-7:
            break
    return GRID, weights


def posterior(a, variance, prior, grid, weights, middle):
    total = variance[:, None] + prior[:, None] * grid**2
    own = weights * stats.norm.pdf(a[:, None], 0, np.sqrt(total))
    own /= own.sum(1, keepdims=True)
    shrink = prior[:, None] * grid**2 / total
    mean = middle[:, None] + shrink * a[:, None]
    return own, mean, np.sqrt(np.maximum(shrink * variance[:, None], 1e-14))


def working(x, n, e, variances, theta):
    middle = logit(e) - 0.5 * variances[:, None] * (1 - 2 * e)
    p = expit(middle + theta[:, None])
    return theta[:, None] + (x / n - p) / (p * (1 - p)), 1 / (n * p * (1 - p)), middle


def mean_over(values):
    return np.nanmean(values, axis=1)


def natural(n, e, p):
    return p[0] + p[1] * mean_over(1 / (n * e * (1 - e))) + p[3]


def answers(x, n, e, g, delta, better):
    """Everything that is said of shares; better is -1 or 1."""
    theta, variances, q = np.zeros(len(x)), np.full(len(x), 0.03), None
    for _ in range(3):
        d, v, middle = working(x, n, e, variances, theta)
        p, q = fit(d, v, SHARES, q)
        a, variance, prior = lasting(d, v, g, p)
        variances = prior + p[3]
        theta = np.clip(prior / (prior + variance) * a, -1.5, 1.5)
    unit = np.isfinite(x[:, -1])
    few = unit.sum() < 60
    grid, weights = (np.ones(1), np.ones(1)) if few else scale_mixture(a[unit], variance[unit], prior[unit])
    at = middle[:, -1]
    own = posterior(a, variance, prior, grid, weights, at)
    theta = np.where(unit, (own[0] * own[1]).sum(1) - at, theta)
    d, v, _ = working(x, n, e, natural(n, e, p), theta)
    before = posterior(*lasting(d, v, g, p, leave=x.shape[1] - 1), grid, weights, at)
    if few:
        own, before = integrated(x, n, e, g, p, theta)
    expected = e[:, -1]

    def better_by(parts, difference):
        value = expected + better * difference
        possible = (value > 0) & (value < 1)
        cut = logit(np.where(possible, value, 0.5))
        z = better * (parts[1] - cut[:, None]) / parts[2]
        return np.where(possible, (parts[0] * stats.norm.cdf(z)).sum(1), 0)

    def quantile(parts, i, probability):
        w, m, s = (part[i] for part in parts)
        low, high = (m - 10 * s).min(), (m + 10 * s).max()
        return expit(optimize.brentq(lambda z: (w * stats.norm.cdf((z - m) / s)).sum() - probability, low, high, xtol=1e-13))

    rows = []
    for i in np.flatnonzero(unit):
        rows.append(dict(
            unit=i, estimate=a[i], standard_error=np.sqrt(variance[i]), prior_sd=np.sqrt(prior[i]),
            probability=better_by(own, delta)[i], probability_without_period=better_by(before, delta)[i],
            probability_twice=better_by(own, 2 * delta)[i], better_at_all=better_by(own, 0)[i],
            difference=(own[0][i] * expit(own[1][i])).sum() - expected[i],
            lower=quantile(own, i, 0.05) - expected[i], upper=quantile(own, i, 0.95) - expected[i]))
    return p, rows


def integrated(x, n, e, g, fitted, theta):
    """The posterior over 15 factors of the lasting variance."""
    logs, parts, parts_before = [], [], []
    for factor in np.exp(np.linspace(np.log(0.03), np.log(12), 15)):
        p = fitted.copy()
        p[:2] *= factor
        d, v, middle = working(x, n, e, natural(n, e, p), theta * min(1, factor))
        sigma = np.sqrt(p[0])
        logs.append(-minus_log_likelihood(p, d, v) + stats.halfnorm.logpdf(sigma, 0, 0.5) + np.log(sigma))
        one = np.ones(1)
        parts.append(posterior(*lasting(d, v, g, p), one, one, middle[:, -1]))
        parts_before.append(posterior(*lasting(d, v, g, p, leave=x.shape[1] - 1), one, one, middle[:, -1]))
    weights = np.exp(np.array(logs) - max(logs))
    weights /= weights.sum()

    def mixed(all_parts):
        return tuple(np.hstack([part[k] * (w if k == 0 else 1) for part, w in zip(all_parts, weights)]) for k in range(3))

    return mixed(parts), mixed(parts_before)


def write(path, header, rows):
    def text(value):
        if isinstance(value, (int, str, np.integer)):
            return str(value)
        return "nan" if np.isnan(value) else repr(float(f"{value:.15g}"))

    path.write_text("".join(",".join(cells) + "\n" for cells in [header] + [[text(v) for v in row] for row in rows]))
    print(f"{path.name}: {len(rows)} rows", flush=True)


def world(random, units, periods, gaps, level, sigma):
    n = np.exp(random.normal(7, 1, units)).round().clip(150, 60000)
    e = expit(level + 0.2 * random.normal(size=units))[:, None] * np.ones(periods)
    last = sigma * random.standard_t(5, units)
    share = expit(logit(e) + last[:, None] + 0.05 * random.normal(size=(units, periods)))
    x = random.binomial(n[:, None].astype(int), share).astype(float)
    n = np.repeat(n[:, None], periods, 1)
    lack = random.random((units, periods)) < gaps
    # Nobody lacks everything.
    lack[np.arange(units), random.integers(0, periods, units)] = False
    x[lack] = np.nan
    n, e = np.where(lack, np.nan, n), np.where(lack, np.nan, e)
    return x, n, e, np.where(lack, np.nan, random.uniform(0.0001, 0.003, (units, 1)))


def main(output):
    random = np.random.default_rng(20211)
    figures, fitted, said = [], [], []
    worlds = [(150, 7, 0.05, -2.0, 0.2), (100, 3, 0.0, -1.0, 0.3), (80, 10, 0.2, 1.5, 0.15),
              (70, 1, 0.0, -2.0, 0.3), (65, 2, 0.1, -2.5, 0.25), (40, 5, 0.1, -2.0, 0.25), (12, 4, 0.0, 0.0, 0.1)]
    for case, shape in enumerate(worlds):
        x, n, e, g = world(random, *shape)
        better, delta = (1, 0.02) if case == 2 else (-1, 0.02)
        p, rows = answers(x, n, e, g, delta, better)
        fitted.append([case, x.shape[1], better, delta] + list(p))
        for i, t in zip(*np.nonzero(np.isfinite(x))):
            figures.append([case, i, t, int(x[i, t]), int(n[i, t]), e[i, t], g[i, t]])
        for row in rows:
            said.append([case] + list(row.values()))
        names = list(rows[0])
        print(case, dict(zip(NAMES, p.round(4))))
    write(output / "lasting_figures.csv", ["case", "unit", "period", "x", "n", "expected", "uncertainty"], figures)
    write(output / "lasting_covariance.csv", ["case", "periods", "better", "delta"] + NAMES, fitted)
    write(output / "lasting_units.csv", ["case"] + names, said)
    likelihood = []
    for case in range(40):
        periods = int(random.integers(1, 9))
        p = parameters(np.array([random.normal(-4, 1), random.normal(-0.5, 1), random.normal(2, 1),
                                 random.normal(-5, 1), abs(random.normal(0, 0.3)), random.normal(-0.6, 0.7)]))
        d, v = random.normal(0, 0.2, (1, periods)), random.uniform(0.001, 0.05, (1, periods))
        likelihood.append([case, periods, *p, " ".join(map(repr, map(float, d[0]))), " ".join(map(repr, map(float, v[0]))),
                           minus_log_likelihood(p, d, v)])
    write(output / "lasting_likelihood.csv", ["case", "periods"] + NAMES + ["distances", "variances", "value"], likelihood)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUTPUT)
