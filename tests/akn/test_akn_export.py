"""``docgen export akn``: what is written where, and what a mistake is called."""

import os
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from conftest import REPOSITORY, RunDocgen
from docgen.akn.export import export_akn
from docgen.akn.names import SPACE
from docgen.akn.write import write_akn
from docgen.errors import ExitCode
from docgen.load.project import load_project
from docgen.sources import Sources

TEXT = """Le parti si sono riunite a Bergen.

## Pesca

1. Quote “eque”, dove a < b & c.

(a) I dati.

2. L’energia.

3. Un seminario ad Almaty.
"""
ANNOTATIONS = """\
"¶1": {summary: One., sectors: [], parties: {all: true}}
"1": {summary: Two., sectors: [fish], parties: {named: [NO, IS]}}
"1(a)": {summary: Three., sectors: [fish], parties: {groups: [nordics]}}
"2": {summary: Four., sectors: [energy], parties: {all: true}}
"3": {summary: Five., sectors: [energy], parties: {named: [KZ]}, proposed: [summary]}
"""
WORK = "/akn/zz/statement/deliberation/2024-02-29/demo"


@pytest.fixture
def two(mini: Path) -> Path:
    """A project whose declaration has an Italian text too, with a title of its own."""
    folder = mini / "content/demo"
    (folder / "text.it.md").write_text(TEXT, "utf-8")
    head = folder / "declaration.yaml"
    head.write_text(head.read_text("utf-8") + "languages: [en, it]\n", "utf-8")
    (folder / "declaration.it.yaml").write_text("title: Dichiarazione di Bergen\n", "utf-8")
    (folder / "annotations.yaml").write_text(ANNOTATIONS, "utf-8")
    return mini


def found_at(root: etree._Element, path: str) -> list[str]:
    return [str(each) for each in root.xpath(path, namespaces={"a": SPACE})]


def test_each_language_version_is_a_file(two: Path, docgen: RunDocgen) -> None:
    done = docgen("export", "akn", "demo", "--project", two)
    files = [two / f"build/demo/{each}/demo.akn.xml" for each in ("en", "it")]
    assert (done.code, done.err) == (ExitCode.DONE, "")
    assert done.out.splitlines() == [f"written: {each}" for each in files]
    english, italian = (etree.fromstring(each.read_bytes()) for each in files)
    assert found_at(english, "//a:docTitle/text()") == [
        "Declaration of the Meeting on Small Things"
    ]
    assert found_at(italian, "//a:docTitle/text()") == ["Dichiarazione di Bergen"]
    address = "//a:FRBRExpression/a:FRBRuri/@value"
    assert found_at(english, address) == [f"{WORK}/eng@2024-02-29"]
    assert found_at(italian, address) == [f"{WORK}/ita@2024-02-29"]
    assert found_at(english, "//a:FRBRmasterExpression/@href") == []
    assert found_at(italian, "//a:FRBRmasterExpression/@href") == [f"{WORK}/eng@2024-02-29"]


def test_what_the_desk_says_is_marked_as_its_own(two: Path) -> None:
    """Parties and sectors of paragraphs are references; what nobody confirmed is left out."""
    (_, italian) = export_akn(load_project(Sources(two)), "demo")
    root = etree.fromstring(italian.content)
    references = {
        each.get("for"): each.get("refersTo")
        for each in root.iterfind(f".//{{{SPACE}}}analysis[@source='#desk']//*[@for]")
    }
    assert references == {
        "#para_nn_1": "#party_NO #party_IS #party_KZ",
        "#para_1": "#party_NO #party_IS #sector_fish",
        "#para_1__point_a": "#group_nordics #sector_fish",
        "#para_2": "#party_NO #party_IS #party_KZ #sector_energy",
    }
    names = {f"#{each}" for each in found_at(root, "//a:references/*/@eId")}
    used = " ".join(found_at(root, "//@refersTo | //@href[starts-with(., '#')] | //@by | //@as"))
    assert set(used.split()) <= names
    assert b"Two." not in italian.content


def test_one_language_is_written_where_it_is_wanted(
    two: Path, docgen: RunDocgen, tmp_path: Path
) -> None:
    file = tmp_path / "out/it.xml"
    done = docgen("export", "akn", "demo", "--language", "it", "-o", file, "--project", two)
    assert (done.code, done.out) == (ExitCode.DONE, f"written: {file}\n")
    assert file.read_bytes() == list(export_akn(load_project(Sources(two)), "demo"))[1].content
    assert not (two / "build").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["dem"], "unknown declaration 'dem' (did you mean 'demo'?)"),
        (["demo", "--language", "id"], "'demo' has no text in 'id' (known: en, it)"),
        (["demo", "-o", "x.xml", "--output-dir", "y"], "-o and --output-dir exclude each other"),
        (["demo", "-o", "x.xml"], "'demo' has texts in 2 languages (add --language, or leave out"),
    ],
)
def test_a_mistake(two: Path, docgen: RunDocgen, arguments: list[str], message: str) -> None:
    done = docgen("export", "akn", *arguments, "--project", two)
    assert done.code == ExitCode.USAGE
    assert message in done.err
    assert not (two / "build").exists()


def test_a_file_that_differs_is_not_written(
    two: Path, docgen: RunDocgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    docgen("export", "akn", "demo", "--project", two)
    before = (two / "build/demo/it/demo.akn.xml").read_bytes()

    def changed(*arguments: Any) -> bytes:
        return write_akn(*arguments).replace(b"Un seminario", b"Due seminari")

    monkeypatch.setattr("docgen.akn.export.write_akn", changed)
    done = docgen("export", "akn", "demo", "--project", two)
    assert done.code == ExitCode.FIDELITY
    assert "demo/it/demo.akn.xml: differs from the text in paragraph 3" in done.err
    assert (two / "build/demo/it/demo.akn.xml").read_bytes() == before


def test_a_folder_that_leads_out_is_not_written_to(
    two: Path, docgen: RunDocgen, tmp_path: Path
) -> None:
    (two / "build").mkdir()
    (tmp_path / "outside").mkdir()
    (two / "build/demo").symlink_to(tmp_path / "outside")
    done = docgen("export", "akn", "demo", "--project", two)
    assert done.code == ExitCode.MACHINE
    assert "leads out of the output folder" in done.err
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_title_that_is_not_translated_keeps_its_language(two: Path) -> None:
    assert languages(two) == [("en", "en"), ("it", "it")]
    (two / "content/demo/declaration.it.yaml").unlink()
    assert languages(two) == [("en", "en"), ("en", "it")]


def languages(root: Path) -> list[tuple[str, str]]:
    """Those of the titles and of the texts."""
    files = export_akn(load_project(Sources(root)), "demo")
    roots = [etree.fromstring(each.content) for each in files]
    (titles, texts) = (
        [found_at(each, f"//a:{name}/@xml:lang")[0] for each in roots]
        for name in ("preface", "mainBody")
    )
    return list(zip(titles, texts, strict=True))


def test_a_pipe_is_left_as_it_is(two: Path, docgen: RunDocgen, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    arguments = ("demo", "--language", "it", "-o", tmp_path / "pipe")
    done = docgen("export", "akn", *arguments, "--project", two)
    assert done.code == ExitCode.MACHINE
    assert "pipe: cannot be written: not a file but a device or a pipe" in done.err
    assert (tmp_path / "pipe").is_fifo()


def test_a_build_leaves_the_files_alone(two: Path, docgen: RunDocgen) -> None:
    docgen("export", "akn", "demo", "--project", two)
    file = two / "build/demo/en/demo.akn.xml"
    assert docgen("clean", "--project", two).code == ExitCode.DONE
    assert file.exists()


def test_the_shipped_declaration() -> None:
    project = load_project(Sources(REPOSITORY))
    (file,) = export_akn(project, "central-asia-italy-2025")
    root = etree.fromstring(file.content)
    assert found_at(root, "//a:paragraph/@eId") == [f"para_{each}" for each in range(1, 27)]
    assert list(export_akn(project, "central-asia-italy-2025")) == [file]
