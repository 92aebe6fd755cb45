"""What workers are forked from is started ahead with what the settings lead to expect."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.job import Request
from docgen.workers import ahead
from docgen.workers.ahead import start_ahead

SETTINGS = """
[products.leaf]
formats = ["pdf", "docx"]
variants = ["whole"]
engine = "typst"
[products.sheet]
formats = ["pdf"]
variants = ["whole"]
"""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The modules of each start, which here is none: one server serves all tests."""
    begun: list[Sequence[str]] = []
    monkeypatch.setattr(ahead, "forked_from_server", begun.append)
    monkeypatch.setattr(
        "multiprocessing.forkserver.ensure_running", lambda: begun.append("started")
    )
    return begun


@pytest.mark.parametrize(
    ("request_", "endings"),
    [
        (Request(), ["docx", "pdf", "typst"]),
        (Request(products=("sheet",)), ["pdf"]),
        (Request(products=("leaf",), formats=("pdf",)), ["typst"]),
        (Request(formats=("docx",)), ["docx"]),
    ],
)
def test_what_is_asked_for_is_loaded(
    tmp_path: Path, started: list[Sequence[str]], request_: Request, endings: list[str]
) -> None:
    (tmp_path / "docgen.toml").write_text(SETTINGS)
    start_ahead(tmp_path, request_)
    assert started == [[f"docgen.render.{name}" for name in ("document", *endings)], "started"]


@pytest.mark.parametrize(
    "settings", [None, "", "products = 1", "[products", '[products.a]\nformats = ["odt"]', "\xff"]
)
def test_a_mistake_in_the_settings_starts_nothing(
    tmp_path: Path, started: list[Sequence[str]], settings: str | None
) -> None:
    if settings is not None:
        (tmp_path / "docgen.toml").write_bytes(settings.encode("latin-1"))
    start_ahead(tmp_path, Request())
    assert started == []
