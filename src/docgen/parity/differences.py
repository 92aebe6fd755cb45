"""Two paragraphs that say the same → what one counts or names and the other does not."""

from collections.abc import Hashable, Iterable
from typing import NamedTuple

from docgen.language import states
from docgen.language.numerals import has_numerals
from docgen.parity.adjectives import may_mean
from docgen.parity.facts import COMMON_WORDS, Fact, Facts
from docgen.parity.finding import Subject
from docgen.parity.quantities import Quantity, Value


class Excerpt(NamedTuple):
    """Some words of a paragraph: ``key`` is what they stand for, in any language."""

    words: str
    line: int
    key: Hashable


class Discrepancy(NamedTuple):
    """What differs; a version that has nothing to match has ``None``."""

    subject: Subject
    first: Excerpt | None
    second: Excerpt | None


def differences(first: Facts, second: Facts, languages: tuple[str, str]) -> list[Discrepancy]:
    """What can be counted or named and differs between two paragraphs, in two languages."""
    one, other = languages
    missing = _unanswered(first, second, other), _unanswered(second, first, one)
    found = _paired(*missing)
    found += _units(first, second)
    found += (Discrepancy("party", each, None) for each in _unnamed(first, second, other))
    found += (Discrepancy("party", None, each) for each in _unnamed(second, first, one))
    return found


def _unanswered(facts: Facts, others: Facts, language: str) -> list[Fact]:
    """The facts that ``others``, in ``language``, have nothing for."""
    exact = {value for each in others.quantities for value in each.quantity.values}
    known = others.values
    dates = {value for value in exact if value[0] == "date"}
    own_dates = {value for each in facts.quantities for value in each.quantity.values}
    several = bool(dates - own_dates)  # another date there: this one is not written otherwise
    return [
        each
        for each in facts.quantities
        if each.quantity.sure
        and not _answered(each.quantity, exact, known, several=several)
        and (_in_figures(each.quantity) or has_numerals(language))
    ]


def _answered(
    quantity: Quantity, exact: set[Value], known: frozenset[Value], *, several: bool
) -> bool:
    if quantity.values & (exact if quantity.subject == "date" and several else known):
        return True
    return bool(quantity.parts) and quantity.parts <= known and not several


def _in_figures(quantity: Quantity) -> bool:
    return quantity.subject != "number" or any(each.isdigit() for each in quantity.words)


def _paired(first: Iterable[Fact], second: Iterable[Fact]) -> list[Discrepancy]:
    """What is missing on both sides, matched by subject and unit, in the order of the text."""
    left = list(second)
    found = []
    for each in first:
        like = [other for other in left if _alike(each.quantity, other.quantity)]
        if like:
            left.remove(like[0])
        other_piece = _piece(like[0]) if like else None
        found.append(Discrepancy(each.quantity.subject, _piece(each), other_piece))
    return found + [Discrepancy(each.quantity.subject, None, _piece(each)) for each in left]


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.subject == other.subject and one.unit == other.unit


def _piece(fact: Fact) -> Excerpt:
    return Excerpt(fact.quantity.words, fact.line, fact.quantity.values)


def _units(first: Facts, second: Facts) -> list[Discrepancy]:
    """Numbers that agree, of euros in one version and of dollars in the other."""
    found = []
    for each in first.quantities:
        same = [other for other in second.quantities if _same_number(each, other)]
        units = {other.quantity.unit for other in same}
        if each.quantity.unit and same and not units & {each.quantity.unit, ""}:
            found.append(Discrepancy("number", _piece(each), _piece(same[0])))
    return found


def _same_number(one: Fact, other: Fact) -> bool:
    return bool(one.quantity.values & other.quantity.values)


def _unnamed(facts: Facts, others: Facts, language: str) -> list[Excerpt]:
    """The parties that ``others``, in ``language``, could name and do not."""
    known = set(states.names(language).values())
    return [
        Excerpt(named.words, named.line, code)
        for code, named in facts.parties.items()
        if named.sure
        and code not in others.parties
        and code in known
        and (language.partition("-")[0], code) not in COMMON_WORDS
        and not may_mean(others.text, code, language)
    ]
