"""The names that docgen has for states and organisations, by code alone."""

from pathlib import Path

import pytest

from docgen.language import states
from docgen.language.mentions import name_in

LIST = Path(__file__).with_name("parties.txt")


def test_slugs_and_official_names_stay_as_they_are(pytestconfig: pytest.Config) -> None:
    """File names have the slugs, and some come from CLDR, which changes its names."""
    entries = [states.known(code) for code in sorted(states.known_codes())]
    found = "".join("{}  {}  {}\n".format(*each) for each in entries if each)
    if pytestconfig.getoption("update_golden"):
        LIST.write_text(found, "utf-8")
    assert found == LIST.read_text("utf-8")


def test_no_two_parties_share_a_word() -> None:
    words = [
        word
        for code in states.known_codes()
        for word in {code.lower(), (states.known(code) or states.proposed(code)).slug}
    ]
    assert len(words) == len(set(words)) > 500


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("The Indian side offered data.", "IN", "Indian"),
        ("The French and Indian Ministers met.", "IN", "Indian"),
        ("Trade in the Indian Ocean grew.", "IN", None),
        ("The American Government paid.", "US", "American"),
        ("Latin American leaders met.", "US", None),
        ("The Latin-American delegations left.", "US", None),
        ("The South African Government paid.", "ZA", "South African"),
    ],
)
def test_an_adjective_names_a_state_before_an_institution(
    text: str, code: str, name: str | None
) -> None:
    assert name_in(text, code, (), "en") == name
