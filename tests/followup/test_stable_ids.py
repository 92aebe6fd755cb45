"""The law of ids: a commitment keeps its own while it lives, and no recorded one is given again."""

import datetime
import random
from pathlib import Path

import pytest

from docgen.commitment import Update
from docgen.errors import UsageError
from docgen.followup.recording import Recorder
from docgen.load import yaml
from docgen.load.entries import taken_apart
from docgen.load.project import load_project
from docgen.review.decision import CommitmentDecision
from docgen.review.review import Review
from docgen.sources import Sources

DAY = datetime.date(2026, 5, 1)


class Desk:
    """A person who edits the commitments of ``demo`` at random."""

    def __init__(self, root: Path, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - chooses edits
        self.review = Review(root, "demo")
        self.recorder = Recorder(root, "demo")
        self.path = root / self.review.file.path
        self.count = 0

    def places(self) -> list[tuple[str, int, str, str]]:
        """Paragraph, number, title and id of every commitment in the file."""
        data = yaml.parse(self.path.read_text("utf-8"), "").data
        return [
            (ref, number, each["what"], each["id"])
            for ref, entry in data.items()
            for number, each in enumerate(entry.get("commitments", ()), 1)
        ]

    def ids(self) -> dict[str, str]:
        return {name: what for _, _, what, name in self.places()}

    def add(self) -> None:
        self.count += 1
        ref = self.random.choice([*self.review.paragraphs])
        words = self.review.paragraph(ref).blocks[0]
        have = sum(each[0] == ref for each in self.places())
        decision = CommitmentDecision(
            *(ref, have + 1),
            what=f"New {self.count}",
            words=(0, len(words)),
            kind="principle",
            by=("all",),
        )
        before = self.ids()
        self.review.decide(decision)
        after = self.ids()
        (new,) = after.keys() - before.keys()
        assert new not in self.recorded(), "a recorded id was given again"
        assert {each: after[each] for each in before} == before

    def retitle(self) -> None:
        self.count += 1
        ref, number, _, name = self.random.choice(self.places())
        expected = self.ids() | {name: f"Other {self.count}"}
        self.review.decide(CommitmentDecision(ref, number, what=f"Other {self.count}"))
        assert self.ids() == expected

    def follow(self) -> None:
        before, (*_, name) = self.ids(), self.random.choice(self.places())
        self.recorder.update(name, Update(DAY, "under way"))
        assert self.ids() == before

    def delete(self) -> None:
        ref, number, _, name = self.random.choice(self.places())
        expected = {each: what for each, what in self.ids().items() if each != name}
        if name in self.recorded():
            with pytest.raises(UsageError, match="register"):
                self.review.decide(CommitmentDecision(ref, number, drop=True))
            self.recorder.withdraw(name, DAY)
        else:
            self.review.decide(CommitmentDecision(ref, number, drop=True))
        assert self.ids() == expected

    def reorder(self) -> None:
        before = self.ids()
        opening, entries = taken_apart(self.path.read_text("utf-8"), "")
        texts = [each.rstrip("\n") + "\n" for each in entries.values()]
        self.random.shuffle(texts)
        self.path.write_text(opening + "".join(texts), "utf-8")
        self.recorder.number()
        assert self.ids() == before

    def recorded(self) -> set[str]:
        path = self.path.with_name("register.yaml")
        return {*yaml.parse(path.read_text("utf-8"), "").data} if path.exists() else set()


SEEDS = [0, 1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 50))]


@pytest.mark.parametrize("seed", SEEDS)
def test_ids_are_stable_under_any_edit(mini: Path, seed: int) -> None:
    desk = Desk(mini, seed)
    for _ in range(8):
        edits = [desk.add, desk.retitle, desk.follow, desk.delete, desk.reorder]
        desk.random.choice(edits if len(desk.places()) > 1 else [desk.add])()
    (declaration,) = load_project(Sources(mini)).declarations
    loaded = {one.id: one.what for p in declaration.paragraphs for one in p.annotation.commitments}
    assert loaded == desk.ids()
