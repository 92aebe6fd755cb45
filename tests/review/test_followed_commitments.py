"""A commitment that the register follows is lost by no edit: it is withdrawn, or it stays."""

import datetime
import re
from pathlib import Path

import pytest

from docgen.errors import UsageError
from docgen.followup.recording import Recorder
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from docgen.load.project import load_project
from docgen.review.decision import CommitmentDecision, ParagraphDecision
from docgen.review.review import Review
from docgen.review.text_decision import TextDecision
from docgen.review.text_review import TextReview
from docgen.sources import Sources

from .conftest import STATEMENT
from .test_dropped_paragraphs import at_once

REFUSED = "paragraph 2 has the commitment 2-1, which content/small/register.yaml follows"
FOLLOWED = '"2-1":\n  history:\n    - {date: 2030-05-01, status: under way}\n'
WITHDREW = '"2-1":\n  withdrawn: {date: 2030-05-01, what: Fish}\n'


@pytest.fixture
def folder(review: Review) -> Path:
    """The declaration ``small``, with its commitments numbered and 2-1 followed."""
    Recorder(review.root, "small").number()
    folder = review.root / "content/small"
    (folder / "register.yaml").write_text(FOLLOWED, "utf-8")
    head = folder / "declaration.yaml"
    filled = re.sub(r"^occasion:.*$", "occasion: Meeting", head.read_text("utf-8"), flags=re.M)
    head.write_text(filled, "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_a_review_does_not_drop_it(review: Review, folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(UsageError, match=REFUSED) as refused:
        review.decide(CommitmentDecision("2", 1, drop=True))
    assert "docgen register withdraw small/2-1" in str(refused.value.hint)
    assert contents(folder) == before
    review.decide(CommitmentDecision("2", 2, drop=True))
    load_project(Sources(review.root))


def test_undoing_does_not_drop_it(review: Review, folder: Path) -> None:
    (folder / "register.yaml").unlink()
    words = {"what": "Rain", "words": (0, 4), "kind": "support", "by": ("NO",)}
    change = review.decide(CommitmentDecision("4", 1, **words))  # type: ignore[arg-type]
    Recorder(review.root, "small").number()
    numbered = review.file.entries()["4"]
    assert "id: 4-1" in numbered
    (folder / "register.yaml").write_text(FOLLOWED.replace("2-1", "4-1"), "utf-8")
    change = type(change)(change.path, change.entry, change.before, numbered)
    with pytest.raises(UsageError, match="paragraph 4 has the commitment 4-1"):
        review.undo(change)
    load_project(Sources(review.root))


def test_what_was_withdrawn_may_go(review: Review, folder: Path) -> None:
    (folder / "register.yaml").write_text(WITHDREW, "utf-8")
    review.decide(CommitmentDecision("2", 1, drop=True))
    load_project(Sources(review.root))


def test_undoing_brings_back_what_was_withdrawn_under_another_id(
    review: Review, folder: Path
) -> None:
    (folder / "register.yaml").unlink()
    before = review.file.entries()["2"]
    assert "id: 2-1" in before
    change = review.decide(CommitmentDecision("2", 1, drop=True))
    Recorder(review.root, "small").withdraw("2-1", datetime.date(2030, 6, 1), "Fish")
    undone = review.undo(change)
    assert undone.after == before.replace("id: 2-1", "id: 2-3"), "calendars have cancelled 2-1"
    assert review.file.entries()["2"] == undone.after
    load_project(Sources(review.root))
    review.undo(undone)
    assert review.file.entries()["2"] == change.after


def test_a_dropped_paragraph_does_not_bring_back_what_was_withdrawn(
    review: Review, folder: Path
) -> None:
    (folder / "register.yaml").unlink()
    texts = TextReview(review.root, "small", "en", run=at_once)
    block = next(each for each in texts.side_by_side().blocks if each.ref == "2")
    decision = TextDecision("drop", line=block.line, with_annotations=True)
    change = texts.decide(decision, texts.files())
    Recorder(review.root, "small").withdraw("2-1", datetime.date(2030, 6, 1), "Fish")
    after = contents(folder)
    with pytest.raises(UsageError, match="the commitment 2-1 again, which was withdrawn"):
        texts.undo(change)
    assert contents(folder) == after


def test_a_paragraph_is_not_dropped_with_it(review: Review, folder: Path) -> None:
    texts = TextReview(review.root, "small", "en", run=at_once)
    before = contents(folder)
    block = next(each for each in texts.side_by_side().blocks if each.ref == "2")
    decision = TextDecision("drop", line=block.line, with_annotations=True)
    with pytest.raises(UsageError, match=REFUSED):
        texts.decide(decision, texts.files())
    assert contents(folder) == before


def test_an_import_does_not_turn_it_into_a_comment(
    review: Review, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "statement.txt"
    kept, gone = STATEMENT.split("2. Norway")
    file.write_text(kept + gone[gone.index("3. They") :], "utf-8")
    before = contents(folder)
    with pytest.raises(UsageError, match=REFUSED) as refused:
        import_file(review.root, file, "small", draft_here, language="en")
    assert "docgen register withdraw small/2-1" in str(refused.value.hint)
    assert contents(folder) == before
    Recorder(review.root, "small").withdraw("2-1", datetime.date(2030, 6, 1))
    import_file(review.root, file, "small", draft_here, language="en")
    load_project(Sources(review.root))


def test_what_is_confirmed_gets_its_id(review: Review, folder: Path) -> None:
    (folder / "register.yaml").write_text(WITHDREW.replace("2-1", "4-1"), "utf-8")
    words = {"what": "Rain", "words": (0, 4), "kind": "support", "by": ("NO",)}
    change = review.decide(CommitmentDecision("4", 1, **words))  # type: ignore[arg-type]
    assert "    - id: 4-2\n      what: Rain\n" in change.after
    assert "id: 4-2\n" in review.decide(CommitmentDecision("4", 1, what="Much rain")).after
    review.decide(CommitmentDecision("4", 2, **words))  # type: ignore[arg-type]
    review.decide(CommitmentDecision("4", 1, drop=True))
    assert "    - id: 4-3\n" in review.file.entries()["4"]
    load_project(Sources(review.root))


def test_a_proposal_gets_its_id_when_it_is_confirmed(review: Review) -> None:
    assert "id:" not in review.decide(ParagraphDecision("3")).after
    (review.root / "content/small/register.yaml").write_text("{}\n", "utf-8")
    second = review.decide(CommitmentDecision("2", 2))
    assert second.after.count("id: ") == 1
    assert "id: 2-2\n" in second.after
    assert "id: 2-1\n" in review.decide(ParagraphDecision("2")).after
