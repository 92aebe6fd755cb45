"""What the styles of a Word file add to runs and paragraphs: weight, hiding, raised letters.

After ECMA-376-1:2016, 17.7 (styles): a run's own properties take precedence over its character
style, that over the paragraph's style, and each style over the one that it is based on.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from docgen.readers.word_names import qn

_OFF = ("0", "false", "off", "none")
_TINY = 6  # half-points, at which nobody reads
_WHITE = ("background1", "light1", "bg1")  # the names of themes for it
_RAISED = 4  # half-points above the line, from which a run counts as raised


class Look(NamedTuple):
    """How a run is set; ``height`` is +1 for superscript, -1 for subscript, else 0.

    ``white``: in white letters, on nothing of its own; ``tiny``: too small to be read.
    """

    bold: bool = False
    hidden: bool = False
    height: int = 0
    white: bool = False
    tiny: bool = False


class Styles:
    """The styles of one file, by id."""

    def __init__(self, element: Any) -> None:
        self._styles = {each.get(qn("w:styleId")): each for each in element}
        paragraphs = [each for each in element if each.get(qn("w:type")) == "paragraph"]
        default = [each for each in paragraphs if each.get(qn("w:default")) in ("1", "true")]
        self._default = default[0].get(qn("w:styleId")) if default else ""
        self._base = cache(self._base_uncached)
        self._names = cache(self._names_uncached)
        self._level = cache(self._level_uncached)

    def chain(self, style: str) -> Iterator[Any]:
        """The style with this id (empty: the default), then those that it is based on."""
        seen: set[str] = set()
        style = style or self._default
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value_of(self._styles[style], "w:basedOn")

    def names(self, style: str) -> tuple[str, ...]:
        """The names of a style and its bases, in small letters."""
        return self._names(style)

    def outlined(self, properties: Any, style: str) -> bool:
        """Whether a paragraph has a heading's outline level, directly or through its ``style``.

        ``properties`` is its ``w:pPr``, or ``None``.
        """
        level = value_of(properties, "w:outlineLvl") or self._level(style)
        return level.isdigit() and int(level) < 9

    def _names_uncached(self, style: str) -> tuple[str, ...]:
        return tuple(value_of(each, "w:name").casefold() for each in self.chain(style))

    def _level_uncached(self, style: str) -> str:
        levels = (value_of(each.find(qn("w:pPr")), "w:outlineLvl") for each in self.chain(style))
        return next(filter(None, levels), "")

    def look(self, run: Any, style: str) -> Look:
        """How ``run`` is set in a paragraph of ``style``."""
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return self._base("", style)
        base = self._base(value_of(properties, "w:rStyle"), style)
        return _over(base, properties)

    def _base_uncached(self, character: str, paragraph: str) -> Look:
        look = Look()
        lowest_first = [*self.chain(paragraph)][::-1]
        if character:
            lowest_first += [*self.chain(character)][::-1]
        for each in lowest_first:
            if (properties := each.find(qn("w:rPr"))) is not None:
                look = _over(look, properties)
        return look


def value_of(element: Any, name: str) -> str:
    """The ``w:val`` of a child of ``element``; empty if there is none."""
    found = element.find(qn(name)) if element is not None else None
    return (found.get(qn("w:val")) or "") if found is not None else ""


def is_on(properties: Any, name: str) -> bool | None:
    """Whether a switch such as ``w:b`` is on; ``None`` if it is not given."""
    found = properties.find(qn(name)) if properties is not None else None
    return None if found is None else found.get(qn("w:val")) not in _OFF


def _over(look: Look, properties: Any) -> Look:
    """``look`` changed by ``properties`` (a ``w:rPr``)."""
    bold, hidden = is_on(properties, "w:b"), is_on(properties, "w:vanish")
    height = look.height
    if align := value_of(properties, "w:vertAlign"):
        height = {"superscript": 1, "subscript": -1}.get(align, 0)
    elif (position := value_of(properties, "w:position")).lstrip("-").isdigit():
        height = (int(position) >= _RAISED) - (int(position) <= -_RAISED)
    return Look(
        look.bold if bold is None else bold,
        look.hidden if hidden is None else hidden,
        height,
        _is_white(properties, look.white),
        int(size) <= _TINY if (size := value_of(properties, "w:sz")).isdigit() else look.tiny,
    )


def _is_white(properties: Any, otherwise: bool) -> bool:
    if any(properties.find(qn(each)) is not None for each in ("w:shd", "w:highlight")):
        return False
    if (colour := properties.find(qn("w:color"))) is None:
        return otherwise
    theme = colour.get(qn("w:themeColor"))
    return theme in _WHITE if theme else (colour.get(qn("w:val")) or "").upper() == "FFFFFF"
