"""Make the synthetic figures that candidates.R and candidates.py compute candidates from.

    python candidate_figures.py [output directory]

Nobody's figures: 357 units of five periods, drawn with the seed below. Sizes are log-normal like
Norwegian municipalities' residents of 20-29 years in 2021 (table 13556: median 611, quartiles 257 and
1,648, largest 120,759), shares near 12 %, and units differ by more than chance and context explain.
A second outcome is a mean of points over a tenth of the persons. Planted on purpose: units that do
better than their context in every period or in the last only, and as many that do worse; counts and
means withheld; units below the floors; units without context, in all periods, in the last and in an
earlier one; units with the same context and with the same figures.
"""

import sys
from pathlib import Path

import numpy
from scipy.special import expit

UNITS, PERIODS = 357, 5
HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parents[1] / "Tests" / "FlaggingTests" / "Fixtures"


def figures():
    random = numpy.random.default_rng(2021)
    size = numpy.clip(numpy.exp(random.normal(6.5, 1.25, UNITS)), 55, 120_000)
    size[0] = 120_759
    group = numpy.array([f"G{g:02}" for g in random.choice(numpy.arange(1, 12), UNITS)])
    group[group == "G11"] = "G10"
    group[[3, 60, 200, 300]] = "G11"  # too few to be peers of one another
    points = random.normal(41, 1.4, UNITS) + 0.3 * (numpy.log(size) - 6.5)
    unemployed = numpy.clip(random.normal(2.2, 0.6, UNITS), 0.4, None)
    lasting = random.normal(0, 0.13, UNITS)
    skill = random.normal(0, 0.8, UNITS)

    better, worse = range(10, 130, 12), range(15, 135, 12)  # ten each, of all sizes
    late = (140, 147, 154)
    lasting[list(better)] -= 0.8
    lasting[list(worse)] += 0.5
    skill[list(better)] += 3.5
    # Better than a hard context, no better than the country or their nearest.
    points[[160, 161]], unemployed[[160, 161]] = (36.5, 37), (4.4, 4.0)
    lasting[[160, 161]] -= 0.75

    rows = []
    for period in range(PERIODS):
        drift = (1 + 0.01 * period) * numpy.exp(random.normal(0, 0.02, UNITS))
        n = numpy.maximum(50, numpy.rint(size * drift))
        c1 = numpy.round(points + 0.1 * period + random.normal(0, 0.3, UNITS), 2)
        c2 = numpy.round(unemployed + random.normal(0, 0.15, UNITS), 2)
        c1[21], c2[21] = c1[20], c2[20]  # the same context: units at the same distance from every other
        c1[23] = c1[24] = c1[22]
        c2[23] = c2[24] = c2[22]
        logit = -2 - 0.12 * (c1 - 41) + 0.18 * (c2 - 2.2) + lasting + random.normal(0, 0.05, UNITS)
        if period == PERIODS - 1:
            logit[list(late)] -= 1.1
        x = random.binomial(n.astype(int), expit(logit))
        people = numpy.maximum(4, numpy.rint(n / 10))
        mean = 30 + 0.25 * (c1 - 41) - 0.3 * (c2 - 2.2) + skill + random.normal(0, 0.2, UNITS)
        mean = numpy.round(mean + 9 * random.standard_normal(UNITS) / numpy.sqrt(people), 1)
        n[51], x[51], mean[51], people[51] = n[50], x[50], mean[50], people[50]  # the same figures
        for unit in range(UNITS):
            cells = [
                f"U{unit + 1:03}", group[unit], 2017 + period, x[unit], int(n[unit]),
                f"{mean[unit]:.1f}", int(people[unit]), f"{c1[unit]:.2f}", f"{c2[unit]:.2f}"]
            withheld = unit in (40, 41, 42, 43) or (unit == 22 and period == 2)
            if withheld or (unit == better[1] and period < 4):
                cells[3] = cells[5] = ""
            if unit in (44, 45) and period >= 3:
                cells[3] = cells[4] = cells[5] = cells[6] = ""  # missing
            if unit == 70:
                cells[7] = ""
            if (unit == 71 and period == 4) or (unit == 72 and period == 3):
                cells[8] = ""
            rows.append(",".join(str(cell) for cell in cells))
    return rows


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
    rows = figures()
    header = "unit,group,period,x,n,mean,mean_n,c1,c2"
    (folder / "synthetic_figures.csv").write_text("\n".join([header, *rows]) + "\n")
    print(f"synthetic_figures.csv: {len(rows)} rows")
