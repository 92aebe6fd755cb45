"""The sentences of findings, for a person who reads one of the two languages or neither."""

from babel import Locale

from docgen.language import tags
from docgen.parity.differences import Discrepancy
from docgen.parity.facts import Facts
from docgen.parity.moves import Move

_ENGLISH = Locale("en")
_LONGEST = 60  # letters of the words that a message repeats


class Messages:
    """Says what differs between the versions in two languages, by tag."""

    def __init__(self, first: str, second: str) -> None:
        self._first, self._second = language_name(first), language_name(second)

    def missing(self, ref: str, *, in_first: bool) -> str:
        """A paragraph without a counterpart."""
        has, lacks = self._both(in_first)
        return f"paragraph {ref} of the {has} text is missing in the {lacks}"

    def split(self, ref: str, parts: tuple[str, ...], *, in_first: bool) -> str:
        """A paragraph that the other version, here the one with ``parts``, has in several."""
        several, whole = self._both(in_first)
        return (
            f"paragraph {ref} of the {whole} text is {len(parts)} paragraphs in the {several},"
            f" {parts[0]} to {parts[-1]}"
        )

    def swapped(self, one: str, other: str) -> str:
        """Two paragraphs that are swapped."""
        return (
            f"paragraphs {one} and {other} of the {self._first} text are swapped in the"
            f" {self._second}"
        )

    def elsewhere(self, ref: str, other: str) -> str:
        """A paragraph at another place."""
        return (
            f"paragraph {ref} of the {self._first} text is at another place in the {self._second},"
            f" as paragraph {other}"
        )

    def renumbered(self, ref: str, other: str) -> str:
        """A paragraph that has another number."""
        return (
            f"paragraph {ref} of the {self._first} text is paragraph {other} of the {self._second}"
        )

    def heading(self, ref: str, words: str, *, in_first: bool) -> str:
        """A heading without a counterpart."""
        has, lacks = self._both(in_first)
        where = f"before paragraph {ref}"
        return f"the {has} text has the heading “{_cut(words)}” {where}, the {lacks} has none"

    def difference(self, ref: str, each: Discrepancy) -> str:
        """Words that differ, or have no counterpart."""
        if each.first and each.second:
            one, other = _cut(each.first.words), _cut(each.second.words)
            return (
                f"paragraph {ref}: “{one}” in the {self._first} text, “{other}” in the"
                f" {self._second}"
            )
        has, lacks = self._both(each.first is not None)
        piece = each.first or each.second
        words = _cut(piece.words) if piece else ""
        if each.subject == "party":
            return f"paragraph {ref}: the {has} text names “{words}”, the {lacks} does not"
        return (
            f"paragraph {ref}: the {has} text has “{words}”, the {lacks} has no such {each.subject}"
        )

    def move(self, each: Move, ref: str, other: str) -> str:
        """Words that are in a neighbouring paragraph."""
        return (
            f"“{_cut(each.first.words)}” is in paragraph {ref} of the {self._first} text, but in"
            f" paragraph {other} of the {self._second}"
        )

    def items(self, ref: str, first: Facts, second: Facts) -> str:
        """Lists of different lengths."""
        what = "list item" if first.listed or second.listed else "further block"
        return self._counted(ref, what, first.items, second.items)

    def enumeration(self, ref: str, first: int, second: int) -> str:
        """A list within a sentence that lacks an item."""
        return (
            f"paragraph {ref}: a list within a sentence has {first} items in the {self._first}"
            f" text, {second} in the {self._second}"
        )

    def quotations(self, ref: str, first: Facts, second: Facts) -> str:
        """Different numbers of pairs of quotation marks."""
        return self._counted(ref, "pair of quotation marks", first.quotations, second.quotations)

    def negation(
        self, ref: str, sure: tuple[str, ...], others: tuple[str, ...], *, in_first: bool
    ) -> str:
        """A negation in only one version."""
        has, lacks = self._both(in_first)
        words = ", ".join(f"“{each}”" for each in sure)
        says = f"paragraph {ref}: the {has} text has the negation {words}"
        if not others:
            return f"{says}, the {lacks} has none"
        answer = ", ".join(f"“{each}”" for each in others)
        return f"{says}, the {lacks} has only {answer}"

    def length(self, ref: str, letters: int, expected: float) -> str:
        """A paragraph that is too long or too short."""
        how = "shorter" if letters < expected else "longer"
        return (
            f"paragraph {ref}: the {self._second} text is much {how} than expected from"
            f" the {self._first} ({letters} letters, not about {expected:.0f})"
        )

    def _counted(self, ref: str, what: str, first: int, second: int) -> str:
        return (
            f"paragraph {ref}: {_number(first, what)} in the {self._first} text, {second or 'none'}"
            f" in the {self._second}"
        )

    def _both(self, in_first: bool) -> tuple[str, str]:
        names = (self._first, self._second)
        return names if in_first else names[::-1]


def language_name(tag: str) -> str:
    """The English name of a language; its tag if it is none."""
    return tags.language_name(tag, _ENGLISH) if tags.is_language(tag) else tag


def _number(count: int, what: str) -> str:
    if count == 1:
        return f"1 {what}"
    many = what.replace("pair ", "pairs ") if " of " in what else f"{what}s"
    return f"{count or 'no'} {many}"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
