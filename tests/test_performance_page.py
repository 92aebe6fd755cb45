"""The page of measurements: every part of the suite has its place, and nothing is made up."""

from pathlib import Path

from bench.__main__ import PARTS
from bench.page import keep, write_page
from bench.table import Row, at_least, at_most


def test_the_page_has_the_rows_of_each_part(tmp_path: Path) -> None:
    for part in PARTS:
        rows = [Row(f"told by {part}", "7 ms"), at_most(f"held by {part}", 1, 2, "s")]
        keep(tmp_path, part, rows, f"Measured for {part}.")
    write_page(tmp_path, PARTS, "docgen 1.", tmp_path)
    page = (tmp_path / "performance.md").read_text("utf-8")
    for part in PARTS:
        assert f"| told by {part} | 7 ms | – |  |" in page
        assert f"Measured for {part}." in page
    assert f"{len(PARTS)} of {len(PARTS)} targets are met" in page
    assert "Not measured" not in page


def test_what_is_missed_is_said_first(tmp_path: Path) -> None:
    keep(tmp_path, "floor", [at_least("speed", 1.5, 1.85, "× throughput")], "Measured.")
    write_page(tmp_path, PARTS, "docgen 1.", tmp_path)
    page = (tmp_path / "performance.md").read_text("utf-8")
    assert "0 of 1 targets are met" in page
    assert "- speed: 1.50 × throughput instead of ≥ 1.85 × throughput\n" in page
    assert page.count("Not measured yet.") == len(PARTS) - 1
