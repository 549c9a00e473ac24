"""The same estimates by NumPy and SciPy, vectorised: one call of each function for all rows.

usage: estimates.py FOLDER
"""

import sys
import time
from pathlib import Path

import numpy as np
from scipy.optimize import elementwise
from scipy.special import ndtr, ndtri
from scipy.stats import false_discovery_control

LEVELS = {"95": ndtri(0.975), "998": ndtri(0.999)}


def read(name):
    return np.fromfile(Path(sys.argv[1]) / name, dtype=np.int32)


def wilson(x, n, z):
    centre = 2 * x + z * z
    half = z * np.sqrt(z * z + 4 * x * (1 - x / n))
    below = 2 * (n + z * z)
    return np.maximum((centre - half) / below, 0), np.minimum((centre + half) / below, 1)


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


x, n = read("x").astype(float), read("n").astype(float)
groups = [read(name) for name in ("country", "county", "region")]
units = len(groups[0])
series = len(x) // units

start = time.perf_counter()
intervals = {level: wilson(x, n, z) for level, z in LEVELS.items()}
offset = np.repeat(np.arange(series), units)
comparisons = []
for group in groups:
    count = group.max() + 1
    key = offset * count + np.tile(group, series)
    whole_x = np.bincount(key, x, series * count)[key]
    whole_n = np.bincount(key, n, series * count)[key]
    rest_x, rest_n = whole_x - x, whole_n - n
    p, p0, w = x / n, whole_x / whole_n, n / whole_n
    z = (p - p0) / np.sqrt(p0 * (1 - p0) * (1 - w) / n)
    p_value = 2 * ndtr(-np.abs(z))
    q = false_discovery_control(p_value.reshape(series, units), axis=1).ravel()
    limits = {}
    for level, quantile in LEVELS.items():
        lower, upper = mee(x, n, rest_x, rest_n, quantile)
        limits[level] = ((1 - w) * lower, (1 - w) * upper)
    comparisons.append((z, p_value, q, limits))
seconds = time.perf_counter() - start

print(
    f"{seconds:.3f}",
    f"{(intervals['95'][0].sum() + intervals['998'][1].sum()):.6f}",
    f"{sum(c[0].sum() for c in comparisons):.6f}",
    f"{sum(c[3]['95'][0].sum() for c in comparisons):.6f}",
    f"{sum(c[3]['998'][1].sum() for c in comparisons):.6f}",
    sum(int((c[2] <= 0.05).sum()) for c in comparisons),
)
