"""Words of ours in another language than their document: marked as such wherever they come out.

The marks are Unicode's own language tags (chapter 23.9), which no content may hold: U+E0001 and the
tag in letters of their own before the words, U+E0001 and U+E007F behind them. They are part of the
text, so they stay with it whatever a template makes of it: a list, a label with a name in it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import islice
from typing import Any

from docgen.language.tags import runs_from_right

_BEGIN, _SHIFT = "\U000e0001", 0xE0000
_END = f"{_BEGIN}\U000e007f"
_MARK = re.compile(f"{_BEGIN}(?:([\U000e0020-\U000e007e]+)|\U000e007f)")
_TAGS = re.compile("[\U000e0001\U000e0020-\U000e007f]+")
# Markup, and elements whose text is no markup.
_MARKUP = re.compile(r"<(title|style|script|svg)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL)


def in_language(text: str, language: str) -> str:
    """``text`` as words in ``language``."""
    return f"{_BEGIN}{''.join(chr(ord(each) + _SHIFT) for each in language)}{text}{_END}"


def without_languages(text: str) -> str:
    """``text`` without marks."""
    return _TAGS.sub("", text) if _TAGS.search(text) else text


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The parts of ``text``, each with its language; that is empty where it is the document's.

    A text may have been cut within a mark.
    """
    language, at = "", 0
    for mark in _MARK.finditer(text):
        if part := without_languages(text[at : mark.start()]):
            yield part, language
        language = _tag(mark)
        at = mark.end()
    if part := without_languages(text[at:]):
        yield part, language


def begins_in(text: str) -> tuple[str, int]:
    """The language in which ``text`` begins, and where its first letter is."""
    mark = _MARK.match(text)
    return (_tag(mark), mark.end()) if mark else ("", 0)


def changed(text: str, change: Callable[[str, str], str]) -> str:
    """``text`` with each part as ``change`` makes it of the part and its language; marks stay."""
    if _BEGIN not in text:
        return change(text, "")
    return "".join(
        in_language(change(part, language), language) if language else change(part, "")
        for part, language in pieces(text)
    )


def shortened(text: str, shorten: Callable[[str], str]) -> str:
    """``text`` with the letters that ``shorten`` leaves of it; marks stay.

    ``shorten`` takes letters from the end and may put an ellipsis there, in the language of those.
    """
    if _BEGIN not in text:
        return shorten(text)
    left = iter(shorten(without_languages(text)))
    shown = changed(text, lambda part, _: "".join(islice(left, len(part))))
    return type(text)(shown)  # markup stays markup


def mark_foreign(view: dict[str, Any]) -> None:
    """Mark the texts of a view, as a template gets it, that are ``foreign``."""
    languages: Mapping[str, str] = view["foreign"]
    if not languages:
        return
    for record, names in _records(view):
        for name in names:
            text = record[name]
            if text in languages:
                record[name] = in_language(text, languages[text])


def in_page(page: str, language: str) -> str:
    """A page of HTML in ``language`` with an element around each text that is marked.

    There are none in attributes and in titles, which are text alone.
    """
    if not _TAGS.search(page):
        return page
    out, at = [], 0
    for markup in _MARKUP.finditer(page):
        out += [_elements(page[at : markup.start()], language), without_languages(markup[0])]
        at = markup.end()
    return "".join([*out, _elements(page[at:], language)])


def _elements(text: str, language: str) -> str:
    return "".join(
        f"<span{_attributes(tag, language)}>{part}</span>" if tag else part
        for part, tag in pieces(text)
    )


def _attributes(tag: str, language: str) -> str:
    turned = runs_from_right(tag) != runs_from_right(language)
    direction = f' dir="{"rtl" if runs_from_right(tag) else "ltr"}"' if turned else ""
    return f' lang="{escape(tag)}"{direction}'


def _tag(mark: re.Match[str]) -> str:
    """The language that begins at ``mark``; empty where one ends."""
    return "".join(chr(ord(each) - _SHIFT) for each in mark[1] or "")


def _records(view: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Iterable[str]]]:
    """The parts of a view with words of ours, and the names of these."""
    for head in (view["head"], *(each["head"] for each in view["on_file"])):
        yield head, ("title", "short_title", "place", "occasion")
        yield from ((each, ("representative", "office")) for each in head["participants"])
    yield from ((each, ("summary", "message")) for each in view["passages"])
    for owed in (view["commitments"], *(each["commitments"] for each in view["on_file"])):
        yield from ((each, ("what", "place")) for each in owed)
        timings = (each["timing"] for each in owed if each["timing"])
        yield from ((each, ("title",)) for each in timings if "title" in each)
    yield from ((each, ("text",)) for each in _words(view["notes"]))
    yield from ((each, ("official",)) for each in view["parties"].values())
    yield from ((each, ("name",)) for each in view["groups"].values())
    yield from ((each, ("name", "scope")) for each in view["sectors"].values())
    yield view["prepared"], ("purpose", "addressee", "handling", "desk")


def _words(blocks: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in blocks:
        yield from each["words"]
        for point in each["points"]:
            yield from _words(point)
