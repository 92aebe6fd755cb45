"""Changes of the shipped Word fact-sheet by its markup: of a run, a paragraph, a style, a tag."""

from collections.abc import Callable
from io import BytesIO

import docx
from docx.oxml import parse_xml

from hostile.packed import packed, unpacked

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
QUOTE = '<w:p><w:pPr><w:pStyle w:val="DeclarationQuote"/>'
QUOTED = '<w:t xml:space="preserve">{{ each.quote }}</w:t>'
OURS = '<w:t xml:space="preserve">{{ each.what }}</w:t>'
Change = Callable[[dict[str, bytes]], None]


def swap(part: str, before: str, after: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        text = parts[part].decode()
        assert before in text, before
        parts[part] = text.replace(before, after).encode()

    return change


def quote(properties: str) -> Change:
    """The quotations of the sheet, with ``properties`` set directly on their runs."""
    return swap(DOCUMENT, f"<w:r>{QUOTED}", f"<w:r><w:rPr>{properties}</w:rPr>{QUOTED}")


def ours(properties: str) -> Change:
    return swap(DOCUMENT, f"<w:r>{OURS}", f"<w:r><w:rPr>{properties}</w:rPr>{OURS}")


def paragraph(properties: str) -> Change:
    return swap(DOCUMENT, f"{QUOTE}<w:keepNext/>", f"{QUOTE}<w:keepNext/>{properties}")


def style(name: str, **formats: str) -> Change:
    """A style of the template with elements added to its ``pPr`` or ``rPr``."""

    def change(parts: dict[str, bytes]) -> None:
        document = docx.Document(BytesIO(packed(parts)))
        found = document.styles[name].element
        for holder, markup in formats.items():
            owner = found.get_or_add_pPr() if holder == "pPr" else found.get_or_add_rPr()
            for each in parse_xml(f'<w:x xmlns:w="{found.nsmap["w"]}">{markup}</w:x>'):
                for old in owner.findall(each.tag):
                    owner.remove(old)
                owner.append(each)
        file = BytesIO()
        document.save(file)
        parts.update(unpacked(file.getvalue()))

    return change


def printing(tags: str) -> Change:
    """The quotations printed by ``tags`` in place of the words alone."""
    return swap(DOCUMENT, QUOTED, QUOTED.replace("{{ each.quote }}", tags))


def around(before: str, after: str) -> Change:
    """Markup before and after the runs of the quotations."""
    return swap(DOCUMENT, f"<w:r>{QUOTED}</w:r>", f"{before}<w:r>{QUOTED}</w:r>{after}")


def added(markup: str) -> Change:
    return swap(DOCUMENT, "<w:body>", f"<w:body>{markup}")


def field(code: str, result: str = "1") -> str:
    marks = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inside}'
        for kind, inside in (
            ("begin", f"<w:r><w:instrText>{code}</w:instrText></w:r>"),
            ("separate", f"<w:r><w:t>{result}</w:t></w:r>"),
            ("end", ""),
        )
    )
    return f"<w:p>{marks}</w:p>"


CELL = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr>{row}<w:tc>'
    "<w:tcPr>{cell}</w:tcPr><w:p><w:r><w:t>Words of ours</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
FACE = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"/>'
CAMBRIA, CALIBRI = FACE.format("Cambria"), FACE.format("Calibri")
