"""The functions of scripts/benchmark.d that the national job uses too, without what those scripts run."""

import ast
from pathlib import Path

import numpy as np
from scipy.optimize import brentq, elementwise
from scipy.special import betaln, expit, gammaln, logit, ndtr, ndtri

KAPPA = 0.6786545589528744
WANTED = {"compare.py": ("score",),
          "candidates.py": ("winsorised_sum", "robust_tau2", "fit_logit", "alone", "predictive_z", "GRID", "DENSITY")}
for file, names in WANTED.items():
    tree = ast.parse((Path(__file__).parents[1] / "benchmark.d" / file).read_text())
    tree.body = [node for node in tree.body if (isinstance(node, ast.FunctionDef) and node.name in names)
                 or (isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in names)]
    exec(compile(tree, file, "exec"))


def limits(x1, n1, x2, n2, z):
    """Both score limits; where nobody or everybody is counted on both sides the statistic at the difference is
    0/0, and the search begins beside it."""
    d = x1 / n1 - x2 / n2
    beside = np.where((x1 + x2 == 0) | (x1 + x2 == n1 + n2), 1e-12, 0)
    edge = np.full_like(d, 1 - 1e-9)
    find = lambda low, high, aim: elementwise.find_root(
        lambda t, *counts: score(t, *counts) + aim, (low, high), args=(x1, n1, x2, n2)).x
    return find(-edge, d - beside, -z), find(d + beside, edge, z)
