"""Write the reference numbers for LogitNormalBinomial: logit_normal_binomial.csv.

    python logit_normal.py [output directory]

P(X < x) + P(X = x)/2 and its counterpart above, X binomial in n with a share whose logit is normal and
whose mean is given, at 30 digits. Up to 30 trials by the definition: the binomial's sums, integrated
over the normal density. Beyond, what is integrated over the logit is the normal distribution function times the
derivative of those sums, which is a multiple of P(X = x). Either by Gauss and Legendre between points that lie
close about the top and about the centre, with two numbers of nodes that must agree to 13 digits. Seed
fixed: two runs write the same.
"""

import sys
from functools import cache
from pathlib import Path
from random import Random

import numpy
from mpmath import mp, mpf
from scipy import stats

from fixtures import DEFAULT_OUTPUT, write

mp.dps = 30
BREAKS = [mpf(k) for k in (0, 1, 2, 3, 4.5, 6, 8, 10, 13, 17, 24, 34, 60)]
FEW = 30
# Tails that hardly a double holds are of no use to anyone.
TINY = mpf(10) ** -290
TRIALS = (1, 2, 5, 12, 30, 100, 357, 1000, 5000, 118_701, 10**6, 10**9)
MEANS = ("1e-6", "1e-4", "0.003", "0.03", "0.12", "0.4", "0.5", "0.88", "0.97", "0.9999")
VARIANCES = ("0", "1e-8", "1e-6", "1e-4", "0.003", "0.01", "0.03", "0.08", "0.3", "1", "4", "25")


def rule(count):
    """Nodes and weights on (0, 1), the doubles' answers mended by Newton's method."""
    nodes = []
    for guess in numpy.polynomial.legendre.leggauss(count)[0]:
        x = mpf(float(guess))
        for _ in range(3):
            before, value = mpf(1), x
            for k in range(2, count + 1):
                before, value = value, ((2 * k - 1) * x * value - (k - 1) * before) / k
            slope = count * (x * value - before) / (x * x - 1)
            x -= value / slope
        nodes.append(((1 + x) / 2, 1 / ((1 - x * x) * slope**2)))
    return nodes


RULES = [rule(24), rule(32)]


def integrals(f, points):
    """Of both of what f gives; pieces at the ends that add nothing are left out."""
    answers = []
    points = sorted(set(points))
    for nodes in RULES:
        sums = [mpf(0), mpf(0)]
        for a, b in zip(points, points[1:]):
            for place, weight in nodes:
                lower, upper = f(a + (b - a) * place)
                sums[0] += (b - a) * weight * lower
                sums[1] += (b - a) * weight * upper
        answers.append(sums)
    assert all(abs(a - b) <= mpf(10) ** -13 * b + TINY for a, b in zip(*answers)), answers
    return answers[-1]


def around(centre, width):
    return [centre + sign * k * width for k in BREAKS for sign in (-1, 1)]


def logistic(t):
    return 1 / (1 + mp.exp(-t))


GRID = [(mpf(k) / 24, mp.npdf(mpf(k) / 24) / 24) for k in range(-290, 291)]


@cache
def centre_of(mean, variance):
    """Halved, then Newton's; the expectation by the trapezium rule, which here errs by less than 1e-30."""
    deviation = mp.sqrt(variance)
    centre = mp.log(mean / (1 - mean))
    low, high = centre - variance - 1, centre + variance + 1
    for step in range(18 if variance else 0):
        if step < 12:
            centre = (low + high) / 2
        shares = [(w, logistic(centre + deviation * u)) for u, w in GRID]
        excess = mp.fsum(w * p for w, p in shares) - mean
        if step < 12:
            low, high = (low, centre) if excess > 0 else (centre, high)
        else:
            centre -= excess / mp.fsum(w * p * (1 - p) for w, p in shares)
    assert variance == 0 or abs(excess) < mpf(10) ** -24 * mean
    return centre


def by_definition(x, n, centre, deviation):
    def at(u):
        p, q = logistic(centre + deviation * u), logistic(-centre - deviation * u)
        each = [mp.binomial(n, k) * p**k * q ** (n - k) for k in range(n + 1)]
        half = each[x] / 2
        return mp.fsum(each[:x]) + half, mp.fsum(each[x + 1 :]) + half

    if deviation == 0:
        return at(mpf(0))
    def weighted(u):
        return [mp.npdf(u) * tail for tail in at(u)]

    return integrals(weighted, [mpf(k) for k in range(-24, 25)])


def by_parts(x, n, centre, deviation):
    top = mp.log((x + mpf(0.5)) / (n - x + mpf(0.5)))
    width = 1 / mp.sqrt((n + 1) * logistic(top) * logistic(-top))
    binomial = mp.loggamma(n + 1) - mp.loggamma(x + 1) - mp.loggamma(n - x + 1)

    def derivative(t):
        p, q = logistic(t), logistic(-t)
        return mp.exp(binomial + x * mp.log(p) + (n - x) * mp.log(q)) * (x * q + (n - x) * p) / 2

    def weighted(t):
        f = derivative(t)
        if deviation == 0:
            return (f, mpf(0)) if t > centre else (mpf(0), f)
        u = (t - centre) / deviation
        return f * mp.ncdf(u), f * mp.ncdf(-u)

    reach = max(60 * width, 90 / mpf(max(x, 1)), 90 / mpf(max(n - x, 1)))
    points = [top - reach, top + reach, centre] + around(top, width) + around(centre, deviation)
    if x < 9 or n - x < 9:
        points += [top + k * reach / 12 for k in range(-12, 12)]
    inside = [t for t in points if top - reach <= t <= top + reach]
    lower, upper = integrals(weighted, inside)
    return lower + (mpf(0.5) if x == n else 0), upper + (mpf(0.5) if x == 0 else 0)


def cases():
    random = Random(1982)
    for number in range(480):
        n, mean = random.choice(TRIALS), random.choice(MEANS)
        # Every variance, and each as often.
        variance = VARIANCES[number % len(VARIANCES)]
        deviation = mp.sqrt(mpf(variance))
        centre = centre_of(mpf(mean), mpf(variance))
        p = float(logistic(centre))
        chance = 1 / (n * p * (1 - p))
        z = random.uniform(-8, 8)
        between = float(variance) / (float(variance) + chance)
        moved = float(logistic(centre + deviation * mpf(z * between**0.5)))
        rest = z * (1 - between) ** 0.5
        x = stats.binom.isf(stats.norm.sf(rest), n, moved) if rest > 0 else stats.binom.ppf(
            stats.norm.cdf(rest), n, moved)
        x = int(min(max(x, 0), n))
        if number % 15 == 0:
            x = 0
        elif number % 15 == 1:
            x = n
        lower, upper = (by_definition if n <= FEW else by_parts)(x, n, centre, deviation)
        assert abs(lower + upper - 1) < mpf(10) ** -13, (n, x, mean, variance)
        if min(lower, upper) > TINY:
            yield n, x, mean, variance, centre, lower, upper


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_OUTPUT
    write(folder, "logit_normal_binomial", "n,x,mean,variance,centre,lower,upper", cases())
