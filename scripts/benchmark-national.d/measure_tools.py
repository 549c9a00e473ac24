"""Times what users take instead, each as a whole process on the same files: import of a published extract beside
pandas, polars, data.table and DuckDB, and intervals and a funnel beside the formulas of R's packages written out.

usage: measure_tools.py PROGRAM COUNTRY
"""

import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

program, country = Path(sys.argv[1]), Path(sys.argv[2])
here = Path(__file__).resolve().parent
shared = here.parent / "benchmark.d"
runs = 5
environment = os.environ | {"LC_ALL": "C.UTF-8", "POLARS_MAX_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def timed(command, given=None, output=None):
    process = subprocess.Popen([str(part) for part in command], stdin=given, stdout=output or subprocess.DEVNULL,
                               stderr=subprocess.PIPE, env=environment)
    messages = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command}: {messages.decode()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measured(name, action, ours=None):
    times = [action() for _ in range(runs)]
    cpu = statistics.median(time for time, _ in times)
    ratio = f"{cpu / ours:.1f} times" if ours else ""
    low, high = min(time for time, _ in times), max(time for time, _ in times)
    print(f"| {name} | {cpu:.2f} s | {low:.2f}–{high:.2f} | {max(memory for _, memory in times):.0f} MB | {ratio} |", flush=True)
    return cpu


def near(mine, theirs, columns, tolerance):
    with open(mine) as one, open(theirs) as other:
        for at, (own, peer) in enumerate(zip(csv.DictReader(one), csv.DictReader(other), strict=True)):
            for column in columns:
                a, b = float(own[column]), float(peer[column])
                if abs(a - b) > tolerance * max(1, abs(a)):
                    sys.exit(f"row {at + 1}, {column}: {a} against {b}")


HEAD = "| | processor, median of 5 | spread | memory | to ours |\n| :-- | --: | --: | --: | --: |"
with tempfile.TemporaryDirectory() as work:
    work = Path(work)

    def fresh(name):
        for old in work.glob(f"{name}*"):
            old.unlink()
        return work / name

    bundled = here.parents[1] / "data/extracts/ssb-13556-neet-2015-2024.csv"
    for title, extract, more in (
        ("Import of table 13556 as bundled", bundled, []),
        ("Import of table 13556 of the made-up country", country / "data/extracts/oppdiktet-1-ssb-13556.csv",
         ["--data", country / "data"])):
        print(f"## {title}\n\n{HEAD}")
        ours = measured("nullpunkt import, checked and sealed",
                        lambda: timed([program, "import", extract, *more, "--database", fresh("ours.sqlite")]))
        measured("pandas and sqlite3", lambda: timed([sys.executable, shared / "extract_pandas.py", extract, fresh("pandas.sqlite")]), ours)
        measured("polars and sqlite3", lambda: timed([sys.executable, shared / "extract_polars.py", extract, fresh("polars.sqlite")]), ours)
        measured("data.table, a CSV", lambda: timed(["Rscript", here / "extract_datatable.R", extract, fresh("table.csv")]), ours)
        measured("DuckDB, its database", lambda: timed([sys.executable, here / "extract_duckdb.py", extract, fresh("peer.duckdb")]), ours)
        print()

    numbers = random.Random(21)
    for rows in (357, 285_600):
        counts, ratios = work / "counts.csv", work / "ratios.csv"
        with open(counts, "w") as shares, open(ratios, "w") as funnel:
            shares.write("x,n\n")
            funnel.write("unit,x,expected\n")
            for at in range(rows):
                n = max(20, round(numbers.lognormvariate(6.5, 1.25)))
                share = numbers.betavariate(12, 88)
                x = round(n * share)
                shares.write(f"{x},{n}\n")
                funnel.write(f"unit {at},{x},{n * 0.12!r}\n")
        print(f"## Intervals and a funnel of {rows:,} rows\n\n{HEAD}")
        for name, words, table, columns in (
            ("wilson", ["interval"], counts, ("value", "lower", "upper")),
            ("byar", ["interval", "--method", "byar"], counts, ("value", "lower", "upper")),
            ("funnel", ["funnel", "--ratio", "--benchmark", "1", "--overdispersion", "winsorised"], ratios,
             ("z", "z_overdispersed", "lower_95", "upper_95", "lower_998", "upper_998", "phi", "tau2"))):
            mine, theirs = work / "mine.csv", work / "theirs.csv"

            def ours_once():
                with open(table) as given, open(mine, "wb") as output:
                    return timed([program, "calc", *words], given, output)

            ours = measured(f"nullpunkt calc {' '.join(words)}", ours_once)
            measured(f"R, {name}", lambda: timed(["Rscript", here / "formulas.R", name, table, theirs]), ours)
            near(mine, theirs, columns, 1e-9)
        print()
versions = subprocess.run(["Rscript", "-e", 'cat("R", as.character(getRversion()), "data.table", as.character(packageVersion("data.table")))'],
                          capture_output=True, text=True).stdout
import duckdb, numpy, pandas, polars  # noqa: E401, E402

print(f"{versions}, Python {sys.version.split()[0]}, pandas {pandas.__version__}, polars {polars.__version__}, "
      f"NumPy {numpy.__version__}, DuckDB {duckdb.__version__}.")
