"""The corrections of CLDR's short names: each says something else, and names its source."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.language import iso_codes, states
from docgen.language.mentions import find_parties

TABLE = tomllib.loads(Path(states.__file__).with_name("short_names.toml").read_text("utf-8"))
SOURCES = TABLE.pop("sources")
ROWS = [(tag, code, *row) for tag, rows in TABLE.items() for code, row in rows.items()]
# What no short name has: two names in one, a former name, an abbreviation.
ODD = re.compile(r"[(&]| [-–] |\bSAR\b|R\.A\.S\.|\bRAS\b|\bRAE\b|о-в|Св\.|St\.?\s|^[А-Я]{3,}$")
# Names of territories that have brackets or a dash of their own, or are not states' affair.
LEFT = {"CC", "PF", "SX", "MF", "VG", "VI", "UM", "XB", "PG"}


def names() -> Iterator[tuple[str, str, str]]:
    for tag in TABLE:
        for code in iso_codes.states():
            if (name := states.short_name(code, tag)) and code not in LEFT:
                yield tag, code, name


@pytest.mark.parametrize(("tag", "code", "name", "source"), ROWS)
def test_a_correction_is_needed_and_has_a_source(
    tag: str, code: str, name: str, source: str
) -> None:
    """A row that CLDR says too would be out of date."""
    assert source in SOURCES
    assert states.cldr_name(code, tag) not in (None, name)


def test_no_name_of_a_state_has_a_bracket_or_an_abbreviation() -> None:
    assert [each for each in names() if ODD.search(each[2])] == []


def test_no_two_states_have_one_name() -> None:
    found = [(tag, name) for tag, _, name in names()]
    assert len(found) == len(set(found)) > 2500


@pytest.mark.parametrize(
    ("tag", "code", "name"),
    [
        ("fr-CA", "MM", "Myanmar"),
        ("uz", "SZ", "Esvatini"),
        ("uz-Cyrl", "SZ", "Эсватини"),
        ("uz-Cyrl-UZ", "SZ", "Эсватини"),
        ("sr-Latn", "SZ", "Esvatini"),
        ("it", "KZ", "Kazakhstan"),
        ("de", "IT", "Italien"),
        ("en", "XX", None),
        ("xx", "IT", None),
    ],
)
def test_the_name_in_a_language(tag: str, code: str, name: str | None) -> None:
    assert states.short_name(code, tag) == name


@pytest.mark.parametrize(("tag", "code", "name", "source"), [row for row in ROWS if row[1] != "CG"])
def test_a_text_may_name_a_state_by_either_name(
    tag: str, code: str, name: str, source: str
) -> None:
    """The Congo's corrected name is CLDR's for the other one in Kazakh."""
    assert source
    found = [each.code for each in find_parties(f"— {name} —", tag)]
    assert found == [code]


@pytest.mark.parametrize(
    ("tag", "text", "code"),
    [
        ("fa", "جمهوری زامبیا", "ZM"),
        ("tg", "Давлати Эритрея", "ER"),
        ("tk", "Litwiýa Respublikasy", "LT"),
        ("kk", "Орталық Африка Республикасы", "CF"),
    ],
)
def test_no_state_has_the_name_of_another(tag: str, text: str, code: str) -> None:
    """Debian's iso-codes translate some names as another state's."""
    assert [each.code for each in find_parties(text, tag)] == [code]
    named = [each for each in iso_codes.states() if text in states.names_of(each, tag)]
    assert named == [code]
