"""Declarations of any structure, drawn at random: what each says, and how it is to be read."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from hypothesis import strategies as st

from docgen.characters import ROMAN
from issued.words import FIGURES, LANGUAGES, Language

Kind = Literal[
    "title", "dated", "heading", "number", "nested", "letter", "inside", "plain", "signature"
]
Draw = Callable[[st.SearchStrategy[object]], object]
_PEOPLE = ("Amina Otieno", "Kim Minjun")


class Item(NamedTuple):
    """A block of a declaration: its mark, if it has one, and its words.

    ``nested`` has a number such as ``1.1``; ``inside`` is a bullet, which goes on with its
    paragraph. ``depth`` counts the levels of lists above it.
    """

    kind: Kind
    words: str
    mark: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """What stands on the page."""
        return f"{self.mark} {self.words}".strip()


class Declaration(NamedTuple):
    """A declaration in a language."""

    language: Language
    items: tuple[Item, ...]

    def __repr__(self) -> str:
        return f"{self.language.tag}\n" + "\n".join(
            f"{each.kind}: {each.text}" for each in self.items
        )


class _Scheme(NamedTuple):
    """How a declaration counts: ``{}`` stands for the number, ``none`` is no number at all."""

    numbers: str
    letters: str
    own_alphabet: bool
    headings: str
    below: str
    restarting: bool


_SCHEMES = st.builds(
    _Scheme,
    numbers=st.sampled_from(("{}.", "{}.", "{})", "({})", "§ {}.", "none")),
    letters=st.sampled_from(("({})", "({})", "{})", "{}.")),
    own_alphabet=st.booleans(),
    headings=st.sampled_from(("none", "bare", "roman", "capital", "article")),
    below=st.sampled_from(("none", "letters", "romans", "nested", "bullets")),
    restarting=st.booleans(),
)


@st.composite
def declarations(draw: st.DrawFn, languages: tuple[Language, ...] = LANGUAGES) -> Declaration:
    """Any declaration."""
    language = draw(st.sampled_from(languages))
    scheme = draw(_SCHEMES)
    writer = _Writer(language, scheme, draw)
    return Declaration(language, tuple(writer.items()))


class _Writer:
    def __init__(self, language: Language, scheme: _Scheme, draw: st.DrawFn) -> None:
        self._language, self._scheme, self._draw = language, scheme, draw
        self._count = 0

    def items(self) -> Iterator[Item]:
        language = self._language
        yield Item("title", language.title)
        yield Item("dated", language.dated)
        for _ in range(self._draw(st.integers(0, 2))):
            yield Item("plain", self._clause())
        yield from self._sections()
        annexes = self._draw(st.sampled_from((0, 0, 0, 1, 2)))
        for annex in range(annexes):
            self._count = 0
            mark = "" if annexes == 1 else f" {ROMAN[annex].upper()}"
            yield Item("heading", f"{language.annex}{mark}")
            for _ in range(self._draw(st.integers(1, 3))):
                yield from self._paragraph()
        signed: bool = self._draw(st.booleans())
        if signed and language.signers:
            for signer, person in zip(language.signers, _PEOPLE, strict=True):
                yield Item("signature", signer)
                yield Item("signature", person)

    def _sections(self) -> Iterator[Item]:
        for section in range(self._draw(st.integers(1, 3))):
            if (heading := self._heading(section)) is not None:
                yield heading
            for _ in range(self._draw(st.sampled_from((1, 1, 2, 2, 3, 8)))):
                yield from self._paragraph()

    def _heading(self, section: int) -> Item | None:
        words = self._language.headings[section]
        style = self._scheme.headings
        if style == "none":
            return None
        if style == "article":
            if self._scheme.restarting:
                self._count = 0
            number = "一二三"[section] if self._language.tag == "zh" else str(section + 1)
            return Item("heading", self._language.article.format(number))
        if style == "bare":
            return Item("heading", words)
        mark = ROMAN[section].upper() if style == "roman" else "ABC"[section]
        return Item("heading", words, f"{mark}.")

    def _paragraph(self) -> Iterator[Item]:
        self._count += 1
        below = self._scheme.below if self._draw(st.booleans()) else "none"
        end = self._language.stop if below == "none" else self._language.colon
        words = self._sentences(end)
        if self._scheme.numbers == "none":
            yield Item("plain", words)
        else:
            yield Item("number", words, self._scheme.numbers.format(self._count))
        if below != "none":
            yield from self._list(below)

    def _list(self, below: str) -> Iterator[Item]:
        size = self._draw(st.integers(2, 3))
        for at in range(size):
            end = self._language.stop if at == size - 1 else self._language.semicolon
            words = self._sentence(end, small=below != "nested")
            if below == "bullets":
                yield Item("inside", words, "•", 1)
            elif below == "nested":
                yield Item("nested", words, f"{self._count}.{at + 1}", 1)
                if at == 0 and self._draw(st.booleans()):
                    words = self._sentence(self._language.semicolon)
                    yield Item("nested", words, f"{self._count}.1.1", 2)
            else:
                alphabet = self._language.letters if self._scheme.own_alphabet else "abc"
                yield Item("letter", words, self._scheme.letters.format(alphabet[at]), 1)
            if below == "romans" and at == 0:
                for deep in range(2):
                    mark = self._scheme.letters.format(ROMAN[deep])
                    words = self._sentence(self._language.semicolon, small=True)
                    yield Item("letter", words, mark, 2)

    def _clause(self) -> str:
        language = self._language
        return self._draw(st.sampled_from(language.clauses)) + language.comma

    def _sentences(self, end: str) -> str:
        count = self._draw(st.integers(1, 3))
        ends = [self._language.stop] * (count - 1) + [end]
        return self._language.blank.join(map(self._sentence, ends))

    def _sentence(self, end: str, *, small: bool = False) -> str:
        language = self._language
        opening = self._draw(st.sampled_from(language.subjects))
        figures = self._draw(st.lists(st.sampled_from(FIGURES), min_size=1, max_size=2))
        parts = [opening]
        for figure in figures:
            parts += [figure, self._draw(st.sampled_from(language.objects))]
        parts.append(self._draw(st.sampled_from(language.ends)))
        words = language.blank.join(parts) + end
        return words[:1].lower() + words[1:] if small and language.tag != "tr" else words
