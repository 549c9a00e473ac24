"""Statistics Norway's table 13556 as it is bundled: young people 20-29 and those outside, by municipality.

    python neet.py      prints the population of 2024, one of 357 municipalities a line
"""

import csv
import re
from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "data/extracts/ssb-13556-neet-2015-2024.csv"
AGES = ("20-24 år", "25-29 år")


def figures():
    """{(municipality, year): (outside or None, population or None)}; a part that is missing
    leaves the whole missing."""
    lines = TABLE.read_text(encoding="latin1").splitlines()
    header, *rows = csv.reader(lines[2:], delimiter=";")
    columns = {name: place for place, name in enumerate(header)}
    years = sorted({int(name[-4:]) for name in header if name.startswith("Befolkning")})
    parts = {}
    for row in rows:
        if not (re.match(r"\d{4} ", row[0]) and row[1] == "Begge kjønn" and row[2] in AGES):
            continue
        for year in years:
            parts.setdefault((row[0], year), []).append(tuple(
                int(text) if text.isdigit() else None
                for text in (row[columns[f"Utenfor arbeid, utdanning og arbeidsmarkedstiltak {year}"]],
                             row[columns[f"Befolkning {year}"]])))
    return {
        key: tuple(None if None in column else sum(column) for column in zip(*both))
        for key, both in parts.items() if len(both) == len(AGES)}


def sizes(year=2024):
    return [n for (_, when), (_, n) in sorted(figures().items()) if when == year and n]


if __name__ == "__main__":
    print("\n".join(map(str, sizes())))
