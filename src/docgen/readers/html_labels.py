"""The number or bullet that a browser writes before an item of a list.

After the HTML Standard, 4.4.5 to 4.4.8 and 15.3.8 (``start``, ``reversed``, ``type``, ``value``),
and CSS Lists 3 (``list-style-type``), as far as attributes say it.
"""

import re

from lxml import html

from docgen.readers.counting import in_form

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_TYPES["I"] = "upperRoman"
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "none": "none",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "lower-roman": "lowerRoman",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "upper-roman": "upperRoman",
    "lower-greek": "lowerGreek",
    "disc": "bullet",
    "circle": "bullet",
    "square": "bullet",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)
_COUNTER = re.compile(r"list-style-type\s*:\s*([^;!]+)", re.IGNORECASE)
_DISPLAY = re.compile(r"display\s*:\s*([\w-]+)", re.IGNORECASE)
_KEYWORDS = {*("inherit", "initial", "unset", "revert", "auto")}
_INTEGER = re.compile(r"\s*([+-]?\d{1,4})(?!\d)")
# As documents write what browsers write as a. and i.
_AROUND = {"lowerLetter": "({})", "lowerRoman": "({})", "lowerGreek": "({})"}


class ListLabels:
    """Counts list items as a browser does; call it with the items of a page in order."""

    def __init__(self) -> None:
        self._last: dict[html.HtmlElement, int] = {}
        self._unknown: set[str] = set()

    def remarks(self) -> list[str]:
        """Styles of numbers that are not known, for which bullets or 1, 2, 3 are read."""
        return [f"the list style “{each}” is not followed" for each in sorted(self._unknown)]

    def label(self, item: html.HtmlElement) -> str:
        """The label of ``item``, an ``li``; empty if it shows none."""
        display = _display(item)
        if display == "none":  # CSS Lists 3, 4.5: what has no box is not counted
            return ""
        around = item.getparent()
        while around is not None and around.tag not in ("ol", "ul", "menu", "dir"):
            around = around.getparent()
        if around is None:
            return "•"
        step = -1 if "reversed" in around.attrib else 1
        if around not in self._last:
            self._last[around] = _start(around, step) - step
        own = _INTEGER.match(item.get("value", ""))
        self._last[around] = int(own[1]) if own else self._last[around] + step
        if display not in ("", "list-item"):
            return ""
        self._unknown |= _unknown(item) | _unknown(around)
        form = _form(item) or _form(around) or ("decimal" if around.tag == "ol" else "bullet")
        if form in ("bullet", "none"):
            return "•" if form == "bullet" else ""
        return _AROUND.get(form, "{}.").format(in_form(self._last[around], form))


def _start(around: html.HtmlElement, step: int) -> int:
    if given := _INTEGER.match(around.get("start", "")):
        return int(given[1])
    shown = (each for each in around if each.tag == "li" and _display(each) != "none")
    return sum(1 for _ in shown) if step < 0 else 1


def _display(element: html.HtmlElement) -> str:
    if "hidden" in element.attrib:
        return "none"
    found = _DISPLAY.findall(element.get("style", ""))
    return str(found[-1]).lower() if found else ""


def _unknown(element: html.HtmlElement) -> set[str]:
    """The style of numbers of an element, if it is none of those that are known."""
    found = [each.strip() for each in _COUNTER.findall(element.get("style", ""))][-1:]
    return {each for each in found if each.lower() not in _STYLES.keys() | _KEYWORDS}


def _form(element: html.HtmlElement) -> str:
    """The numbering form that an element asks for; empty if it is unknown or not given."""
    for words in reversed(_STYLE.findall(element.get("style", ""))):
        for word in words.lower().split():
            if word in _STYLES:
                return _STYLES[word]
    kind = element.get("type", "")
    return _TYPES.get(kind) or _STYLES.get(kind.lower(), "")
