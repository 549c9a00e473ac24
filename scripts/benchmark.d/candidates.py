"""The same candidates by NumPy and SciPy, vectorised as candidates.R is, with the same numbers but for
the draws of ranks.

usage: candidates.py FAMILIES [FOLDER]

Columns and what is printed are as in candidates.R; figures of its own are others.
"""

import sys
import time
from pathlib import Path

import numpy as np
from scipy.optimize import brentq, minimize
from scipy.spatial.distance import cdist
from scipy.special import betainc, betaincinv, betaln, digamma, expit, gammaln, logit, ndtr, ndtri, xlogy
from scipy.stats import false_discovery_control, median_abs_deviation

UNITS, DRAWS, NEIGHBOURS, KAPPA, BETTER = 357, 10_000, 20, 0.6786545589528744, -1
families = int(sys.argv[1])
random = np.random.default_rng(20)


def read(name, kind):
    return np.fromfile(Path(sys.argv[2]) / name, dtype=kind).astype(float).reshape(families, UNITS)


def made():
    n = np.maximum(55, np.rint(np.exp(random.normal(6.5, 1.25, UNITS))))
    deviant = np.arange(1, UNITS + 1) % 50 == 0
    n[deviant] = 2000
    own = random.normal(0, 0.15, UNITS) - 0.8 * deviant
    c1, c2 = random.normal(41, 1.4, UNITS), random.normal(2.2, 0.6, UNITS)
    eta = -2 - 0.12 * (c1 - 41) + 0.18 * (c2 - 2.2) + own
    x = random.binomial(n.astype(int), expit(eta + random.normal(0, 0.05, (families, UNITS))))
    return x.astype(float), *(np.tile(v, (families, 1)) for v in (n, c1, c2))


def winsorised_sum(z):
    return (np.clip(z, *np.quantile(z, (0.1, 0.9))) ** 2).sum()


def robust_tau2(d, s2):
    def excess(tau2):
        return winsorised_sum(d / np.sqrt(s2 + tau2)) - len(d) * KAPPA

    if excess(0) <= 0:
        return 0.0
    high = s2.mean()
    while excess(high) > 0:
        high *= 2
    return brentq(excess, 0, high, xtol=1e-16, rtol=1e-14)


def fit_logit(X, y, weight, beta):
    """Coefficients, fitted shares and the inverse of the Hessian, by Newton's method."""
    for _ in range(50):
        p = expit(X @ beta)
        inverse = np.linalg.inv((X.T * (weight * p * (1 - p))) @ X)
        step = inverse @ (X.T @ (weight * (y - p)))
        beta = beta + step
        if np.abs(step).max() < 1e-11:
            break
    p = expit(X @ beta)
    return beta, p, np.linalg.inv((X.T * (weight * p * (1 - p))) @ X)


def alone(X, y, weight, beta, p, inverse, h, exact):
    """Linear predictors without each unit: one step, or from there to the end, all units together."""
    AX = X @ inverse
    own = (weight * p * (1 - p) / (1 - h))[:, None]
    B = beta - AX * (weight * (y - p) / (1 - h))[:, None]
    for _ in range(30 if exact else 0):
        R = weight * (y - expit(B @ X.T))
        np.fill_diagonal(R, 0)
        G = R @ X
        step = G @ inverse + AX * (own * (AX * G).sum(1, keepdims=True))
        B += step
        if np.abs(step).max() < 1e-11:
            break
    return (X * B).sum(1)


def student(y, p, weight, h, coefficients):
    square = 2 * weight * (xlogy(y, y / p) + xlogy(1 - y, (1 - y) / (1 - p)))
    pearson = (y - p) ** 2 * weight / (p * (1 - p))
    scale = (square.sum() - square / (1 - h)) / (len(y) - coefficients - 1)
    return np.sign(y - p) * np.sqrt((square + h / (1 - h) * pearson) / scale)


GRID = np.arange(-15, 16) * 0.6
DENSITY = np.exp(-(GRID**2) / 2) / np.exp(-(GRID**2) / 2).sum()


def predictive_z(x, n, p, s2):
    """As in candidates.R, for all units at once."""
    s, centre = np.sqrt(s2)[:, None], logit(p)[:, None]
    for _ in range(4):
        share = expit(centre + s * GRID)
        slope = (share * (1 - share)) @ DENSITY
        centre = centre + ((p - share @ DENSITY) / slope)[:, None]
    middle = (x + 0.5) / (n + 1)
    width = 1 / np.sqrt((n + 1) * middle * (1 - middle))
    left = logit(middle) - np.maximum(10 * width, 25 / np.maximum(x, 1))
    step = (logit(middle) + 10 * width - left) / 160
    t = left[:, None] + step[:, None] * np.arange(161)
    share, rest = expit(t), expit(-t)
    x1, n1 = x[:, None], n[:, None]
    ways = (gammaln(n + 1) - gammaln(x + 1) - gammaln(n - x + 1))[:, None]
    chance = np.exp(ways + x1 * np.log(share) + (n1 - x1) * np.log(rest))
    f = step[:, None] * chance * (x1 * rest + (n1 - x1) * share) / 2
    u = (t - centre) / s
    below, above = (f * ndtr(u)).sum(1), (f * ndtr(-u)).sum(1) + (x == 0) / 2
    return np.where(below <= above, ndtri(below), -ndtri(above))


def expectation(x, n, X):
    y, v, tau2, exact = x / n, np.ones(UNITS), 0.0, False
    beta = np.zeros(X.shape[1])
    beta[0] = logit(x.sum() / n.sum())
    for _ in range(50):
        beta, p, inverse = fit_logit(X, y, n * v, beta)
        w = n * v * p * (1 - p)
        h = w * np.einsum("ij,jk,ik->i", X, inverse, X)
        expected = expit(alone(X, y, n * v, beta, p, inverse, h, exact))
        q = expected * (1 - expected)
        d = (y - expected) / q
        s2 = 1 / (n * q) + h / (1 - h) / w
        before, tau2 = tau2, robust_tau2(d, s2)
        # One step is enough until tau2 has settled; then the rounds go on exactly.
        if abs(tau2 - before) < 1e-10 * (1e-10 + tau2):
            if exact:
                break
            exact = True
        v = 1 / (1 + tau2 * n * p * (1 - p))
    return {
        "difference": y - expected, "z": d * np.sqrt(n * q), "tau2": tau2,
        "z_overdispersed": predictive_z(x, n, expected, tau2 + s2 - 1 / (n * q)),
        "residual": student(y, p, n * v, h, len(beta))}


def peers(x, n, C, tau2):
    Z = (C - C.mean(0)) / C.std(0, ddof=1)
    distance = cdist(Z, Z)
    np.fill_diagonal(distance, np.inf)
    nearest = np.argsort(distance, axis=1, kind="stable")[:, :NEIGHBOURS]
    size = n[nearest]
    total = size.sum(1)
    value = x[nearest].sum(1) / total
    q = value * (1 - value)
    g = ((size / total[:, None]) ** 2 * (1 / (size * q[:, None]) + tau2)).sum(1)
    return x / n - value, predictive_z(x, n, value, tau2 + g)


def beta_binomial(x, n):
    def minus(v):
        m, s = expit(v[0]), np.exp(v[1])
        a, b = m * s, s - m * s
        whole = digamma(s) - digamma(s + n)
        by_a = (digamma(a + x) - digamma(a) + whole).sum()
        by_b = (digamma(b + n - x) - digamma(b) + whole).sum()
        value = (betaln(a + x, b + n - x) - betaln(a, b)).sum()
        slope = np.array([(by_a - by_b) * s * m * (1 - m), by_a * a + by_b * b])
        return -value / UNITS, -slope / UNITS

    start = (logit((x / n).mean()), np.log(100))
    best = minimize(minus, start, jac=True, method="BFGS", options={"gtol": 1e-10}).x
    m, s = expit(best[0]), np.exp(best[1])
    return m * s, s - m * s


def ranks(a, b):
    who = np.argsort(random.beta(a, b, (DRAWS, UNITS)), axis=1)
    counts = np.bincount((who * UNITS + np.arange(UNITS)).ravel(), minlength=UNITS**2)
    counts = counts.reshape(UNITS, UNITS)
    below = counts.cumsum(1) / DRAWS
    expected = counts @ np.arange(1, UNITS + 1) / DRAWS
    return expected, (below < 0.025).sum(1) + 1, (below < 0.975).sum(1) + 1


def work(x, n, C):
    result = expectation(x, n, np.column_stack([np.ones(UNITS), C - C.mean(0)]))
    p = ndtr(-BETTER * result["z_overdispersed"])
    alpha, beta = beta_binomial(x, n)
    a, b = alpha + x, beta + n - x
    share = x / n
    difference, z = peers(x, n, C, result["tau2"])
    return result | {
        "q": false_discovery_control(p), "peer_difference": difference, "peer_z": z,
        "robust": (share - np.median(share)) / median_abs_deviation(share, scale="normal"),
        "alpha": alpha, "shrunken": a / (a + b), "lower": betaincinv(a, b, 0.025),
        "upper": betaincinv(a, b, 0.975), "exceedance": betainc(a, b, x.sum() / n.sum()),
        "ranks": ranks(a, b)}


def judge(result, years):
    better_years = sum(
        (BETTER * year["difference"] > 0) & (BETTER * year["z_overdispersed"] >= 1.645)
        for year in years)
    evidence = (result["residual"], result["peer_z"], result["robust"])
    agreeing = sum(BETTER * values >= 1.645 for values in evidence)
    return (
        (BETTER * result["difference"] > 0) & (BETTER * result["peer_difference"] > 0)
        & (BETTER * result["difference"] >= 0.01) & (result["q"] <= 0.10)
        & ((len(years) < 2) | (better_years >= 2)) & (agreeing >= 2))


if len(sys.argv) > 2:
    x, n, c1, c2 = read("x", np.int32), read("n", np.int32), read("c1", float), read("c2", float)
else:
    x, n, c1, c2 = made()

start = time.perf_counter()
results = [work(x[f], n[f], np.column_stack([c1[f], c2[f]])) for f in range(families)]
candidates = [judge(results[f], results[f - f % 3 : f + 1]).sum() for f in range(families)]
seconds = time.perf_counter() - start

names = ("tau2", "z_overdispersed", "peer_z", "q", "upper", "exceedance")
sums = [sum(np.sum(result[name]) for result in results) for name in names]
sums += [sum(result["ranks"][limit].sum() for result in results) for limit in (1, 2)]
print(f"{seconds:.3f}", *(f"{s:.9f}" for s in sums), sum(candidates))
