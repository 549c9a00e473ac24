"""Times the whole national job beside the same work in R and Python, checks that all say the same, and prints
tables in Markdown. Ours does more: it protects, audits, and writes a report with a site.

usage: measure.py PROGRAM REPOSITORY FOLDER SIZE... [--runs N] [--peers-at SIZE]
"""

import argparse
import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import agree

parser = argparse.ArgumentParser()
parser.add_argument("program", type=Path)
parser.add_argument("repository", type=Path)
parser.add_argument("folder", type=Path)
parser.add_argument("sizes", type=int, nargs="+")
parser.add_argument("--runs", type=int, default=1)
parser.add_argument("--peers-at", type=int, default=1, help="the largest size at which the peers run too")
options = parser.parse_args()
here = Path(__file__).resolve().parent
# One thread each for the peers' work in bulk, so that processor time says what the work takes.
environment = os.environ | {"LC_ALL": "C.UTF-8", "POLARS_MAX_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def timed(command):
    """Processor seconds, wall seconds, peak memory in MB, and what was written."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True)
    messages = []
    reader = threading.Thread(target=lambda: messages.append(process.stderr.read()))
    reader.start()
    written = process.stdout.read()
    reader.join()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))}: {messages[0][-2000:]}{written[-500:]}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024, written


def fresh(name):
    for old in options.folder.glob(f"{name}*"):
        if old.is_file():
            old.unlink()
    return options.folder / name


def row(name, measured):
    cpu = [run[0] for run in measured]
    spread = f" ({min(cpu):.1f}–{max(cpu):.1f})" if len(cpu) > 1 else ""
    memory = max(run[2] for run in measured)
    print(f"| {name} | {statistics.median(cpu):.1f} s{spread} | {statistics.median(run[1] for run in measured):.0f} s | {memory:.0f} MB |", flush=True)
    return statistics.median(cpu), memory


def steps(size, country):
    """The program's commands one by one: what each part of the whole job takes."""
    given = ["--data", country / "data", "--database", fresh(f"steps-{size}.sqlite")]
    csv = options.folder / f"ours-{size}"
    yield "import", [options.program, "import", country / "data/extracts", *given]
    yield "freeze 2021", [options.program, "freeze", "2021", *given]
    yield "export: compare, search, protect, audit, all units as CSV", [options.program, "export", "--output", csv, *given]
    yield "verify", [options.program, "verify", *given]


for size in options.sizes:
    country = options.folder / f"country-{size}"
    if not country.exists():
        subprocess.run([sys.executable, options.repository / "scripts/make-national", "--size", str(size), country], check=True)
    print(f"\n## Size {size}\n\n| | processor | wall | memory |\n| :-- | --: | --: | --: |", flush=True)
    whole = []
    for _ in range(options.runs):
        database = fresh(f"run-{size}.sqlite")
        report = options.folder / f"report-{size}"
        subprocess.run(["rm", "-rf", report], check=True)
        whole.append(timed([options.program, "run", "--no-documents", "--data", country / "data", "--database", database, "--output", report]))
    ours = row("nullpunkt run", whole)
    total = 0
    for name, command in steps(size, country):
        total += row(f"nullpunkt {name}", [timed(command)])[0]
    peers = {"R": ["Rscript", here / "national.R"], "Python": [sys.executable, here / "national.py"]}
    for name, command in peers.items() if size <= options.peers_at else ():
        answer = options.folder / f"{name}-{size}"
        runs = [timed([*command, country / "data/extracts", options.repository / "data", size, answer]) for _ in range(options.runs)]
        theirs = row(f"{name}: read, compare, search, CSV", runs)
        spent = {}
        for line in runs[-1][3].splitlines():
            if line.startswith("step "):
                spent[line.split()[1]] = spent.get(line.split()[1], 0) + float(line.split()[2])
        print(f"| {name} to `run`, processor and memory | {theirs[0] / ours[0]:.2f} times | | {theirs[1] / ours[1]:.2f} times |")
        print(f"| of it: {', '.join(f'{step} {seconds:.1f} s' for step, seconds in spent.items())} | | | |")
        for line in agree.checked(options.folder / f"ours-{size}", answer):
            print(f"| {line} | | | |")
        print(f"| {runs[-1][3].splitlines()[-1]} | | | |", flush=True)
