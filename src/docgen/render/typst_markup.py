"""Where in Typst source text stands, and where code: what of it are words that a template writes.

Typst's markup and code hold each other: ``#`` begins code, ``[`` markup in it. What follows here is
as much of its syntax (typst.app/docs, "Syntax") as tells the two apart.
"""

import re
from typing import Literal, NamedTuple

from docgen.render.template_places import END_OF_PLACE, PLACE
from docgen.render.typst_environment import END_OF_WORD, WORD

PartOfPage = Literal["body", "margins", "sometimes in margins", "properties"]

_NAME = r"[^\W\d][\w-]*"
_ANY = (
    r"(?P<escape>\\(?:u\{[0-9a-fA-F]+\}|.))"
    r"|(?P<line_comment>(?<!:)//[^\n]*)|(?P<comment>/\*.*?\*/)"
    r"|(?P<raw>`+)|(?P<open>[\[({])|(?P<close>[\])}])"
)
# Signs that are never markup, wherever they stand after a letter.
_SIGNS = ",;!?%&§¶·–—…’“”«»№\u00a0"
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u200c\u200d"
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_WORDS = (
    rf"(?:[^\W_]|[§¶№])(?:{_LETTER}|[{_SIGNS}]|\.(?!\.)|:(?!//)"
    rf"|(?<=[^\W\d_])-(?=[^\W\d_])|(?<=[^\W_])[_*](?=[^\W_])| (?={_LETTER}|[§¶№]))*"
)
_MARKUP = re.compile(
    rf"{_ANY}|(?P<statement>#(?P<keyword>let|set|show|import|include|return|if|for|while|context)\b)"
    rf"|(?P<expression>#(?:{_NAME}(?:\.{_NAME})*|\d[\w.%]*|\"|(?=[(\[{{])))"
    r"|(?P<label><[\w:.-]+>|@[\w:.-]+)|(?P<address>https?://[^\s\[\]<>{}\"\ue001-\ue004]*)"
    rf"|(?P<math>\$)|(?P<words>{_WORDS})",
    re.DOTALL,
)
# Brackets in code that hold nothing of interest, three deep: most of the code of a page.
_DULL = r"[^()\[\]{}\"`/\\\ue001-\ue004]++|/(?![/*])"
_BALANCED = rf"(?:\((?:{_DULL})*+\)|\{{(?:{_DULL})*+\}})"
for _ in range(2):
    _BALANCED = rf"(?:\((?:{_DULL}|{_BALANCED})*+\)|\{{(?:{_DULL}|{_BALANCED})*+\}})"
_PLAIN = rf"(?P<plain>{_BALANCED}(?:\.{_NAME})*+)"
_CODE = re.compile(rf"{_PLAIN}|{_ANY}|(?P<quote>\")", re.DOTALL)
_DEFINITION = re.compile(rf"{_PLAIN}|{_ANY}|(?P<quote>\")|(?P<end>[\n;])", re.DOTALL)
_STATEMENT = re.compile(rf"{_ANY}|(?P<quote>\")|(?P<end>[\n;])", re.DOTALL)
_ENDING = ("if", "for", "while", "context")  # after which text may follow on the same line
_GOES_ON = re.compile(r"[(\[.]|[ \t]*(?:(?:else|and|or|in|not)\b|[=!<>+*/{\[-])")
_FIELD = re.compile(rf"(?:\.{_NAME})+")
_STRING = re.compile(r'(?:[^"\\]|\\.)*"', re.DOTALL)
_NUMBERED = re.compile(r"\d+\. ")  # an entry of a list, at the beginning of a line
# A word or place that Jinja left a token for.
TOKEN = re.compile(
    rf"{WORD}(?P<word>\d+){END_OF_WORD}|{PLACE}(?P<file>\d+),(?P<line>\d+){END_OF_PLACE}"
)
_ELEMENTS = ("document", "page")
_NOT_IN_BODY = re.compile(rf"set\s+({'|'.join(_ELEMENTS)})\s*$")
_CHOSEN = re.compile(r"\b(?:if\b[^\[\]{}]*|else\s*)$")


class Level(NamedTuple):
    """What a bracket holds.

    ``is_called`` is true of the brackets of a call in markup; ``statement`` is the keyword of one
    that goes on to the end of its line.
    """

    bracket: str
    is_code: bool
    place: PartOfPage
    is_called: bool = False
    statement: str = ""
    is_math: bool = False

    @property
    def pieces(self) -> re.Pattern[str]:
        """What is looked for within it."""
        if self.is_code:
            return _CODE
        if self.statement:
            return _STATEMENT if self.statement in _ENDING else _DEFINITION
        return _MARKUP

    @property
    def says(self) -> bool:
        """Whether words within it are text."""
        return not (self.is_code or self.statement or self.is_math)

    def opened(self, bracket: str, before: str, *, is_called: bool) -> "Level":
        """The level of a ``bracket`` in this one, after ``before``."""
        in_code = self.is_code or bool(self.statement)
        place = self.place
        if place == "body":
            if any(name in before for name in _ELEMENTS) and (
                element := _NOT_IN_BODY.search(before)
            ):
                place = "properties" if element[1] == "document" else "margins"
        elif place == "margins" and bracket != "(" and _CHOSEN.search(before):
            place = "sometimes in margins"
        is_code = bracket != "[" and (in_code or is_called)
        return Level(bracket, is_code, place, is_called or in_code)

    def closed(self, bracket: "Level", rendered: str, at: int) -> tuple["Level", int]:
        """This level and where to go on after ``at``, where a ``bracket`` in it ended."""
        if bracket.is_called and (field := _FIELD.match(rendered, at)):
            at = field.end()
        if self.statement in _ENDING and not _GOES_ON.match(rendered, at):
            return self._replace(statement=""), at
        return self, at


def end_of_string(rendered: str, begin: int) -> int:
    """Where the string ends whose first quotation mark is before ``begin``."""
    string = _STRING.match(rendered, begin)
    return string.end() if string else begin


def markup_before_words(words: str, rendered: str, at: int) -> tuple[int, int]:
    """Of ``words`` at ``at``, how many characters are the number of an entry of a list, and where
    the words end: before the colon of a term.
    """
    before = without_tokens(rendered[rendered.rfind("\n", 0, at) + 1 : at]).lstrip(" \t[")
    numbered = _NUMBERED.match(words) if not before else None
    end = words.find(":") if before.startswith("/ ") else -1
    return numbered.end() if numbered else 0, end if end >= 0 else len(words)


def without_tokens(piece: str) -> str:
    """``piece`` without the marks of places and words."""
    piece = re.sub(f"{PLACE}[^{END_OF_PLACE}]*{END_OF_PLACE}", "", piece)
    return re.sub(f"{WORD}[^{END_OF_WORD}]*{END_OF_WORD}", "", piece)
