"""A note of the desk → paragraphs of Word markup, in the styles that the template has for them.

One tag of a Word template prints them all: ``{{p desk_note }}``, below a heading of level 1.
Numbers are typed, not counted by Word, so that each list begins with its own.
"""

from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.styles.styles import Styles
from markupsafe import Markup

from docgen.errors import TemplateError
from docgen.notes import NoteBlock, NoteWords
from docgen.openxml import R

HEADING = "Heading 2"
# A template can do without these two: paragraphs are then as its own, and links underlined.
NOTE, LINK = "Desk Note", "Hyperlink"
# Word's own names, of which the second level adds " 2" and the third " 3".
_STYLES = {"bullets": "List Bullet", "numbers": "List Number", "continued": "List Continue"}

Relate = Callable[[str], str]  # an address → the id of a relation to it


class NoteWriter:
    """Writes the notes of one document; ``relate`` makes the relations that links need."""

    def __init__(self, styles: Styles, relate: Relate, template: str) -> None:
        self._ids: dict[str, str] = {each.name: each.style_id for each in styles}
        self._relate = relate
        self._template = template

    def write(self, blocks: Sequence[NoteBlock]) -> Markup:
        """The paragraphs of ``blocks``; :class:`TemplateError` names a style that is missing."""
        return Markup("".join(self._blocks(blocks)))  # noqa: S704 - escaped below

    def _blocks(self, blocks: Sequence[NoteBlock]) -> Iterator[str]:
        for each in blocks:
            if each.kind == "heading":
                yield self._paragraph(each, self._style(HEADING))
            elif each.kind == "paragraph":
                yield self._paragraph(each, self._ids.get(NOTE, ""))
            else:
                yield from self._list(each, 1)

    def _list(self, block: NoteBlock, level: int) -> Iterator[str]:
        for number, point in enumerate(block.points, block.first):
            mark = f"{number}." if block.kind == "numbers" else ""
            kind: str = block.kind
            for each in point:
                if each.points:
                    yield from self._list(each, level + 1)
                    continue
                yield self._paragraph(each, self._style(_of_level(kind, level)), mark)
                kind, mark = "continued", ""

    def _style(self, name: str) -> str:
        if name not in self._ids:
            hint = "give the template this style of Word's, or take it from the shipped ones"
            message = f"lacks the style '{name}', in which a note of the desk is set"
            raise TemplateError(message, self._template, hint=hint)
        return self._ids[name]

    def _paragraph(self, block: NoteBlock, style: str, mark: str = "") -> str:
        looks = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style else ""
        runs = "".join(map(self._run, block.words))
        if mark:
            runs = f"<w:r><w:t>{mark}</w:t><w:tab/></w:r>{runs}"
        return f"<w:p>{looks}{runs}</w:p>"

    def _run(self, words: NoteWords) -> str:
        looks, link = "", self._ids.get(LINK)
        if words.address and link:
            looks = f"<w:rStyle w:val={quoteattr(link)}/>"
        looks += "<w:b/><w:bCs/>" if words.bold else ""
        looks += "<w:i/><w:iCs/>" if words.italic else ""
        looks += '<w:u w:val="single"/>' if words.address and not link else ""
        looks = looks and f"<w:rPr>{looks}</w:rPr>"
        run = f'<w:r>{looks}<w:t xml:space="preserve">{escape(words.text)}</w:t></w:r>'
        if not words.address:
            return run
        relation = quoteattr(self._relate(words.address))
        return f'<w:hyperlink xmlns:r="{R}" r:id={relation}>{run}</w:hyperlink>'


def _of_level(kind: str, level: int) -> str:
    return _STYLES[kind] + (f" {level}" if level > 1 else "")
