import pytest

from docgen.cues.finding import Finder


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("energy", "Energy, and energies.", ["Energy"]),
        ("energ*", "Energy, and energies.", ["Energy", "energies"]),
        ("people-to-people", "People-to-people ties, people to people.", ["People-to-people"]),
        ("agreed to", "They agreed jointly to meet; agreed not to.", ["agreed jointly to"]),
        ("will be *ed", "It will be reviewed and will be sent.", ["will be reviewed"]),
        ("proposal of * to", "The proposal of Italy to host.", ["proposal of Italy to"]),
        ("d'ici", "D’ici à 2032, d'ici.", ["D’ici", "d'ici"]),
        ("международн* прав*", "Нормы международного права.", ["международного права"]),
        ("能源", "加强能源合作。", ["能源"]),
        ("gas", "Gasoline", []),
    ],
)
def test_cues_as_whole_words(cue: str, text: str, found: list[str]) -> None:
    finder = Finder([cue], skipped=["jointly"])
    assert [text[each.start : each.end] for each in finder.find(text)] == found


def test_every_cue_that_is_there() -> None:
    finder = Finder(["a b", "a", "b", "c"])
    assert sorted(each.cue for each in finder.find("A b.")) == ["a", "a b", "b"]
