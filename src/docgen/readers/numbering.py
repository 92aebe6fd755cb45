"""Word's own list numbering, which is not in the text: ``numbering.xml`` → a paragraph's label.

After ECMA-376-1:2016, 17.9 (numbering).
"""

from typing import Any, NamedTuple

from docx.oxml.ns import qn

_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▸", "o": "◦", "\uf0fc": "✓"}


class _Level(NamedTuple):
    form: str
    text: str
    start: int


class Numbering:
    """Counts list items as Word does; give it the paragraphs in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._of: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if numbering is not None:
            self._read(numbering)

    def label(self, paragraph: Any) -> str:
        """The label that Word shows before ``paragraph`` (a ``w:p``); empty if it has none."""
        number, level = self._place(paragraph)
        if number not in self._of or number == "0":
            return ""
        abstract, overrides = self._of[number]
        levels = self._abstract.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            for each, start in overrides.items():
                counts[each] = start - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if levels[level].form == "bullet":
            return _BULLETS.get(levels[level].text, levels[level].text).strip()
        text = levels[level].text
        for each in range(9):
            if f"%{each + 1}" in text:
                form = levels[each].form if each in levels else "decimal"
                count = counts.get(each, levels[each].start if each in levels else 1)
                text = text.replace(f"%{each + 1}", _written(count, form))
        return text.strip()

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.findall(qn("w:abstractNum")):
            levels = {}
            for level in abstract.findall(qn("w:lvl")):
                levels[_int(level.get(qn("w:ilvl")), 0)] = _Level(
                    _value(level, "w:numFmt") or "decimal",
                    _value(level, "w:lvlText") or "",
                    _int(_value(level, "w:start"), 1),
                )
            self._abstract[abstract.get(qn("w:abstractNumId"))] = levels
        for number in numbering.findall(qn("w:num")):
            overrides = {
                _int(each.get(qn("w:ilvl")), 0): _int(_value(each, "w:startOverride"), 1)
                for each in number.findall(qn("w:lvlOverride"))
                if each.find(qn("w:startOverride")) is not None
            }
            self._of[number.get(qn("w:numId"))] = (_value(number, "w:abstractNumId"), overrides)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list of a paragraph and its level in it, by itself or through its style."""
        properties = paragraph.find(qn("w:pPr"))
        number, level = "", None
        seen: set[str] = set()
        while properties is not None:
            if (own := properties.find(qn("w:numPr"))) is not None:
                number = number or _value(own, "w:numId")
                if level is None and _value(own, "w:ilvl"):
                    level = _int(_value(own, "w:ilvl"), 0)
            if number:
                break
            style = _value(properties, "w:pStyle") or _value(properties.getparent(), "w:basedOn")
            if not style or style in seen or style not in self._styles:
                break
            seen.add(style)
            found = self._styles[style]
            properties = found.find(qn("w:pPr"))
            if properties is None and (base := _value(found, "w:basedOn")):
                properties = self._styles[base].find(qn("w:pPr")) if base in self._styles else None
        return number, level or 0


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name)) if element is not None else None
    return (found.get(qn("w:val")) or "") if found is not None else ""


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else otherwise


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 5)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.lower() if form == "lowerRoman" else roman
    return "" if form == "none" else str(count)


def _roman(count: int) -> str:
    parts = (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
        *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    )
    text = ""
    for value, letters in parts:
        text += letters * (count // value)
        count %= value
    return text
