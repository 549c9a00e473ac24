"""Has others' tools read what was exported into the working folder, and stops at the first complaint."""

import csv
import json
import subprocess
import sys

import frictionless
import jsonstat_validator
import openpyxl
import pandas
from pyjstat import pyjstat

failed = False


def check(what: str, holds: bool, otherwise: object = "") -> None:
    global failed
    print(f"{'ok' if holds else 'FAILED'}: {what} {'' if holds else otherwise}")
    failed = failed or not holds


def rows(path: str, delimiter: str = ",") -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


for folder in ["2021-kongsvingerregionen", "export", "schools"]:
    report = frictionless.validate(f"{folder}/datapackage.json")
    check(f"{folder}: a valid data package", report.valid, report.flatten(["title", "message"])[:5])
    check(f"{folder}: has rows", sum(task.stats["rows"] for task in report.tasks) > 1000)

with open("export/estimates.json-stat.json") as file:
    cube = json.load(file)
found = jsonstat_validator.validate_jsonstat(cube)
check("estimates: valid JSON-stat", found is True or getattr(found, "valid", False), found)

frame = pyjstat.Dataset.read(json.dumps(cube)).write("dataframe")
label = {
    dimension: {v: k for k, v in about["category"]["label"].items()}
    for dimension, about in cube["dimension"].items()
}
own = {
    (row["indicator"], row["unit_code"], row["period"], row["sex"]): row["value"]
    for row in rows("export/estimates.csv")
    if row["benchmark"] == "country"
}
measures = cube["dimension"]["measure"]["category"]["index"]
values = cube["value"][measures.index("value") :: len(measures)]
ids = [cube["dimension"][name]["category"]["index"] for name in cube["id"][:-1]]
place, differing, seen = 0, [], 0
for indicator in ids[0]:
    for unit in ids[1]:
        for period in ids[2]:
            for sex in ids[3]:
                text = own.get((indicator, unit, period, sex), "")
                seen += text != ""
                if (float(text) if text else None) != values[place]:
                    differing.append((indicator, unit, period, sex, text, values[place]))
                place += 1
check("JSON-stat says what the CSV says", not differing and seen > 10000, differing[:3])
check("pyjstat reads every cell", len(frame) == len(cube["value"]), len(frame))

plain = rows("export/estimates.csv")
excel = rows("excel/estimates.csv", ";")
with open("excel/estimates.csv", "rb") as file:
    check("--excel begins with a byte order mark", file.read(3) == b"\xef\xbb\xbf")
numbers = ["value", "lower_95", "p_value"]
check(
    "--excel says the same with decimal commas",
    len(plain) == len(excel)
    and all(a[n] == b[n].replace(",", ".") for a, b in zip(plain, excel) for n in numbers)
    and all("." not in b[n] for b in excel for n in numbers),
)

package = json.load(open("export/datapackage.json"))
for resource in package["resources"]:
    query = f"SELECT count(*) FROM '{'export/' + resource['name']}.parquet'"
    answer = subprocess.run(
        ["duckdb", "-csv", "-noheader", "-c", query], capture_output=True, text=True, check=True)
    check(
        f"{resource['name']}.parquet has the rows of the CSV",
        int(answer.stdout) == len(rows("export/" + resource["path"])), answer.stdout)

book = openpyxl.load_workbook("export/nullpunkt-2021.xlsx")
beside = sum(row["benchmark"] == "country" for row in plain)
themes = {row["theme_nb"][:31] for row in rows("export/indicators.csv")}
found = {name: book[name] for name in book.sheetnames}
shown = sum(sheet.max_row - 1 for name, sheet in found.items() if name in themes)
check("the workbook has every figure once", shown == beside, (shown, beside, book.sheetnames))
check(
    "the workbook's heads are frozen and nothing is a formula",
    all(sheet.freeze_panes == "A2" for sheet in found.values())
    and not any(c.data_type == "f" for sheet in found.values() for r in sheet.iter_rows() for c in r),
)

types = pandas.read_csv("export/estimates.csv", dtype={"unit_code": str}).dtypes
check("pandas reads numbers as numbers", types["value"] == float and types["z"] == float, types)

sys.exit(failed)
