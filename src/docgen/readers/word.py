"""A Word file → lines: each paragraph is one, its list number a label; notes and headers apart."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from docgen.readers import word_text
from docgen.readers.issued import (
    Cut,
    Issued,
    Line,
    Place,
    Role,
    cut_of,
    ink,
    line_of,
    without_strays,
)
from docgen.readers.numbering import Label, Numbering
from docgen.readers.word_names import qn
from docgen.readers.word_package import WordParts
from docgen.readers.word_remarks import remarks
from docgen.readers.word_styles import Styles, value_of
from docgen.readers.word_text import Span, every, spans
from docgen.readers.word_unseen import faint_words, is_joined

_STORIES: tuple[tuple[str, Role], ...] = (
    ("header", "head"),
    ("footer", "foot"),
    ("footnotes", "footnote"),
    ("endnotes", "footnote"),
)
_HEADINGS = ("heading", "title", "subtitle")
_CAPTION = 160  # characters, of a numbered heading that no style calls one
_COUNTED_WORD = re.compile(r"[^\W\d_]{3,}")  # Article 1, as no list's number or letter is
_CELL = qn("w:tc")
_NOTES = (qn("w:footnote"), qn("w:endnote"))
_REFERENCES = (qn("w:footnoteReference"), qn("w:endnoteReference"))


def read(content: bytes, path: str) -> Issued:
    """The lines of a ``.docx``: the document's, then its headers, footers and notes.

    Raises :class:`ContentError` if the file is damaged, or too large when unpacked.
    """
    file = WordParts(content, path)
    reader = _Reader(file.numbering, file.styles)
    reader.story(file.body, "body")
    stories = [file.body]
    for name, role in _STORIES:
        for story in file.stories(name):
            reader.story(story, role)
            stories.append(story)
    raw = "".join(text for story in stories for text in word_text.ink_of(story))
    notes = (*reader.remarks, *remarks(stories, file.parts), *file.numbering.remarks())
    return Issued(tuple(reader.lines), ink(raw), tuple(reader.cuts), notes, reader.marks)


class _Written(NamedTuple):
    """A paragraph as a reader sees it: if its mark is hidden, it continues with the next."""

    first: Any
    properties: Any  # its w:pPr, or None
    style: str
    spans: list[Span]
    number: int


class _Reader:
    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        self.lines: list[Line] = []
        self.cuts: list[Cut] = []
        self.remarks: list[str] = []
        self.marks: dict[str, int] = {}
        self._numbering, self._styles = numbering, styles
        self._count = 0

    def story(self, root: Any, role: Role) -> None:
        """Read the paragraphs below ``root``, in order."""
        tables = role == "body" and _has(root.iter(_CELL))
        referring = _has(root.iter(*_REFERENCES))
        for written in self._joined(root):
            if referring:
                for reference in written.first.iter(*_REFERENCES):
                    self.marks.setdefault(_mark_of(reference), len(self.lines))
            in_cell = tables and _has(written.first.iterancestors(_CELL))
            self._paragraph(written, "cell" if in_cell else role)

    def _joined(self, root: Any) -> Iterator[_Written]:
        """The paragraphs; one whose mark is deleted or hidden is joined to the next."""
        held: _Written | None = None
        for paragraph in every(root, qn("w:p")):
            self._count += 1
            properties = paragraph.find(qn("w:pPr"))
            style = value_of(properties, "w:pStyle")
            found = spans(paragraph, self._styles, style)
            if held is None:
                held = _Written(paragraph, properties, style, found, self._count)
            elif any(each.text.strip() and not each.cut for each in held.spans):
                held.spans.extend(found)
            else:  # nothing of it is left, nor its number
                found = [*held.spans, *found]
                held = _Written(paragraph, properties, style, found, self._count)
            if is_joined(properties):
                continue
            yield held
            held = None
        if held is not None:
            yield held

    def _paragraph(self, written: _Written, role: Role) -> None:
        paragraph, place = written.first, Place(0, written.number, "paragraph")
        shown = "".join(each.text for each in written.spans if not each.cut)
        note = role == "footnote"
        if faint := faint_words(paragraph, written.spans):
            self.remarks.append(f"{place}: “{faint}” is white or tiny: is it seen?")
        label = (
            Label(_note_mark(paragraph))
            if note
            else self._numbering.label(written.properties, written.style)
        )
        names = self._styles.names(written.style)
        role = self._role(written, role, label, shown)
        if any(each.equation for each in written.spans):
            for equation in _equations(written.spans):
                self.remarks.append(f"{place}: an equation was read as “{equation}”")
        text = label.text
        if text and not note and not shown.strip() and re.search(r"\w", text):
            if role != "cell" and not _COUNTED_WORD.search(text):
                self.remarks.append(f"{place}: the number “{text}” has no words; it is left out")
                return
            line = line_of(len(self.lines), place, "", role=role, whole=True, label=text, size=12.0)
            self.lines.append(line)
            return
        for number, part in enumerate(_lines_of(written.spans)):
            if all(not each.text or each.text.isspace() for each in part):
                continue
            line = _line(
                part,
                len(self.lines),
                place,
                role=role,
                whole=not number,
                label=text,
                size=20.0 if "title" in names else 12.0,
                indent=label.level * 4,
            )
            self._add(line, part)
            text = ""

    def _role(self, written: _Written, role: Role, label: Label, shown: str) -> Role:
        if role != "body":
            return role
        if any(name.startswith(_HEADINGS) for name in self._styles.names(written.style)):
            return "heading"
        if self._styles.outlined(written.properties, written.style):
            return "heading"
        if not label.roman:
            return "body"
        # "II." counts headings, unless what follows is a sentence
        caption = len(shown) < _CAPTION and not re.search(r"[.;:,。]\s*$", shown)
        return "heading" if caption else "body"

    def _add(self, line: Line, part: list[Span]) -> None:
        """Add a line, without what a reader does not see."""
        column, unseen = 0, []
        for span in part if any(each.cut for each in part) else ():
            if span.cut:
                unseen.append((column, column + len(span.text), span.cut))
            column += len(span.text)
        for start, end, why in unseen:
            places = [at for at, column in enumerate(line.at) if start <= column < end]
            if places:
                first, last = places[0], places[-1] + 1
                sure = why in (word_text.MARK, word_text.FIELD)
                self.cuts.append(cut_of(line, first, last, why, sure=sure))
                line = line.without(first, last)
        line, cuts = without_strays(line)
        self.lines.append(line)
        self.cuts += cuts


def _has(elements: Iterator[Any]) -> bool:
    return next(elements, None) is not None


def _lines_of(found: list[Span]) -> list[list[Span]]:
    """Spans by lines, divided at breaks."""
    if not any("\n" in span.text for span in found):
        return [found]
    lines: list[list[Span]] = [[]]
    for span in found:
        first, *others = span.text.split("\n")
        lines[-1].append(span._replace(text=first))
        lines += [[span._replace(text=each)] for each in others]
    return lines


def _line(part: list[Span], index: int, place: Place, **hints: object) -> Line:
    text = "".join([each.text for each in part])
    if any(each.look.height for each in part):
        hints |= {"raised": _columns(part, 1), "lowered": _columns(part, -1)}
    seen = [each.look.bold for each in part if not each.cut and each.text.strip()]
    return line_of(index, place, text, bold=bool(seen) and all(seen), **hints)


def _columns(part: list[Span], height: int) -> frozenset[int]:
    """The columns of the characters at a height."""
    column, found = 0, set[int]()
    for span in part:
        if span.look.height == height:
            found.update(range(column, column + len(span.text)))
        column += len(span.text)
    return frozenset(found)


def _equations(found: list[Span]) -> list[str]:
    """The equations among spans, as written."""
    written: list[str] = []
    before = False
    for span in found:
        if span.equation and before:
            written[-1] += span.text
        elif span.equation:
            written.append(span.text)
        before = span.equation
    return written


def _note_mark(paragraph: Any) -> str:
    """The mark of a note, for its first paragraph."""
    for note in paragraph.iterancestors(*_NOTES):
        return _mark_of(note) if note.find(qn("w:p")) is paragraph else ""
    return ""


def _mark_of(element: Any) -> str:
    """The key of a note and its references: its id, with an ``e`` before it for endnotes."""
    number = element.get(qn("w:id")) or ""
    return f"e{number}" if "endnote" in element.tag else number
