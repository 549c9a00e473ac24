"""Runs the search for candidates and its peers on the same columns, holds their sums against each other,
and prints seconds, ratios for each family, and growth.

usage: measure_candidates.py PROGRAM FOLDER
"""

import subprocess
import sys
from pathlib import Path

program, folder = sys.argv[1], Path(sys.argv[2])
here = Path(__file__).parent
# Peers take a second a family; time grows with the number of families and no faster.
theirs = 24
# The catalogue's 18 indicators with counts or means are 180 families over 10 years; all its 51 would
# be 510.
sizes = [180, 360, 510]
runs = 3


def answer(command):
    line = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(line[0]), [float(number) for number in line[1:]]


def made(families):
    data = folder / f"candidates-{families}"
    data.mkdir()
    subprocess.run([program, "make", data, str(families)], check=True)
    return data


def ours(data):
    times = []
    for threads in ("1", "2"):
        answers = [answer([program, "run", data, threads]) for _ in range(runs)]
        times.append(min(seconds for seconds, _ in answers))
    if answer([program, "run", data, "1"])[1] != answers[0][1]:
        sys.exit("two threads give other numbers than one")
    return *times, answers[0][1]


def check(name, sums, expected):
    """Sums to a millionth, those of z, in which units cancel, to 1e-8 a unit; those of ranks, which
    peers draw, to a thousandth; candidates exactly."""
    tolerances = [1e-6] * 6 + [1e-3] * 2 + [0]
    scales = [1, 357 * theirs / 100, 357 * theirs / 100] + [1] * 6
    for mine, their, tolerance, scale in zip(expected, sums, tolerances, scales, strict=True):
        if abs(mine - their) > tolerance * max(scale, abs(mine)):
            sys.exit(f"{name} computes otherwise: {their} against {mine}")


data = made(theirs)
one, two, sums = ours(data)
python, numpy_sums = answer([sys.executable, here / "candidates.py", str(theirs), data])
check("NumPy", numpy_sums, sums)
r, r_sums = answer(["Rscript", here / "candidates.R", str(theirs), data])
check("R", r_sums, sums)
print("| families | ours, 1 thread | ours, 2 threads | NumPy | R | to NumPy | to R |")
print("| --: | --: | --: | --: | --: | --: | --: |")
print(
    f"| {theirs} | {one:.3f} s | {two:.3f} s | {python:.1f} s | {r:.1f} s "
    f"| {python / two:.0f} ({python / one:.0f}) times | {r / two:.0f} ({r / one:.0f}) times |",
    flush=True)
seconds = []
for families in sizes:
    one, two, _ = ours(made(families))
    seconds.append(two)
    print(f"| {families} | {one:.3f} s | {two:.3f} s | | | | |", flush=True)
growth = ", ".join(
    f"{size / sizes[0]:.3g} times the families {time / seconds[0]:.1f} times the time"
    for size, time in zip(sizes[1:], seconds[1:]))
print(f"\nGrowth: {growth}.")
