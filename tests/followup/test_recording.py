"""What is recorded of commitments: in the file's layout, in order, and never half."""

import datetime
from pathlib import Path

import pytest

from conftest import RunDocgen
from docgen.commitment import Commitment, Link, Update
from docgen.errors import ContentError, UsageError
from docgen.followup.recording import Recorder
from docgen.load.project import load_project
from docgen.review.saving import ConflictError
from docgen.sources import Sources

WRITTEN = """\
# yaml-language-server: $schema=../../../.docgen/schema/register.json
# What became of each commitment, by its id in annotations.yaml. docgen adds to it and deletes
# nothing: the last line of a history says where the commitment stands.

1-1:
  history:
    - date: 2026-02-01
      status: under way
      note: "Bergen: invitations"

3-1:
  history:
    - date: 2026-03-02
      status: done
      evidence: "https://example.org/seminar"
"""


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture
def two(mini: Path) -> Path:
    """Two declarations alike; the second has no ids."""
    other = mini / "content/second"
    other.mkdir()
    for name in ("annotations.yaml", "declaration.yaml", "text.en.md"):
        (other / name).write_bytes((mini / "content/demo" / name).read_bytes())
    path = other / "annotations.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(each for each in lines if not each.startswith("      id:")), "utf-8")
    return mini


def commitments(root: Path, declaration: str = "demo") -> dict[str, Commitment]:
    (found,) = (
        each for each in load_project(Sources(root)).declarations if each.head.id == declaration
    )
    return {each.id: each for one in found.paragraphs for each in one.annotation.commitments}


def test_updates_are_written_in_the_order_of_the_commitments(mini: Path) -> None:
    recorder = Recorder(mini, "demo")
    recorder.update(
        "3-1", Update(day("2026-03-02"), "done", evidence="https://example.org/seminar")
    )
    recorder.update("1-1", Update(day("2026-02-01"), "under way", note=" Bergen: \n invitations "))
    text = (mini / "content/demo/register.yaml").read_text("utf-8")
    assert text == WRITTEN.replace("../../../", "../../")
    assert commitments(mini)["3-1"].status == "done"


def test_what_a_person_wrote_in_the_file_stays(mini: Path) -> None:
    path = mini / "content/demo/register.yaml"
    before = (
        "# Ours.\r\n3-1:  # the seminar\r\n  history:\r\n"
        "    - {date: 2026-01-10, status: under way}  # a letter\r\n"
    )
    path.write_bytes(before.encode())
    Recorder(mini, "demo").update("3-1", Update(day("2026-03-02"), "done", note="Held, well"))
    assert path.read_bytes().decode() == (
        before + '    - {date: 2026-03-02, status: done, note: "Held, well"}\r\n'
    )


def test_an_update_recorded_twice_is_one(mini: Path) -> None:
    recorder, update = Recorder(mini, "demo"), Update(day("2026-03-02"), "done")
    first, second = recorder.update("3-1", update), recorder.update("3-1", update)
    assert second.before == second.after == first.after


def test_updates_of_several_commitments_are_written_all_or_none(mini: Path) -> None:
    updates = {
        "3-1": (Update(day("2026-03-02"), "done"),),
        "2-1": (Update(day("1999-03-02"), "done"),),
    }
    with pytest.raises(UsageError, match="1999-03-02 is before 2024-02-29, the day of adoption"):
        Recorder(mini, "demo").update_all(updates)
    assert not (mini / "content/demo/register.yaml").exists()


def test_a_history_is_in_order(mini: Path) -> None:
    recorder = Recorder(mini, "demo")
    recorder.update("3-1", Update(day("2026-03-02"), "done"))
    with pytest.raises(UsageError, match="2026-03-01 is before 2026-03-02, the day of the last"):
        recorder.update("3-1", Update(day("2026-03-01"), "open"))


def test_what_somebody_else_recorded_meanwhile_is_not_overwritten(mini: Path) -> None:
    recorder = Recorder(mini, "demo")
    recorder.update("3-1", Update(day("2026-03-02"), "done"))
    with pytest.raises(ConflictError) as conflict:
        recorder.update("3-1", Update(day("2026-03-03"), "lapsed"), seen="")
    assert "done" in conflict.value.on_disk
    assert "lapsed" in conflict.value.wanted
    assert len(commitments(mini)["3-1"].history) == 1


def test_an_update_is_taken_back(mini: Path) -> None:
    recorder = Recorder(mini, "demo")
    first = recorder.update("3-1", Update(day("2026-03-02"), "done"))
    second = recorder.update("3-1", Update(day("2026-03-03"), "lapsed"))
    with pytest.raises(ConflictError):
        recorder.undo(first)
    recorder.undo(second)
    recorder.undo(first)
    assert commitments(mini)["3-1"].status == "open"


def test_what_is_recorded_writes_the_id_that_it_is_about(two: Path) -> None:
    Recorder(two, "second").update("3-1", Update(day("2026-03-02"), "done"))
    text = (two / "content/second/annotations.yaml").read_text("utf-8")
    assert "    - id: 3-1\n      what: Seminar\n" in text
    assert text.count("id:") == 1


def test_numbers_are_those_by_which_commitments_went(two: Path, docgen: RunDocgen) -> None:
    before = {name: each.what for name, each in commitments(two, "second").items()}
    path = two / "content/second/annotations.yaml"
    text = path.read_text("utf-8")
    done = docgen("register", "number", "--project", two)
    assert done.out.splitlines() == [
        "second/1-1  Next meeting",
        "second/1.a-1  Shared data",
        "second/2-1  Saving energy",
        "second/3-1  Seminar",
        "4 ids written",
    ]
    numbered = path.read_text("utf-8")
    assert numbered.replace("- id: 3-1\n      what", "- what").count("id: ") == 3
    assert [line for line in numbered.splitlines() if "id: " not in line] == [
        line.replace("    - what", "      what") for line in text.splitlines()
    ]
    assert {name: each.what for name, each in commitments(two, "second").items()} == before
    again = docgen("register", "number", "--project", two)
    assert (again.out, path.read_text("utf-8")) == ("every commitment has its id\n", numbered)


def test_a_link_leads_to_a_commitment_that_keeps_its_id(two: Path) -> None:
    recorder = Recorder(two, "demo")
    recorder.link("3-1", Link("repeats", "second/2-1"))
    recorder.link("3-1", Link("follows", "second/3-1"))
    recorder.link("3-1", Link("follows", "second/3-1"))
    assert commitments(two)["3-1"].links == (
        Link("follows", "second/3-1"),
        Link("repeats", "second/2-1"),
    )
    assert "id: 2-1" in (two / "content/second/annotations.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("3-1", "write DECLARATION/ID"),
        ("demo/2-1", "of this declaration itself"),
        ("secnd/2-1", "did you mean 'second'"),
        ("second/31-1", "did you mean '3-1'"),
    ],
)
def test_a_link_to_nothing_is_refused(two: Path, target: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        Recorder(two, "demo").link("3-1", Link("follows", target))
    assert told in str(error.value)
    assert not (two / "content/demo/register.yaml").exists()


def test_a_link_to_a_later_one_is_refused(two: Path) -> None:
    path = two / "content/second/declaration.yaml"
    text = path.read_text("utf-8").replace("date: 2024-02-29", "date: 2025-02-28")
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="'second/3-1' is later: adopted on 2025-02-28"):
        Recorder(two, "demo").link("3-1", Link("follows", "second/3-1"))
    assert not (two / "content/demo/register.yaml").exists()
    Recorder(two, "second").link("3-1", Link("follows", "demo/3-1"))
    Recorder(two, "demo").refuse("2-1", "second/3-1")
    assert commitments(two)["2-1"].unrelated == ("second/3-1",)


def test_a_link_that_leads_back_is_refused(two: Path) -> None:
    Recorder(two, "demo").link("3-1", Link("follows", "second/3-1"))
    Recorder(two, "second").link("2-1", Link("follows", "demo/2-1"))
    with pytest.raises(UsageError, match="circle: second/3-1 → demo/3-1 → second/3-1"):
        Recorder(two, "second").link("3-1", Link("repeats", "demo/3-1"))
    Recorder(two, "second").refuse("3-1", "demo/3-1")
    assert commitments(two, "second")["3-1"].links == ()


def test_a_withdrawn_commitment_leaves_its_title_and_its_id(mini: Path) -> None:
    recorder = Recorder(mini, "demo")
    recorder.update("3-1", Update(day("2026-03-02"), "under way"))
    recorder.withdraw("3-1", day("2026-05-01"))
    assert "3-1" not in commitments(mini)
    (declaration,) = load_project(Sources(mini)).declarations
    assert [(each.id, each.what) for each in declaration.withdrawn] == [("3-1", "Seminar")]
    path = mini / "content/demo/annotations.yaml"
    new = "  commitments:\n    - {what: Lecture, quote: Almaty, kind: event, by: [KZ]}\n"
    path.write_text(path.read_text("utf-8") + new, "utf-8")
    assert commitments(mini)["3-2"].what == "Lecture", "the id of another is never given"
    with pytest.raises(UsageError, match="'demo/3-1' was withdrawn on 2026-05-01: Seminar"):
        recorder.update("3-1", Update(day("2026-06-01"), "done"))


def test_what_was_deleted_by_hand_is_withdrawn_with_its_title(mini: Path) -> None:
    recorder = Recorder(mini, "demo")
    recorder.update("3-1", Update(day("2026-03-02"), "under way"))
    path = mini / "content/demo/annotations.yaml"
    path.write_text(path.read_text("utf-8").partition('"3":')[0], "utf-8")
    with pytest.raises(ContentError, match="no commitment with the id '3-1'"):
        load_project(Sources(mini))
    with pytest.raises(UsageError, match="write the title that it had"):
        recorder.withdraw("3-1", day("2026-05-01"))
    recorder.withdraw("3-1", day("2026-05-01"), "Seminar")
    assert "3-1" not in commitments(mini)


def test_a_history_does_not_pass_to_another_commitment(two: Path) -> None:
    """One is deleted by hand, and the next of its paragraph has no id: it is not the same."""
    path = two / "content/second/register.yaml"
    path.write_text("3-1: {history: [{date: 2026-01-01, status: done}]}\n", "utf-8")
    with pytest.raises(ContentError, match="write 'id: 3-1' at the commitment that is meant"):
        load_project(Sources(two))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["status", "demo/3-1", "finished"], "unknown status 'finished'"),
        (["status", "demo/3-1", "undr way"], "did you mean 'under way'"),
        (["status", "demo/31-1", "done"], "demo has no commitment '31-1' (did you mean '3-1'"),
        (["status", "dmo/3-1", "done"], "unknown declaration 'dmo' (did you mean 'demo'"),
        (["status", "3-1", "done"], "write DECLARATION/ID"),
        (["status", "demo/3-1", "done", "--date", "1999-01-01"], "the day of adoption"),
        (["status", "demo/3-1", "done", "--date", "9062-01-01"], "9062-01-01 is in the future"),
        (["withdraw", "demo/3-1", "--date", "9062-01-01"], "9062-01-01 is in the future"),
        (["link", "demo/3-1", "repeat", "x/1-1"], "unknown link 'repeat' (did you mean 'repeats'"),
        (["withdraw", "demo/9-1"], "demo has no commitment '9-1'"),
        (["number", "dmo"], "unknown declaration 'dmo' (did you mean 'demo'"),
    ],
)
def test_mistakes_are_told(mini: Path, docgen: RunDocgen, arguments: list[str], told: str) -> None:
    done = docgen("register", *arguments, "--project", mini)
    assert done.code == 2
    assert told in done.err
    assert not (mini / "content/demo/register.yaml").exists()


def test_the_commands_say_what_they_wrote(two: Path, docgen: RunDocgen) -> None:
    status = ("register", "status", "demo/3-1", "done", "--date", "2024-03-02", "--project", two)
    assert docgen(*status).out == "demo/3-1: done since 2024-03-02\n"
    assert docgen(*status).out == "demo/3-1: done since 2024-03-02, as recorded before\n"
    link = docgen("register", "link", "demo/3-1", "supersedes", "second/3-1", "--project", two)
    assert link.out.splitlines() == [
        "demo/3-1 supersedes second/3-1",
        "if that ends the other: docgen register status second/3-1 superseded",
    ]
    withdraw = ("register", "withdraw", "second/2-1", "--date", "2024-05-01", "--project", two)
    assert "second/2-1: withdrawn on 2024-05-01" in docgen(*withdraw).out
    assert commitments(two)["3-1"].links == (Link("supersedes", "second/3-1"),)
