"""Tables of docs/validation.md that stand between marks of their own, and the files they are made from."""

import csv
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs/validation"
PAGE = FOLDER.parent / "validation.md"


def write(name, rows):
    """Writes rows of the same columns as docs/validation/NAME.csv."""
    with open(FOLDER / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def table(head, lines, left=1):
    """The lines of a table in Markdown, whose first columns are of text."""
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join([":--"] * left + ["--:"] * (len(head) - left)) + " |"
    for line in lines:
        yield "| " + " | ".join(line) + " |"


def put(name, lines):
    """Puts lines into the page between `<!-- NAME -->` and `<!-- end NAME -->`."""
    text = PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->\n", f"<!-- end {name} -->"
    first, rest = text.split(begin, 1)
    _, last = rest.split(end, 1)
    PAGE.write_text(first + begin + "\n" + "\n".join(lines) + "\n\n" + end + last, encoding="utf-8")
