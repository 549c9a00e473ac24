"""The same comparisons as `nullpunkt calc compare`, by polars, NumPy and SciPy: one call of each function for
all rows.

usage: compare.py INPUT.csv OUTPUT.csv
"""

import sys

import numpy as np
import polars
from scipy.optimize import elementwise
from scipy.special import ndtr, ndtri

LEVELS = {"95": ndtri(0.975), "998": ndtri(0.999)}


def score(delta, x1, n1, x2, n2):
    """Mee's statistic at a difference; Miettinen and Nurminen's closed form of the fit."""
    total, events = n1 + n2, x1 + x2
    l2 = (n1 + 2 * n2) * delta - total - events
    l1 = (n2 * delta - total - 2 * x2) * delta + events
    l0 = x2 * delta * (1 - delta)
    q = l2**3 / (27 * total**3) - l1 * l2 / (6 * total**2) + l0 / (2 * total)
    p = np.sqrt(np.maximum(l2**2 / (9 * total**2) - l1 / (3 * total), 0))
    p = np.where(q > 0, p, -p)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.clip(q / p**3, -1, 1)
    angle = (np.pi + np.arccos(np.where(np.isnan(ratio), 0, ratio))) / 3
    p2 = np.clip(2 * p * np.cos(angle) - l2 / (3 * total), 0, 1)
    p1 = np.clip(p2 + delta, 0, 1)
    variance = p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2
    with np.errstate(divide="ignore", invalid="ignore"):
        return (x1 / n1 - x2 / n2 - delta) / np.sqrt(variance)


def mee(x1, n1, x2, n2, z):
    """Both limits, by Chandrupatla's method on all rows at once."""
    d = x1 / n1 - x2 / n2
    edge = 1 - 1e-9
    lower = elementwise.find_root(
        lambda t, *a: score(t, *a) - z, (np.full_like(d, -edge), d), args=(x1, n1, x2, n2)
    ).x
    upper = elementwise.find_root(
        lambda t, *a: score(t, *a) + z, (d, np.full_like(d, edge)), args=(x1, n1, x2, n2)
    ).x
    return lower, upper


table = polars.read_csv(sys.argv[1])
x, n, whole_x, whole_n = (table[name].to_numpy().astype(float) for name in table.columns)
p, p0, w = x / n, whole_x / whole_n, n / whole_n
z = (p - p0) / np.sqrt(p0 * (1 - p0) * (1 - w) / n)
columns = {"value": p, "benchmark": p0, "difference": p - p0, "z": z, "p_value": 2 * ndtr(-np.abs(z))}
for level, quantile in LEVELS.items():
    lower, upper = mee(x, n, whole_x - x, whole_n - n, quantile)
    columns[f"lower_{level}"], columns[f"upper_{level}"] = (1 - w) * lower, (1 - w) * upper
table.hstack(polars.DataFrame(columns)).write_csv(sys.argv[2])
