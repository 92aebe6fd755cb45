from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from conftest import REPOSITORY, MakeProject, RunDocgen
from docgen.check.annotations import annotation_warnings
from docgen.errors import ExitCode
from docgen.load.project import load_project
from docgen.sources import Sources

pytestmark = pytest.mark.early


@pytest.mark.usefixtures("in_process")
def test_mentions_that_the_annotation_misses(make_project: MakeProject, docgen: RunDocgen) -> None:
    root = make_project()
    path = root / "content/demo/annotations.yaml"
    path.write_text(path.read_text("utf-8").replace("named: [NO, IS]", "named: [NO]"), "utf-8")
    done = docgen("check", "--project", root)
    assert done.code == 0
    assert done.err == (
        "warning: content/demo/text.en.md:5: paragraph 1 names “Iceland”,"
        " but annotations.yaml does not list IS\n"
    )


@pytest.mark.usefixtures("in_process")
def test_paragraphs_and_sectors_left_out(make_project: MakeProject, docgen: RunDocgen) -> None:
    root = make_project()
    path = root / "content/demo/annotations.yaml"
    path.write_text('"1": {summary: One., sectors: [fish], parties: {named: [NO, IS]}}\n', "utf-8")
    said = docgen("check", "--project", root).err
    assert "paragraph 2 has no summary in annotations.yaml" in said
    assert "no paragraph has the sector 'energy'" in said


@pytest.mark.usefixtures("in_process")
def test_sectors_without_a_paragraph_are_one_warning(
    make_project: MakeProject, docgen: RunDocgen
) -> None:
    root = make_project()
    path = root / "content/demo/annotations.yaml"
    path.write_text('"1": {summary: One., sectors: [], parties: {named: [NO, IS]}}\n', "utf-8")
    said = docgen("check", "--project", root).err
    assert "no paragraph has the sectors 'fish', 'energy'\n" in said


def test_two_versions_of_a_text_are_warned_of_once(make_project: MakeProject) -> None:
    root = make_project()
    folder = root / "content/demo"
    (folder / "annotations.yaml").write_text(
        '"1": {summary: One., sectors: [fish], parties: {named: [NO, IS]}}\n', "utf-8"
    )
    head = folder / "declaration.yaml"
    head.write_text(head.read_text("utf-8") + "languages: [en, it]\n", "utf-8")
    (folder / "text.it.md").write_bytes((folder / "text.en.md").read_bytes())
    project = load_project(Sources(root))
    assert len(project.declarations) == 2
    said = annotation_warnings(project)
    assert sum("no paragraph has the sector 'energy'" in each for each in said) == 1
    assert [each for each in said if "text.it.md" in each and "no summary" in each]


def without_ids(root: Path, *gone: str) -> None:
    path = root / "content/demo/annotations.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [each for each in lines if each.strip() not in [f"id: {name}" for name in gone]]
    path.write_text("".join(kept), "utf-8")


@pytest.mark.usefixtures("in_process")
def test_commitments_without_an_id_beside_others_that_have_one(
    make_project: MakeProject, docgen: RunDocgen
) -> None:
    root = make_project()
    without_ids(root, "2-1", "3-1")
    path = root / "content/demo/annotations.yaml"
    path.write_text(path.read_text("utf-8").replace("place: Almaty", "proposed: true"), "utf-8")
    line = path.read_text("utf-8").splitlines().index("    - what: Saving energy") + 1
    told = (
        f"content/demo/annotations.yaml:{line}: 1 commitment without an id, the first in paragraph"
        " 2; an edit may change what it is called until 'docgen register number demo' writes one"
    )
    assert told in docgen("check", "--project", root).err
    assert docgen("register", "number", "--project", root).code == 0
    assert "without an id" not in docgen("check", "--project", root).err


@pytest.mark.usefixtures("in_process")
def test_where_no_commitment_has_an_id_a_register_alone_asks_for_them(
    make_project: MakeProject, docgen: RunDocgen
) -> None:
    root = make_project()
    without_ids(root, "1-1", "1.a-1", "2-1", "3-1")
    assert "without an id" not in docgen("check", "--project", root).err
    (root / "content/demo/register.yaml").write_text("{}\n", "utf-8")
    assert ": 4 commitments without an id" in docgen("check", "--project", root).err


def test_cues_for_imports_are_read_in_every_language(mini: Path, docgen: RunDocgen) -> None:
    (mini / "content/import-rules.yaml").write_text(
        "en: {sectors: {energy: [heat*]}}\nfr:\n  sectors: {enrgy: [chaleur]}\nxx-1: {}\n", "utf-8"
    )
    (mini / "content/demo/import-rules.yaml").write_text("en:\n  plases: [held in]\n", "utf-8")
    done = docgen("check", "--project", mini)
    assert done.code == ExitCode.CONTENT
    for message in (
        "content/import-rules.yaml:3: unknown sector 'enrgy' (did you mean 'energy'?)",
        "content/import-rules.yaml:4: 'xx-1' is not a language code",
        "content/demo/import-rules.yaml:2: unknown key 'plases' (did you mean 'places'?)",
    ):
        assert message in done.err


@pytest.mark.usefixtures("in_process")
def test_the_shipped_content_has_no_warning(docgen: RunDocgen) -> None:
    done = docgen("check", "--project", REPOSITORY)
    assert (done.code, done.err) == (0, "")
    proof, end = done.out.splitlines()
    assert "text.en.md: 1484 words, all as in content/" in proof
    assert end == "content and templates are valid; 0 warnings"


@pytest.mark.usefixtures("in_process")
def test_docgens_english_names_are_not_a_french_desks(mini: Path, docgen: RunDocgen) -> None:
    settings = mini / "docgen.toml"
    purpose = '[prepared]\npurpose = "What was agreed, by whom and by when"\n'
    text = settings.read_text("utf-8").replace('["en"]', '["fr"]')
    settings.write_text(f"{text}\n{purpose}", "utf-8")
    parties = mini / "content/parties.yaml"
    own = parties.read_text("utf-8").replace("official: Iceland", "official: Islande")
    parties.write_text(own, "utf-8")
    sectors = mini / "content/sectors.yaml"
    sectors.write_text(
        "fish: {name: Pêche, scope: Mer.}\nenergy: {name: Energy, scope: Feu.}\n", "utf-8"
    )
    said = docgen("check", "--project", mini).err
    assert "content/parties.yaml: the official names of KZ, NO are docgen's, in English" in said
    assert "content/sectors.yaml: sectors still have docgen's English names (Energy), but" in said
    assert "docgen.toml: [prepared] still has docgen's English words (purpose), but" in said
    sectors.write_text(sectors.read_text("utf-8").replace("Energy", "Énergie"), "utf-8")
    assert "docgen's English names" not in docgen("check", "--project", mini).err


@pytest.mark.usefixtures("in_process")
def test_one_word_that_is_not_as_issued(mini: Path, docgen: RunDocgen) -> None:
    path = mini / "content/demo/text.en.md"
    path.write_text(path.read_text("utf-8").replace("parties will save", "parties may save"))
    annotations = mini / "content/demo/annotations.yaml"
    annotations.write_text(annotations.read_text("utf-8").replace("will save", "may save"))
    done = docgen("check", "--project", mini)
    assert (done.code, done.out) == (ExitCode.FIDELITY, "")
    first, ours, theirs = done.err.splitlines()
    assert first == "error: content/demo/text.en.md:13: paragraph 2 differs from the text as issued"
    assert ours.split("  ")[1] == "content/demo/text.en.md:13"
    assert "Energy 2. All parties [may] save energy;" in ours
    assert theirs.split("  ")[1] == "content/demo/source/en.txt:18"
    assert "Energy 2) All parties [will] save energy;" in theirs


@pytest.mark.usefixtures("in_process")
def test_a_text_that_nothing_proves(mini: Path, docgen: RunDocgen) -> None:
    source = mini / "content/demo/source/en.txt"
    source.rename(source.with_suffix(".odt"))
    assert "docgen cannot read content/demo/source/en.odt" in docgen("check", "--project", mini).err
    source.with_suffix(".odt").unlink()
    done = docgen("check", "--project", mini)
    assert done.code == 0
    message = "not compared with the text as issued: there is no source/en.*"
    assert done.err == f"warning: content/demo/text.en.md: {message}\n"


def test_a_source_that_takes_too_long_is_given_up(
    mini: Path, docgen: RunDocgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.check.check.SECONDS", 1.0)
    folder = mini / "content/demo/source"
    (folder / "en.txt").unlink()
    (folder / "en.html").write_text("<ol>" + "<li>a" * 199_000)
    done = docgen("check", "--project", mini)
    assert done.code == ExitCode.CONTENT
    assert done.err == "error: content/demo/text.en.md: reading took longer than 1 s\n"


@pytest.mark.usefixtures("in_process")
def test_characters_that_are_not_what_they_seem(
    make_project: MakeProject, docgen: RunDocgen
) -> None:
    root = make_project()
    path = root / "content/demo/notes/kz.md"
    path.write_text("A note.\n\nIn 2О25\u200b.\n", "utf-8")
    assert docgen("check", "--project", root).err == (
        "warning: content/demo/notes/kz.md:3: an invisible character,"
        " U+200B ZERO WIDTH SPACE\n"
        "warning: content/demo/notes/kz.md:3: “О” among digits is a letter,"
        " U+041E CYRILLIC CAPITAL LETTER O\n"
    )


@pytest.mark.usefixtures("in_process")
def test_a_character_that_no_font_has(make_project: MakeProject, docgen: RunDocgen) -> None:
    root = make_project()
    path = root / "content/demo/notes/kz.md"
    path.write_text("A note.\n\nFor 漢.\n", "utf-8")
    done = docgen("check", "--project", root)
    assert done.code == ExitCode.CONTENT
    assert done.err == (
        "error: content/demo/notes/kz.md:3: no font of the templates has “漢”,"
        " U+6F22 CJK UNIFIED IDEOGRAPH-6F22\n"
    )


@pytest.mark.usefixtures("in_process")
def test_a_script_that_no_font_has_is_told_by_line(
    make_project: MakeProject, docgen: RunDocgen
) -> None:
    """Though no sample can be printed, so that none tells which fonts there are."""
    root = make_project()
    path = root / "content/demo/declaration.yaml"
    words = path.read_text("utf-8").replace("title: ", "title: 四国会议 ", 1)
    path.write_text(words, "utf-8")
    done = docgen("check", "--project", root)
    (error,) = [each for each in done.err.splitlines() if "no font" in each]
    assert error.startswith(
        "error: content/demo/declaration.yaml:1: no font of the templates has “会”,"
        " U+4F1A CJK UNIFIED IDEOGRAPH-4F1A, “四”,"
    )
    assert error.endswith(", and 1 more")


@pytest.mark.usefixtures("in_process")
def test_a_character_of_a_translation_that_no_font_has(
    make_project: MakeProject, docgen: RunDocgen
) -> None:
    root = make_project()
    (root / "content/demo/notes/kz.it.md").write_text("Una nota.\n\nPer 漢.\n", "utf-8")
    settings = root / "docgen.toml"
    settings.write_text(settings.read_text().replace('["en"]', '["en", "it"]'))
    (root / "content/sectors.it.yaml").write_text("energy: {name: Energiა}\n", "utf-8")
    done = docgen("check", "--project", root)
    assert done.code == ExitCode.CONTENT
    assert [line for line in done.err.splitlines() if line.startswith("error")] == [
        "error: content/demo/notes/kz.it.md:3: no font of the templates has “漢”,"
        " U+6F22 CJK UNIFIED IDEOGRAPH-6F22",
        "error: content/sectors.it.yaml:1: no font of the templates has “ა”,"
        " U+10D0 GEORGIAN LETTER AN",
    ]


@pytest.mark.usefixtures("in_process")
def test_letters_that_one_face_has_not(make_project: MakeProject, docgen: RunDocgen) -> None:
    root = make_project()
    (root / "content/demo/notes/kz.md").write_text("A note.\n\nҚазақстан: әбден.\n", "utf-8")
    font = root / "templates/shared/fonts/SourceSans3_400Regular.ttf"
    changed = TTFont(font)
    for table in changed["cmap"].tables:
        for letter in "Ққә":
            table.cmap.pop(ord(letter), None)
    changed.save(font)
    done = docgen("check", "--project", root)
    assert [line for line in done.err.splitlines() if "another font" in line] == [
        "warning: templates/shared/fonts/SourceSans3_400Regular.ttf: lacks “Қ” U+049A CYRILLIC"
        " CAPITAL LETTER KA WITH DESCENDER, “қ” U+049B CYRILLIC SMALL LETTER KA WITH DESCENDER, “ә”"
        " U+04D9 CYRILLIC SMALL LETTER SCHWA, as in content/demo/notes/kz.md:3: another font draws"
        " them among its letters"
    ]


def test_a_template_without_end_is_ended(make_project: MakeProject, docgen: RunDocgen) -> None:
    root = make_project()
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    page = root / "templates/note/note.html"
    whole = f"{{% if view.variant.id == 'whole' %}}{endless}{{% endif %}}"
    page.write_text(page.read_text("utf-8").replace("<h1>", f"{whole}<h1>"), "utf-8")
    done = docgen("check", "--project", root, "--timeout", "3")
    assert done.code == ExitCode.SOME_FAILED
    assert done.err == (
        "error: templates/note/note.html: demo/en/demo-note-whole.pdf: took longer than 3 s"
        " (--timeout allows more)\n"
    )
