"""Each attack of the table ends the build with an error that names template and document.

Each meets the command as a user gives it, in a project where every attack is a product of its own:
some alone in ``make test``, all in one build in ``make acceptance``.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest import Done, RunDocgen

TABLE = tomllib.loads(Path(__file__).with_name("attacks.toml").read_text("utf-8"))
ATTACKS, HARMLESS = TABLE["attacks"], TABLE["harmless"]
WRITTEN = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='20' viewBox='0 0 200 20'>"
    "<title>t</title><text x='2' y='15' font-size='10' font-family='{}'>not so</text></svg>"
)
PICTURES = {
    "declaration.svg": WRITTEN.format("Declaration"),
    "desk.svg": WRITTEN.format("Desk"),
    "circle.svg": WRITTEN.partition("<title>")[0] + "<circle r='9' fill='#eee'/></svg>",
}
PRINTED, END = "<q>{{ words }}</q>", "\n{% endblock %}\n"


def meet(root: Path, changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Make a product of each change of the table: the note of the project, changed."""
    shared = root / "templates/shared"
    css, macros = (shared / "base.css").read_text(), (shared / "macros.html").read_text()
    page = (root / "templates/note/note.html").read_text()
    settings = '[build]\nlanguages = ["en"]\n'
    for name, change in changes.items():
        settings += f'[products.{name}]\nformats = ["pdf"]\nvariants = ["whole"]\n'
        folder = root / "templates" / name
        folder.mkdir()
        files = PICTURES | {
            "base.css": css + change.get("css", ""),
            "macros.html": replaced(
                macros, [(PRINTED, change.get("quote", PRINTED)), change.get("macros")]
            ),
            f"{name}.html": replaced(
                page, [(END, change.get("page", "") + END), change.get("template")]
            ),
        }
        for file, text in files.items():
            (folder / file).write_text(text)
    (root / "docgen.toml").write_text(settings)


def replaced(text: str, pairs: Iterable[Any]) -> str:
    for before, after in filter(None, pairs):
        assert before in text
        text = text.replace(before, after)
    return text


def ends(name: str, done: Done, root: Path) -> None:
    path = f"demo/en/demo-{name}-whole.pdf"
    told = done.err.partition(f"failed: {path}\n")[2].partition("failed: ")[0]
    assert f"templates/{name}/{name}.html: " in told, name
    assert ATTACKS[name]["said"] in told, told
    assert not (root / "build" / path).exists()


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("name", list(ATTACKS)[::12])
def test_an_attack_ends_the_build(name: str, mini: Path, docgen: RunDocgen) -> None:
    meet(mini, {name: ATTACKS[name]})
    done = docgen("build", "--project", mini, "-j1")
    assert done.code in (4, 5), done
    ends(name, done, mini)


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("name", list(HARMLESS)[::16])
def test_a_harmless_edit_passes(name: str, mini: Path, docgen: RunDocgen) -> None:
    meet(mini, {name: HARMLESS[name]})
    done = docgen("build", "--project", mini, "-j1")
    assert done.code == 0, done.err


@pytest.mark.long
def test_all_attacks(mini: Path, docgen: RunDocgen) -> None:
    meet(mini, ATTACKS)
    done = docgen("build", "--project", mini, "-j2")
    assert done.code == 5
    for name in ATTACKS:
        ends(name, done, mini)


@pytest.mark.long
def test_all_harmless_edits(mini: Path, docgen: RunDocgen) -> None:
    meet(mini, HARMLESS)
    done = docgen("build", "--project", mini, "-j2")
    assert done.code == 0, done.err


def test_the_table_is_large() -> None:
    assert len(ATTACKS) >= 100
    assert len(HARMLESS) >= 40
