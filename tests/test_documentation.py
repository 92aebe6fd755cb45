"""What the documentation says, held against the repository."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from conftest import REPOSITORY
from docgen.cli.main import cli
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


# In backticks or in a block of code, up to a comment or the next command.
_CODE = re.compile(r"`([^`\n]+)`|^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"(?:^|(?<=[\s/(]))docgen ((?:[^#|;&)\n\\]|\\\n)+)")


def mistaken(code: str) -> Iterator[str]:
    """What ``code`` says of docgen's commands that is not so."""
    for said in _COMMAND.findall(code):
        words, name = said.replace("\\\n", " ").split(), "docgen"
        command: click.Command = cli
        while isinstance(command, click.Group) and words and words[0][0].islower():
            name = f"{name} {words[0]}"
            if words[0] not in command.commands:
                yield name
                return
            command = command.commands[words.pop(0)]
        options = {"-h", "--help", *(opt for each in command.params for opt in each.opts)}
        for word in words:
            option = word.partition("=")[0].strip("[],.")
            if option.startswith("--") and option not in options:
                yield f"{name} {option}"


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name != "CHANGELOG.md"], ids=lambda page: page.name
)
def test_every_command_and_option_that_is_named_exists(page: Path) -> None:
    for found in _CODE.finditer(page.read_text("utf-8")):
        assert list(mistaken(found[1] or found[2])) == []


def test_a_command_that_does_not_exist_is_found() -> None:
    assert (
        list(mistaken("docgen build --shard 2/4 -q && docgen schedule run --once weekdays")) == []
    )
    assert list(mistaken("cd x\n.venv/bin/docgen bild  # all")) == ["docgen bild"]
    assert list(mistaken("docgen schedule rum NAME")) == ["docgen schedule rum"]
    assert list(mistaken("docgen list --explain \\\n    --jsn")) == ["docgen list --jsn"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_has_marks_of_an_unfinished_merge(page: Path) -> None:
    assert not re.search(r"^(<{7}|={7}|>{7})( |$)", page.read_text("utf-8"), re.MULTILINE)
