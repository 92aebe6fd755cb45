"""A Word file → lines: a paragraph each, its list number a label; footnotes and headers apart."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from docgen.errors import ContentError
from docgen.openxml import PackageError, parse_part, read_parts
from docgen.readers.issued import Cut, Issued, Line, Place, Role, ink, line_of, without_strays
from docgen.readers.numbering import Numbering

# All that a damaged package has its readers raise.
_UNREADABLE = (
    *(OpcError, etree.LxmlError, KeyError, ValueError, AttributeError, TypeError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, IndexError),
)
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRITTEN = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# Text that is elsewhere, or is no text of the document's.
_APART = {qn("w:del"), qn("w:moveFrom"), qn("w:footnoteReference"), _MC + "Fallback"}


def read(content: bytes, path: str) -> Issued:
    """The lines of a ``.docx``: the document's, then its headers, footers and footnotes."""
    check_package(content, path)
    try:
        document: Any = Document(io.BytesIO(content))
        body = document.element.body
        parts = {part.partname: part for part in document.part.package.iter_parts()}
        styles = {style.get(qn("w:styleId")): style for style in document.styles.element}
        numbering = _numbering(document)
    except _UNREADABLE as error:
        raise ContentError("cannot be read as a Word file", path, hint=_said(error)) from error
    reader = _Reader(Numbering(numbering, styles), styles)
    reader.story(body, "body")
    stories = [body]
    apart: tuple[tuple[str, Role], ...] = (
        ("header", "head"),
        ("footer", "foot"),
        ("footnotes", "footnote"),
        ("endnotes", "footnote"),
    )
    for name, role in apart:
        for part in (each for key, each in sorted(parts.items()) if f"/{name}" in str(key)):
            if (story := _story(part, path)) is not None:
                reader.story(story, role)
                stories.append(story)
    remarks = []
    if any(True for _ in body.iter(qn("w:del"), qn("w:ins"))):
        remarks.append("the file has tracked changes: read as if they were accepted")
    if any(True for _ in body.iter(qn("w:altChunk"))):
        remarks.append("the file has other files inserted (altChunk): they are not read")
    if any("/comments" in str(key) for key in parts):
        remarks.append("the file has comments: they are not read")
    raw = "".join(text for story in stories for text in _raw(story))
    return Issued(tuple(reader.lines), ink(raw), tuple(reader.cuts), tuple(remarks), reader.marks)


def check_package(content: bytes, path: str) -> None:
    """Raise :class:`ContentError` for what is no Word package, or one out of bounds."""
    try:
        for name, part in read_parts(content).items():
            if name.endswith((".xml", ".rels")):
                parse_part(part, name)
    except PackageError as error:
        raise ContentError(str(error), path) from error


class _Reader:
    def __init__(self, numbering: Numbering, styles: dict[str, Any]) -> None:
        self.lines: list[Line] = []
        self.cuts: list[Cut] = []
        self._numbering, self._styles = numbering, styles
        self._count = 0
        self.marks: dict[str, int] = {}

    def story(self, root: Any, role: Role) -> None:
        """The paragraphs below ``root``, in order."""
        for paragraph in _all(root, qn("w:p")):
            self._count += 1
            own: Role = role
            if role == "body" and any(True for _ in paragraph.iterancestors(qn("w:tc"))):
                own = "cell"
            self._paragraph(paragraph, own)

    def _paragraph(self, paragraph: Any, role: Role) -> None:
        text = "".join(_texts(paragraph))
        label = self._numbering.label(paragraph) if ink(text) and role != "footnote" else ""
        if role == "footnote":
            label = _note_mark(paragraph)
        style = self._style(paragraph)
        if role == "body" and style.startswith(("heading", "title", "subtitle")):
            role = "heading"
        bold = _is_bold(paragraph)
        for reference in paragraph.iter(qn("w:footnoteReference")):
            self.marks.setdefault(reference.get(qn("w:id")) or "", len(self.lines))
        for number, part in enumerate(text.split("\n")):
            if not ink(part):
                continue
            line = line_of(
                len(self.lines),
                Place(0, self._count, "paragraph"),
                part,
                bold=bold,
                role=role,
                whole=not number,
                label=label,
                size=20.0 if style.startswith("title") else 12.0,
            )
            line, cuts = without_strays(line)
            self.lines.append(line)
            self.cuts += cuts
            label = ""

    def _style(self, paragraph: Any) -> str:
        properties = paragraph.find(qn("w:pPr"))
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        found = self._styles.get(style.get(qn("w:val"))) if style is not None else None
        name = found.find(qn("w:name")) if found is not None else None
        return (name.get(qn("w:val")) or "").casefold() if name is not None else ""


def _texts(paragraph: Any) -> Iterator[str]:
    """The text of a paragraph's own runs, as it is shown."""
    for element in _within(paragraph):
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.tag == qn("w:sym"):
            yield _symbol(element)
        else:
            yield _WRITTEN.get(element.tag, "")


def _within(element: Any) -> Iterator[Any]:
    """What is in ``element``, in order, save paragraphs of their own and text that is apart."""
    for child in element:
        if child.tag not in _APART and child.tag != qn("w:p"):
            yield child
            yield from _within(child)


def _all(root: Any, tag: str) -> Iterator[Any]:
    """Every element of a kind below ``root`` that is no second version of another."""
    for element in root.iter(tag):
        if not any(each.tag in _APART for each in element.iterancestors()):
            yield element


def _raw(story: Any) -> Iterator[str]:
    """All that is shown as text, found by its elements alone."""
    for tag in (qn("w:t"), qn("w:sym"), qn("w:noBreakHyphen")):
        for element in _all(story, tag):
            if tag == qn("w:t"):
                yield element.text or ""
            else:
                yield _symbol(element) if tag == qn("w:sym") else "-"


def _symbol(element: Any) -> str:
    code = element.get(qn("w:char")) or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _is_bold(paragraph: Any) -> bool:
    """Whether every run that has text is set in bold."""
    runs = [run for run in paragraph.iter(qn("w:r")) if ink("".join(_texts(run)))]
    return bool(runs) and all(_on(run.find(qn("w:rPr"))) for run in runs)


def _on(properties: Any) -> bool:
    bold = properties.find(qn("w:b")) if properties is not None else None
    return bold is not None and bold.get(qn("w:val")) not in ("0", "false")


def _note_mark(paragraph: Any) -> str:
    for note in paragraph.iterancestors(qn("w:footnote")):
        first = note.find(qn("w:p"))
        return (note.get(qn("w:id")) or "") if first is paragraph else ""
    return ""


def _numbering(document: Any) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _story(part: Any, path: str) -> Any:
    element = getattr(part, "element", None)
    if element is not None:
        return element
    if not str(part.partname).endswith(".xml"):
        return None
    try:
        return parse_xml(part.blob)
    except (etree.LxmlError, ValueError) as error:
        raise ContentError(f"{part.partname} cannot be read", path, hint=_said(error)) from error


def _said(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
