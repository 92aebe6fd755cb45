"""Word's own list numbering, which is not in the text: ``numbering.xml`` → a paragraph's label.

After ECMA-376-1:2016, 17.9 (numbering): a ``w:num`` is an instance of a ``w:abstractNum``, whose
levels it may override, and which may lie behind a style (``w:numStyleLink``).
"""

from functools import cache
from typing import Any, NamedTuple

from docgen.readers.counting import KNOWN_FORMS, in_form
from docgen.readers.word_names import qn
from docgen.readers.word_styles import Styles, is_on, value_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE = f"{_MC}AlternateContent/{_MC}Choice"
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▸", "o": "◦", "\uf0fc": "✓"}


class Label(NamedTuple):
    """What Word shows before a paragraph; ``level`` counts from 0; ``roman``: it is I, II, III."""

    text: str = ""
    level: int = 0
    roman: bool = False


class _Level(NamedTuple):
    form: str
    text: str
    start: int
    restart: int | None  # the level, from 1, after which this one begins again; 0 is none
    decimal: bool  # all numbers in the label are written in figures
    style: str


_Levels = dict[int, _Level]


class Numbering:
    """Counts list items as Word does; call it with the paragraphs in order."""

    def __init__(self, numbering: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, _Levels] = {}
        self._of: dict[str, tuple[str, _Levels, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._unknown: set[str] = set()
        self._of_style = cache(self._of_style_uncached)
        if numbering is not None:
            self._read_abstracts(numbering)
            self._read_instances(numbering)

    def label(self, properties: Any, style: str) -> Label:
        """The label that Word shows before a paragraph; empty if it has none.

        ``properties`` is its ``w:pPr``, or ``None``; ``style`` is the id of its style.
        """
        number, level = self._place(properties, style)
        if number not in self._of or number == "0":
            return Label()
        abstract, levels, _ = self._of[number]
        if level not in levels:
            return Label()
        counts = self._counts.setdefault(abstract, {})
        self._count(counts, number, level)
        if levels[level].form == "bullet":
            text = _BULLETS.get(levels[level].text, levels[level].text).strip()
            return Label(text, level)
        return Label(self._text(levels, level, counts), level, levels[level].form == "upperRoman")

    def remarks(self) -> list[str]:
        """Unknown forms of numbers, which were written in figures."""
        return [
            f"numbers of the form “{each}” are written 1, 2, 3" for each in sorted(self._unknown)
        ]

    def _count(self, counts: dict[int, int], number: str, level: int) -> None:
        """Count an item of ``level``, and restart deeper levels."""
        _, levels, starts = self._of[number]
        if number not in self._begun:
            self._begun.add(number)
            for each, start in starts.items():
                counts[each] = start - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            after = levels[deeper].restart if deeper in levels else None
            if after is None or level < after:  # 17.9.10: by default, after any level above
                del counts[deeper]

    def _text(self, levels: _Levels, level: int, counts: dict[int, int]) -> str:
        text = levels[level].text
        for each in range(9):
            if f"%{each + 1}" not in text:
                continue
            form = levels[each].form if each in levels else "decimal"
            form = "decimal" if levels[level].decimal and form != "none" else form
            count = counts.get(each, levels[each].start if each in levels else 1)
            if form not in KNOWN_FORMS:
                self._unknown.add(form)
            text = text.replace(f"%{each + 1}", in_form(count, form))
        return text.strip()

    def _read_abstracts(self, numbering: Any) -> None:
        linked: dict[str, str] = {}  # a style and the list that it stands for
        links: dict[str, str] = {}  # a list and the style that it takes its levels from
        for abstract in numbering.findall(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"))
            self._abstract[name] = {
                _int(each.get(qn("w:ilvl")), 0): _level(each)
                for each in abstract.findall(qn("w:lvl"))
            }
            if style := value_of(abstract, "w:styleLink"):
                linked[style] = name
            if style := value_of(abstract, "w:numStyleLink"):
                links[name] = style
        for name, style in links.items():
            self._abstract[name] = self._abstract.get(linked.get(style, name), {})

    def _read_instances(self, numbering: Any) -> None:
        for number in numbering.findall(qn("w:num")):
            abstract = value_of(number, "w:abstractNumId")
            levels, starts = dict(self._abstract.get(abstract, {})), {}
            for override in number.findall(qn("w:lvlOverride")):
                level = _int(override.get(qn("w:ilvl")), 0)
                if (own := override.find(qn("w:lvl"))) is not None:
                    levels[level] = _level(own)
                    starts[level] = levels[level].start
                if override.find(qn("w:startOverride")) is not None:
                    starts[level] = _int(value_of(override, "w:startOverride"), 1)
            self._of[number.get(qn("w:numId"))] = (abstract, levels, starts)

    def _place(self, properties: Any, style: str) -> tuple[str, int]:
        """The list of a paragraph and its level there, set directly or through its style."""
        own = None if properties is None else properties.find(qn("w:numPr"))
        level = value_of(own, "w:ilvl") if own is not None else ""
        if own is not None and (number := value_of(own, "w:numId")):
            return number, _int(level, 0)
        return self._of_style(style, level)

    def _of_style_uncached(self, style: str, level: str) -> tuple[str, int]:
        for holder in self._styles.chain(style):
            properties = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            level = level or value_of(properties, "w:ilvl")
            if number := value_of(properties, "w:numId"):
                if not level and number in self._of:
                    named = holder.get(qn("w:styleId"))
                    levels = self._of[number][1].items()
                    level = next((str(at) for at, each in levels if each.style == named), "")
                return number, _int(level, 0)
        return "", 0


def _level(element: Any) -> _Level:
    restart = value_of(element, "w:lvlRestart")
    custom = element.find(f"{_CHOICE}/{qn('w:numFmt')}")  # such as 001, 002, 003, ...
    form = (custom.get(qn("w:format")) or "") if custom is not None else ""
    return _Level(
        form=form or value_of(element, "w:numFmt") or "decimal",
        text=value_of(element, "w:lvlText"),
        start=_int(value_of(element, "w:start"), 1),
        restart=_int(restart, 0) if restart else None,
        decimal=bool(is_on(element, "w:isLgl")),
        style=value_of(element, "w:pStyle"),
    )


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else otherwise
