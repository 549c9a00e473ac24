"""Write the reference numbers for few units' shrunken shares, integrated over their common distribution.

    pip install -r requirements.txt
    python few_units.py [output directory]

Over a dense grid of the spread between units and of their common share, with SciPy's beta-binomial
probabilities; limits by bisection on the mixture's distribution function. Seeds are fixed.
"""

import sys
from pathlib import Path

import numpy as np
from scipy import special, stats
from scipy.special import expit, logit

from fixtures import DEFAULT_OUTPUT
from lasting import write


def common_distributions(x, n, spreads=160, shares=121):
    """alpha, beta and the probability of each; flat in tau squared, falling off as exp(-tau^2 / 2)."""
    common = x.sum() / n.sum()
    found = []
    for tau in np.exp(np.linspace(np.log(0.02), np.log(0.02 * np.exp(35 * 0.15)), spreads)):
        correlation = tau**2 * common * (1 - common)
        if correlation >= 0.9:
            break
        total = (1 - correlation) / correlation
        error = 1 / np.sqrt((1 / (tau**2 + 1 / (n * common * (1 - common)))).sum())
        places, width = logit(common), 12
        for _ in range(3):
            grid = places + width * error * np.linspace(-1, 1, shares)
            mean = expit(grid)[:, None]
            logs = stats.betabinom.logpmf(x, n, total * mean, total * (1 - mean)).sum(1)
            likely = grid[logs > logs.max() - 25]
            # The grid reaches as far as anything is known of.
            places, width = (likely[0] + likely[-1]) / 2, 0.55 * (likely[-1] - likely[0]) / error + 1e-9
        weight = logs + np.log(grid[1] - grid[0]) - tau**2 / 2 + 2 * np.log(tau)
        found += [(total * expit(u), total * expit(-u), w) for u, w in zip(grid, weight)]
    a, b, logs = np.array(found).T
    weights = np.exp(logs - logs.max())
    kept = weights > 1e-8
    return a[kept], b[kept], weights[kept] / weights[kept].sum()


def known(x, n, benchmark):
    a, b, w = (part[:, None] for part in common_distributions(x, n))
    a, b = a + x, b + n - x

    def quantile(probability):
        low, high = np.zeros(len(x)), np.ones(len(x))
        for _ in range(48):
            middle = (low + high) / 2
            is_below = (w * special.betainc(a, b, middle)).sum(0) < probability
            low, high = np.where(is_below, middle, low), np.where(is_below, high, middle)
        return low

    return [(w * a / (a + b)).sum(0)] + [quantile(p) for p in (0.025, 0.975, 0.001, 0.999)] + [
        (w * special.betainc(a, b, benchmark)).sum(0)]


def main(output):
    random = np.random.default_rng(20213)
    rows = []
    for case, (units, spread, level, size) in enumerate([
            (5, 0.1, -2, 6.5), (5, 0.5, 0, 4), (10, 0.0, -2, 6.5), (20, 0.2, -1, 5), (2, 0.3, -2, 6), (8, 1.0, 1.5, 5)]):
        n = np.exp(random.normal(size, 1, units)).round().clip(20, 20000).astype(int)
        x = random.binomial(n, expit(level + spread * random.normal(size=units)))
        answers = known(x, n, x.sum() / n.sum())
        for i in range(units):
            rows.append([case, int(x[i]), int(n[i]), *(float(column[i]) for column in answers)])
        print(case, flush=True)
    write(output / "few_units.csv", ["case", "x", "n", "shrunken", "lower_95", "upper_95", "lower_998", "upper_998",
                                     "below_benchmark"], rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUTPUT)
