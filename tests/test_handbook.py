"""The pages that show how something is done are followed, word by word."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import REPOSITORY
from handbook.blocks import blocks_of, follow

DOCS = REPOSITORY / "docs"
FOLLOWED = ("library.md",)


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
