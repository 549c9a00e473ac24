"""What lasts of each unit, by NumPy and SciPy; the same work as lasting.R, and as vectorised."""

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit, ndtr

import borrowed

SCALES = np.array([0, 0.5, 0.71, 1, 1.41, 2, 2.83, 4])
CENTRE = np.array([np.log(0.02), np.log(0.5), 3, np.log(0.004), 0, -0.6])
WIDTH = np.array([3, 1.5, 1, 1.5, 0.35, 0.7])
BOUNDS = [(-9, 2), (-6, 3), (-1, 7), (-12, 0), (0, 2), (-5, 3)]


def start(x, n, X):
    beta = np.zeros(X.shape[1])
    beta[0] = logit(x.sum() / n.sum())
    return beta


def tested(x, n, X):
    y, v, tau2, exact, beta = x / n, np.ones(len(n)), 0.0, False, start(x, n, X)
    for _ in range(50):
        beta, p, inverse = borrowed.fit_logit(X, y, n * v, beta)
        w = n * v * p * (1 - p)
        h = w * np.einsum("ij,jk,ik->i", X, inverse, X)
        e = expit(borrowed.alone(X, y, n * v, beta, p, inverse, h, exact))
        q = e * (1 - e)
        s2 = 1 / (n * q) + h / (1 - h) / w
        before, tau2 = tau2, borrowed.robust_tau2((y - e) / q, s2)
        if abs(tau2 - before) < 1e-10 * (1e-10 + tau2):
            if exact:
                break
            exact = True
        v = 1 / (1 + tau2 * n * p * (1 - p))
    return tau2, e, borrowed.predictive_z(x, n, e, tau2 + s2 - 1 / (n * q))


def expected_without(x, n, X, tau2):
    v, beta = np.ones(len(n)), start(x, n, X)
    for _ in range(3):
        beta, p, inverse = borrowed.fit_logit(X, x / n, n * v, beta)
        used, v = v, 1 / (1 + tau2 * n * p * (1 - p))
    w = n * used * p * (1 - p)
    h = w * np.einsum("ij,jk,ik->i", X, inverse, X)
    return expit(borrowed.alone(X, x / n, n * used, beta, p, inverse, h, True)), h / (1 - h) / w


def row_means(m, known):
    return (m * known).sum(1) / known.sum(1)


def factors(par, w, periods, without=None):
    """Cholesky factors of all units; a period without a figure has variance 1 and no covariance."""
    sigma2, kappa, phi, omega2, c, r = par
    lag = np.abs(np.subtract.outer(periods, periods))
    taken = 0 if without is None else np.outer(without, without)
    lasting = (sigma2 + kappa * w["vbar"])[:, None, None]
    sv, known = w["sv"][:, periods], w["known"][:, periods]
    S = lasting * (phi**lag - taken) + (omega2 + c * sv[:, :, None] * sv[:, None, :]) * r**lag
    S *= known[:, :, None] * known[:, None, :]
    at = np.arange(len(periods))
    S[:, at, at] += 1 - known
    return np.linalg.cholesky(S)


def forward(L, y):
    z = y.copy()
    for a in range(y.shape[1]):
        z[:, a] = (y[:, a] - (L[:, a, :a] * z[:, :a]).sum(1)) / L[:, a, a]
    return z


def unpacked(at):
    return np.exp(at[0]), np.exp(at[1]), expit(at[2]), np.exp(at[3]), np.exp(at[4]), expit(at[5])


def densities(est):
    value, variance, prior = (part[:, None] for part in est)
    V = variance + prior * SCALES**2
    f = -(np.log(V) + value**2 / V) / 2
    return np.exp(f - f.max(1, keepdims=True))


def lasting(x, n, contexts, better, delta, q=0.10):
    """x, n: units by periods, nan without a figure; contexts: a matrix for each period, or None."""
    units, years = x.shape
    members = [np.flatnonzero(np.isfinite(x[:, t]) & (True if contexts[t] is None else np.isfinite(contexts[t]).all(1)))
               for t in range(years)]

    def design(t):
        one = np.ones((len(members[t]), 1))
        if contexts[t] is None:
            return one
        C = contexts[t][members[t]]
        return np.hstack([one, (C - C.mean(0)) / C.std(0, ddof=1)])

    last = members[-1]
    tau2, expected, z = tested(x[last, -1], n[last, -1], design(years - 1))
    e, g = np.full((units, years), np.nan), np.zeros((units, years))
    for t, m in enumerate(members):
        columns = 0 if contexts[t] is None else contexts[t].shape[1]
        if len(m) >= 3 and (columns == 0 or len(m) >= 10 * (columns + 1)):
            e[m, t], g[m, t] = expected_without(x[m, t], n[m, t], design(t), tau2)
    kept = np.flatnonzero(np.isfinite(e).any(1))
    known = np.isfinite(e[kept]).astype(float)
    fill = lambda m, value: np.where(known == 1, m[kept], value)
    e, g, N = fill(e, 0.5), fill(g, 0), fill(n, 1)
    Y = fill(x, 0.5) / N

    def working(variance, theta):
        middle = logit(e) - variance[:, None] * (1 - 2 * e) / 2
        p = expit(middle + theta[:, None])
        s = p * (1 - p)
        v = 1 / (N * s)
        return {"middle": middle, "d": (theta[:, None] + (Y - p) / s) * known, "sv": np.sqrt(v),
                "vbar": row_means(v, known), "known": known}

    def estimates(w, par, periods):
        carried = par[2] ** (years - 1 - periods)
        L = factors(par, w, periods, carried)
        a = forward(L, known[:, periods] * carried)
        information = (a**2).sum(1)
        # Units of which nothing is known in these periods: their estimate is far from certain, and is not used.
        information = np.maximum(information, 1e-12)
        return ((a * forward(L, w["d"][:, periods])).sum(1) / information, 1 / information + row_means(g, known),
                par[0] + par[1] * w["vbar"])

    every = np.arange(years)

    def fitted(w, place):
        def objective(at):
            L = factors(unpacked(at), w, every)
            return (np.log(L[:, every, every]).sum() + (forward(L, w["d"]) ** 2).sum() / 2
                    + (((at - CENTRE) / WIDTH) ** 2).sum() / 2)

        return minimize(objective, place, jac="3-point", method="L-BFGS-B", bounds=BOUNDS,
                        options={"ftol": 1e-13, "gtol": 1e-7, "maxiter": 200, "finite_diff_rel_step": 1e-5}).x

    theta, variance = np.zeros(len(kept)), np.full(len(kept), 0.03)
    place = np.array([np.log(0.02), np.log(0.5), 3, np.log(0.004), 0.1, -0.6])
    for _ in range(3):
        w = working(variance, theta)
        place = fitted(w, place)
        par = unpacked(place)
        est = estimates(w, par, every)
        variance = est[2] + par[3]
        theta = np.clip(est[2] / (est[2] + est[1]) * est[0], -1.5, 1.5)
    judged = np.flatnonzero(known[:, -1] == 1)
    of = lambda est: tuple(part[judged] for part in est)
    f = densities(of(est))
    weights = np.full(len(SCALES), 1 / len(SCALES))
    for _ in range(2000):
        sums = weights * (f / (f @ weights)[:, None]).sum(0) + (SCALES == 1)
        moved, weights = np.abs(sums / sums.sum() - weights).max(), sums / sums.sum()
        if moved < 1e-7:
            break
    middle = w["middle"][judged, -1]

    def posterior(est):
        R = densities(est) * weights
        prior = est[2][:, None] * SCALES**2
        shrink = prior / (prior + est[1][:, None])
        return R / R.sum(1, keepdims=True), middle[:, None] + shrink * est[0][:, None], np.sqrt(np.maximum(shrink * est[1][:, None], 1e-14))

    def probability(post):
        R, mean, sd = post
        limit = e[judged, -1] + better * delta
        u = (logit(np.clip(limit, 1e-300, 1 - 1e-16))[:, None] - mean) / sd
        return np.where((limit <= 0) | (limit >= 1), 0, (R * ndtr(u if better < 0 else -u)).sum(1))

    post = posterior(of(est))
    theta[judged] = (post[0] * post[1]).sum(1) - middle
    chance = row_means(1 / (N * e * (1 - e)), known)
    afresh = working(par[0] + par[1] * chance + par[3], theta)
    p = probability(post)
    before = np.full(len(p), np.nan)
    if years > 1:
        some = known[judged, :-1].any(1)
        before = np.where(some, probability(posterior(of(estimates(afresh, par, every[:-1])))), np.nan)
    order = np.argsort(-p, kind="stable")
    held = np.flatnonzero(np.cumsum(1 - p[order]) <= q * np.arange(1, len(p) + 1))
    in_set = np.zeros(len(p), bool)
    in_set[order[: held[-1] + 1 if len(held) else 0]] = True
    named = ((p >= 0.9) | (in_set & (p >= 0.5))) & ((years <= 2) | (np.nan_to_num(before) >= 0.5))
    return last, expected, z, kept[judged], p, before, named
