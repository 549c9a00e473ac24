"""Runs the program and its peers on the same columns, holds their sums against each other, and
prints seconds, ratios and growth.

usage: measure.py PROGRAM FOLDER
"""

import subprocess
import sys
from pathlib import Path

program, folder = sys.argv[1], Path(sys.argv[2])
here = Path(__file__).parent
units = 357
# 40 indicators, 10 years and 3 sexes are 1200 series.
sizes = [75, 300, 1200]
runs = 3


def answer(command):
    line = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(line[0]), [float(number) for number in line[1:]]


def best(command, count):
    answers = [answer(command) for _ in range(count)]
    return min(seconds for seconds, _ in answers), answers[0][1]


def check(name, sums, expected):
    for mine, theirs in zip(expected, sums):
        if abs(mine - theirs) > 1e-6 * max(1, abs(mine)):
            sys.exit(f"{name} computes otherwise: {theirs} against {mine}")


print("| series | estimates | ours, 1 thread | ours, 2 threads | NumPy | R | to NumPy | to R |")
print("| --: | --: | --: | --: | --: | --: | --: | --: |")
ours = []
for series in sizes:
    data = folder / str(series)
    data.mkdir()
    subprocess.run([program, "make", data, str(units), str(series)], check=True)
    one, sums = best([program, "run", data, "1"], runs)
    two, again = best([program, "run", data, "2"], runs)
    if again != sums:
        sys.exit("two threads give other numbers than one")
    numpy, numpy_sums = best([sys.executable, here / "estimates.py", data], 1)
    check("NumPy", numpy_sums, sums)
    r, r_sums = best(["Rscript", here / "estimates.R", data], 1)
    check("R", r_sums, sums)
    fastest = min(one, two)
    ours.append(fastest)
    print(
        f"| {series} | {series * units:,} | {one:.3f} s | {two:.3f} s | {numpy:.2f} s | {r:.2f} s "
        f"| {numpy / fastest:.0f} times | {r / fastest:.0f} times |",
        flush=True,
    )
growth = ", ".join(
    f"{sizes[i] // sizes[0]} times the size {ours[i] / ours[0]:.1f} times the time"
    for i in range(1, len(sizes))
)
print(f"\nGrowth: {growth}.")
