"""Write the reference numbers that the Swift tests of StatisticsTests read.

    pip install -r requirements.txt
    python fixtures.py [output directory]

The limits are found by root finding at 60 digits from the *definition* of each
method, never from the closed formulas that the code under test uses. Seeds are
fixed: two runs write identical files. Numbers are correctly rounded doubles.
The levels are the decimal numbers 0.95 and 0.998, not their nearest doubles.

Sources
  Wilson 1927, J Am Stat Assoc 22:209-212            score interval of a share
  Mee 1984, Biometrics 40:1175-1176                  score interval, difference
  Miettinen and Nurminen 1985, Stat Med 4:213-226    constrained likelihood
  Newcombe 1998, Stat Med 17:857-872 and 873-890     published numbers
  Zou and Donner 2008, Stat Med 27:1693-1702         square-and-add
  Spiegelhalter 2005, Stat Med 24:1185-1202          winsorised overdispersion
  Paule and Mandel 1982, J Res NBS 87:377-385        variance between laboratories
  Benjamini and Hochberg 1995, J R Stat Soc B 57:289-300
Miettinen and Nurminen's factor N/(N - 1) on the variance is not used: the
interval is Mee's, so it excludes zero exactly when the pooled z test rejects.
"""

import csv
import sys
from pathlib import Path
from random import Random

import numpy
from mpmath import mp, mpf
from scipy.stats import false_discovery_control

mp.dps = 60
TOLERANCE = mpf(10) ** -48
LEVELS = ("0.95", "0.998")
HERE = Path(__file__).resolve().parent
DEFAULT_OUTPUT = HERE.parents[1] / "Tests" / "StatisticsTests" / "Fixtures"

# NEET 20-29 years, Statistics Norway table 13556, 2021 (and 2022): events, persons
KONGSVINGER, KONGSVINGER_2022 = (290, 1899), (285, 1887)
NORD_ODAL, REGION, COUNTRY = (71, 521), (784, 5053), (83791, 701762)
BH_1995 = (0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459)
BH_1995 += (0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0)


# --- Numerical tools ---------------------------------------------------------


def root(f, a, fa, b, fb):
    """Root of f between a and b (values of opposite sign), Ridder's method."""
    previous = None
    for _ in range(1000):
        middle = (a + b) / 2
        fm = f(middle)
        step = (middle - a) * mp.sign(fa) * fm / mp.sqrt(fm * fm - fa * fb)
        x = middle + step
        if previous is not None and abs(x - previous) < TOLERANCE:
            return x
        previous, fx = x, f(x)
        if fm == 0 or fx == 0:
            return middle if fm == 0 else x
        if fm * fx < 0:
            a, fa, b, fb = middle, fm, x, fx
        elif fa * fx < 0:
            b, fb = x, fx
        else:
            a, fa = x, fx
    raise ArithmeticError("no convergence")


def distance_reaching(critical, deviation, end):
    """The t in (0, end] where t / deviation(t) = critical; 0 if end is 0.

    The ratio r is solved on the bounded scale r / sqrt(r^2 + critical^2), which is
    0 at t = 0 and 1 at t = end, where the deviation vanishes.
    """
    if end == 0:
        return mpf(0)
    target = 1 / mp.sqrt(2)

    def f(t):
        return t / mp.hypot(t, critical * deviation(t)) - target

    return root(f, mpf(0), -target, end, 1 - target)


def normal_quantile(p):
    def f(x):
        return mp.log(mp.ncdf(x)) - mp.log(p)

    return root(f, mpf(-40), f(mpf(-40)), mpf(40), f(mpf(40)))


def upper_tail(z):
    return mp.erfc(z / mp.sqrt(2)) / 2


CRITICAL = {level: -normal_quantile((1 - mpf(level)) / 2) for level in LEVELS}


# --- Methods -----------------------------------------------------------------


def wilson_upper(x, n, critical):
    share = mpf(x) / n

    def deviation(t):
        return mp.sqrt((share + t) * (1 - share - t) / n)

    return share + distance_reaching(critical, deviation, 1 - share)


def wilson(x, n, level):
    critical = CRITICAL[level]
    lower = mpf(0) if x == 0 else 1 - wilson_upper(n - x, n, critical)
    return lower, mpf(1) if x == n else wilson_upper(x, n, critical)


def constrained_share(x1, n1, x2, n2, delta):
    """The p2 of greatest binomial likelihood given p1 = p2 + delta.

    Root of the derivative of the log-likelihood, sum of count / share, multiplied by
    the shares so that it has no poles. A share whose count is zero takes no part.
    """
    if delta == 0:
        return mpf(x1 + x2) / (n1 + n2)

    def slope(p):
        terms = ((x1, p + delta), (x1 - n1, 1 - p - delta), (x2, p), (x2 - n2, 1 - p))
        total, product = mpf(0), mpf(1)
        for count, share in terms:
            if count:
                total, product = total * share + count * product, product * share
        return total

    low, high = max(mpf(0), -delta), min(mpf(1), 1 - delta)
    at_low, at_high = slope(low), slope(high)
    if at_low <= 0:
        return low
    if at_high >= 0:
        return high
    return root(slope, low, at_low, high, at_high)


def score_upper(x1, n1, x2, n2, critical):
    estimate = mpf(x1) / n1 - mpf(x2) / n2

    def deviation(t):
        p2 = constrained_share(x1, n1, x2, n2, estimate + t)
        p1 = p2 + estimate + t
        return mp.sqrt(max(0, p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2))

    return estimate + distance_reaching(critical, deviation, 1 - estimate)


def score_difference(x1, n1, x2, n2, level):
    """Mee's interval of p1 - p2 and the pooled z: difference, lower, upper, z, p."""
    critical = CRITICAL[level]
    difference = mpf(x1) / n1 - mpf(x2) / n2
    lower = -score_upper(x2, n2, x1, n1, critical)
    upper = score_upper(x1, n1, x2, n2, critical)
    pooled = mpf(x1 + x2) / (n1 + n2)
    variance = pooled * (1 - pooled) * (mpf(1) / n1 + mpf(1) / n2)
    z = difference / mp.sqrt(variance) if variance else mpf(0)
    assert (lower > 0 or upper < 0) == (abs(z) > critical), (x1, n1, x2, n2, level)
    return difference, lower, upper, z, 2 * upper_tail(abs(z))


def part_of_whole(x, n, total_x, total_n, level):
    """A unit against a total that contains it: the test is unit against rest."""
    unit_and_rest = (x, n, total_x - x, total_n - n)
    difference, lower, upper, z, p_value = score_difference(*unit_and_rest, level)
    outside = 1 - mpf(n) / total_n
    p0 = mpf(total_x) / total_n
    assert abs(mpf(x) / n - p0 - outside * difference) < TOLERANCE
    direct = z * mp.sqrt(p0 * (1 - p0) * outside / n)
    assert abs(mpf(x) / n - p0 - direct) < TOLERANCE
    return outside * difference, outside * lower, outside * upper, z, p_value


def difference_in_differences(ux1, un1, ux2, un2, rx1, rn1, rx2, rn2, level):
    unit, unit_low, unit_high = score_difference(ux2, un2, ux1, un1, level)[:3]
    rest, rest_low, rest_high = score_difference(rx2, rn2, rx1, rn1, level)[:3]
    below = mp.hypot(unit - unit_low, rest_high - rest)
    above = mp.hypot(unit_high - unit, rest - rest_low)
    return unit - rest, unit - rest - below, unit - rest + above


def winsorising_constant():
    """E of a squared standard normal clamped at its 10 % and 90 % quantiles."""
    a = normal_quantile(mpf("0.9"))
    inside = mp.quad(lambda u: u * u * mp.npdf(u), mp.linspace(-a, a, 5))
    outside = mp.quad(mp.npdf, [a, a + 2, a + 6, mp.inf])
    return inside + 2 * a * a * outside


def tau_squared(phi, errors):
    weights = [1 / mpf(e) ** 2 for e in errors]
    total, m = mp.fsum(weights), len(weights)
    spread = total - mp.fsum(w * w for w in weights) / total
    return max(mpf(0), (m * phi - (m - 1)) / spread)


def overdispersion(scores, errors, kappa):
    """phi and tau^2, winsorised as published and made consistent by kappa."""
    low, high = numpy.quantile(scores, [0.1, 0.9])
    clamped = numpy.clip(scores, low, high)
    phi = mp.fsum(mpf(float(z)) ** 2 for z in clamped) / len(scores)
    tau2 = [tau_squared(value, errors) for value in (phi, phi / kappa)]
    return phi, tau2[0], phi / kappa, tau2[1]


def winsorised_sum(distances, variances, tau2):
    """Sum of the squared z-scores, clamped at their own type 7 quantiles."""
    scores = sorted(d / mp.sqrt(v + tau2) for d, v in zip(distances, variances))

    def quantile(tenths):
        whole, part = divmod(tenths * (len(scores) - 1), 10)
        above = scores[min(whole + 1, len(scores) - 1)]
        return scores[whole] + mpf(part) / 10 * (above - scores[whole])

    low, high = quantile(1), quantile(9)
    return mp.fsum(min(max(z, low), high) ** 2 for z in scores)


def robust_paule_mandel(scores, errors, kappa):
    """The smallest tau^2 at which the sum is m kappa: the first fall to it on a fine scan."""
    variances = [mpf(e) ** 2 for e in errors]
    distances = [mpf(z) * mpf(e) for z, e in zip(scores, errors)]
    target = len(scores) * kappa

    def excess(tau2):
        return winsorised_sum(distances, variances, tau2) - target

    before, at_before = mpf(0), excess(mpf(0))
    if at_before <= 0:
        return mpf(0)
    after = min(variances) / 1000
    while (at_after := excess(after)) > 0:
        before, at_before, after = after, at_after, after * mpf("1.05")
    return root(excess, before, at_before, after, at_after)


# --- Cases -------------------------------------------------------------------


def random_size(random, largest=10**9):
    return max(1, min(largest, round(largest ** random.random())))


def random_share(random):
    kind = random.randrange(4)
    small = 10 ** random.uniform(-8, -1)
    return (random.random(), random.random(), small, 1 - small)[kind]


def random_count(random, n, share):
    spread = (n * share * (1 - share)) ** 0.5
    return min(n, max(0, round(n * share + random.gauss(0, 1) * spread)))


def filled(cases, number, draw):
    """The distinct cases, filled up to the number with drawn ones."""
    distinct = dict.fromkeys(cases)
    while len(distinct) < number:
        distinct[draw()] = None
    return list(distinct)


def wilson_cases():
    random = Random(1927)
    cases = [(0, 10), (5, 100), (222, 3215), (20, 100), KONGSVINGER, NORD_ODAL]
    cases += [(7776456, 7564336677), (1000, 10000), (81, 263), (15, 148), (1, 29)]
    cases += [(x, n) for n in (1, 2, 3, 4, 7) for x in range(n + 1)]
    for n in (10, 100, 1899, 10**5, 10**7, 10**9):
        cases += [(x, n) for x in (0, 1, 2, n // 2, n - 2, n - 1, n)]

    def draw():
        n = random_size(random)
        return random_count(random, n, random_share(random)), n

    return filled(cases, 300, draw)


def difference_cases():
    random = Random(1984)
    rest = (COUNTRY[0] - KONGSVINGER[0], COUNTRY[1] - KONGSVINGER[1])
    cases = [(56, 70, 48, 80), (9, 10, 3, 10), (*KONGSVINGER, *rest)]
    cases += [(*KONGSVINGER_2022, *KONGSVINGER), (5, 56, 0, 29), (10, 100, 1000, 10000)]
    small = [(x, n) for n in (1, 2) for x in range(n + 1)]
    cases += [(*a, *b) for a in small for b in small]
    sizes = [(1, 10**9), (10, 10), (3, 400), (1899, 699863), (10**9, 10**9)]
    for n1, n2 in sizes + [(10**5, 50), (699863, 1899)]:
        cases += [(x1, n1, x2, n2) for x1 in (0, n1) for x2 in (0, 1, n2)]
        cases += [(n1 // 2, n1, 0, n2), (n1 // 2, n1, n2, n2), (1, n1, n2 // 2, n2)]

    def draw():
        n1, n2, share = random_size(random), random_size(random), random_share(random)
        other = share if random.random() < 0.7 else random_share(random)
        x1, x2 = random_count(random, n1, share), random_count(random, n2, other)
        return x1, n1, x2, n2

    return filled(cases, 250, draw)


def part_cases():
    random = Random(13556)
    cases = [(*KONGSVINGER, *COUNTRY), (*KONGSVINGER, *REGION), (*NORD_ODAL, *COUNTRY)]
    cases += [(0, 1, 0, 2), (1, 1, 1, 2), (0, 1, 1, 2), (1, 1, 2, 2), (0, 1, 5, 10**9)]
    cases += [(0, 50, 0, 1000), (50, 50, 1000, 1000), (0, 50, 950, 1000)]
    cases += [(50, 50, 50, 1000), (99, 999, 100, 1000), (99, 999, 99, 1000)]
    cases += [(10, 100, 1000, 10000), (700000, 4500000, 800000, 5000000)]

    def draw():
        n, m, share = random_size(random, 10**6), random_size(random), random.random()
        x, rest = random_count(random, n, share), random_count(random, m, share)
        return x, n, x + rest, n + m

    return filled(cases, 75, draw)


def change_cases():
    random = Random(2008)
    cases = [(0, 20, 0, 25, 100, 1000, 110, 1000), (20, 20, 0, 20, 500, 900, 500, 900)]
    cases += [(0, 5, 5, 5, 7, 7, 0, 7), (0, 1, 0, 1, 0, 1, 0, 1)]
    cases += [(0, 9, 1, 9, 0, 9, 0, 9)]

    def draw():
        unit, rest = random_size(random, 10**5), random_size(random, 10**7)
        share, case = random.random() ** 2, []
        for n in (unit, unit, rest, rest):
            size = max(1, round(n * random.uniform(0.9, 1.1)))
            case += [random_count(random, size, share), size]
        return tuple(case)

    return filled(cases, 50, draw)


def quantile_sets():
    random = Random(7)
    fixed = [[3.0], [1.0, 2.0], [5.0, 5.0, 5.0, 5.0], [-1.0, 0.0, 0.0, 2.0, 2.0]]
    sizes = [random.randint(1, 50) for _ in range(34)] + [49, 50]
    sets = [[round(random.gauss(0, 10), 3) for _ in range(size)] for size in sizes]
    return fixed + sets


def overdispersion_sets():
    """(z-scores, standard errors): spread of z from none to strong."""
    random = Random(2005)
    sets = [([0.0] * 5, [0.01, 0.02, 0.03, 0.04, 0.05])]
    sets.append(([-2.0, -2.0, 0.5, 3.0, 3.0, 3.0], [0.02] * 6))
    plan = [(5, 2.0), (10, 0.6), (11, 4.0), (20, 1.1), (50, 1.0), (100, 1.15)]
    for units, spread in plan + [(180, 0.9), (180, 3.0), (356, 2.6), (360, 8.0)]:
        sizes = [random_size(random, 10**5) + 20 for _ in range(units)]
        scores = [random.gauss(0, spread) for _ in range(units)]
        sets.append((scores, [(0.12 * 0.88 / n) ** 0.5 for n in sizes]))
    return sets


def paule_mandel_sets():
    """(z-scores, standard errors) on the logit scale; the first have one distance below 0, so
    that a quantile lies between the signs."""
    random = Random(1982)
    sets = [([-0.3, 2.5, 3.0, 4.0, 2.0], [0.1, 0.3, 0.2, 0.5, 0.4]), ([-3.0, 3.5], [0.1, 0.4])]
    sets.append(([-9.0, 1.5, 2.0, 3.0, 2.5, 1.0, 4.0], [0.02, 0.3, 0.4, 0.5, 0.3, 0.4, 0.6]))
    plan = [(5, 2), (10, 0.6), (11, 4), (21, 1.5), (50, 1), (100, 1.2), (180, 3), (357, 2.6)]
    for units, spread in plan:
        sizes = [random_size(random, 10**4) + 20 for _ in range(units)]
        errors = [(1 / (0.12 * 0.88 * n)) ** 0.5 for n in sizes]
        between = (spread - 1) * 0.2 if spread > 1 else 0
        widths = [mp.hypot(e, between) / e if between else spread for e in errors]
        sets.append(([random.gauss(0, 1) * float(w) for w in widths], errors))
    # A tenth of the units are extraordinary.
    scores, errors = sets[-1]
    sets.append(([z + 30 * (i % 10 == 0) for i, z in enumerate(scores)], errors))
    return sets


def p_value_sets():
    random = Random(1995)
    mixed = [random.random() ** (4 if i % 5 == 0 else 1) for i in range(400)]
    sets = [list(BH_1995), [0.02, 0.01, 0.02, 0.04, 0.01, 0.5, 0.5], [1.0] * 6]
    return sets + [[0.03], [0.0], [0.0, 0.0, 0.2, 1.0], [0.05, 0.04, 0.03, 0.02], mixed]


# --- Files -------------------------------------------------------------------


def normal_rows():
    probabilities = [1e-300, 1e-100, 1e-20, 1e-10, 1e-5, 0.0005, 0.001, 0.01, 0.02425]
    probabilities += [0.025, 0.05, 0.1, 0.25, 0.4, 0.499999, 0.5, 0.500001, 0.6, 0.75]
    probabilities += [0.9, 0.95, 0.97575, 0.975, 0.99, 0.999, 0.9995, 1 - 1e-10]
    for p in probabilities:
        yield "quantile", p, normal_quantile(mpf(p))
    for z in [i / 4 for i in range(-32, 33)] + [i / 2 for i in range(17, 71)]:
        yield "upper_tail", z, upper_tail(mpf(z))
    for z in [i / 2 for i in range(-70, -16)] + [i / 4 for i in range(-32, 33)]:
        yield "cdf", z, upper_tail(-mpf(z))


def by_level(cases, method):
    for case in cases:
        for level in LEVELS:
            yield *case, float(level), *method(*case, level)


def quantile_rows():
    probabilities = [0.0, 0.025, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 0.999, 1.0]
    for number, values in enumerate(quantile_sets(), 1):
        for p in probabilities:
            cell = ";".join(text(v) for v in values)
            yield number, cell, p, numpy.quantile(values, p)


def overdispersion_rows():
    kappa, sets, units = winsorising_constant(), [], []
    for number, (scores, errors) in enumerate(overdispersion_sets(), 1):
        result = overdispersion(scores, errors, kappa)
        sets.append((number, len(scores), *result))
        for z, e in zip(scores, errors):
            both = [mpf(z) * e / mp.sqrt(mpf(e) ** 2 + t) for t in result[1::2]]
            units.append((number, z, e, *both))
    return sets, units


def paule_mandel_rows():
    kappa = winsorising_constant()
    for number, (scores, errors) in enumerate(paule_mandel_sets(), 1):
        cells = [";".join(text(v) for v in values) for values in (scores, errors)]
        yield number, *cells, robust_paule_mandel(scores, errors, kappa)


def p_value_rows():
    for number, p_values in enumerate(p_value_sets(), 1):
        q_values = false_discovery_control(p_values, method="bh")
        yield from ((number, p, q) for p, q in zip(p_values, q_values))


def text(value):
    """Integers and words as they are, numbers as the shortest exact double."""
    if isinstance(value, (int, str)):
        return str(value)
    if isinstance(value, mpf):
        value = mp.nstr(value, 40)  # Python rounds decimal text correctly
    return repr(float(value) + 0.0)  # + 0.0 turns -0.0 into 0.0


def write(folder, name, header, rows):
    lines = [[text(value) for value in row] for row in rows]
    with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(lines)
    print(f"{name}.csv: {len(lines)} cases", flush=True)


# --- Published numbers -------------------------------------------------------


def check(values, *printed):
    """Each value, rounded to the printed number of decimals, is the printed one."""
    for value, number in zip(values, printed, strict=True):
        half_unit = mpf(10) ** -len(number.partition(".")[2]) / 2
        assert abs(value - mpf(number)) <= half_unit, (mp.nstr(value, 17), number)


def check_published():
    check(wilson(0, 10, "0.95"), "0", "0.277532799863")
    check(wilson(5, 100, "0.95"), "0.0215436791544", "0.111750469232")
    check(wilson(222, 3215, "0.95"), "0.0607916903636", "0.0783395668138")
    check(wilson(20, 100, "0.998"), "0.105191620667", "0.347110941701")
    large = wilson(7776456, 7564336677, "0.95")
    check(large, "0.0010273201001641", "0.0010287644578977")
    check(wilson(*KONGSVINGER, "0.95"), "0.1372", "0.1696")
    check(wilson(*NORD_ODAL, "0.95"), "0.1095", "0.1684")
    newcombe = score_difference(56, 70, 48, 80, "0.95")  # 1998b, method 5
    check(newcombe[:3], "0.2000", "0.0533", "0.3377")
    country = part_of_whole(*KONGSVINGER, *COUNTRY, "0.95")
    check(country[:4], "0.03331", "0.01786", "0.05016", "4.4828")
    region = part_of_whole(*KONGSVINGER, *REGION, "0.95")
    check(region[:3], "-0.00244", "-0.01512", "0.01057")
    check(part_of_whole(*NORD_ODAL, *COUNTRY, "0.95")[3:4], "1.1883")
    change = score_difference(*KONGSVINGER_2022, *KONGSVINGER, "0.95")
    check(change[:4], "-0.00168", "-0.02457", "0.02122", "-0.1439")
    check([winsorising_constant()], "0.6787")
    assert sum(false_discovery_control(BH_1995, method="bh") <= 0.05) == 4


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUTPUT
    folder.mkdir(parents=True, exist_ok=True)
    check_published()

    result = "level,difference,lower,upper,z,p_value"
    counts = "x1,n1,x2,n2"
    changes = ",".join(f"{g}_{c}" for g in ("unit", "rest") for c in counts.split(","))
    phi = "phi_winsorised,tau2_winsorised,phi_consistent,tau2_consistent"
    adjusted = "z_overdispersed_winsorised,z_overdispersed_consistent"
    sets, units = overdispersion_rows()
    wilsons = by_level(wilson_cases(), wilson)
    differences = by_level(difference_cases(), score_difference)
    parts = by_level(part_cases(), part_of_whole)
    doubles = by_level(change_cases(), difference_in_differences)

    write(folder, "normal", "function,argument,value", normal_rows())
    write(folder, "wilson", "x,n,level,lower,upper", wilsons)
    write(folder, "score_difference", f"{counts},{result}", differences)
    write(folder, "part_of_whole", f"x,n,total_x,total_n,{result}", parts)
    header = f"{changes},level,estimate,lower,upper"
    write(folder, "difference_in_differences", header, doubles)
    write(folder, "quantile_type7", "set,values,probability,quantile", quantile_rows())
    write(folder, "overdispersion", f"set,units,{phi}", sets)
    write(folder, "overdispersion_units", f"set,z,standard_error,{adjusted}", units)
    write(folder, "robust_paule_mandel", "set,z,standard_errors,tau2", paule_mandel_rows())
    write(folder, "benjamini_hochberg", "set,p_value,q_value", p_value_rows())


if __name__ == "__main__":
    main()
