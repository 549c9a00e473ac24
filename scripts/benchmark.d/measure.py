"""Times commands as whole processes beside what a user would take instead, on the same files in the same run.

usage: measure.py PROGRAM FOLDER
"""

import csv
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import workbook

program, folder = sys.argv[1], Path(sys.argv[2])
here = Path(__file__).parent
runs = 3


def timed(command, output=subprocess.DEVNULL, given=subprocess.DEVNULL):
    """Processor seconds, wall seconds and peak memory in MB of one run of a command."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], stdout=output, stderr=subprocess.PIPE, stdin=given)
    messages = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command}: {messages.decode()}")
    return (usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024)


def best(action, count=runs):
    return min((action() for _ in range(count)), key=lambda measured: measured[0])


def cells(measured):
    cpu, wall, memory = measured
    return f"{cpu:.2f} s | {wall:.2f} s | {memory:.0f} MB"


def fresh(name):
    for old in folder.glob(f"{name}*"):
        old.unlink()
    return folder / name


def imported(extract):
    return lambda: timed([program, "import", extract, "--database", fresh("import.sqlite")])


def by(script, extract):
    return lambda: timed([sys.executable, here / script, extract, fresh("peer.sqlite")])


print("## Importing\n")
print("| | processor | wall | memory |\n| :-- | --: | --: | --: |")
whole = None
for part in (16, 4, 1):
    extract = folder / "extract.csv"
    subprocess.run([sys.executable, here / "tables.py", "extract", str(part), extract], check=True)
    measured = best(imported(extract))
    print(f"| nullpunkt import, 1/{part} of the table | {cells(measured)} |", flush=True)
for script in ("extract_polars.py", "extract_pandas.py"):
    print(f"| {script} | {cells(best(by(script, extract)))} |", flush=True)
book = folder / "extract.xlsx"
filled = workbook.written(extract, book)
looked = best(lambda: timed([program, "inspect", book, "--database", folder / "none.sqlite"]))
started = best(lambda: timed([program, "regions", "--database", folder / "none.sqlite"]))
print(f"| nullpunkt inspect, the table as a workbook of {filled:,} cells | {cells(looked)} |")
print(f"| of it a command's start | {cells(started)} |", flush=True)
if looked[0] - started[0] > 0.3 or looked[2] - started[2] > 30:
    sys.exit("a workbook takes more than 0.3 s, or more than 30 MB")
revised = folder / "revised.csv"
lines = extract.read_text(encoding="latin-1").splitlines()
known = [at for at in range(3, len(lines)) if lines[at].rsplit(";", 1)[1].isdigit()]
for at in known[100:109]:
    keys, last = lines[at].rsplit(";", 1)
    lines[at] = f"{keys};{int(last) + 1}"
revised.write_text("\n".join(lines) + "\n", encoding="latin-1")


def imported_again():
    database = fresh("again.sqlite")
    timed([program, "import", extract, "--database", database])
    return timed([program, "import", revised, "--database", database])


print(f"| nullpunkt import, the table again with nine figures changed | {cells(best(imported_again))} |")

print("\n## Comparisons\n")
print("| rows | nullpunkt | NumPy | R | to NumPy | to R |\n| --: | --: | --: | --: | --: | --: |")


def ours(table, answer):
    with open(table) as given, open(answer, "wb") as output:
        return timed([program, "calc", "compare"], output, given)


def check(name, theirs, mine):
    columns = ("difference", "z", "p_value", "lower_95", "upper_95", "lower_998", "upper_998")
    with open(theirs) as their_file, open(mine) as my_file:
        rows = zip(csv.DictReader(their_file), csv.DictReader(my_file), strict=True)
        for row, (their, my) in enumerate(rows):
            for column in columns:
                mine, other = float(my[column]), float(their[column])
                if abs(other - mine) > 1e-7 * max(1, abs(mine)):
                    sys.exit(f"{name}, row {row + 1}: {column} {other} against {mine}")


for rows in (26_775, 107_100, 428_400):
    table = folder / "comparisons.csv"
    subprocess.run([sys.executable, here / "tables.py", "comparisons", str(rows), table], check=True)
    mine = best(lambda: ours(table, folder / "ours.csv"))[0]
    numpy = timed([sys.executable, here / "compare.py", table, folder / "numpy.csv"])[0]
    r = timed(["Rscript", here / "compare.R", table, folder / "r.csv"])[0]
    check("NumPy", folder / "numpy.csv", folder / "ours.csv")
    check("R", folder / "r.csv", folder / "ours.csv")
    print(
        f"| {rows:,} | {mine:.2f} s | {numpy:.2f} s | {r:.2f} s | {numpy / mine:.0f} times "
        f"| {r / mine:.0f} times |", flush=True)

print("\n## Every command\n")
print("| command | processor | wall | memory |\n| :-- | --: | --: | --: |")
database = ["--database", folder / "run.sqlite"]


def run():
    fresh("run.sqlite")
    shutil.rmtree(folder / "run", ignore_errors=True)
    return timed([program, "run", "--output", folder / "run", *database])


print(f"| run, from nothing | {cells(best(run))} |", flush=True)
for words in (
    ["run", "--output", folder / "run"], ["compare", "Grue"], ["candidates"], ["indicators"],
    ["verify"], ["export", "--output", folder / "export"],
    ["export", "--format", "json", "--output", folder / "export"],
    ["export", "--format", "json-stat", "--output", folder / "export"],
    ["export", "--format", "xlsx", "--output", folder / "export"],
    ["export", "--format", "site", "--output", folder / "site"],
):
    name = " ".join(word for word in words if isinstance(word, str) and word != "--output")
    measured = best(lambda: timed([program, *words, *database]))
    print(f"| {name}{', nothing changed' if name == 'run' else ''} | {cells(measured)} |", flush=True)

# What is made with other programs: the whole command, and what one more document takes in it.
print("\n## Documents\n")
print("| command | processor | wall | memory |\n| :-- | --: | --: | --: |")
for words in (
    ["export", "--format", "html", "--unit", "Grue"], ["export", "--format", "docx", "--unit", "Grue"],
    ["export", "--format", "pdf", "--unit", "Grue"],
    ["export", "--format", "docx", "--region", "kongsvinger"], ["export", "--format", "pdf"],
    ["export", "--pictures", "png", "--unit", "Grue"],
):
    measured = best(
        lambda: timed([program, *words, "--output", folder / "documents", *database]),
        1 if len(words) == 3 else runs)
    print(f"| {' '.join(words)} | {cells(measured)} |", flush=True)

pages = [path for path in (folder / "site").iterdir()]
size = sum(path.stat().st_size for path in pages)
print(f"\nThe site of all units is {len(pages)} files, {size / 1e6:.0f} MB.")
