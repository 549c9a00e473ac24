"""Makes the document whose styles pandoc takes: reference.py PANDOC'S OWN.docx OURS.docx.

The same bytes come out each time: every part has the same date.
"""

import re
import sys
import zipfile

INK = "15212B"
MUTE = "56636F"


def fonts(size: float, bold: bool = False, colour: str = INK) -> str:
    """The properties of letters; size in points."""
    return (
        '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>'
        + ("<w:b/><w:bCs/>" if bold else "")
        + f'<w:color w:val="{colour}"/><w:sz w:val="{round(2 * size)}"/><w:szCs w:val="{round(2 * size)}"/></w:rPr>'
    )


def paragraph(name: str, size: float, before: float, after: float, *, bold=False, colour=INK,
              based="Normal", more="") -> str:
    """A style of paragraphs; distances in points."""
    style = name.replace(" ", "")
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:qFormat/><w:pPr>{more}'
        f'<w:spacing w:before="{round(20 * before)}" w:after="{round(20 * after)}"/></w:pPr>'
        f"{fonts(size, bold, colour)}</w:style>"
    )


def character(name: str, size: float, bold: bool, colour: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>{fonts(size, bold, colour)}</w:style>'
    )


SHADED = (
    '<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="56636F"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F4"/>'
)
LINE = 'w:val="single" w:sz="4" w:space="0" w:color="D6DDE3"'
TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
    f"<w:bottom {LINE}/><w:insideH {LINE}/></w:tblBorders><w:tblCellMar>"
    '<w:top w:w="30" w:type="dxa"/><w:left w:w="50" w:type="dxa"/>'
    '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "<w:trPr><w:cantSplit/></w:trPr>"
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="56636F"/></w:rPr><w:tcPr><w:tcBorders>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="15212B"/></w:tcBorders>'
    '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
)
# By style id: what replaces pandoc's own.
STYLES = {
    "BodyText": paragraph("Body Text", 9, 0, 4),
    "FirstParagraph": paragraph("First Paragraph", 9, 0, 4),
    "Compact": paragraph("Compact", 7.5, 0, 0),
    "Title": paragraph("Title", 19, 0, 2, bold=True),
    "TableCaption": paragraph("Table Caption", 7.5, 0, 3, colour=MUTE, more="<w:keepNext/>"),
    "Heading1": paragraph(
        "Heading 1", 16, 10, 4, bold=True, more='<w:keepNext/><w:outlineLvl w:val="0"/>'),
    "Heading2": paragraph(
        "heading 2", 12, 8, 3, bold=True, more='<w:keepNext/><w:outlineLvl w:val="1"/>'),
    "Heading3": paragraph(
        "heading 3", 10, 7, 2, bold=True, more='<w:keepNext/><w:outlineLvl w:val="2"/>'),
    "Heading4": paragraph(
        "heading 4", 9, 6, 2, bold=True, more='<w:keepNext/><w:outlineLvl w:val="3"/>'),
    "Table": TABLE,
}
OWN = [
    paragraph("Lead", 10, 0, 4),
    paragraph("Note", 7.5, 0, 4, colour=MUTE),
    paragraph("Answer", 8.5, 2, 3, more=SHADED),
    paragraph("Sources", 7.5, 8, 0, colour=MUTE),
    paragraph("Page Break", 1, 0, 0, more="<w:pageBreakBefore/>"),
    character("Small", 7, False, MUTE),
    character("Worse", 7.5, True, "B0460A"),
    character("Better", 7.5, True, "0B5CAD"),
    character("Neutral", 7.5, True, MUTE),
]
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
FOOTER = (
    f'<?xml version="1.0" encoding="UTF-8"?><w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Sources"/>'
    f'<w:jc w:val="right"/></w:pPr>{FIELD.format("PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    f'{FIELD.format("NUMPAGES")}</w:p></w:ftr>'
)
# A4 with margins of 14 mm.
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="794" w:right="794" w:bottom="794" w:left="794" '
    'w:header="340" w:footer="340" w:gutter="0"/></w:sectPr>'
)


def styled(styles: str) -> str:
    for name, style in STYLES.items():
        pattern = rf'<w:style (?=[^>]*w:styleId="{name}").*?</w:style>'
        styles, count = re.subn(pattern, lambda _: style, styles, flags=re.DOTALL)
        if count != 1:
            raise SystemExit(f"reference.py: pandoc's document has {count} styles {name}; expected 1")
    return styles.replace("</w:styles>", "".join(OWN) + "</w:styles>")


def changed(name: str, text: str) -> str:
    if name == "word/styles.xml":
        return styled(text)
    if name == "word/document.xml":
        text = re.sub(r"<w:sectPr\s*/>|<w:sectPr.*?</w:sectPr>", lambda _: SECTION, text, flags=re.DOTALL)
        if "xmlns:r=" not in text.split("<w:body>")[0]:
            text = text.replace("<w:document ", f"<w:document {NAMESPACES.split(' ')[1]} ", 1)
        return text
    if name == "word/_rels/document.xml.rels":
        return text.replace("</Relationships>", (
            '<Relationship Id="rIdFooter" Target="footer1.xml" Type="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships/footer"/></Relationships>'))
    if name == "[Content_Types].xml":
        return text.replace("</Types>", (
            '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.footer+xml"/></Types>'))
    return text


def main() -> None:
    with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
        parts = {name: changed(name, old.read(name).decode()) for name in old.namelist()}
        parts["word/footer1.xml"] = FOOTER
        for name, text in parts.items():
            new.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
