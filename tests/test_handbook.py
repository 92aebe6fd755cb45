"""What docgen has is documented, and pages that show how something is done are followed."""

import json
import os
import re
import sys
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

import click
import pytest

from conftest import REPOSITORY
from docgen.cli.main import cli
from docgen.render.filters import Filters
from docgen.schemas.files import schema
from docgen.starting.new_project import make_project
from handbook import commands, files, reference, templates
from handbook.blocks import blocks_of, follow
from handbook.markdown import Undocumented
from handbook.site import gather
from handbook.tutorial import follow_tutorial
from reading import pdf_text
from servers import AUTH_WITHOUT_STARTTLS

DOCS = REPOSITORY / "docs"
NAVIGATION = (REPOSITORY / "zensical.toml").read_text("utf-8")
# The tutorial and the desk need more than a shell, and have tests of their own.
HOW_TO = re.findall(r'"([a-z-]+\.md)"', NAVIGATION.partition('"How-to"')[2].partition("] }")[0])
FOLLOWED = sorted({*HOW_TO} - {"desk.md"})


def test_everything_is_documented() -> None:
    """Each setting, filter, macro, command, option, exit code and piece of data says what it is."""
    pages = reference.reference()
    assert "| `--shard` `I/N` | Build only share I of N. |" in pages["reference/commands.md"]
    assert "| 5 | A document misquotes" in pages["reference/exit-codes.md"]
    assert "| `every_country` | true or false |" in pages["reference/settings.md"]
    assert "### `PARAGRAPH › commitments[]`" in pages["reference/content.md"]
    assert "| `commitment | by_whom` |" in pages["reference/filters.md"]
    assert "| `notes()` | The note of the desk" in pages["reference/macros.md"]
    assert "| `passages` | list of [Passage](#passage) |" in pages["reference/template-data.md"]
    assert ") -> BuildReport" in pages["reference/library.md"]


def test_what_is_not_documented_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def undocumented(page: str) -> str:
        with pytest.raises(Undocumented) as found:
            list(reference.PAGES[f"reference/{page}.md"]())
        return str(found.value)

    new = click.Command("new", callback=lambda: None)
    monkeypatch.setitem(cli.commands, "new", new)
    assert undocumented("commands") == "docgen new is not documented"
    new.help = "Do it."
    new.params.append(click.Option(["--how"]))
    assert undocumented("commands") == "docgen new --how is not documented"

    monkeypatch.setattr(Filters, "shout", shout, raising=False)
    assert undocumented("filters") == "the filter shout is not documented"

    monkeypatch.setattr(commands, "ExitCode", Codes)
    assert undocumented("exit-codes") == "LOST is not documented"

    whole = json.loads(schema("docgen"))
    whole["$defs"]["BuildTable"]["properties"]["languages"]["description"] = ""
    monkeypatch.setattr(files, "schema", lambda _: json.dumps(whole))
    assert undocumented("settings") == "languages in docgen build is not documented"

    (tmp_path / "macros.html").write_text(
        "{#- One. -#}\n{% macro one() %}{% endmacro %}\n\n{% macro two(x) %}{% endmacro %}\n"
    )
    assert [words for _, _, words in templates.macros_of(tmp_path / "macros.html")] == ["One.", ""]


def shout(_filters: Filters, text: str) -> str:
    return text.upper()


shout.__module__ = Filters.__module__


def test_every_page_is_in_the_navigation(tmp_path: Path) -> None:
    """And no page of the site has a link to a file outside it."""
    pages = tmp_path / "pages"
    gather(REPOSITORY, reference.reference(), pages)
    named = re.findall(r'"([a-z/-]+\.md)"', NAVIGATION)
    assert sorted(named) == sorted(str(path.relative_to(pages)) for path in pages.rglob("*.md"))
    assert [page.name for page in pages.glob("*.md") if "](../" in page.read_text("utf-8")] == []


class Codes(IntEnum):
    DONE = 0
    """Done."""
    LOST = 9


@pytest.fixture
def reader() -> dict[str, str]:
    """The environment of somebody who has docgen installed and no secrets set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    programs = Path(sys.executable).parent
    return {**kept, "PATH": f"{programs}:{kept['PATH']}", "LANG": "C.UTF-8"}


@pytest.mark.long
@pytest.mark.parametrize("name", FOLLOWED)
def test_a_page_can_be_followed(name: str, tmp_path: Path, reader: dict[str, str]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    follow(DOCS / name, folder, reader)


@pytest.mark.long
@pytest.mark.filterwarnings(AUTH_WITHOUT_STARTTLS)
def test_the_tutorial_ends_with_a_letter(tmp_path: Path, reader: dict[str, str]) -> None:
    """Word by word, but for the mail server, which is one on loopback."""
    folder = tmp_path / "folder"
    folder.mkdir()
    letter = follow_tutorial(DOCS / "tutorial.md", folder, reader)
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == "portugal-kenya-2027-briefing-portugal.pdf"
    (tmp_path / "briefing.pdf").write_bytes(attached.get_content())
    words = " ".join(pdf_text(tmp_path / "briefing.pdf").split())
    assert "We stand by the training centre" in words
    assert "Second meeting of the ministers" in words


@pytest.mark.long
def test_the_desk_opens_as_its_page_says(tmp_path: Path, reader: dict[str, str]) -> None:
    """Ctrl-C ends it after some seconds."""
    folder = tmp_path / "folder"
    make_project(folder, example=True)
    ended = "timeout --preserve-status --signal INT 9 docgen desk --no-open"
    follow(DOCS / "desk.md", folder, reader, {"\ndocgen desk\n": f"\n{ended}\n"})


PAGE = """# A page

```sh
mkdir inner && cd inner && export NAME=reader
```

Save this as `note.txt`:

```text title="note.txt"
one
```

1. In a list:

    ```sh
    cat note.txt; echo "$NAME has 26 lines"
    ```

    ```text
    one
    reader has … lines
    ```
"""


def outcome(page: str, tmp_path: Path, reader: dict[str, str]) -> Iterator[str]:
    """The message, if ``page`` cannot be followed."""
    (tmp_path / "page.md").write_text(page, "utf-8")
    (tmp_path / "folder").mkdir()
    try:
        follow(tmp_path / "page.md", tmp_path / "folder", reader)
    except AssertionError as error:
        yield str(error)


def test_blocks_go_on_from_one_another(tmp_path: Path, reader: dict[str, str]) -> None:
    assert [block.line for block in blocks_of(PAGE)] == [3, 9, 15, 19]
    assert list(outcome(PAGE, tmp_path, reader)) == []
    assert (tmp_path / "folder/inner/note.txt").read_text() == "one\n"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("cat note", "cat not"), "page.md:15: exit code 1"),
        (("echo", "true"), "page.md:19: what is printed is"),
        (("    one", "    two"), "page.md:19: what is printed is"),
        (("```text\n    one", "```yaml\n    one"), "page.md:19: nothing runs 'yaml'"),
    ],
)
def test_a_page_that_is_wrong_is_found(
    change: tuple[str, str], message: str, tmp_path: Path, reader: dict[str, str]
) -> None:
    assert PAGE.count(change[0]) == 1
    (found,) = outcome(PAGE.replace(*change), tmp_path, reader)
    assert found.startswith(message)
