"""A page in Typst: its source, with the data that it prints, and what is known of both."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from babel import parse_locale

from docgen.fidelity.spans import TextSpan
from docgen.render.template_places import TemplateLine, place_at

# The names of the data in Typst, and of what marks words of the template's own.
DATA, OWN = "docgen-data", "docgen-own"
# Marks for :mod:`docgen.render.typst_tags`: a line of no thickness is not drawn, but its colour is
# written into the structure of the PDF: red says which of these it is, green and blue its number.
KINDS = ("quotation", "reference", "text")
MOST = 0xFFFF  # texts of a kind
# Typst would work out where a line that evades letters crosses them.
_MARKED = "overline(evade: false, stroke: 0pt + rgb({colour}), {body})"
# The data stands in the source, as a string: a file would be parsed as if it were source, and for
# other ``sys.inputs`` Typst makes its library anew. What has a mark is a pair.
_LET_DATA = (
    f'#let {DATA} = for each in json(bytes("%s")) {{ if type(each) == array {{'
    f" ({_MARKED.format(colour='each.first()', body='each.last()')},) }} else {{ (each,) }} }};"
)
_COLOUR_OF_OWN = f"{KINDS.index('text')}, calc.quo(n, 256), calc.rem(n, 256)"
_LET_OWN = f"#let {OWN}(n, body) = {_MARKED.format(colour=_COLOUR_OF_OWN, body='body')};"

Datum = str | int | float | tuple[str, str]


class TypstPage(NamedTuple):
    """A page in Typst. ``said`` is what it prints, in order.

    So is what the template writes itself in markup. Texts in the margins have no number. ``own``
    is all that the template writes itself: code and words. ``pictures`` are the words that stand
    for pictures (``alt``), if no code puts them together. ``places`` are where pieces of the source
    are from, which begins with a line of our own.
    """

    source: str
    said: Sequence[TextSpan]
    own: str
    pictures: Sequence[str]
    places: Sequence[TemplateLine]

    def place_of(self, line: int, column: int) -> tuple[int, int] | None:
        """The number of the template's file, and its line (from 1), of a place in the source."""
        ours = start = self.source.find("\n") + 1
        for _ in range(line - 2):
            start = self.source.find("\n", start) + 1
        if line == 1:
            return None
        return place_at(start + column - ours, self.source[ours:], self.places)


def language_settings(tag: str) -> str:
    """``pt-BR`` → what Typst's ``text`` is to be given."""
    language, region, *_ = parse_locale(tag, sep="-")
    return f'lang: "{language}"' + (f', region: "{region}"' if region else "")


def colour_of(kind: str, number: int) -> str:
    """The colour of the mark of a text."""
    return f"{KINDS.index(kind):02x}{number:04x}"


def first_line(data: Sequence[Datum], settings: str) -> str:
    """The line with which the source begins: the ``data``, what it needs, and ``settings``."""
    quoted = json.dumps(data).replace("\\", "\\\\").replace('"', '\\"')
    return "".join([_LET_DATA % quoted, _LET_OWN, settings, "\n"])
