"""The tags of a Word template → with straight quotation marks around strings, as Jinja needs.

Word's autocorrection turns the marks around a string into “ ” and an apostrophe within one into ’.
The former must be straight again for Jinja to read the tag; the latter are letters of a label,
which must be found in the catalogue and printed as typed. docxtpl straightens both.
"""

import re

_STRAIGHT = {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"'}
_CURLY = re.compile(f"[{''.join(_STRAIGHT)}]")
# Noncharacters of Unicode, which no text holds.
_HIDDEN = {mark: chr(0xFDD0 + number) for number, mark in enumerate(_STRAIGHT)}
_HIDE = str.maketrans(_HIDDEN)
_SHOW = str.maketrans({hidden: mark for mark, hidden in _HIDDEN.items()})

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# A string by its opening mark. One in ‘single’ marks ends with the first that no letter follows.
_STRING = re.compile(
    r""" "(?:[^"\\]|\\.)*"  |  '(?:[^'\\]|\\.)*'
      |  “[^”]*”  |  „[^“”]*[“”]  |  ‘(?:[^’]|’(?=\w))*’ """,
    re.DOTALL | re.VERBOSE,
)


def hide(text: str) -> str:
    """``text`` with placeholders for its curly marks, so that docxtpl leaves them alone."""
    return text.translate(_HIDE)


def show(text: str) -> str:
    """``text`` as it was before :func:`hide`."""
    return text.translate(_SHOW)


def straighten(text: str) -> str:
    """``text`` with straight marks around the strings in its tags; marks within strings stay."""
    return _TAG.sub(lambda tag: _straight(tag[0]), text) if _CURLY.search(text) else text


def unescape_tags(markup: str) -> str:
    """``markup`` with its tags as they were typed, so that ``R&D`` in a string stays so.

    docxtpl only unescapes ``&lt;`` and ``&gt;``.
    """
    return _TAG.sub(lambda tag: tag[0].replace("&quot;", '"').replace("&amp;", "&"), markup)


def _straight(tag: str) -> str:
    pieces, end = [], 0
    for string in _STRING.finditer(tag):
        pieces += [_code(tag[end : string.start()]), _delimited(string[0])]
        end = string.end()
    return "".join([*pieces, _code(tag[end:])])


def _code(text: str) -> str:
    return _CURLY.sub(lambda mark: _STRAIGHT[mark[0]], text)


def _delimited(string: str) -> str:
    """``string`` between straight marks, with straight marks inside it escaped."""
    if string[0] not in _STRAIGHT:
        return string
    mark = _STRAIGHT[string[0]]
    inside = string[1:-1].replace(mark, f"\\{mark}")
    return f"{mark}{inside}{mark}"
