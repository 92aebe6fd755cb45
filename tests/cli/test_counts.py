"""What is counted in a message has its noun in the right number."""

import ast
import re
from pathlib import Path

import pytest

from conftest import REPOSITORY, RunDocgen
from docgen.errors import counted

# A count in braces and words after it whose last is in the plural whatever the count.
_COUNTS = ("count", "found", "number", "removed", "rendered", "left", "unconfirmed")
_ALWAYS_MANY = re.compile(r"\{\} (?:more )?[a-z]+s\b")


@pytest.mark.parametrize(
    ("count", "many", "told"),
    [
        (0, "", "0 ids"),
        (1, "", "1 id"),
        (2, "", "2 ids"),
        (1, "ides", "1 id"),
        (2, "ides", "2 ides"),
    ],
)
def test_one_and_many(count: int, many: str, told: str) -> None:
    assert counted(count, "id", many) == told


def _is_count(value: ast.expr) -> bool:
    """Whether it is a number for all that its name says."""
    match value:
        case ast.Call(func=ast.Name(id="len")):
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in (
                "count",
                "found",
                "number",
                "removed",
                "rendered",
                "left",
                "unconfirmed",
            )
    return False


def _counts(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.JoinedStr):
            continue
        said = "".join(
            str(part.value)
            if isinstance(part, ast.Constant)
            else "{}" * (isinstance(part, ast.FormattedValue) and _is_count(part.value))
            for part in node.values
        )
        found += [f"{path.name}:{node.lineno}: {each}" for each in _ALWAYS_MANY.findall(said)]
    return found


def test_no_command_counts_one_as_many() -> None:
    modules = (REPOSITORY / "src/docgen/cli").glob("*.py")
    assert [each for module in modules for each in _counts(module)] == []


def test_one_id_is_written(mini: Path, docgen: RunDocgen) -> None:
    path = mini / "content/demo/annotations.yaml"
    path.write_text(path.read_text("utf-8").replace("      id: 3-1\n", ""), "utf-8")
    assert docgen("register", "number", "--project", mini).out.endswith("\n1 id written\n")
