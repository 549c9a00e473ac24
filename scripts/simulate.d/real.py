"""Writes docs/validation/real.csv: who is named among the real municipalities, year by year, with the settings
as they are and with others.

    python real.py .build/release/nullpunkt

Only bundled figures (NEET 20–29, Statistics Norway's table 13556, with grunnskolepoeng and size as context). A
variant is the data folder with one line changed.
"""

import csv
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "validation" / "real.csv"
INDICATOR = "neet_20_29"
YEARS = range(2015, 2025)
CONTEXT = "[basic_education_adults, grunnskolepoeng, unemployed, size]"

# Name, the file of the data folder, what is taken out and what is put in.
VARIANTS = (
    ("as they are", None, "", ""),
    ("q ≤ 0.05", "candidates.yaml", "false_discovery_rate: 0.10", "false_discovery_rate: 0.05"),
    ("q ≤ 0.20", "candidates.yaml", "false_discovery_rate: 0.10", "false_discovery_rate: 0.20"),
    ("lasting by direction alone", "candidates.yaml", "of: 3, strength: 1.645}", "of: 3, strength: 0}"),
    ("without size", "catalogue/work_and_exclusion.yaml", CONTEXT, CONTEXT.replace(", size", "")),
    ("without grunnskolepoeng", "catalogue/work_and_exclusion.yaml", CONTEXT,
     CONTEXT.replace("grunnskolepoeng, ", "")),
    ("without context", "catalogue/work_and_exclusion.yaml", CONTEXT, "[basic_education_adults]"),
    ("τ² consistent", "candidates.yaml", "robust_paule_mandel\n", "consistent\n"),
    ("τ² winsorised, as published", "candidates.yaml", "robust_paule_mandel\n", "winsorised\n"),
)


def changed(folder, file, old, new):
    if file is None:
        return
    path = folder / file
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(r"^(?!#)(.*)" + re.escape(old), flags=re.MULTILINE)
    if not pattern.search(text):
        raise SystemExit(f"{path}: there is no {old!r} to change")
    path.write_text(pattern.sub(lambda m: m[1] + new, text), encoding="utf-8")


def main():
    program = sys.argv[1]
    rows = []
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        database = work / "figures.sqlite"
        subprocess.run([program, "import", "--database", database, ROOT / "data" / "extracts"], check=True,
                       capture_output=True)
        for number, (name, *change) in enumerate(VARIANTS):
            data = work / str(number)
            shutil.copytree(ROOT / "data", data)
            changed(data, *change)
            for year in YEARS:
                answer = subprocess.run(
                    [program, "candidates", "--data", data, "--database", database, "--format", "csv",
                     "--indicator", INDICATOR, "--period", str(year)],
                    check=True, capture_output=True, text=True)
                table = list(csv.DictReader(io.StringIO(answer.stdout)))
                named = [r for r in table if r["candidate"] == "yes"]
                near = [r for r in table if r["near_miss"] == "yes"]
                rows.append({
                    "setting": name, "year": year, "tested": sum(r["p_value"] != "" for r in table),
                    "compared": max(int(r["compared_periods"] or 0) for r in table),
                    "candidates": "; ".join(f"{r['unit_name']} ({float(r['q_value']):.3f})" for r in named),
                    "near_misses": "; ".join(r["unit_name"] for r in near)})
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
