"""Every attack of the corpus ends as its table says, in good time, and spoils nothing else.

``outcomes.toml`` is the table: by kind, for each attack the exit code and what is said. An attack
is a file of ``attacks/<kind>/``, or made by ``made.py`` where no text file can hold it. It meets a
project of six documents, or the two of its product that have pages. Of the kind ``import`` are
files that ``issued.py`` makes, of the kind ``command`` are command lines.

Some of each kind are tried in ``make test``, all in ``make acceptance``.
"""

import json
import resource
import shlex
import shutil
import time
import tomllib
from pathlib import Path

import pytest

from conftest import Done, MakeProject, RunDocgen, budget
from docgen.characters import FORBIDDEN
from hostile.issued import ISSUED
from hostile.made import MADE
from hostile.packed import packed, unpacked

pytestmark = pytest.mark.early

HERE = Path(__file__).parent
TABLE = tomllib.loads((HERE / "outcomes.toml").read_text("utf-8"))
OTHERS = ("import", "command")
BUILDS = [(kind, name) for kind in TABLE if kind not in OTHERS for name in TABLE[kind]]


def part(kind: str) -> list[str]:
    """The attacks of a kind that this run tries: more of those that cost little."""
    cheap = kind in ("yaml", "text", "settings", "place", "command")
    return list(TABLE[kind])[:: budget(quick=8 if cheap else 20, full=1)]


TRIED = [(kind, name) for kind in TABLE if kind not in OTHERS for name in part(kind)]

# These meet the page of one sector, the others all six documents.
OF_A_PAGE = ("html", "css", "svg", "picture", "font", "typ")
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
        case "typ":
            (card / "card.html").unlink()
            shutil.copy(HERE / "card.typ", card / "card.typ")
            shutil.copy(attack, card / "attack.typ")
        case "word":
            _put_into_word(root / "templates/note/note.docx", attack.read_text("utf-8").strip())
        case _:
            raise AssertionError(kind)


def _put_into_word(path: Path, markup: str) -> None:
    """``markup`` as the first thing in the document of one country."""
    parts = unpacked(path.read_bytes())
    guarded = f"<w:body>{{% if view.variant.id == 'kz' %}}{markup}{{% endif %}}"
    document = parts["word/document.xml"].decode()
    parts["word/document.xml"] = document.replace("<w:body>", guarded, 1).encode()
    path.write_bytes(packed(parts))


def names_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "build" not in path.parts}


def peak() -> int:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def spoils_nothing(done: Done) -> None:
    assert "Traceback" not in done.err
    assert "a defect of docgen" not in done.err
    assert "\x1b" not in done.out + done.err
    assert len(done.err) < 20_000


@pytest.mark.parametrize(("kind", "name"), TRIED, ids=[f"{kind}-{name}" for kind, name in TRIED])
def test_an_attack_ends_as_the_table_says(
    kind: str, name: str, make_project: MakeProject, docgen: RunDocgen, tmp_path: Path
) -> None:
    root = make_project("hostile")
    (tmp_path / "secret.txt").write_text("the secret")
    meet(kind, name, root)
    files, memory, begin = names_below(tmp_path), peak(), time.monotonic()

    only = ["--product", "card"] if kind in OF_A_PAGE else []
    done = docgen("build", "--project", root, "-j1", *LIMITS, *only)

    code, *said = TABLE[kind][name]  # one thing or, where two limits are near, the other
    assert (done.code, any(each in done.err for each in said)) == (code, True), done.err
    spoils_nothing(done)
    assert time.monotonic() - begin < SECONDS
    assert peak() - memory < MEGABYTES
    assert names_below(tmp_path) == files
    if code in (0, 1, 5):
        built = json.loads((root / "build/manifest.json").read_bytes())["files"]
        assert len(built) >= (LEFT[kind] if code else 2 if only else 6)


@pytest.mark.parametrize("name", part("import"))
def test_a_file_is_drafted_or_refused(
    name: str, make_project: MakeProject, docgen: RunDocgen, tmp_path: Path
) -> None:
    root = make_project("hostile")
    file = tmp_path / name
    file.write_bytes(ISSUED[name]())
    files, memory, begin = names_below(tmp_path), peak(), time.monotonic()

    done = docgen("import", file, "--id", "evil", "--language", "en", "--project", root)

    code, said = TABLE["import"][name]
    assert (done.code, said in done.out + done.err) == (code, True), done
    spoils_nothing(done)
    assert time.monotonic() - begin < SECONDS
    assert peak() - memory < MEGABYTES
    made = names_below(root / "content/evil")
    assert names_below(tmp_path) - made - {root / "content/evil"} == files
    assert bool(made) == (code == 0)
    if made:  # the source as it was; nothing in the text that content may not hold
        kind = file.suffix
        assert (root / f"content/evil/source/en{kind}").read_bytes() == file.read_bytes()
        assert not FORBIDDEN.search((root / "content/evil/text.en.md").read_text("utf-8"))


@pytest.mark.parametrize("line", part("command"))
def test_a_command_line_is_obeyed_or_refused(
    line: str, make_project: MakeProject, docgen: RunDocgen, tmp_path: Path
) -> None:
    root = make_project("hostile")
    files, begin = names_below(tmp_path), time.monotonic()
    done = docgen(*shlex.split(line), "--project", root)
    code, said = TABLE["command"][line]
    assert (done.code, said in done.out + done.err) == (code, True), done
    spoils_nothing(done)
    assert time.monotonic() - begin < SECONDS
    assert names_below(tmp_path) == files


def test_no_attack_is_left_out() -> None:
    files = {(path.parent.name, path.stem) for path in (HERE / "attacks").glob("*/*")}
    made = {(kind, name) for kind, cases in MADE.items() for name in cases}
    assert set(BUILDS) == files | made
    assert set(TABLE["import"]) == set(ISSUED)
    assert len(BUILDS) >= 80
