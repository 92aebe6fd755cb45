import pytest

from docgen.cues.rules import Rules
from docgen.language.letters import begun
from docgen.propose.titles import Titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("joint work", "Joint work"), ("ёлка", "Ёлка"), ("ʻoliy", "ʻoliy"), ("", "")),
        *(("ǆep", "ǅep"), ("2 sites", "2 sites"), ("المركز", "المركز")),
        ("ერთობლივი ცენტრი", "ერთობლივი ცენტრი"),  # Mtavruli is for words in capitals alone
    ],
)
def test_a_capital_at_the_beginning(text: str, expected: str) -> None:
    assert begun(text) == expected


def test_a_title_in_georgian_keeps_its_letters() -> None:
    said = "ერთობლივი სასწავლო ცენტრის გახსნა"
    assert Titles(Rules()).titles("", said)[0] == said
