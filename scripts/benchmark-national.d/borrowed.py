"""The functions of scripts/benchmark.d that the national job uses too, without what those scripts run."""

import ast
from pathlib import Path

import numpy as np
from scipy.optimize import brentq, elementwise
from scipy.special import betaln, expit, gammaln, logit, ndtr, ndtri

KAPPA = 0.6786545589528744
WANTED = {"compare.py": ("score", "mee"),
          "candidates.py": ("winsorised_sum", "robust_tau2", "fit_logit", "alone", "predictive_z", "GRID", "DENSITY")}
for file, names in WANTED.items():
    tree = ast.parse((Path(__file__).parents[1] / "benchmark.d" / file).read_text())
    tree.body = [node for node in tree.body if (isinstance(node, ast.FunctionDef) and node.name in names)
                 or (isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in names)]
    exec(compile(tree, file, "exec"))
