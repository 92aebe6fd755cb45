"""One tiny project for each way to fail: ``tests/projects/bad-*``, and what is said of it.

A project there holds only the files in which it differs from ``mini``; ``expected.txt`` is the
exit code of ``docgen check`` and what it prints.
"""

import pytest

from conftest import TESTS, MakeProject, RunDocgen

pytestmark = [pytest.mark.early, pytest.mark.usefixtures("in_process")]

PROJECTS = sorted(path.name for path in (TESTS / "projects").glob("bad-*"))


@pytest.mark.parametrize("name", PROJECTS)
def test_a_mistake_is_told_with_file_line_and_suggestion(
    name: str, make_project: MakeProject, docgen: RunDocgen, pytestconfig: pytest.Config
) -> None:
    done = docgen("check", "--project", make_project(name))
    said = f"{done.code}\n{done.err}"
    expected = TESTS / "projects" / name / "expected.txt"
    if pytestconfig.getoption("update_golden"):
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")
    assert done.code in (3, 4)
    assert done.out == ""


def test_the_good_project_is_good(make_project: MakeProject, docgen: RunDocgen) -> None:
    done = docgen("check", "--project", make_project())
    assert (done.code, done.err) == (0, "")
    text = "content/demo/text.en.md: 66 words, all as in content/demo/source/en.txt"
    left_out = "title, place and date (lines 1–3), page furniture (lines 13, 20)"
    assert done.out.splitlines() == [
        f"{text}; not compared: {left_out}",
        "content and templates are valid; 0 warnings",
    ]
