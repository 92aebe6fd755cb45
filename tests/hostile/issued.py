"""Texts as issued that mean harm: what ``docgen import`` meets, by the name of the file."""

import io
import zipfile
from collections.abc import Callable, Iterable

from docx import Document

from hostile.packed import packed, unpacked

_TEXT = "1. The parties met.\n\n2. They agreed to fish.\n"
_ENTITIES = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_EXTERNAL = (
    b'<Relationship Id="evil" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/%s" Target="%s" TargetMode="External"/></Relationships>'
)


def _word(
    change: Callable[[dict[str, bytes]], None] = lambda _: None,
    packing: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A Word file of two paragraphs, its parts changed."""
    document = Document()
    for block in _TEXT.strip().split("\n\n"):
        document.add_paragraph(block)
    file = io.BytesIO()
    document.save(file)
    parts = unpacked(file.getvalue())
    change(parts)
    return packed(parts, packing)


def _part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    return _word(lambda parts: parts.update({name: change(parts[name])}))


def _akn(document_type: str, inside: str) -> bytes:
    """An Akoma Ntoso file of one paragraph, with something in its text."""
    space = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    paragraph = f"<paragraph><num>1.</num><content><p>They met.{inside}</p></content></paragraph>"
    body = f"<statement name='x'><meta/><mainBody>{paragraph}</mainBody></statement>"
    return f"{document_type}<akomaNtoso xmlns='{space}'>{body}</akomaNtoso>".encode()


def _typed(document_type: str, inside: str) -> bytes:
    """A document type before the document, and something in its first text."""

    def change(content: bytes) -> bytes:
        head, root, rest = content.decode().partition("<w:document")
        rest = rest.replace("<w:t>", f"<w:t>{inside}", 1)
        return f"{head}{document_type}{root}{rest}".encode()

    return _part("word/document.xml", change)


def _linked(kind: str, target: str) -> bytes:
    end = b"</Relationships>"
    entry = _EXTERNAL % (kind.encode(), target.encode())
    return _part("word/_rels/document.xml.rels", lambda content: content.replace(end, entry))


def _in_body(markup: bytes) -> bytes:
    body = b"<w:body>"
    return _part("word/document.xml", lambda content: content.replace(body, body + markup))


def _lying(content: bytes) -> bytes:
    """A package whose directory says that its largest part has ten bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        largest = max(package.infolist(), key=lambda entry: entry.file_size)
    size = largest.file_size.to_bytes(4, "little")
    return content.replace(size, (10).to_bytes(4, "little"))


def _many_parts(parts: dict[str, bytes]) -> None:
    parts.update({f"word/media/{number}.bin": b"" for number in range(3000)})


def _pdf(objects: Iterable[str], trailer: str = "/Root 1 0 R", version: str = "1.4") -> bytes:
    """A PDF of ``objects``, numbered from 1, with a table of where they stand."""
    content, places = f"%PDF-{version}\n".encode(), []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    start = len(content)
    content += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    content += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    end = f"trailer\n<< /Size {len(places) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return content + end.encode()


_CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_RESOURCES = "/Resources << /Font << /F 5 0 R >> >>"
_PAGE = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R {_RESOURCES} >>"


def _page(said: str, more: Iterable[str] = (), page: str = _PAGE, trailer: str = "") -> bytes:
    """A PDF of one page."""
    stream = f"<< /Length {len(said)} >>\nstream\n{said}\nendstream"
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return _pdf([_CATALOGUE, pages, page, stream, _FONT, *more], f"/Root 1 0 R {trailer}")


def _said(words: str) -> str:
    return f"BT /F 12 Tf 50 700 Td ({words}) Tj ET"


def _many_pages() -> bytes:
    kids = " ".join(["3 0 R"] * 5000)
    pages = f"<< /Type /Pages /Kids [{kids}] /Count 5000 >>"
    return _pdf([_CATALOGUE, pages, _PAGE, "<< /Length 0 >>\nstream\n\nendstream", _FONT])


def _forms_in_a_circle() -> bytes:
    form = "/F 12 Tf /X Do"
    x = "<< /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>"
    stream = (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources {x} /Length {len(form)} >>"
        f"\nstream\n{form}\nendstream"
    )
    page = _PAGE.replace(_RESOURCES, f"/Resources {x}")
    return _page(f"{_said('1. One.')} /X Do", [stream], page)


def _forms_that_double() -> bytes:
    """Each of thirty forms shows the next one ten times."""
    forms = []
    for number in range(6, 36):
        said = "/X Do " * 10 if number < 35 else _said("x")
        x = f"<< /Font << /F 5 0 R >> /XObject << /X {number + 1} 0 R >> >>"
        forms.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources {x}"
            f" /Length {len(said)} >>\nstream\n{said}\nendstream"
        )
    page = _PAGE.replace(_RESOURCES, "/Resources << /XObject << /X 6 0 R >> >>")
    return _page("/X Do", forms, page)


_LOCK = f"/Encrypt 6 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
_LOCKED = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"
_BOX = "/MediaBox [0 0 600 800]"
_HTML = "<html><body><p>1. The parties met.<p>2. They agreed to fish.{}</body></html>"


def _page_with(entities: str, inside: str) -> str:
    return f"<!DOCTYPE html [{entities}]>{_HTML.format(inside)}"


Make = Callable[[], bytes]
ISSUED: dict[str, Make] = {
    # plain text
    "control.txt": lambda: b"1. The par\x1b[2Jties\x07 met.\n",
    "override.txt": "1. The parties met \u202etey ton\u202c.\n".encode,
    "hidden-tags.txt": "1. The parties met\U000e0049\U000e0047.\n".encode,
    "nul.txt": lambda: bytes(1000),
    "latin-1.txt": lambda: "1. Die Parteien schließen.\n".encode("latin-1"),
    "surrogate.txt": lambda: b"1. The parties \xed\xa0\x80 met.\n",
    "cut-utf-16.txt": lambda: "1. The parties met.".encode("utf-16")[:-1],
    "huge.txt": lambda: b"1. The parties met.\n" * (2 << 20),
    "one-line.txt": lambda: b"1. " + b"The parties met. " * 20_000,
    "many-lines.txt": lambda: b"a\n" * 200_000,
    "many-figures.txt": lambda: b"".join(b"%d. a\n\n" % number for number in range(1, 3000)),
    "digits.txt": lambda: b"1" * 100_000 + b". The parties met.\n",
    "empty.txt": lambda: b" \n\t\n",
    "markup.txt": lambda: b"1. The <b>parties</b> {{ 7*7 }} {% x %} &amp; ]]> met.\n",
    "markup.md": lambda: b"1. The `{{ 7*7 }}` [x](file:///etc/hostname) **met** <script>.\n",
    "stars.md": lambda: b"1. " + b"*" * 20_000 + b" met.\n",
    "a\x1b[2J\nerror: b.txt": _TEXT.encode,
    "a.exe": lambda: b"MZ",
    "no-ending": _TEXT.encode,
    # web pages
    "deep.html": lambda: _HTML.format("<div>" * 100_000 + "x").encode(),
    "deep-inline.html": lambda: _HTML.format("<b>" * 20_000 + "x").encode(),
    "huge.html": lambda: _HTML.format("<p>x" * (6 << 20)).encode(),
    "many-elements.html": lambda: _HTML.format("<i></i>" * 300_000).encode(),
    "long-list.html": lambda: _HTML.format("<ol>" + "<li>a" * 2_000).encode(),
    "entities.html": _page_with(f'<!ENTITY a "xxxxxxxxxx">{_ENTITIES}', "&i;").encode,
    "entity-of-the-machine.html": _page_with(
        '<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"
    ).encode,
    "script.html": lambda: _HTML.format("<script>alert(1)</script>").encode(),
    "frame-of-the-machine.html": lambda: _HTML.format(
        "<iframe src=file:///etc/hostname></iframe><img src=http://127.0.0.1:9/x.png>"
    ).encode(),
    "charset.html": lambda: b"<meta charset=utf-7>" + _HTML.format("+ADw-script+AD4-").encode(),
    "override.html": lambda: _HTML.format(" &#x202e;tey ton").encode(),
    "nul.html": lambda: _HTML.format("\0\0").encode(),
    # Akoma Ntoso
    "entities.xml": lambda: _akn(f"<!DOCTYPE x [<!ENTITY a 'a'>{_ENTITIES}]>", "&i;"),
    "external.xml": lambda: _akn('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "&e;"),
    "remote.xml": lambda: _akn('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/evil.dtd">', ""),
    "deep.xml": lambda: _akn("", "<i>" * 100_000),
    "other.xml": lambda: b"<html><p>1. The parties met.</p></html>",
    "override.xml": lambda: _akn("", " &#x202e;tey ton"),
    # Word files
    "no-zip.docx": lambda: b"PK",
    "cut.docx": lambda: _word()[:8000],
    "noise.docx": lambda: _word()[:500] + bytes(range(250)) * 4 + _word()[1500:],
    "entries.docx": lambda: _word(_many_parts),
    "size.docx": lambda: _word(lambda parts: parts.update({"word/a.bin": bytes(200 << 20)})),
    "ratio.docx": lambda: _part(
        "word/document.xml",
        lambda content: content.replace(b"<w:body>", b"<w:body>" + b" " * (30 << 20)),
    ),
    "lying.docx": lambda: _lying(_word()),
    "twice.docx": lambda: _in_body(b"<w:p><w:r><w:t>" + b"a" * (1 << 20) + b"</w:t></w:r></w:p>"),
    "deep.docx": lambda: _in_body(b"<w:p>" * 3000 + b"</w:p>" * 3000),
    "no-document.docx": lambda: _word(lambda parts: parts.__delitem__("word/document.xml")),
    "document-type.docx": lambda: _typed("<!DOCTYPE w:document>", ""),
    "entity.docx": lambda: _typed('<!DOCTYPE w:document [<!ENTITY a "x">]>', "&a;"),
    "entity-bomb.docx": lambda: _typed(
        f'<!DOCTYPE w:document [<!ENTITY a "xxxxxxxxxx">{_ENTITIES}]>', "&i;"
    ),
    "entity-of-the-machine.docx": lambda: _typed(
        '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/hostname">]>', "&a;"
    ),
    "linked-image.docx": lambda: _linked("image", "http://127.0.0.1:9/x.png"),
    "attached-template.docx": lambda: _linked("attachedTemplate", "file:///etc/hostname"),
    "linked-numbering.docx": lambda: _linked("numbering", "file:///etc/hostname"),
    "outside.docx": lambda: _word(lambda parts: parts.update({"../../evil.xml": b"<a/>"})),
    "numbering.docx": lambda: _in_body(
        b'<w:p><w:pPr><w:numPr><w:ilvl w:val="-99"/><w:numId w:val="99999999999999999999"/>'
        b"</w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    ),
    "chunk.docx": lambda: _in_body(b'<w:altChunk w:id="evil"/>'),
    "symbol.docx": lambda: _in_body(b'<w:p><w:r><w:sym w:char="FFFFFFFFFFFF"/></w:r></w:p>'),
    "override.docx": lambda: _in_body("<w:p><w:r><w:t>\u202ex</w:t></w:r></w:p>".encode()),
    "field.docx": lambda: _in_body(
        b'<w:p><w:fldSimple w:instr="INCLUDETEXT /etc/hostname"><w:r><w:t>x</w:t></w:r>'
        b"</w:fldSimple></w:p>"
    ),
    # PDFs
    "no-pdf.pdf": lambda: b"%PDF-1.7\n",
    "cut.pdf": lambda: _page(_said("1. The parties met."))[:300],
    "encrypted.pdf": lambda: _page(_said("1. The parties met."), [_LOCKED], trailer=_LOCK),
    "pages.pdf": _many_pages,
    "pages-in-a-circle.pdf": lambda: _pdf(
        [_CATALOGUE, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"]
    ),
    "pages-that-are-none.pdf": lambda: _pdf(
        [_CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 300 >>", _PAGE]
    ),
    "table-in-a-circle.pdf": lambda: _page(_said("1. The parties met."), trailer="/Prev 9").replace(
        b"/Prev 9", b"/Prev 444"
    ),
    "object-of-itself.pdf": lambda: _pdf(["1 0 R", "2 0 R"]),
    "forms-in-a-circle.pdf": _forms_in_a_circle,
    "forms-that-double.pdf": _forms_that_double,
    "huge-box.pdf": lambda: _page(
        _said("1. The parties met."), page=_PAGE.replace(_BOX, "/MediaBox [0 0 1e30 1e30]")
    ),
    "huge-letters.pdf": lambda: _page(_said("1. The parties met.").replace("12 Tf", "1e30 Tf")),
    "letters-of-no-size.pdf": lambda: _page(_said("1. The parties met.").replace("12 Tf", "0 Tf")),
    "one-letter-a-thousand-times.pdf": lambda: _page(_said("x") * 3_000),
    "script.pdf": lambda: _page(
        _said("1. The parties met."), trailer="/OpenAction << /S /JavaScript /JS (x) >>"
    ),
    "blank.pdf": lambda: _page(""),
    "nested-arrays.pdf": lambda: _pdf([_CATALOGUE, "[" * 100_000 + "]" * 100_000]),
}
