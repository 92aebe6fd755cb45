import sqlite3
from pathlib import Path

from msgspec.structs import replace

from docgen.state import History, Record, State, id_of

READS: dict[str, str | None] = {"a.css": "1", "b.css": None}
RECORD = Record(
    "p.pdf", "id", "demo", "note", None, "fish", "en", "pdf", "key", "digest", id_of(READS), "new"
)


def test_what_is_put_comes_back(tmp_path: Path) -> None:
    other = replace(RECORD, path="q.docx", format="docx", country="NO")
    with State(tmp_path / "state") as state:
        state.put(RECORD, READS)
        state.put(other, READS)
    with State(tmp_path / "state") as state:
        assert state.history() == History({"p.pdf": RECORD, "q.docx": other}, {id_of(READS): READS})


def test_put_replaces_and_remove_forgets(tmp_path: Path) -> None:
    with State(tmp_path / "state") as state:
        state.put(RECORD, READS)
        state.put(replace(RECORD, digest="other"), READS)
        assert state.history().records["p.pdf"].digest == "other"
        state.remove("p.pdf")
        assert not state.history().records


def test_the_id_of_reads_does_not_depend_on_their_order() -> None:
    assert id_of(READS) == id_of(dict(reversed(READS.items())))


def test_the_state_of_another_version_is_forgotten(tmp_path: Path) -> None:
    with State(tmp_path / "state") as state:
        state.put(RECORD, READS)
    with sqlite3.connect(tmp_path / "state") as database:
        database.execute("pragma user_version = 99")
    database.close()
    with State(tmp_path / "state") as state:
        assert not state.history().records
