"""Write the reference numbers for standardised rates, means, spreads, shrinkage and ranks.

    pip install -r requirements.txt
    python models.py [output directory]

Maxima are zeros of the likelihoods' derivatives at 30 digits, from SciPy's rough
maximum; rank distributions are summed over a fine even grid with SciPy's beta
functions, one unit left out by convolving the others. Seeds are fixed: two runs
write identical files.

Sources
  Dobson and others 1991, Stat Med 10:457            interval of a standardised rate
  Breslow and Day 1987, IARC 82, section 2.3         Byar's approximation
  Zou and Donner 2008, Stat Med 27:1693              difference in differences
  Patterson and Thompson 1971, Biometrika 58:545     restricted likelihood
  Griffiths 1973, Biometrics 29:637                  beta-binomial likelihood
"""

import sys
from pathlib import Path
from random import Random

import numpy
from mpmath import mp, mpf
from scipy import optimize, special

from fixtures import CRITICAL, DEFAULT_OUTPUT, LEVELS, random_size, text, upper_tail, write

mp.dps = 40


# --- Standardisation ---------------------------------------------------------


def bisect(rising, low=mpf(0), high=mpf(60)):
    """The zero of a rising function, to 25 digits."""
    for _ in range(90):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return low


def count_interval(events, level):
    """Garwood's below ten events, by root finding on the Poisson tails; else Byar's."""
    tail, z = (1 - mpf(level)) / 2, CRITICAL[level]
    if events < 10:
        # P(X >= x | m) = P(gamma(x) <= m), so the limits are where a gamma tail is alpha/2.
        def above(m):
            return mp.gammainc(events, 0, m, regularized=True) - tail

        def below(m):
            return tail - mp.gammainc(events + 1, m, mp.inf, regularized=True)

        return bisect(above) if events else mpf(0), bisect(below)
    low, high = mpf(events), mpf(events + 1)
    lower = low * (1 - 1 / (9 * low) - z / (3 * mp.sqrt(low))) ** 3
    return lower, high * (1 - 1 / (9 * high) + z / (3 * mp.sqrt(high))) ** 3


def random_strata(random):
    """(events, population, weight, the standard's events) of three to eighteen age groups."""
    rate = 10 ** random.uniform(-5, -0.5)
    size = 10 ** random.uniform(1, 6)
    strata = []
    for _ in range(random.randint(3, 18)):
        population = max(1, round(size * random.uniform(0.2, 2)))
        events = numpy.random.default_rng(random.getrandbits(32)).poisson(rate * population)
        weight = round(random.uniform(0, 12) * 1000)
        strata.append((int(events), population, weight, round(weight * rate * 50) / 50 + 0.02))
    return strata


def direct(strata, level):
    weights = mp.fsum(mpf(w) for _, _, w, _ in strata)
    used = [(x, mpf(n), mpf(w) / weights) for x, n, w, _ in strata if w > 0]
    value = mp.fsum(w * x / n for x, n, w in used)
    variance = mp.fsum((w / n) ** 2 * x for x, n, w in used)
    events = sum(x for x, _, _ in used)
    if events < 10:
        return value, variance, "", ""
    scale = mp.sqrt(variance / events)
    low, high = count_interval(events, level)
    return value, variance, max(mpf(0), value + scale * (low - events)), value + scale * (high - events)


def indirect(strata, level):
    expected = mp.fsum(mpf(n) * mpf(e) / (mpf(w) + 1) for _, n, w, e in strata)
    observed = sum(x for x, _, _, _ in strata)
    low, high = count_interval(observed, level)
    return expected, 100 * observed / expected, 100 * low / expected, 100 * high / expected


def standardised_rows():
    random = Random(1991)
    for number in range(1, 151):
        strata = random_strata(random)
        columns = [";".join(text(s[i]) for s in strata) for i in range(4)]
        for level in LEVELS:
            yield number, *columns, float(level), *direct(strata, level), *indirect(strata, level)


# --- Means -------------------------------------------------------------------


def mean_rows():
    random = Random(1908)
    for _ in range(200):
        n = random_size(random, 10**5)
        total = n + random_size(random, 10**7)
        benchmark = round(random.uniform(-50, 50), 2)
        spread = round(10 ** random.uniform(-2, 2), 4)
        mean = benchmark + round(random.gauss(0, 3) * spread / n**0.5, 6)
        # From the definition: the rest's mean is what the total leaves.
        rest = (mpf(benchmark) * total - mpf(mean) * n) / (total - n)
        z = (mean - rest) / (mpf(spread) * mp.sqrt(mpf(1) / n + mpf(1) / (total - n)))
        part = 1 - mpf(n) / total
        error = part * mpf(spread) * mp.sqrt(mpf(1) / n + mpf(1) / (total - n))
        for level in LEVELS:
            limits = [part * (mean - rest) + sign * CRITICAL[level] * error for sign in (-1, 1)]
            own = [mean + sign * CRITICAL[level] * mpf(spread) / mp.sqrt(n) for sign in (-1, 1)]
            yield mean, n, benchmark, total, spread, float(level), z, 2 * upper_tail(abs(z)), *limits, *own


def random_means(random, spread):
    """(mean, n, total mean, total n) of a unit in a larger whole."""
    n = random_size(random, 10**4)
    total = n + random_size(random, 10**7)
    centre = round(random.uniform(30, 50), 2)
    return round(centre + random.gauss(0, 2) * spread / n**0.5, 4), n, centre, total


def mean_changes(random):
    """A unit and its whole in two years, each year with its spread."""
    spreads = [round(10 ** random.uniform(-1, 1.5), 4) for _ in range(2)]
    return [(*random_means(random, spread), spread) for spread in spreads]


def mean_difference_rows():
    """Later minus earlier, and its difference to the same of the rest, from the definitions: every
    mean is independent of the others with variance s^2/n, and differences of normal variables are
    normal. Square-and-add of symmetric limits is then the limit of the sum of the variances."""
    random = Random(2008)
    for _ in range(200):
        (m1, n1, all1, total1, s1), (m2, n2, all2, total2, s2) = mean_changes(random)
        change = mpf(m2) - mpf(m1)
        error = mp.sqrt(mpf(s1) ** 2 / n1 + mpf(s2) ** 2 / n2)
        rests = [
            (mpf(whole) * total - mpf(m) * n) / (total - n)
            for m, n, whole, total in ((m1, n1, all1, total1), (m2, n2, all2, total2))
        ]
        rest_change = rests[1] - rests[0]
        rest_error = mp.sqrt(mpf(s1) ** 2 / (total1 - n1) + mpf(s2) ** 2 / (total2 - n2))
        double = change - rest_change
        z = change / error
        for level in LEVELS:
            z_level = CRITICAL[level]
            limits = [change + sign * z_level * error for sign in (-1, 1)]
            distance = mp.sqrt((z_level * error) ** 2 + (z_level * rest_error) ** 2)
            yield (
                m1, n1, all1, total1, s1, m2, n2, all2, total2, s2, float(level), change, z,
                2 * upper_tail(abs(z)), *limits, rest_change, double, double - distance,
                double + distance,
            )


# --- Spread across units -----------------------------------------------------


def spread_set(random):
    units = random.choice((30, 40, 100, 200))
    sigma, tau = 10 ** random.uniform(-1, 1.5), random.choice((0, 0.02, 0.1, 0.3)) * 10
    largest = random.choice((50, 1000, 10**5))
    counts = [max(1, round(largest ** random.uniform(0.2, 1))) for _ in range(units)]
    centre = random.uniform(-100, 100)
    means = [centre + random.gauss(0, (tau**2 + sigma**2 / n) ** 0.5) for n in counts]
    return [round(m, 4) for m in means], counts


def restricted(means, counts, within, between):
    """The restricted log likelihood, in ordinary doubles, for the rough maximum."""
    v = between + within / counts
    w = 1 / v
    centre = (w * means).sum() / w.sum()
    return -0.5 * (numpy.log(v).sum() + (w * (means - centre) ** 2).sum() + numpy.log(w.sum()))


def restricted_score(means, counts, within, between):
    """Its derivatives in both variances, at high precision."""
    v = [between + within / n for n in counts]
    w = [1 / each for each in v]
    total = mp.fsum(w)
    centre = mp.fsum(a * m for a, m in zip(w, means)) / total

    def along(d):
        squares = mp.fsum(a * a * b for a, b in zip(w, d))
        residual = mp.fsum(a * a * b * (m - centre) ** 2 for a, b, m in zip(w, d, means))
        return residual - mp.fsum(a * b for a, b in zip(w, d)) + squares / total

    return along([mpf(1) / n for n in counts]), along([mpf(1)] * len(counts)), centre


def spread_rows():
    random, number = Random(1971), 0
    while number < 40:
        means, counts = spread_set(random)
        y, n = numpy.array(means), numpy.array(counts, float)
        # Every hill there may be, from many starts.
        starts = [(a, b) for a in (-4, 0, 4, 8) for b in (-12, -4, 0, 4)]
        best = max(
            (
                optimize.minimize(
                    lambda v: -restricted(y, n, *numpy.exp(v)), start, method="Nelder-Mead",
                    options={"xatol": 1e-8, "fatol": 1e-10, "maxiter": 4000})
                for start in starts
            ),
            key=lambda r: -r.fun)
        within, between = (mpf(float(v)) for v in numpy.exp(best.x))
        if within < 1e-6 * numpy.var(y):
            continue
        exact_means = [mpf(m) for m in means]
        if restricted_score(exact_means, counts, within, mpf(0))[1] < 0 and between < 1e-6 * within / max(n):
            between = mpf(0)
            within = mp.findroot(
                lambda s: restricted_score(exact_means, counts, s, mpf(0))[0], within)
        else:
            within, between = mp.findroot(
                lambda s, t: restricted_score(exact_means, counts, s, t)[:2], (within, between))
            assert between > 0
        number += 1
        centre = restricted_score(exact_means, counts, within, between)[2]
        cells = (";".join(text(v) for v in values) for values in (means, counts))
        yield number, *cells, within, between, centre


# --- Beta-binomial -----------------------------------------------------------


def beta_binomial_set(random):
    units = random.choice((2, 3, 8, 30, 60, 120))
    total, common = 10 ** random.uniform(0, 4), random.choice((0.5, 0.1, 0.01))
    rng = numpy.random.default_rng(random.getrandbits(32))
    spread = 10 ** random.uniform(-0.5, 5)
    largest = random.choice((1, 10, 100, 1000, 10**5)) if units < 60 else random.choice((30, 3000))
    sizes = [max(1, round(random.uniform(0.02, 1) * largest)) for _ in range(units)]
    shares = rng.beta(common * spread, (1 - common) * spread, units)
    return [(int(rng.binomial(n, p)), n) for n, p in zip(sizes, shares)]


def log_likelihood(pairs, mean, theta):
    x, n = (numpy.array(v, float) for v in zip(*pairs))
    a, b = mean / theta, (1 - mean) / theta
    return (special.betaln(x + a, n - x + b) - special.betaln(a, b)).sum()


def rising(k, a):
    """Sum of 1/(a + j) below k, and of j/(a + j)."""
    first = mp.fsum(1 / (a + j) for j in range(k)) if k < 300 else mp.digamma(a + k) - mp.digamma(a)
    return first, k - a * first


def beta_binomial_score(pairs, mean, theta):
    """Derivatives of the log likelihood in the mean, and in log theta."""
    slope, spread = mpf(0), mpf(0)
    for x, n in pairs:
        up, up_spread = rising(x, mean / theta)
        down, down_spread = rising(n - x, (1 - mean) / theta)
        slope += up - down
        spread += up_spread + down_spread - rising(n, 1 / theta)[1]
    return slope / theta, spread


def beta_binomial_rows():
    random, number, pooled = Random(1973), 0, 0
    while number < 90:
        pairs = beta_binomial_set(random)
        events, total = (sum(v) for v in zip(*pairs))
        if events in (0, total) or all(x in (0, n) for x, n in pairs):
            continue
        common = events / total
        curve = [
            (-optimize.minimize_scalar(
                lambda m, t=t: -log_likelihood(pairs, m, t), bounds=(1e-9, 1 - 1e-9),
                method="bounded").fun, t)
            for t in 10 ** numpy.linspace(-7, 2, 60)
        ]
        binomial = sum(
            special.xlogy(x, common) + special.xlog1py(n - x, -common) for x, n in pairs)
        height, theta = max(curve)
        if height <= binomial + 1e-7:
            # Nothing on the whole curve beats no overdispersion.
            pooled += 1
            if pooled > 15:
                continue
            mean, theta = mpf(events) / total, mpf(0)
        else:
            rough = optimize.minimize(
                lambda v: -log_likelihood(pairs, special.expit(v[0]), numpy.exp(v[1])),
                (special.logit(common), numpy.log(theta)), method="Nelder-Mead",
                options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 4000}).x
            mean, log_theta = mp.findroot(
                lambda m, s: beta_binomial_score(pairs, m, mp.exp(s)),
                (special.expit(rough[0]), rough[1]), tol=mpf(10) ** -34, maxsteps=60)
            theta = mp.exp(log_theta)
            if theta < mpf("1e-15"):
                # The rough maximum was noise: the climb ended at no overdispersion.
                mean, theta = mpf(events) / total, mpf(0)
        number += 1
        cells = (";".join(str(v[i]) for v in pairs) for i in (0, 1))
        yield number, *cells, mean, theta


# --- Ranks -------------------------------------------------------------------


def rank_probabilities(below, mass):
    """For each unit P(0, 1, ... others below it): rows of P(below) and of mass over one grid."""
    mass = mass / mass.sum(axis=1, keepdims=True)
    units, points = below.shape
    result = []
    for unit in range(units):
        counts = numpy.zeros((units, points))
        counts[0] = 1
        for other in range(units):
            if other != unit:
                moved = numpy.vstack([numpy.zeros(points), counts[:-1]])
                counts = counts * (1 - below[other]) + moved * below[other]
        result.append(counts @ mass[unit])
    return result


def rank_probabilities_of_betas(shapes):
    """Over an even grid of logits."""
    a, b = (numpy.array(v, float)[:, None] for v in zip(*shapes))
    width = numpy.sqrt((a + b) / a / b)
    low = min(special.logit(special.betaincinv(a, b, 1e-15)).min(), -1e2 if a.min() < 0.5 else 0)
    high = special.logit(special.betaincinv(a, b, 1 - 1e-15)).max()
    grid = numpy.arange(low, high, width.min() / 8)
    share, rest = special.expit(grid), special.expit(-grid)
    log_density = a * numpy.log(share) + b * numpy.log(rest) - special.betaln(a, b)
    mass = numpy.exp(log_density) * (grid[1] - grid[0])
    return rank_probabilities(special.betainc(a, b, share), mass)


def rank_probabilities_of_normals(units):
    mean, deviation = (numpy.array(v)[:, None] for v in zip(*units))
    low, high = (mean - 8.5 * deviation).min(), (mean + 8.5 * deviation).max()
    z = (numpy.arange(low, high, deviation.min() / 8) - mean) / deviation
    return rank_probabilities(special.ndtr(z), numpy.exp(-z * z / 2))


def rank_sets():
    random = Random(1000)
    sets = [[(2, 3)], [(1, 1), (1, 1)], [(5, 5), (500, 500), (50000, 50000)], [(2, 30)] * 12]
    sets.append([(20 + 10 * i, 200 - 5 * i) for i in range(15)])
    for units in (2, 3, 5, 7, 8, 9, 16, 25, 40, 70):
        for spread in (20, 400):
            common = random.choice((0.1, 0.4))
            rng = numpy.random.default_rng(random.getrandbits(32))
            shapes = []
            for share in rng.beta(common * spread, (1 - common) * spread, units):
                n = max(1, round(10 ** random.uniform(0.5, 4.2)))
                x = int(rng.binomial(n, share))
                shapes.append((common * spread + x, (1 - common) * spread + n - x))
            sets.append(shapes)
    return sets


def rank_rows():
    for number, shapes in enumerate(rank_sets(), 1):
        for (a, b), below in zip(shapes, rank_probabilities_of_betas(shapes)):
            yield number, float(a), float(b), ";".join(text(float(p)) for p in below)


def mean_rank_rows():
    random = Random(2000)
    for number in range(1, 13):
        units = random.choice((2, 5, 9, 20, 45))
        scale, between = 10 ** random.uniform(-3, 5), random.choice((0.05, 0.5, 3))
        drawn = [
            (40 * scale + scale * between * random.gauss(0, 1), scale * 10 ** random.uniform(-1.2, 0))
            for _ in range(units)
        ]
        for (mean, deviation), below in zip(drawn, rank_probabilities_of_normals(drawn)):
            yield number, mean, deviation, ";".join(text(float(p)) for p in below)


# --- Shrunken means ----------------------------------------------------------


def shrunken_mean_rows():
    """Moments and tails of prior times likelihood, integrated."""
    random = Random(1975)
    for _ in range(60):
        common, between = random.uniform(-50, 50), 10 ** random.uniform(-2, 1)
        error = between * 10 ** random.uniform(-1.5, 1.5)
        mean = common + random.gauss(0, 2) * (between**2 + error**2) ** 0.5
        benchmark = common + random.gauss(0, 1) * between
        # Between the two tops, wide enough for what both leave.
        centre = min(common, mean), max(common, mean)
        reach = 14 * min(between, error)
        points = mp.linspace(mpf(centre[0]) - reach, mpf(centre[1]) + reach, 80)

        def joint(m):
            return mp.exp(-((m - common) / between) ** 2 / 2 - ((m - mean) / error) ** 2 / 2)

        def integral(f, points=points):
            return mp.quad(f, points)

        total = integral(joint)
        value = integral(lambda m: m * joint(m)) / total
        variance = integral(lambda m: (m - value) ** 2 * joint(m)) / total
        above = [mpf(benchmark)] + [p for p in points if p > benchmark]
        tail = integral(joint, above) / total if len(above) > 1 else mpf(0)
        yield mean, error**2, common, between**2, benchmark, value, mp.sqrt(variance), tail


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUTPUT
    strata = "events,populations,weights,standard_events,level"
    rates = "rate,variance,rate_lower,rate_upper,expected,ratio,ratio_lower,ratio_upper"
    write(folder, "standardised", f"set,{strata},{rates}", standardised_rows())
    numbers = "mean,n,benchmark,benchmark_n,spread,level,z,p_value,lower,upper,own_lower,own_upper"
    write(folder, "mean_comparison", numbers, mean_rows())
    years = ",".join(f"mean{i},n{i},whole{i},whole_n{i},spread{i}" for i in (1, 2))
    change = "level,change,z,p_value,lower,upper"
    double = "rest_change,difference,difference_lower,difference_upper"
    write(folder, "mean_difference", f"{years},{change},{double}", mean_difference_rows())
    write(folder, "estimated_spread", "set,means,counts,within,between,mean", spread_rows())
    write(folder, "beta_binomial", "set,x,n,mean,overdispersion", beta_binomial_rows())
    write(folder, "ranks", "set,a,b,number_below", rank_rows())
    write(folder, "mean_ranks", "set,mean,deviation,number_below", mean_rank_rows())
    posterior = "mean,variance,common,between,benchmark,value,deviation,exceedance_high"
    write(folder, "shrunken_mean", posterior, shrunken_mean_rows())


if __name__ == "__main__":
    main()
