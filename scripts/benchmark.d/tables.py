"""Makes the tables that commands are timed on, the same each time. The figures are made up.

usage: tables.py comparisons ROWS OUTPUT.csv
       tables.py extract SIZE OUTPUT.csv       as Statistics Norway's table 13556, every SIZE-th row
"""

import random
import sys
from pathlib import Path

kind, size, output = sys.argv[1], int(sys.argv[2]), sys.argv[3]
numbers = random.Random(20)


def comparisons():
    yield "x,n,benchmark-x,benchmark-n"
    for _ in range(size):
        n = max(20, round(numbers.lognormvariate(6.5, 1.25)))
        whole = n + round(numbers.lognormvariate(9.5, 0.8))
        share = numbers.betavariate(12, 88)
        x = min(n, max(0, round(n * share + numbers.gauss(0, 1) * (n * share * (1 - share)) ** 0.5)))
        yield f"{x},{n},{x + round((whole - n) * 0.12)},{whole}"


def extract():
    """The bundled table's heading and places with made-up counts, or every SIZE-th of its rows."""
    bundled = Path(__file__).parents[2] / "data/extracts/ssb-13556-neet-2015-2024.csv"
    lines = bundled.read_text(encoding="latin-1").splitlines()
    yield from lines[:3]
    for line in lines[3::size]:
        cells = line.split(";")
        years = (len(cells) - 3) // 2
        n = [max(20, round(numbers.lognormvariate(4.5, 1.2))) for _ in range(years)]
        x = [round(count * numbers.betavariate(12, 88)) for count in n]
        made = [str(count) for count in n + x]
        yield ";".join(cells[:3] + ["." if old == "." else new for old, new in zip(cells[3:], made)])


rows = comparisons() if kind == "comparisons" else extract()
Path(output).write_text("\n".join(rows) + "\n", encoding="latin-1")
