from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import RunDocgen
from docgen.model import Project
from docgen.reports.cite import cite


@pytest.mark.parametrize(
    ("words", "ref", "said"),
    [
        ("agreed on “fair” quotas", "1", "agreed on “fair” quotas"),
        ('AGREED  ON "FAIR"\nQUOTAS,', "1", "agreed on “fair” quotas,"),
        ("a < b & c. They", "1", "a < b & c. They"),
        ("spring 2027", "1(a)", "spring 2027"),
    ],
)
def test_exact(mini_project: Project, words: str, ref: str, said: str) -> None:
    (found,) = cite(mini_project.declarations, words)
    assert (found.ref, found.words, found.likeness) == (ref, said, 1.0)


def test_every_place(mini_project: Project) -> None:
    assert [each.ref for each in cite(mini_project.declarations, "energy")] == ["2"]
    assert [each.ref for each in cite(mini_project.declarations, "in")] == ["¶1", "1", "3"]


def test_no_half_words(mini_project: Project) -> None:
    assert all(each.likeness < 1 for each in cite(mini_project.declarations, "ill save ener"))


def test_the_words_around(mini_project: Project) -> None:
    (found,) = cite(mini_project.declarations, "quotas")
    assert found.before == "Norway and Iceland agreed on “fair” "
    assert found.after == ", where a < b & c. They will meet again in 2026."


def test_nearest(mini_project: Project) -> None:
    first, *_ = cite(mini_project.declarations, "offered to hold a seminar on 2 March 2026")
    assert first.ref == "3"
    assert first.words == "offered to host a seminar on 1 March 2026"
    assert 0.8 < first.likeness < 1


@given(st.text())
def test_any_words_give_an_answer(mini_project: Project, words: str) -> None:
    for each in cite(mini_project.declarations, words):
        assert 0.6 <= each.likeness <= 1


def test_every_run_of_words_is_found_where_it_stands(mini_project: Project) -> None:
    for paragraph in mini_project.declarations[0].paragraphs:
        words = " ".join(paragraph.blocks).split()
        for start in range(len(words)):
            found = cite(mini_project.declarations, " ".join(words[start : start + 4]))
            assert paragraph.ref in {each.ref for each in found if each.likeness == 1}


def test_the_command(mini: Path, docgen: RunDocgen) -> None:
    assert docgen("cite", "--project", mini, "all PARTIES").out.splitlines() == [
        "content/demo/text.en.md:13: paragraph 2",
        "  All parties will save energy; {{ 7 * 7 }} stays as it is typed.",
    ]
    assert "near (" in docgen("cite", "--project", mini, "all the parties will save").out
    done = docgen("cite", "--project", mini, "submarine tunnels on Mars")
    assert (done.code, done.out) == (1, "")
    assert done.err == "no declaration says this or anything like it\n"
