"""Reference numbers for exact intervals, counts, means, fixed benchmarks and funnels.

    python intervals.py [output directory]

As fixtures.py, from the definitions and by other routes than the code: tails are
numerical integrals of the densities at 40 digits, never incomplete functions, and
quantiles are Newton's method on them; binomial tails are sums of the counts'
probabilities; adjusted p-values are SciPy's.

Sources
  Clopper and Pearson 1934, Biometrika 26:404        exact interval
  Newcombe 1998, Stat Med 17:857 and 17:873          mid-P; method 10
  Brown, Cai and DasGupta 2001, Stat Sci 16:101      Jeffreys
  Garwood 1936, Biometrika 28:437                    exact Poisson interval
  Breslow and Day 1987, IARC 82, section 2.3         Byar's approximation
  Cochran 1977, Sampling Techniques                  finite population
  Katz and others 1978, Biometrics 34:469            ratio of two shares
  Spiegelhalter 2005, Stat Med 24:1185               funnel limits
"""

import sys
from pathlib import Path
from random import Random

from fixtures import (
    CRITICAL, DEFAULT_OUTPUT, LEVELS, by_level, check, difference_cases, distance_reaching,
    filled, p_value_sets, random_count, random_share, random_size, upper_tail, wilson, write,
)
from mpmath import mp, mpf
from scipy import stats
from scipy.stats import false_discovery_control

mp.dps = 40
STEPS = (0, 0.5, 1, 2, 3, 4.5, 6, 8, 10, 13, 17, 22, 30, 45, 70, 120)


# --- Distributions by integration --------------------------------------------


def integral(log_density, point, end, scale):
    """Of the density from a point outwards to the end of its support."""
    direction = 1 if end > point else -1
    stops = [point + direction * step * scale for step in STEPS]
    stops = [s for s in stops if (end - s) * direction > 0] + [end]
    if mp.isinf(end):
        stops.pop()
    # What lies beyond 45 scales of a falling density is far below the last digit.
    total = mpf(0)
    for low, high in zip(stops, stops[1:]):
        part = mp.quad(lambda t: mp.exp(log_density(t)), [low, high])
        total += part
        if abs(part) < abs(total) * mpf(10) ** -30 and high != end:
            break
    return abs(total)


class Beta:
    def __init__(self, a, b):
        self.a, self.b = mpf(a), mpf(b)
        n = self.a + self.b
        self.scale = mp.sqrt(self.a * self.b / (n * n * (n + 1)))
        self.norm = mp.loggamma(n) - mp.loggamma(self.a) - mp.loggamma(self.b)
        self.guess = stats.beta(float(a), float(b))

    def log_density(self, t):
        if t <= 0 or t >= 1:
            return mpf("-inf") if (self.a > 1 if t <= 0 else self.b > 1) else self.norm
        return self.norm + (self.a - 1) * mp.log(t) + (self.b - 1) * mp.log1p(-t)

    def lower(self, t):
        return integral(self.log_density, mpf(t), mpf(0), self.scale)

    def upper(self, t):
        return integral(self.log_density, mpf(t), mpf(1), self.scale)


class Gamma:
    """Shape k, scale 1: chi-square with 2k degrees is twice it."""

    def __init__(self, k):
        self.k = mpf(k)
        self.scale = mp.sqrt(self.k)
        self.norm = -mp.loggamma(self.k)
        self.guess = stats.gamma(float(k))

    def log_density(self, t):
        if t <= 0:
            return mpf("-inf") if self.k > 1 else self.norm
        return self.norm + (self.k - 1) * mp.log(t) - t

    def lower(self, t):
        return integral(self.log_density, mpf(t), mpf(0), self.scale)

    def upper(self, t):
        return integral(self.log_density, mpf(t), mp.inf, self.scale)


class Student:
    def __init__(self, degrees):
        self.degrees = mpf(degrees)
        v = self.degrees
        self.norm = mp.loggamma((v + 1) / 2) - mp.loggamma(v / 2) - mp.log(v * mp.pi) / 2
        self.guess = stats.t(float(degrees))

    def log_density(self, t):
        return self.norm - (self.degrees + 1) / 2 * mp.log1p(t * t / self.degrees)

    def upper(self, t):
        # t = tan u: a tail that falls as a power is finite there.
        v = self.degrees
        start = mp.atan(mpf(t) / mp.sqrt(v))
        width = (mp.pi / 2 - start) / 8
        stops = [start + width * s for s in range(9)]
        if v > 50:
            fall = 1 / mp.sqrt(v)
            stops = [start + fall * s for s in STEPS[:14] if start + fall * s < mp.pi / 2]
        factor = mp.exp(self.norm) * mp.sqrt(v)
        return factor * mp.quad(lambda u: mp.cos(u) ** (v - 1), stops)


def solve(tail, slope, target, guess):
    """Newton's method on a tail, in the logarithm of its ratio to the target."""
    t = mpf(guess)
    for _ in range(60):
        value = tail(t)
        step = (value - target) / slope(t)
        if t - step <= 0:
            step = t / 2
        t -= step
        if abs(step) <= abs(t) * mpf(10) ** -22:
            return t
    raise ArithmeticError("no convergence")


def lower_quantile(law, alpha):
    density = lambda t: mp.exp(law.log_density(t))
    return solve(law.lower, density, alpha, law.guess.ppf(float(alpha)))


def upper_quantile(law, alpha):
    density = lambda t: -mp.exp(law.log_density(t))
    return solve(law.upper, density, alpha, law.guess.isf(float(alpha)))


# --- Methods -----------------------------------------------------------------


def tail_of(level):
    return (1 - mpf(level)) / 2


def clopper_pearson(x, n, level):
    alpha = tail_of(level)
    low = mpf(0) if x == 0 else lower_quantile(Beta(x, n - x + 1), alpha)
    high = mpf(1) if x == n else upper_quantile(Beta(x + 1, n - x), alpha)
    return low, high


def jeffreys(x, n, level):
    law, alpha = Beta(x + mpf("0.5"), n - x + mpf("0.5")), tail_of(level)
    low = mpf(0) if x == 0 else lower_quantile(law, alpha)
    high = mpf(1) if x == n else upper_quantile(law, alpha)
    return low, high


def mid_p(x, n, level):
    alpha = tail_of(level)
    if x == 0:
        return mpf(0), 1 - (2 * alpha) ** (mpf(1) / n)
    if x == n:
        return (2 * alpha) ** (mpf(1) / n), mpf(1)
    at_least, more = Beta(x, n - x + 1), Beta(x + 1, n - x)
    density = lambda t: (mp.exp(at_least.log_density(t)) + mp.exp(more.log_density(t))) / 2
    low = solve(
        lambda t: (at_least.lower(t) + more.lower(t)) / 2, density, alpha,
        (at_least.guess.ppf(float(alpha)) + more.guess.ppf(float(alpha))) / 2)
    high = solve(
        lambda t: (at_least.upper(t) + more.upper(t)) / 2, lambda t: -density(t), alpha,
        (at_least.guess.isf(float(alpha)) + more.guess.isf(float(alpha))) / 2)
    return low, high


def finite_population(x, n, population, level):
    share, factor = mpf(x) / n, mpf(population - n) / max(1, population - 1)
    critical = CRITICAL[level]

    def upper(p):
        def deviation(t):
            return mp.sqrt((p + t) * (1 - p - t) / n * factor)

        return p + distance_reaching(critical, deviation, 1 - p)

    if factor == 0:
        return share, share
    return 1 - upper(1 - share), upper(share)


def garwood(x, level):
    alpha = tail_of(level)
    low = mpf(0) if x == 0 else lower_quantile(Gamma(x), alpha)
    return low, upper_quantile(Gamma(x + 1), alpha)


def byar(x, level):
    z = CRITICAL[level]
    low = x * (1 - 1 / (9 * mpf(x)) - z / (3 * mp.sqrt(x))) ** 3
    return low, (x + 1) * (1 - 1 / (9 * mpf(x + 1)) + z / (3 * mp.sqrt(x + 1))) ** 3


def t_interval(mean, deviation, n, level):
    law = Student(n - 1)
    t = upper_quantile(law, tail_of(level))
    distance = t * mpf(deviation) / mp.sqrt(n)
    return mpf(mean) - distance, mpf(mean) + distance


def binomial_tails(x, n, p):
    """P(X < x), P(X = x), P(X > x), summed outwards from x."""
    p = mpf(p)
    q = 1 - p
    log_at = mp.loggamma(n + 1) - mp.loggamma(x + 1) - mp.loggamma(n - x + 1)
    at = mp.exp(log_at + x * mp.log(p) + (n - x) * mp.log(q))
    below, term, k = mpf(0), at, x
    while k > 0 and (term > below * mpf(10) ** -30 or below == 0):
        term *= k * q / ((n - k + 1) * p)
        k -= 1
        below += term
    above, term, k = mpf(0), at, x
    while k < n and (term > above * mpf(10) ** -30 or above == 0):
        term *= (n - k) * p / ((k + 1) * q)
        k += 1
        above += term
    return below, at, above


def fixed_benchmark(x, n, p0, level):
    share, p = mpf(x) / n, mpf(p0)
    low, high = wilson(x, n, level)
    z = (share - p) / mp.sqrt(p * (1 - p) / n)
    below, at, above = binomial_tails(x, n, p0)
    exact = min(mpf(1), 2 * min(below + at, above + at))
    mid = min(mpf(1), 2 * min(below + at / 2, above + at / 2))
    return share - p, low - p, high - p, z, 2 * upper_tail(abs(z)), exact, mid


def newcombe(x1, n1, x2, n2, level):
    p1, p2 = mpf(x1) / n1, mpf(x2) / n2
    (l1, u1), (l2, u2) = wilson(x1, n1, level), wilson(x2, n2, level)
    return p1 - p2 - mp.hypot(p1 - l1, u2 - p2), p1 - p2 + mp.hypot(u1 - p1, p2 - l2)


def katz(x1, n1, x2, n2, level):
    ratio = mpf(x1) * n2 / (mpf(n1) * x2)
    error = mp.sqrt(1 / mpf(x1) - 1 / mpf(n1) + 1 / mpf(x2) - 1 / mpf(n2))
    centre = mp.log(ratio)
    distance = CRITICAL[level] * error
    return ratio, mp.exp(centre - distance), mp.exp(centre + distance)


def funnel(p0, n, population, tau2, level):
    p = mpf(p0)
    inverse = 1 / mpf(n) - (1 / mpf(population) if population else 0)
    spread = mp.sqrt(p * (1 - p) * inverse + mpf(tau2))
    distance = CRITICAL[level] * spread
    return max(mpf(0), p - distance), min(mpf(1), p + distance)


def exact_funnel(p0, n, level):
    """Interpolated between the counts on either side of alpha/2, counted one by one."""
    p, alpha = mpf(p0), tail_of(level)

    def lower_limit(p):
        previous, below = None, mpf(0)
        probability = mp.exp(n * mp.log(1 - p))
        for k in range(n + 1):
            mid = below + probability / 2
            if mid >= alpha:
                if previous is None:
                    return mpf(0)
                return (k - 1 + (alpha - previous) / (mid - previous)) / n
            previous = mid
            below += probability
            probability *= (n - k) * p / ((k + 1) * (1 - p))
        raise ArithmeticError("no limit")

    return min(lower_limit(p), p), max(1 - lower_limit(1 - p), p)


def ratio_funnel(centre, expected, tau2, level):
    root, spread = mp.sqrt(mpf(centre)), mp.sqrt(1 / (4 * mpf(expected)) + mpf(tau2))
    low, high = max(mpf(0), root - CRITICAL[level] * spread), root + CRITICAL[level] * spread
    return low**2, high**2


def exact_ratio_funnel(centre, expected, level):
    """Interpolated between the counts on either side of alpha/2, Poisson's probabilities added one by one."""
    mean, alpha = mpf(centre) * mpf(expected), tail_of(level)
    limits = {}
    probability, below, previous, k = mp.exp(-mean), mpf(0), mpf(0), 0
    while len(limits) < 2:
        mid = below + probability / 2
        for side, wanted in (("lower", alpha), ("upper", 1 - alpha)):
            if side not in limits and mid >= wanted:
                limits[side] = max(mpf(0), k - 1 + (wanted - previous) / (mid - previous)) if k else mpf(0)
        previous, below = mid, below + probability
        k += 1
        probability *= mean / k
    return (min(limits["lower"] / mpf(expected), mpf(centre)), max(limits["upper"] / mpf(expected), mpf(centre)))


# --- Cases -------------------------------------------------------------------


def share_cases(number, seed):
    random = Random(seed)
    cases = [(1, 100), (0, 10), (10, 10), (5, 100), (290, 1899), (81, 263), (15, 148)]
    cases += [(x, n) for n in (1, 2, 3) for x in range(n + 1)]
    for n in (100, 10**5, 10**9):
        cases += [(x, n) for x in (0, 1, 2, n // 2, n - 1, n)]

    def draw():
        n = random_size(random)
        return random_count(random, n, random_share(random)), n

    return filled(cases, number, draw)


def population_cases():
    random = Random(1977)
    cases = [(0, 1, 1), (1, 1, 2), (20, 100, 400), (20, 100, 101), (0, 30, 90), (30, 30, 90)]
    cases += [(5, 9, 10**9), (100, 100, 100)]

    def draw():
        n = random_size(random, 10**7)
        return random_count(random, n, random_share(random)), n, n + random_size(random)

    return filled(cases, 80, draw)


def event_cases(smallest):
    random = Random(1936)
    cases = [(x,) for x in range(smallest, 26)] + [(10**k,) for k in range(2, 10)]
    return filled(cases, 60, lambda: (smallest + random_size(random, 10**7),))


def mean_cases():
    random = Random(1908)
    cases = [(0.0, 1.0, 2), (41.2, 11.5, 3), (-3.5, 0.0, 10), (500.25, 99.5, 10**9)]

    def draw():
        size = 1 + random_size(random, 10**6)
        return round(random.gauss(40, 20), 3), round(random.expovariate(0.1), 3), size

    return filled(cases, 50, draw)


def benchmark_cases():
    random = Random(13)
    cases = [(1000, 10000, 0.1), (0, 10, 0.1), (10, 10, 0.1), (0, 1, 1e-9), (1, 1, 1 - 1e-9)]
    cases += [(10**8, 10**9, 0.1), (290, 1899, 0.1194), (0, 10**9, 1e-9), (30, 100, 0.3)]

    def draw():
        n = random_size(random, 10**6)
        p0 = random_share(random)
        near = min(1, max(0, p0 * random.uniform(0.8, 1.25)))
        return random_count(random, n, near), n, p0

    return filled(cases, 120, draw)


def ratio_cases():
    return [case for case in difference_cases() if case[0] > 0 and case[2] > 0][:100]


def funnel_cases():
    random = Random(2005)
    cases = [(0.1, 1, 0, 0.0), (0.1, 10000, 0, 0.0), (0.12, 521, 701762, 0.0004)]
    cases += [(0.12, 701762, 701762, 0.0), (0.001, 3, 0, 0.01), (0.999, 10**9, 0, 0.0)]

    def draw():
        n = random_size(random, 10**6)
        population = random.choice([0, n + random_size(random, 10**7)])
        tau2 = random.choice([0.0, 10 ** random.uniform(-6, -2)])
        return random_share(random), n, population, tau2

    return filled(cases, 100, draw)


def exact_funnel_cases():
    random = Random(2006)
    cases = [(0.1, 1), (0.001, 3), (0.5, 1), (0.1, 10000), (0.3, 10), (0.97, 50)]
    return filled(cases, 50, lambda: (random.uniform(0.002, 0.998), random_size(random, 3000)))


def ratio_funnel_cases():
    random = Random(2007)
    cases = [(1, 0.5, 0.0), (1, 1000.0, 0.0), (1.2, 37.5, 0.01)]
    return filled(cases, 50, lambda: (
        random.uniform(0.3, 3), 10 ** random.uniform(-1, 4), random.choice([0.0, 10 ** random.uniform(-5, -1)])))


def exact_ratio_funnel_cases():
    random = Random(2008)
    cases = [(1, 0.5), (1, 3.0), (1, 500.0)]
    return filled(cases, 40, lambda: (random.uniform(0.3, 3), 10 ** random.uniform(-1, 3)))


def distribution_rows():
    random = Random(7)
    for a, b in [(0.5, 10.5), (1, 1), (2, 3), (290, 1610), (1e5, 9e5), (1e8, 9e8), (1, 1e9)]:
        law = Beta(a, b)
        for alpha in (0.001, 0.025, 0.3):
            low, high = law.guess.ppf(alpha), law.guess.isf(alpha)
            yield "beta_cdf", low, a, b, law.lower(low)
            yield "beta_upper_tail", high, a, b, law.upper(high)
            yield "beta_quantile", alpha, a, b, lower_quantile(law, mpf(alpha))
            yield "beta_upper_quantile", alpha, a, b, upper_quantile(law, mpf(alpha))
    for degrees in (1, 2, 3, 20, 1001, 10**6, 2 * 10**9):
        law = Gamma(mpf(degrees) / 2)
        for alpha in (0.001, 0.025, 0.3):
            low, high = 2 * law.guess.ppf(alpha), 2 * law.guess.isf(alpha)
            if degrees > 1:
                yield "chi_square_cdf", low, degrees, 0, law.lower(mpf(low) / 2)
                quantile = 2 * lower_quantile(law, mpf(alpha))
                yield "chi_square_quantile", alpha, degrees, 0, quantile
            yield "chi_square_upper_tail", high, degrees, 0, law.upper(mpf(high) / 2)
            quantile = 2 * upper_quantile(law, mpf(alpha))
            yield "chi_square_upper_quantile", alpha, degrees, 0, quantile
    for degrees in (1, 2, 3, 20, 1000, 10**6, 10**9):
        law = Student(degrees)
        for t in (0.1, 1.0, 2.5, 6.0):
            yield "student_upper_tail", t, degrees, 0, law.upper(t)
            yield "student_cdf", -t, degrees, 0, law.upper(t)
        for alpha in (0.001, 0.025, 0.3):
            yield "student_quantile", alpha, degrees, 0, -upper_quantile(law, mpf(alpha))
    for _ in range(40):
        n, p = random_size(random, 10**6), random_share(random)
        x = random_count(random, n, p)
        below, at, above = binomial_tails(x, n, p)
        yield "binomial_pmf", x, n, p, at
        yield "binomial_cdf", x, n, p, below + at
        yield "binomial_upper_tail", x, n, p, above


def p_value_rows():
    for number, p_values in enumerate(p_value_sets(), 1):
        q_values = false_discovery_control(p_values, method="by")
        yield from ((number, p, q) for p, q in zip(p_values, q_values))


# --- Published numbers -------------------------------------------------------


def check_published():
    check(clopper_pearson(1, 100, "0.95"), "0.000253146032977", "0.0544593853921")
    check(clopper_pearson(81, 263, "0.95"), "0.2527", "0.3676")  # Newcombe 1998, method 5
    check(mid_p(81, 263, "0.95"), "0.2544", "0.3658")  # method 6
    check(garwood(0, "0.95"), "0", "3.68887945411")
    check(garwood(9, "0.95"), "4.11537309738", "17.0848034514")
    check(byar(10, "0.95"), "4.78744991397", "18.3914586058")
    check(newcombe(56, 70, 48, 80, "0.95"), "0.0524", "0.3339")
    check(newcombe(9, 10, 3, 10, "0.95"), "0.1705", "0.8090")


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUTPUT
    check_published()
    limits = "level,lower,upper"
    write(folder, "distributions", "function,argument,a,b,value", distribution_rows())
    for method, seed in ((clopper_pearson, 1934), (mid_p, 1961), (jeffreys, 2001)):
        rows = by_level(share_cases(90, seed), method)
        write(folder, method.__name__, f"x,n,{limits}", rows)
    write(folder, "finite_population", f"x,n,population,{limits}",
          by_level(population_cases(), finite_population))
    write(folder, "garwood", f"x,{limits}", by_level(event_cases(0), garwood))
    write(folder, "byar", f"x,{limits}", by_level(event_cases(10), byar))
    write(folder, "t_interval", f"mean,deviation,n,{limits}", by_level(mean_cases(), t_interval))
    write(folder, "fixed_benchmark",
          "x,n,benchmark,level,difference,lower,upper,z,p_value,exact,mid_p",
          by_level(benchmark_cases(), fixed_benchmark))
    write(folder, "newcombe", f"x1,n1,x2,n2,{limits}", by_level(difference_cases(), newcombe))
    write(folder, "katz", "x1,n1,x2,n2,level,ratio,lower,upper", by_level(ratio_cases(), katz))
    write(folder, "funnel", f"benchmark,n,population,tau2,{limits}",
          by_level(funnel_cases(), funnel))
    write(folder, "exact_funnel", f"benchmark,n,{limits}",
          by_level(exact_funnel_cases(), exact_funnel))
    write(folder, "ratio_funnel", f"benchmark,expected,tau2,{limits}",
          by_level(ratio_funnel_cases(), ratio_funnel))
    write(folder, "exact_ratio_funnel", f"benchmark,expected,{limits}",
          by_level(exact_ratio_funnel_cases(), exact_ratio_funnel))
    write(folder, "benjamini_yekutieli", "set,p_value,q_value", p_value_rows())


if __name__ == "__main__":
    main()
