"""Udir's grunnskolepoeng as they are bundled, by municipality."""

import csv
from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "data/extracts/udir-grunnskolepoeng-2015-2021.csv"


def number(text):
    return float(text.replace(",", ".")) if text[:1].isdigit() else None


def by_municipality():
    """{code: mean distance to the country's points in the same year, over all years and pupils}"""
    lines = TABLE.read_bytes().decode("utf-16-le").lstrip("\ufeff").splitlines()
    header, *rows = csv.reader(lines[1:], delimiter="\t")
    columns = [(header.index(name), header.index(name.replace("Grunnskolepoeng", "Antall elever")))
               for name in header if name.endswith("Grunnskolepoeng")]
    country = next(row for row in rows if row[0] == "1" and row[4].strip() == "I")
    middle = [number(country[points]) for points, _ in columns]
    found = {}
    for row in rows:
        if row[0] != "3":
            continue
        cells = [(number(row[points]), number(row[pupils])) for points, pupils in columns]
        pairs = [(value - whole, weight) for (value, weight), whole in zip(cells, middle)
                 if value is not None and weight]
        if pairs:
            found[row[4]] = sum(d * w for d, w in pairs) / sum(w for _, w in pairs)
    return found
