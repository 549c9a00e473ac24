"""Names among real municipalities before, and looks at what was seen after: docs/validation/kept.csv.

    python kept.py .build/release/nullpunkt

For each start year the search sees the figures up to that year alone. What is seen after is the mean of each
unit's value less what is expected of it in the next three years, weighted by its number of persons; one is kept
where that is better by the smallest difference that matters. Beside the search: a test of the single year's
distance from what is expected against chance alone (95 %), and the ten best by value.
"""

import csv
import io
import pathlib
import subprocess
import sys
import tempfile

from marked import put, table, write

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The indicator, the years it has, which way is better, and the smallest difference that matters, as the
# catalogue says it.
INDICATORS = [(name, range(2015, 2025), -1, 0.02) for name in
              ("neet_20_29", "neet_15_29", "neet_20_24", "neet_25_29")]
AFTER = 3
FIRST = 3
NAMES = {
    "clear": "clear", "listed": "clear and likely", "one_year": "one year's 95 % test", "top_ten": "ten best",
}


def searched(program, database, indicator, year):
    answer = subprocess.run(
        [program, "candidates", "--data", ROOT / "data", "--database", database, "--format", "csv",
         "--indicator", indicator, "--period", str(year)],
        check=True, capture_output=True, text=True)
    return {r["unit_code"]: r for r in csv.DictReader(io.StringIO(answer.stdout)) if r["status"] == "ok"}


def number(row, column):
    return float(row[column]) if row[column] else None


def named(rows, sign):
    """The units that each rule names, and what it promises of each; nil promises nothing."""
    known = {code: row for code, row in rows.items() if row["probability"]}
    yield "clear", {c: number(r, "probability") for c, r in known.items() if r["grade"] == "clear"}
    yield "listed", {c: number(r, "probability") for c, r in known.items() if r["candidate"] == "yes"}
    yield "one_year", {c: None for c, r in known.items() if sign * number(r, "z") > 1.959964}
    best = sorted(known, key=lambda c: (-sign * number(known[c], "value"), c))
    yield "top_ten", {c: None for c in best[:10]}


def later(tables, code):
    """How far a unit lies from what is expected of it in the years after, by persons; None where unknown."""
    own = [t[code] for t in tables if code in t and t[code]["expected"]]
    count = sum(int(r["denominator"]) for r in own)
    if len(own) < AFTER or count == 0:
        return None
    return sum(int(r["denominator"]) * number(r, "difference") for r in own) / count


def main():
    program = sys.argv[1]
    rows = []
    with tempfile.TemporaryDirectory() as work:
        database = pathlib.Path(work) / "figures.sqlite"
        subprocess.run([program, "import", "--database", database, ROOT / "data" / "extracts"], check=True,
                       capture_output=True)
        for indicator, years, sign, smallest in INDICATORS:
            tables = {year: searched(program, database, indicator, year) for year in years}
            for year in years:
                if year - years[0] + 1 < FIRST or year + AFTER > years[-1]:
                    continue
                after = [tables[year + k] for k in range(1, AFTER + 1)]
                for rule, promised in named(tables[year], sign):
                    seen = {c: later(after, c) for c in promised}
                    seen = {c: d for c, d in seen.items() if d is not None}
                    told = [promised[c] for c in seen if promised[c] is not None]
                    rows.append({
                        "indicator": indicator, "year": year, "rule": rule, "named": len(seen),
                        "promised": f"{sum(told) / len(told):.4f}" if told else "",
                        "kept": sum(sign * d >= smallest for d in seen.values()),
                        "better": sum(sign * d > 0 for d in seen.values()),
                        "before": f"{mean([number(tables[year][c], 'posterior_difference') for c in seen]):.5f}",
                        "after": f"{mean(list(seen.values())):.5f}",
                    })
    write("kept", rows)
    put("kept", lines(rows))


def mean(values):
    return sum(values) / len(values) if values else 0.0


def lines(rows):
    """The table of the page: all start years together."""
    return table(
        ("indicator", "rule", "start years", "named", "promised", "kept", "better at all", "said, points",
         "later, points"), cells(rows), left=3)


def cells(rows):
    for indicator, _, _, _ in INDICATORS:
        for rule, name in NAMES.items():
            own = [r for r in rows if r["indicator"] == indicator and r["rule"] == rule]
            count = sum(r["named"] for r in own)
            if count == 0:
                continue

            def pooled(column):
                return sum(r["named"] * float(r[column] or 0) for r in own) / count

            said = rule in ("clear", "listed")
            yield (
                indicator, name, f"{own[0]['year']}–{own[-1]['year']}", str(count),
                f"{100 * pooled('promised'):.0f} %" if said else "–",
                f"{100 * sum(r['kept'] for r in own) / count:.0f} %",
                f"{100 * sum(r['better'] for r in own) / count:.0f} %",
                f"{100 * pooled('before'):.2f}" if said else "–", f"{100 * pooled('after'):.2f}")


if __name__ == "__main__":
    main()
