"""Runs the search for what lasts and R's on the same columns, holds their sums against each other, and prints
processor seconds, for one indicator and for fifty, with and without the other choices.

usage: measure_lasting.py PROGRAM FOLDER
"""

import subprocess
import sys
import time
from pathlib import Path

program, folder = sys.argv[1], Path(sys.argv[2])
here = Path(__file__).parent
years = 10


def answer(command):
    begun = time.monotonic()
    line = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(line[0]), [float(number) for number in line[1:]], time.monotonic() - begun


def made(indicators):
    data = folder / f"lasting-{indicators}"
    data.mkdir()
    subprocess.run([program, "make", data, str(indicators * years), str(years)], check=True)
    return data


one, fifty = made(1), made(50)
best = min(answer([program, "lasting", one, "1"])[0] for _ in range(3))
_, sums, _ = answer([program, "lasting", one, "1"])
theirs, r_sums, _ = answer(["Rscript", here / "lasting.R", one])
# R's covariance ends where numeric slopes do.
for mine, their in zip(sums, r_sums, strict=True):
    if abs(mine - their) > 1e-4 * max(1, abs(mine)):
        sys.exit(f"R computes otherwise: {their} against {mine}")
print("| indicators | what | threads | processor | wall | R's processor | to R |")
print("| --: | :-- | --: | --: | --: | --: | --: |")
print(f"| 1 | search | 1 | {best:.3f} s | {best:.3f} s | {theirs:.2f} s | {theirs / best:.0f} times |", flush=True)
for what, name in (("lasting", "search"), ("others", "search, circumstances left out, Δ, q")):
    answers = []
    for threads in ("1", "2"):
        seconds, sums, wall = answer([program, what, fifty, threads])
        answers.append(sums)
        print(f"| 50 | {name} | {threads} | {seconds:.2f} s | {wall:.2f} s | | |", flush=True)
    if answers[0] != answers[1]:
        sys.exit("two threads give other numbers than one")
