"""What the documentation says, held against the repository."""

import re
from pathlib import Path

import pytest

from conftest import REPOSITORY
from docgen.load import toml, yaml
from handbook.blocks import blocks_of
from handbook.reference import PAGES as MADE

PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").glob("*.md")])
# In backticks or as the target of a link; `<…>`, `*` and capitals stand for other words.
_PATH = re.compile(
    r"`((?:src|tests|templates|content|docs)/[a-z0-9_./-]+)`|\]\(([a-z0-9_./-]+)\)", re.IGNORECASE
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_is_named_exists(page: Path) -> None:
    for path, link in _PATH.findall(page.read_text("utf-8")):
        if link in MADE or path.removeprefix("docs/") in MADE:  # by `make docs`
            continue
        place = REPOSITORY / path if path else page.parent / link
        assert place.exists(), path or link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_settings_and_content_that_are_shown_can_be_read(page: Path) -> None:
    for block in blocks_of(page.read_text("utf-8")):
        if block.language == "toml":
            toml.parse(block.text, f"{page.name}:{block.line}")
        elif block.language == "yaml":
            yaml.parse(block.text, f"{page.name}:{block.line}")
