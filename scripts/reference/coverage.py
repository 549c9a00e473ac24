"""Draw how often 95 % intervals cover the truth, by enumerating every possible count.

    python coverage.py NULLPUNKT [picture]

The intervals are the program's own, from `NULLPUNKT calc interval` and `calc
difference`; the probabilities of the counts are SciPy's. For each n, over shares
0.02, 0.04, ..., 0.98 (for differences over pairs of 0.05, 0.125, ..., 0.95, both
groups of n), the band runs from the least to the greatest coverage, the line is
the mean.
"""

import csv
import io
import subprocess
import sys
from pathlib import Path

import numpy
from scipy.stats import binom

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "images" / "coverage.svg"
SIZES = [5, 8, 12, 16, 20, 25, 30, 35, 40, 45, 50, 55, 60]
SHARES = numpy.arange(1, 50) / 50
PAIRED = numpy.linspace(0.05, 0.95, 13)
LOWEST, HIGHEST = 0.82, 1.0
WIDTH, HEIGHT, GAP, LEFT, TOP = 200, 120, 34, 44, 34


def ask(program, arguments, header, rows):
    table = "\n".join([header] + [",".join(map(str, row)) for row in rows]) + "\n"
    answer = subprocess.run(
        [program, "calc", *arguments], input=table, capture_output=True, text=True, check=True)
    lines = list(csv.DictReader(io.StringIO(answer.stdout)))
    return (numpy.array([float(line[name]) for line in lines]) for name in ("lower", "upper"))


def of_shares(program, method):
    for n in SIZES:
        counts = range(n + 1)
        low, high = ask(program, ["interval", "--method", method], "x,n", [(x, n) for x in counts])
        covered = (low[:, None] <= SHARES) & (SHARES <= high[:, None])
        yield (binom.pmf(numpy.array(counts)[:, None], n, SHARES) * covered).sum(axis=0)


def of_differences(program, method):
    for n in SIZES:
        pairs = [(x1, n, x2, n) for x1 in range(n + 1) for x2 in range(n + 1)]
        low, high = ask(program, ["difference", "--method", method], "x1,n1,x2,n2", pairs)
        low, high = low.reshape(n + 1, n + 1), high.reshape(n + 1, n + 1)
        chance = binom.pmf(numpy.arange(n + 1)[:, None], n, PAIRED)
        # The last bits of p1 - p2 must not decide whether a limit equal to it covers.
        covers = lambda d: (low <= d + 1e-12) & (d - 1e-12 <= high)
        yield numpy.array([
            chance[:, i] @ covers(PAIRED[i] - PAIRED[j]) @ chance[:, j]
            for i in range(len(PAIRED)) for j in range(len(PAIRED))])


def panel(number, title, coverages):
    x0 = LEFT + (number % 3) * (WIDTH + GAP)
    y0 = TOP + (number // 3) * (HEIGHT + GAP + 22)

    def x(n):
        return x0 + WIDTH * (n - SIZES[0]) / (SIZES[-1] - SIZES[0])

    def y(coverage):
        return y0 + HEIGHT * (HIGHEST - max(coverage, LOWEST)) / (HIGHEST - LOWEST)

    def path(points):
        return " ".join(f"{a:.1f},{b:.1f}" for a, b in points)

    least = [(x(n), y(c.min())) for n, c in zip(SIZES, coverages)]
    most = [(x(n), y(c.max())) for n, c in zip(SIZES, coverages)]
    mean = [(x(n), y(c.mean())) for n, c in zip(SIZES, coverages)]
    yield f'<text x="{x0}" y="{y0 - 8}" font-weight="bold">{title}</text>'
    yield f'<polygon points="{path(least + most[::-1])}" fill="#9ec3e6"/>'
    yield f'<polyline points="{path(mean)}" fill="none" stroke="#12436d" stroke-width="2"/>'
    for level in (0.85, 0.9, 0.95, 1.0):
        dash = "" if level == 0.95 else ' stroke-dasharray="1 3"'
        yield (f'<line x1="{x0}" x2="{x0 + WIDTH}" y1="{y(level):.1f}" y2="{y(level):.1f}" '
               f'stroke="#444"{dash}/>')
        if number % 3 == 0:
            yield (f'<text x="{x0 - 6}" y="{y(level) + 4:.1f}" text-anchor="end">'
                   f"{100 * level:.0f} %</text>")
    for n in (5, 20, 40, 60):
        yield f'<text x="{x(n):.1f}" y="{y0 + HEIGHT + 14}" text-anchor="middle">{n}</text>'


def main():
    program = sys.argv[1]
    picture = Path(sys.argv[2]) if len(sys.argv) > 2 else PICTURE
    panels = [(title, list(of_shares(program, method))) for title, method in (
        ("Wilson", "wilson"), ("Clopper–Pearson", "clopper-pearson"), ("mid-P", "mid-p"))]
    panels.append(("Jeffreys", list(of_shares(program, "jeffreys"))))
    panels += [(title, list(of_differences(program, method))) for title, method in (
        ("difference: score", "score"), ("difference: Newcombe 10", "newcombe"))]
    width = LEFT + 3 * WIDTH + 2 * GAP + 12
    height = TOP + 2 * (HEIGHT + GAP + 22)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="11" '
        'fill="#222" role="img">',
        "<title>Coverage of 95 % intervals against n: mean, least and greatest over shares</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for number, (title, coverages) in enumerate(panels):
        lines += panel(number, title, coverages)
        all_sizes = numpy.concatenate(coverages)
        print(f"{title}: mean {all_sizes.mean():.4f}, least {all_sizes.min():.4f}")
    lines += [f'<text x="{LEFT}" y="{height - 8}">n (in each group), 5 to 60; the band is the '
              "least to the greatest coverage over shares, the line their mean</text>", "</svg>"]
    picture.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
