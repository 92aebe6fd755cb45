"""The tags of a PDF by WeasyPrint, where it writes them otherwise than a reader needs them.

Importing this changes WeasyPrint: quotations and references are tagged as such, running heads and
feet as what they are, and text comes with its letters where glyphs do not give them. Elements are
marked with the language of their HTML, which :func:`tell_languages` writes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from docgen.errors import FidelityError
from docgen.fidelity.page import NUMBER, REFERENCES
from docgen.fidelity.spans import SHAPED
from docgen.language.tags import is_language, runs_from_right
from docgen.render.weasyprint_private import Dictionary, MarginBox, PageStream, String, tags

_DIVIDES = "\u02d7"
_RUNNING = "_docgen_running"  # an attribute of boxes
_LANGUAGE = "_docgen_language"  # an attribute of structure elements
_SHOWN = 60  # characters of a quotation in a message


_build_box_tree = tags._build_box_tree


def mark_running(document: Any) -> None:
    """Let what the margins of ``document`` repeat be artifacts of its pages, no part of its text.

    WeasyPrint would give it elements of the structure that are in no tree (ISO 32000-1, 14.8.2.2;
    ISO 14289-1, 7.8). A margin with a link stays as it is, since links need an element; so should
    all of a document with Arabic, whose lines are read back by the numbers of their contents.
    """
    for page in document.pages:
        for margin in page._page_box.children:
            boxes = list(margin.descendants()) if isinstance(margin, MarginBox) else []
            if not any(box.link for box in boxes):
                for box in (margin, *boxes) if boxes else ():
                    setattr(box, _RUNNING, True)


def _build_named_tree(box: Any, *rest: Any) -> Iterator[Any]:
    """What WeasyPrint yields, with quotations and references tagged as such.

    ``Quote`` and ``Reference`` are standard structure types (ISO 32000-1, 14.8.4.4); WeasyPrint
    tags them ``NonStruct`` and ``Span``. Each has an element for each of its lines; their common
    title, "Quotation 3", says that they are one.
    """
    if getattr(box, _RUNNING, False):
        return
    shown = getattr(box, "_box", box)  # of what is positioned absolutely, a placeholder comes
    for element in _build_box_tree(box, *rest):
        if not hasattr(element, _LANGUAGE):  # <html> and <body> pass on the elements in them
            setattr(element, _LANGUAGE, shown.style["lang"])
        if shown.element is not None and element["S"] in ("/NonStruct", "/Span"):
            _name(element, shown)
        yield element


def _name(element: Any, box: Any) -> None:
    number = box.element.get(NUMBER)
    if box.element_tag == "q":
        _prove_direction(box)
        element["S"] = "/Quote"
        if number:
            element["T"] = String(f"Quotation {number}")
    elif not REFERENCES.isdisjoint(box.element.get("class", "").split()):
        element["S"] = "/Reference"
        if number:
            element["T"] = String(f"Reference {number}")


tags._build_box_tree = _build_named_tree


def _prove_direction(box: Any) -> None:
    """Raise :class:`FidelityError` for a quotation laid out against the direction of its script.

    Its letters would be those of the text, but clauses and signs at the wrong ends of their lines
    (Unicode Standard Annex 9, 3.3.1), which what the file says of them does not tell.
    """
    for each in (box, *box.descendants()):
        language = each.style["lang"] or ""
        if not is_language(language):  # what else it may be, the proof of the tags tells
            continue
        own = "rtl" if runs_from_right(language) else "ltr"
        if each.style["direction"] != own:
            words = " ".join("".join(box.element.itertext()).split())[:_SHOWN]
            first, last = ("right", "left") if own == "ltr" else ("left", "right")
            raise FidelityError(
                f"sets words of the declaration, in '{language}', from {first} to {last}:"
                f" “{words}”",
                hint=f'write dir="{own}" around them; a stylesheet may set "direction"',
            )


def tell_languages(pdf: Any) -> None:
    """Let each structure element of ``pdf`` say its language where its parent has another.

    WeasyPrint writes that of the whole document alone; what is in another would be read aloud as
    if it were in that one (ISO 32000-1, 14.9.2; ISO 14289-1, 7.2).
    """
    whole = pdf.catalog["Lang"].string
    for element in pdf.objects:
        if language := getattr(element, _LANGUAGE, None):
            around = pdf.objects[int(element["P"].split()[0])]
            if language != (getattr(around, _LANGUAGE, None) or whole):
                element["Lang"] = String(language)


_marked = PageStream.marked
_tells_all = ContextVar("_tells_all", default=False)


@contextmanager
def telling_all(yes: bool) -> Iterator[None]:
    """Whether all text written inside the ``with`` block comes with what it says.

    Programs guess the direction of a line from its neighbours, so they may read any line of a
    document with some Arabic the wrong way round.
    """
    token = _tells_all.set(yes)
    try:
        yield
    finally:
        _tells_all.reset(token)


@contextmanager
def _marked_with_text(stream: Any, box: Any, tag: str) -> Iterator[None]:
    """As in WeasyPrint, with the replacement text of content whose glyphs do not give its letters.

    Text from right to left, or with joined or reordered letters, could otherwise not be copied,
    searched or read aloud (ISO 32000-1, 14.9.4).
    """
    text = getattr(box, "text", "")
    if stream._tags is not None and getattr(box, _RUNNING, False):
        stream.begin_marked_content("Artifact", Dictionary({"Type": "/Pagination"}))
        yield
        stream.end_marked_content()
        return
    if stream._tags is None or not (text and _needs_text(box)):
        with _marked(stream, box, tag):
            yield
        return
    mark = len(stream._tags)
    stream._tags[box] = {"tag": tag, "mcid": mark}
    text = text.replace(_DIVIDES, "\u00ad")
    stream.begin_marked_content(tag, Dictionary({"MCID": mark, "ActualText": String(text)}))
    yield
    stream.end_marked_content()


def _needs_text(box: Any) -> bool:
    return _tells_all.get() or box.style["direction"] == "rtl" or bool(SHAPED.search(box.text))


PageStream.marked = _marked_with_text
