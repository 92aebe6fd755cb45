import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.job import Document
from docgen.store.state import BuildRecords, DocumentRecord, State, Table, id_of

READS: Table = {"a.css": "1", "b.css": None}
VERSIONS: Table = {"docgen": "1"}
TABLES = {id_of(READS): READS, id_of(VERSIONS): VERSIONS}
RECORD = DocumentRecord(
    document=Document("id", "demo", "note", None, "fish", "en", "pdf"),
    path="p.pdf",
    key="key",
    view="view",
    digest="digest",
    pages=2,
    reads=id_of(READS),
    versions=id_of(VERSIONS),
    reason="new",
    changed="2026-01-01T00:00:00+00:00",
)


def test_what_is_put_comes_back(tmp_path: Path) -> None:
    other = replace(RECORD, path="q.docx", pages=None)
    with State(tmp_path / "state") as state:
        state.put([RECORD], TABLES)
        state.put([other], TABLES)
        state.fail("r.pdf", "a cause")
    with State(tmp_path / "state") as state:
        assert state.reread() == BuildRecords(
            {"p.pdf": RECORD, "q.docx": other},
            TABLES,
            {"r.pdf": "a cause"},
        )
        assert state.set_aside is None


def test_put_replaces_and_remove_forgets(tmp_path: Path) -> None:
    with State(tmp_path / "state") as state:
        state.fail("p.pdf", "a cause")
        state.put([RECORD], TABLES)
        state.put([replace(RECORD, digest="other")], TABLES)
        assert state.reread().documents["p.pdf"].digest == "other"
        assert not state.reread().failures
        assert state.prune() == state.reread() != BuildRecords()
        state.remove("p.pdf")
        assert not state.reread().documents
        assert state.prune() == state.reread() == BuildRecords()


def test_the_id_of_a_table_does_not_depend_on_its_order() -> None:
    assert id_of(READS) == id_of(dict(reversed(list(READS.items()))))


def test_the_state_of_another_version_is_set_aside(tmp_path: Path) -> None:
    with State(tmp_path / "state") as state:
        state.put([RECORD], TABLES)
    database = sqlite3.connect(tmp_path / "state")
    database.execute("pragma user_version = 99")
    database.close()
    with State(tmp_path / "state") as state:
        assert state.set_aside == tmp_path / "state.damaged"
        assert not state.reread().documents


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state file of forty records."""
    path = tmp_path_factory.mktemp("state") / "state"
    with State(path) as state:
        for number in range(40):
            record = replace(RECORD, path=f"{number}.pdf", digest=f"digest {number}")
            state.put([record], TABLES)
    return path


def says_nothing_wrong(folder: Path, content: bytes) -> None:
    """A state file of ``content`` holds no record other than put, and can still be written to."""
    path = folder / "state"
    path.write_bytes(content)
    with State(path) as state:
        records = state.reread().documents
        state.put([replace(RECORD, path="new.pdf")], TABLES)
        assert "new.pdf" in state.reread().documents
    for name, record in records.items():
        assert record == replace(RECORD, path=name, digest=f"digest {name.removesuffix('.pdf')}")


@given(cut=st.integers(0))
def test_a_truncated_state_says_nothing_wrong(
    tmp_path_factory: pytest.TempPathFactory, whole: Path, cut: int
) -> None:
    content = whole.read_bytes()
    says_nothing_wrong(tmp_path_factory.mktemp("cut"), content[: cut % len(content)])


@given(seed=st.integers(0), flips=st.integers(1, 20))
def test_a_state_with_flipped_bits_says_nothing_wrong(
    tmp_path_factory: pytest.TempPathFactory, whole: Path, seed: int, flips: int
) -> None:
    content = bytearray(whole.read_bytes())
    rng = random.Random(seed)  # noqa: S311 - where bits flip is no secret
    for _ in range(flips):
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    says_nothing_wrong(tmp_path_factory.mktemp("flip"), bytes(content))
