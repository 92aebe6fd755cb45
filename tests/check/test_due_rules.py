"""Rules of due dates that are not those of their paragraph."""

from pathlib import Path

import pytest

from docgen.check.due_rules import due_rule_warnings
from docgen.load.project import load_project
from docgen.sources import Sources


def warnings(root: Path, sentence: str, due: str, language: str = "en") -> tuple[str, ...]:
    folder = root / "content/demo"
    if language != "en":
        (folder / "text.en.md").rename(folder / f"text.{language}.md")
        head = folder / "declaration.yaml"
        head.write_text(f"{head.read_text('utf-8')}languages: [{language}]\n", "utf-8")
    text = folder / f"text.{language}.md"
    said = text.read_text("utf-8").replace("They will meet again in 2026.", sentence)
    text.write_text(said, "utf-8")
    path = folder / "annotations.yaml"
    entries = path.read_text("utf-8").replace("They will meet again in 2026.", sentence)
    path.write_text(entries.replace("due: 2026\n", f"due: {due}\n"), "utf-8")
    sources = Sources(root)
    return due_rule_warnings(load_project(sources), sources)


@pytest.mark.parametrize(
    ("sentence", "due", "named"),
    [
        ("They will share their data.", "every year", "time"),
        ("They will share their data.", "within 2 years", "time"),
        ("They will share their data with another.", "next meeting", "meeting"),
    ],
)
def test_a_rule_without_a_word_for_it_is_warned_of(
    mini: Path, sentence: str, due: str, named: str
) -> None:
    assert warnings(mini, sentence, due) == (
        f"content/demo/text.en.md:5: paragraph 1 names no {named}, but annotations.yaml has"
        f" 'due: {due}' there",
    )


@pytest.mark.parametrize(
    ("sentence", "due", "language", "said"),
    [
        ("They will report within three years.", "within 2 years", "en", "within three years"),
        ("They will report within two weeks.", "within 2 months", "en", "within two weeks"),
        ("They will report within 24 months.", "within 24 years", "en", "within 24 months"),
        ("They will meet annually.", "every 2 years", "en", "annually"),
        ("They will meet every week.", "every 2 weeks", "en", "every week"),
        ("They will meet twice a year.", "3 times a year", "en", "twice a year"),
        ("They will meet twice a year.", "every year", "en", "twice a year"),
        ("They will meet every month.", "twice a year", "en", "every month"),
        ("Они доложат в течение трёх лет.", "within 2 years", "ru", "в течение трёх лет"),
    ],
)
def test_another_rule_than_the_text_s_is_warned_of(
    mini: Path, sentence: str, due: str, language: str, said: str
) -> None:
    assert warnings(mini, sentence, due, language) == (
        f"content/demo/text.{language}.md:5: paragraph 1 says '{said}', but annotations.yaml has"
        f" 'due: {due}' there",
    )


@pytest.mark.parametrize(
    ("sentence", "due", "language"),
    [
        ("They will hold annual talks.", "every year", "en"),
        ("They will meet twice a year.", "twice a year", "en"),
        ("They will meet twice a year.", "every 6 months", "en"),
        ("They will meet four times a year.", "every 3 months", "en"),
        ("They will act within a year of the signing.", "within 1 year of another event", "en"),
        ("They will issue yearly reports.", "every year", "en"),
        ("They will issue quarterly reports.", "every 3 months", "en"),
        ("They will report before two years have passed.", "within 2 years", "en"),
        ("They will report within 24 months.", "within 2 years", "en"),
        ("They will act within two years and report within five.", "within 2 years", "en"),
        ("They will plan within one year and act within two years.", "within 2 years", "en"),
        ("They will meet annually within three years.", "every year", "en"),
        ("They will report to the next Summits.", "next meeting", "en"),
        ("Elles tiendront des réunions annuelles.", "every year", "fr"),
        ("Elles échangeront des listes chaque année.", "every year", "fr"),
        ("Terranno consultazioni annuali.", "every year", "it"),
        ("Они проведут ежегодные консультации.", "every year", "ru"),
        ("Они доложат на следующей встрече.", "next meeting", "ru"),
        ("Sie werden jährlich berichten.", "every year", "de"),
        ("Sie werden auf dem nächsten Gipfel berichten.", "next meeting", "de"),
        ("Zij zullen verslag uitbrengen.", "every year", "nl"),  # there are no cues to tell
    ],
)
def test_a_rule_with_a_word_for_it_is_not(
    mini: Path, sentence: str, due: str, language: str
) -> None:
    assert warnings(mini, sentence, due, language) == ()


def test_a_date_is_no_rule(mini: Path) -> None:
    assert warnings(mini, "They will share their data.", "2026") == ()


def test_from_when_a_time_counts_is_compared_too(mini: Path) -> None:
    sentence = "They will report within two years of the entry into force of the treaty."
    (told,) = warnings(mini, sentence, "within 2 years")
    assert "says 'within two years' from entry into force, but annotations.yaml has" in told
