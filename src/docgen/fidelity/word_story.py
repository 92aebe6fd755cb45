"""One text part of a finished Word file (a story: ECMA-376 Part 1, 11.3) → its pieces.

Read in one pass and by event, since Word markup has ten elements to a word and most do not matter.
"""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from docgen.fidelity.spans import TextSpan
from docgen.fidelity.word_markup import PARTS, REFERENCES, STORIES, known_as, wrong_references
from docgen.fidelity.word_places import LEAST_PAGE, Fields, Lines, Tables, column_width
from docgen.fidelity.word_properties import Properties, is_on, style_and_rest
from docgen.fidelity.word_styles import Direct, StyleSheet, Surroundings, Verdict
from docgen.openxml import Relation, W

_W = f"{W}}}"
_VAL = f"{_W}val"
_CUT = len(_W)
_MARKS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
# Properties that decide how text looks; they are gathered while the element around them is open.
_LOOKS = (
    *("pStyle", "rStyle", "rFonts", "color", "sz", "szCs", "shd", "highlight", "vanish"),
    *("specVanish", "webHidden", "w", "position", "spacing", "vertAlign", "strike", "dstrike"),
    *("emboss", "imprint", "rtl", "cs", "ind", "numId", "tblStyle", "tblInd", "trHeight"),
    *("vMerge", "hMerge", "bidi", "pgSz", "pgMar", "cols", "col", "tcW", "lang", "caps"),
    *("smallCaps", "textDirection"),
)
_HOLDERS = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr")
_NOTED = "has the number of a note beside words of the declaration"
_SHOWN = 60  # characters of a passage in a message

_Attributes = dict[str, str]


class StoryReader:
    """Reads one part; numbers its elements in document order."""

    def __init__(
        self, styles: StyleSheet, relations: Mapping[str, Relation], first: int = 0
    ) -> None:
        self.pieces: list[TextSpan] = []
        self.problems: list[str] = []
        self.from_right: list[str] = []  # quotations set from right to left
        self.met = first
        self._styles, self._relations = styles, relations
        self._path: list[int] = []
        self._paragraph, self._direct = "", Direct()
        self._run, self._run_direct, self._in_run = "", Direct(), False
        self._holders: list[Properties] = []
        self._tables, self._fields, self._lines = Tables(), Fields(), Lines()
        self._column: float | None = None  # the width, in the last paragraph of a section
        self._said: list[str] = []
        self._words: list[str] = []
        self._noted: tuple[int, ...] = ()  # the path of a note's number, if no text came since
        self._takes = ""  # the element whose text is being read
        self._actions: dict[str, Callable[[str, _Attributes], None] | None] = {}

    def read(self, part: bytes) -> str:
        """Read ``part``; returns its text.

        Raises :class:`xml.parsers.expat.ExpatError` if it is not well-formed.
        """
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._root
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = lambda *_: self.problems.append("has a document type")
        self._parser = parser
        parser.Parse(part, True)
        self.problems += self._fields.unfinished()
        return "".join(self._words)

    def _root(self, name: str, _attributes: _Attributes) -> None:
        if name not in STORIES:
            self.problems.append(f"holds a part that is {known_as(name)}")
        self._actions = dict.fromkeys(PARTS.get(name, ()))
        self._actions.update(self._by_name())
        if name == f"{_W}document":
            self._actions[_OVER_TEXT] = self._over_text
        self._parser.StartElementHandler = self._start

    def _by_name(self) -> dict[str, Callable[[str, _Attributes], None]]:
        """The handlers for the elements that matter, by name."""
        of_word = {
            **dict.fromkeys(_LOOKS, self._property),
            **dict.fromkeys(_HOLDERS, self._hold),
            **dict.fromkeys(_MARKS, self._mark),
            **dict.fromkeys(("t", "instrText"), self._take),
            **dict.fromkeys(("body", "footnote", "endnote"), self._enter),
            **dict.fromkeys(("footnoteReference", "endnoteReference"), self._note),
            "p": self._begin_paragraph,
            "r": self._begin_run,
            "sym": self._symbol,
            "tbl": self._begin_table,
            "tr": self._begin_row,
            "tc": self._begin_cell,
            "fldChar": self._field_mark,
            "fldSimple": self._simple_field,
        }
        found = {f"{_W}{name}": action for name, action in of_word.items()}
        return found | {element: self._refer for element, _ in REFERENCES}

    def _start(self, name: str, attributes: _Attributes) -> None:
        try:
            action = self._actions[name]
        except KeyError:
            self._wrong(f"holds {known_as(name)}")
            return
        if action is not None:
            action(name, attributes)

    def _end(self, name: str) -> None:
        if name in _ENDS:
            _ENDS[name](self)

    def _text(self, text: str) -> None:
        if self._takes == f"{_W}t":
            self._said.append(text)
            self._words.append(text)
        elif self._takes:
            self._fields.add_code(text)

    def _take(self, name: str, _attributes: _Attributes) -> None:
        self._takes = name

    def _end_taking(self) -> None:
        self._takes = ""

    def _mark(self, name: str, _attributes: _Attributes) -> None:
        if self._in_run:  # in the properties of a paragraph, a tab is a place where tabs end
            self._said.append(_MARKS[name[_CUT:]])

    def _symbol(self, _name: str, attributes: _Attributes) -> None:
        """Read a character of a symbol font; it must mean the same in any other font."""
        try:
            self._said.append(chr(int(attributes.get(f"{_W}char", ""), 16)))
        except (ValueError, OverflowError):
            self._wrong("has a symbol without a meaning outside its font")

    def _note(self, _name: str, _attributes: _Attributes) -> None:
        """The number of a note; words of the declaration that it stands beside seem to have it."""
        self._noted = tuple(self._path)
        last = self.pieces[-1] if self.pieces and not self._said else None
        if last and last.kind == "quotation" and last.path == self._noted:
            self._wrong(_NOTED)

    def _enter(self, _name: str = "", _attributes: _Attributes | None = None) -> None:
        self.met += 1
        self._path.append(self.met)

    def _leave(self) -> None:
        self._path.pop()

    def _begin_paragraph(self, _name: str, _attributes: _Attributes) -> None:
        self._paragraph, self._direct = "", ()
        self._enter()

    def _begin_run(self, _name: str, _attributes: _Attributes) -> None:
        self._run, self._run_direct, self._in_run = "", (), True

    def _end_run(self) -> None:
        self._in_run = False
        text = "".join(self._said)
        self._said.clear()
        if text and not text.isspace():
            kind = self._styles.kind(self._paragraph, self._run)
            verdict = self._verdict(text)
            path, language = tuple(self._path), verdict.language
            noted, self._noted = self._noted, ()
            if kind == "quotation" and noted == path:
                self._wrong(_NOTED)
            self.pieces.append(TextSpan(kind, text, path, language=language))
            wrong = (
                self._tables.wrong()
                or (self._tables.turned(text) if kind != "other" else "")
                or self._fields.wrong(text, kind)
                or verdict.wrong
                or self._lines.take(verdict.indented, text, self._tables.width())
            )
            if wrong:
                self._wrong(f"has text {wrong}", text)
            if verdict.from_right and kind == "quotation":
                self.from_right.append(text)

    def _verdict(self, text: str) -> Verdict:
        """How ``text`` is set."""
        style, first_row, fill = self._tables.surroundings()
        around = Surroundings(self._paragraph, self._direct, style, first_row, fill)
        return self._styles.verdict(around, self._run, self._run_direct, text)

    def _hold(self, _name: str, _attributes: _Attributes) -> None:
        self._holders.append([])

    def _property(self, name: str, attributes: _Attributes) -> None:
        if self._holders:
            own = tuple((key.rpartition("}")[2], value) for key, value in attributes.items())
            self._holders[-1].append((name[_CUT:], own))

    def _end_run_properties(self) -> None:
        properties = self._holders.pop()
        if self._in_run:
            self._run, self._run_direct = style_and_rest(properties, "rStyle")
        elif any(key in ("vanish", "specVanish") and is_on(own) for key, own in properties):
            self._wrong("hides the end of a paragraph")

    def _end_paragraph_properties(self) -> None:
        self._paragraph, self._direct = style_and_rest(self._holders.pop(), "pStyle")

    def _begin_table(self, _name: str, _attributes: _Attributes) -> None:
        self._tables.begin()
        self._enter()

    def _begin_row(self, _name: str, _attributes: _Attributes) -> None:
        self._tables.begin_row()
        self._enter()

    def _begin_cell(self, _name: str, _attributes: _Attributes) -> None:
        self._tables.begin_cell()
        self._enter()

    def _end_table(self) -> None:
        self._tables.end()
        self._leave()

    def _end_table_properties(self) -> None:
        self._tables.take(self._holders.pop())

    def _end_section_properties(self) -> None:
        width = column_width(self._holders.pop())
        if width < LEAST_PAGE / 2:
            self._wrong("has a page or column too narrow for text")
        if self._holders:  # of the paragraph that they belong to, whose text follows
            self._column = width
        else:
            self._end_section(width)

    def _end_section(self, column: float) -> None:
        wrong, text = self._lines.end_section(column)
        if wrong:
            self._wrong(f"has text {wrong}", text)

    def _end_paragraph(self) -> None:
        if self._column is not None:
            self._end_section(self._column)
            self._column = None
        self._leave()

    def _field_mark(self, _name: str, attributes: _Attributes) -> None:
        if said := self._fields.mark(attributes.get(f"{_W}fldCharType", "")):
            self._wrong(said)

    def _simple_field(self, _name: str, attributes: _Attributes) -> None:
        if said := self._fields.begin_simple(attributes.get(f"{_W}instr", "")):
            self._wrong(said)

    def _end_simple_field(self) -> None:
        self._fields.mark("end")

    def _refer(self, name: str, attributes: _Attributes) -> None:
        for said in wrong_references(name, attributes, self._relations):
            self._wrong(said)

    def _over_text(self, _name: str, _attributes: _Attributes) -> None:
        self._wrong("holds a picture that may cover text (let the text flow around it)")

    def _wrong(self, said: str, text: str = "") -> None:
        passage = " ".join((text or (self.pieces[-1].text if self.pieces else "")).split())
        where = "" if not passage else ": " if text else ", after "
        cut = passage[:_SHOWN] + ("…" if passage[_SHOWN:] else "")
        self.problems.append(f"{said}{where}{passage and f'“{cut}”'}")


_OVER_TEXT = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}wrapNone"
_ENDS: Mapping[str, Callable[[StoryReader], None]] = {
    f"{_W}{name}": action
    for name, action in {
        **dict.fromkeys(("t", "instrText"), StoryReader._end_taking),
        **dict.fromkeys(("body", "footnote", "endnote", "tr", "tc"), StoryReader._leave),
        **dict.fromkeys(("tblPr", "trPr", "tcPr"), StoryReader._end_table_properties),
        "p": StoryReader._end_paragraph,
        "r": StoryReader._end_run,
        "rPr": StoryReader._end_run_properties,
        "pPr": StoryReader._end_paragraph_properties,
        "sectPr": StoryReader._end_section_properties,
        "tbl": StoryReader._end_table,
        "fldSimple": StoryReader._end_simple_field,
    }.items()
}
