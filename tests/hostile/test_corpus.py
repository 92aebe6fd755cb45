"""Every attack of the corpus ends as its table says, in good time, and spoils nothing else.

``outcomes.toml`` is the table: by kind, for each attack the exit code and what is said. An attack
is a file of ``attacks/<kind>/``, or made by ``made.py`` where no text file can hold it. It meets a
project of six documents, or the two of its product that have pages.
"""

import json
import resource
import shutil
import time
import tomllib
import zipfile
from pathlib import Path

import pytest

from conftest import MakeProject, RunDocgen
from hostile.made import MADE

HERE = Path(__file__).parent
TABLE = tomllib.loads((HERE / "outcomes.toml").read_text("utf-8"))
CASES = [(kind, name) for kind, cases in TABLE.items() for name in cases]

# These meet the page of one sector, the others all six documents.
OF_A_PAGE = ("html", "css", "svg", "picture", "font")
# What an attack of a kind leaves of its documents at least when it fails (exit code 1).
LEFT = {"word": 2, "package": 2, "place": 2} | dict.fromkeys(OF_A_PAGE, 1)
SECONDS, MEGABYTES = 45, 700  # a document here has 3 s and 1024 MB
LIMITS = ("--timeout", "3", "--memory", "1024")


def meet(kind: str, name: str, root: Path) -> None:
    """Put an attack into the project."""
    if make := MADE.get(kind, {}).get(name):
        make(root)
        return
    (attack,) = (HERE / "attacks" / kind).glob(f"{name}.*")
    card = root / "templates/card"
    match kind:
        case "yaml":
            shutil.copy(attack, root / "content/sectors.yaml")
        case "text":
            shutil.copy(attack, root / "content/demo/text.en.md")
        case "settings":
            shutil.copy(attack, root / "docgen.toml")
        case "html":
            shutil.copy(attack, card / "attack.html")
        case "css":
            shutil.copy(attack, card / "attack.css")
            (card / "attack.html").write_text("<link rel=stylesheet href=attack.css>")
        case "svg":
            shutil.copy(attack, card / "attack.svg")
            (card / "attack.html").write_text("<img src=attack.svg alt=x>")
        case "word":
            _put_into_word(root / "templates/note/note.docx", attack.read_text("utf-8").strip())
        case _:
            raise AssertionError(kind)


def _put_into_word(path: Path, markup: str) -> None:
    """``markup`` as the first thing in the document of one country."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    guarded = f"<w:body>{{% if view.variant.id == 'kz' %}}{markup}{{% endif %}}"
    document = parts["word/document.xml"].decode()
    parts["word/document.xml"] = document.replace("<w:body>", guarded, 1).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def names_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "build" not in path.parts}


def peak() -> int:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


@pytest.mark.parametrize(("kind", "name"), CASES, ids=[f"{kind}-{name}" for kind, name in CASES])
def test_an_attack_ends_as_the_table_says(
    kind: str, name: str, make_project: MakeProject, docgen: RunDocgen, tmp_path: Path
) -> None:
    root = make_project("hostile")
    (tmp_path / "secret.txt").write_text("the secret")
    meet(kind, name, root)
    files, memory, begin = names_below(tmp_path), peak(), time.monotonic()

    part = ["--product", "card"] if kind in OF_A_PAGE else []
    done = docgen("build", "--project", root, "-j1", *LIMITS, *part)

    code, said = TABLE[kind][name]
    assert (done.code, said in done.err) == (code, True), done.err
    assert "Traceback" not in done.err
    assert "a defect of docgen" not in done.err
    assert "\x1b" not in done.err
    assert len(done.err) < 20_000
    assert time.monotonic() - begin < SECONDS
    assert peak() - memory < MEGABYTES
    assert names_below(tmp_path) == files
    if code in (0, 1):
        built = json.loads((root / "build/manifest.json").read_bytes())["files"]
        assert len(built) >= (LEFT[kind] if code == 1 else 2 if part else 6)


def test_no_attack_is_left_out() -> None:
    files = {(path.parent.name, path.stem) for path in (HERE / "attacks").glob("*/*")}
    made = {(kind, name) for kind, cases in MADE.items() for name in cases}
    assert set(CASES) == files | made
    assert len(CASES) >= 80
