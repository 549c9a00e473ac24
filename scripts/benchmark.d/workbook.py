"""Writes a table of text as a workbook, as spreadsheets do: texts once, numbers as numbers.

usage: workbook.py TABLE.csv WORKBOOK.xlsx
"""

import csv
import sys
import zipfile
from xml.sax.saxutils import escape


def written(path, target):
    with open(path, encoding="latin-1", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    texts, lines, cells = {}, [], 0
    for number, row in enumerate(rows, 1):
        line = []
        for at, text in enumerate(row):
            place = f"{chr(65 + at)}{number}"
            if text.isdigit():
                line.append(f'<c r="{place}"><v>{text}</v></c>')
            elif text:
                line.append(f'<c r="{place}" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>')
        cells += len(line)
        lines.append(f'<row r="{number}">{"".join(line)}</row>')
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="Tall" sheetId="1" r:id="a"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" '
        f'Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {main}>{shared}</sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet {main}><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return cells


if __name__ == "__main__":
    print(written(sys.argv[1], sys.argv[2]))
