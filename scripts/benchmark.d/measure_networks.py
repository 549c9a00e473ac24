"""How long a network of 2,000 actors and 50,000 ties takes, all of whom answered: read, measured and written.

usage: measure_networks.py PROGRAM FOLDER
"""

import pathlib
import random
import statistics
import subprocess
import sys
import time

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
actors, ties, runs = 2000, 50_000, 5
chance = random.Random(24)
names = [f"a{place}" for place in range(actors)]
sectors = ["skole", "nav", "helse", "frivillig", "arbeidsliv"]
with open(folder / "network-actors.csv", "w") as file:
    file.write("id;service;sector;municipality;invited;answered\n")
    for place, name in enumerate(names):
        file.write(f"{name};tjeneste {place};{chance.choice(sectors)};by {place % 40};ja;ja\n")
pairs = set()
while len(pairs) < ties:
    one, other = chance.randrange(actors), chance.randrange(actors)
    if one != other:
        pairs.add((one, other))
with open(folder / "network-ties.csv", "w") as file:
    file.write("from;to;year;frequency;quality;wishes_more;strengths;obstacles\n")
    for one, other in sorted(pairs):
        wishes = chance.choice(["ja", "nei"])
        file.write(
            f"{names[one]};{names[other]};2024;{chance.randint(1, 4)};{chance.randint(1, 5)};{wishes};;\n")

measured = []
for _ in range(runs):
    start = time.perf_counter()
    subprocess.run(
        [program, "network", "measure", str(folder / "network-actors.csv"), str(folder / "network-ties.csv"),
         "--any-place", "--format", "csv", "--database", str(folder / "none.sqlite")],
        check=True, stdout=subprocess.DEVNULL)
    measured.append(time.perf_counter() - start)
print("| network | takes, median of five | most |\n| :-- | --: | --: |")
print(f"| {actors:,} actors, {ties:,} ties | {statistics.median(measured):.2f} s | {max(measured):.2f} s |")
