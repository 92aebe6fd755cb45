"""Follows a page of the documentation: what it says to type is typed, in order, in one folder.

A block in ``sh`` or ``python`` is run; one in ``text`` below it is what it prints, with … for what
may differ. A block with a title is a file of that name: written, or added to if the title says so.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(
    r'^(?P<indent> *)```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n'
    r"(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
ADDED = " (add at the end)"
# Where the last block ended, and what it exported, for the next one.
_GO_ON = 'test ! -e "$STATE" || source "$STATE"\n'
_REMEMBER = '\n{ export -p; printf "cd %q\\n" "$PWD"; } > "$STATE"\n'


class Block(NamedTuple):
    """A block of code; ``line`` is where its fence is, from 1."""

    line: int
    language: str
    title: str
    text: str


def blocks_of(page: str) -> Iterator[Block]:
    """The blocks of code in a page of Markdown, in order."""
    for found in _BLOCK.finditer(page):
        line = page.count("\n", 0, found.start()) + 1
        lines = found["text"].splitlines(keepends=True)
        text = "".join(each.removeprefix(found["indent"]) for each in lines)
        yield Block(line, found["language"], found["title"] or "", text)


def follow(
    page: Path,
    folder: Path,
    environment: Mapping[str, str],
    instead: Mapping[str, str] | None = None,
) -> None:
    """Do what ``page`` says, in ``folder``, with words of a reader's own ``instead`` of others.

    Raises :class:`AssertionError`, with the line of the page, if a block fails or prints something
    else, and if there is one of a kind that nothing is done with.
    """
    state, printed = folder.with_name(f"{folder.name}.state"), ""
    environment = {**environment, "STATE": str(state)}
    where = folder
    text = page.read_text("utf-8")
    for words, own in (instead or {}).items():
        assert words in text, f"{page.name}: nothing says {words}"
        text = text.replace(words, own)
    for block in blocks_of(text):
        place = f"{page.name}:{block.line}"
        if block.title:
            path = where / block.title.removesuffix(ADDED)
            before = path.read_text("utf-8") if block.title.endswith(ADDED) else ""
            path.write_text(before + block.text, "utf-8")
        elif block.language in ("sh", "python"):
            printed = _run(block, where, environment, place)
            if state.exists():
                where = Path(re.findall(r"^cd (.*)$", state.read_text(), re.MULTILINE)[-1])
        else:
            assert block.language == "text", f"{place}: nothing runs '{block.language}'"
            assert _allows(block.text, printed), f"{place}: what is printed is\n{printed}"


def _run(block: Block, folder: Path, environment: Mapping[str, str], place: str) -> str:
    command = ["bash", "-euo", "pipefail", "-c", _GO_ON + block.text + _REMEMBER]
    if block.language == "python":
        command = [sys.executable, "-c", block.text]
    done = subprocess.run(
        command,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{place}: exit code {done.returncode}\n{done.stdout}"
    return done.stdout


def _allows(shown: str, printed: str) -> bool:
    """Whether ``printed`` is what the page shows, blanks at the ends of lines apart."""
    pattern = ".*".join(re.escape(part) for part in shown.strip().split("…"))
    said = "\n".join(line.rstrip() for line in printed.strip().splitlines())
    return re.fullmatch(pattern, said, re.DOTALL) is not None
