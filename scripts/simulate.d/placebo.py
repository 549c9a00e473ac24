"""Regions that nothing was done in: how often their change since the zero point is taken for something.

    python placebo.py .build/release/nullpunkt

Regions of six municipalities are put into a copy of the program's regions and seen through its own table of
changes: drawn at random, and neighbours by code within a county, which share what real regions share. What is
counted is how often the level shift and the change beside natural change lie beyond their 95 % limits, and how
often the plain interval, of chance in persons alone, does. Writes docs/validation/placebo.csv and the table in
docs/validation.md.
"""

import csv
import io
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

from marked import put, table, write

ROOT = pathlib.Path(__file__).resolve().parents[2]
ZERO_POINT = 2021
SIZE = 6
DRAWS = 8
OWN = {"3401", "3414", "3415", "3416", "3417", "3418"}
INDICATORS = ("neet_20_29", "neet_15_29", "neet_20_24", "neet_25_29")
KINDS = {"random": "regions drawn at random", "near": "neighbours by code", "municipality": "municipalities"}
SHARES = {"level_shift": "level shift", "natural": "change beside natural change", "persons": "chance in persons alone"}


def run(program, *arguments):
    answer = subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True)
    return answer.stdout


def regions(codes):
    """The id of each made region with its municipalities."""
    draw = random.Random(ZERO_POINT)
    for turn in range(DRAWS):
        order = codes[:]
        draw.shuffle(order)
        for k in range(len(order) // SIZE):
            yield f"random-{turn}-{k}", order[SIZE * k:SIZE * (k + 1)]
    for start in range(0, len(codes) - SIZE + 1, 2):
        group = codes[start:start + SIZE]
        if group[0][:2] == group[-1][:2]:
            yield f"near-{start}", group


def number(row, column):
    return float(row[column]) if row[column] else None


def is_beyond(row):
    """Of each test whether it rejects; None where it was not made."""
    shift, error = number(row, "level_shift"), number(row, "level_shift_error")
    p, low, high = (number(row, c) for c in ("natural_p_value", "lower_95", "upper_95"))
    yield "level_shift", None if shift is None else abs(shift) > 1.959964 * error
    yield "natural", None if p is None else p < 0.05
    yield "persons", None if low is None else low > 0 or high < 0


def main():
    program = sys.argv[1]
    counts = {}
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        data, database = work / "data", work / "figures.sqlite"
        shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("extracts"))
        common = ["--data", data, "--database", database]
        run(program, "import", *common, ROOT / "data" / "extracts")
        table = run(program, "candidates", *common, "--format", "csv", "--indicator", INDICATORS[0], "--year", ZERO_POINT)
        codes = sorted(r["unit_code"] for r in csv.DictReader(io.StringIO(table)) if r["value"])
        file = data / "geography" / "regions.yaml"
        with file.open("a", encoding="utf-8") as out:
            for name, members in regions([c for c in codes if c not in OWN]):
                listed = ", ".join(f'"{code}"' for code in members)
                out.write(f"- id: {name}\n  name: {name}\n  members:\n"
                          f"    - valid_from: 2020-01-01\n      municipalities: [{listed}]\n")
        run(program, "freeze", ZERO_POINT, *common)
        run(program, "export", *common, "--zero-point", ZERO_POINT, "--output", work / "tables")
        with (work / "tables" / "changes.csv").open(encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                kind = row["unit_level"] if row["unit_level"] != "region" else row["unit_code"].split(":")[-1].split("-")[0]
                if row["indicator"] not in INDICATORS or row["sex"] != "both" or row["benchmark"] != "country" \
                        or kind not in KINDS or not row["level_shift"]:
                    continue
                for test, beyond in is_beyond(row):
                    if beyond is not None:
                        found = counts.setdefault((row["indicator"], row["period"], kind, test), [0, 0])
                        found[0] += beyond
                        found[1] += 1
    rows = [dict(zip(("indicator", "period", "kind", "test", "beyond", "of"), (*key, *found)))
            for key, found in sorted(counts.items())]
    write("placebo", rows)
    put("placebo", lines(rows))


def lines(rows):
    """The table of the page: all later years together."""
    return table(("indicator", "of", "units and years", *SHARES.values()), cells(rows), left=2)


def cells(rows):
    for indicator in INDICATORS:
        for kind, name in KINDS.items():
            own = {test: [r for r in rows if (r["indicator"], r["kind"], r["test"]) == (indicator, kind, test)]
                   for test in SHARES}
            sums = {test: (sum(r["beyond"] for r in found), sum(r["of"] for r in found)) for test, found in own.items()}
            yield (indicator, name, str(sums["level_shift"][1]),
                   *(f"{100 * beyond / of:.1f} %" for beyond, of in sums.values()))


if __name__ == "__main__":
    main()
