"""The list of translations, and their way to a translator and back."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import RunDocgen, tree
from docgen.errors import ContentError, ExitCode
from docgen.language.spelling import one_line
from docgen.load.project import load_project
from docgen.load.translation_record import RECORD, digest, load_record
from docgen.load.yaml import parse
from docgen.sources import Sources
from docgen.store.together import NewFile, save
from docgen.translations.bring import bring
from docgen.translations.desk_texts import DeskTexts
from docgen.translations.exchange import read_batch, write_units
from docgen.translations.survey import Survey
from docgen.translations.units import Batch, TranslationUnit
from docgen.translations.warnings import translation_warnings
from translations.conftest import SECTORS

NEXT = "demo/annotations/1/commitments/Next meeting/what"


def states(root: Path, language: str = "it") -> dict[str, str]:
    survey = Survey(DeskTexts(Sources(root)))
    return {each.place: each.state for each in survey.entries(language)}


def translate(file: Path, words: dict[str, str]) -> None:
    """Fill in translations, by their originals."""
    text = file.read_text("utf-8")
    for original, translation in words.items():
        before = f'msgid "{original}"\nmsgstr ""'
        assert before in text
        text = text.replace(before, before[:-1] + f'{translation}"')
    file.write_text(text, "utf-8")


def test_every_kind_of_text_has_its_place(mini: Path) -> None:
    assert set(states(mini)) == {
        *(f"sectors/{name}/{key}" for name in ("fish", "energy") for key in ("name", "scope")),
        *(f"parties/{code}/official" for code in ("NO", "IS", "KZ")),
        "groups/nordics/name",
        *(f"demo/{key}" for key in ("title", "short_title", "place", "occasion")),
        *(
            f"demo/parties/{code}/{key}"
            for code in ("NO", "IS")
            for key in ("representative", "office")
        ),
        *(f"demo/annotations/{ref}/summary" for ref in ("¶1", "1", "1(a)", "2", "3")),
        NEXT,
        "demo/annotations/1(a)/commitments/Shared data/what",
        "demo/annotations/2/commitments/Saving energy/what",
        *(f"demo/annotations/3/commitments/Seminar/{key}" for key in ("what", "place")),
        "demo/notes/kz",
    }


def test_nothing_is_missing_in_a_variety_of_the_same_language(mini: Path) -> None:
    assert not states(mini, "en-GB")
    (mini / "content/sectors.en-GB.yaml").write_text("fish: {name: Fishing}\n")
    assert states(mini, "en-GB") == {"sectors/fish/name": "not recorded"}
    assert "missing" in states(mini, "en-Cyrl").values()


def test_what_a_declaration_has_of_its_own(mini: Path) -> None:
    folder = mini / "content/demo"
    (folder / "sectors.yaml").write_text("reindeer: {name: Reindeer, scope: Herds.}\n")
    (folder / "groups.yaml").write_text("nordics: {name: The North}\n")
    found = states(mini)
    assert found["demo/sectors/reindeer/scope"] == "missing"
    assert found["demo/groups/nordics/name"] == "missing"


def test_words_are_quoted_where_there_is_a_text_in_the_language(mini: Path) -> None:
    folder = mini / "content/demo"
    text = (folder / "text.en.md").read_text("utf-8")
    (folder / "text.is.md").write_text(text, "utf-8")
    head = (folder / "declaration.yaml").read_text("utf-8")
    (folder / "declaration.yaml").write_text(head + "languages: [en, is]\n", "utf-8")
    quote = "demo/annotations/1/commitments/Next meeting/quote"
    assert quote in states(mini, "is")
    assert quote not in states(mini, "it")


def test_the_languages_are_those_of_documents_texts_and_translations(italian: Path) -> None:
    assert Survey(DeskTexts(Sources(italian))).languages() == ("it",)
    settings_file = italian / "docgen.toml"
    settings_file.write_text(settings_file.read_text().replace('["en"]', '["nb", "en"]'))
    assert Survey(DeskTexts(Sources(italian))).languages() == ("nb", "en", "it")


def test_the_documents_of_one_declaration_can_be_in_a_language_of_their_own(mini: Path) -> None:
    settings_file = mini / "docgen.toml"
    text = settings_file.read_text("utf-8")
    settings_file.write_text(f"{text}[declarations.demo]\nlanguages = ['it']\n", "utf-8")
    assert Survey(DeskTexts(Sources(mini))).languages() == ("it",)
    (found,) = warned(mini, "docgen.toml")
    assert found.startswith("docgen.toml: texts not translated into 'it': 27;")


def test_a_translation_is_missing_current_older_or_left_over(
    italian: Path, exported: Path, docgen: RunDocgen
) -> None:
    assert states(italian)["sectors/fish/name"] == "not recorded"
    translate(exported, {"Energy": "Energia", "Next meeting": "Prossima riunione"})
    done = docgen("translations", "import", exported, "--project", italian)
    assert (done.code, done.err) == (0, "")
    assert "it: 2 new, 0 changed, 2 unchanged; left out: 23 empty" in done.out.replace("\n", " ")
    found = states(italian)
    assert {found[each] for each in ("sectors/fish/name", "sectors/energy/name", NEXT)} == {
        "translated"
    }
    for path, old, new in (
        ("sectors.yaml", "name: Fisheries", "name: Fishing"),
        ("demo/annotations.yaml", "what: Next meeting", "what: Another meeting"),
    ):
        file = italian / "content" / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    found = states(italian)
    assert found["sectors/fish/name"] == "older"
    assert found["sectors/fish/scope"] == "translated"
    assert found[NEXT] == "left over"
    done = docgen("translations", "--project", italian)
    assert "content/sectors.it.yaml:3: older: sectors/fish/name: “Fishing”" in done.out
    assert "translated from “Fisheries”" in done.out
    assert "content/demo/annotations.it.yaml:5: left over:" in done.out


def test_a_note_whose_original_is_gone_is_left_over(mini: Path) -> None:
    notes = mini / "content/demo/notes"
    (notes / "kz.it.md").write_text("Una nota.\n")
    assert states(mini)["demo/notes/kz"] == "not recorded"
    (notes / "kz.md").unlink()
    assert states(mini)["demo/notes/kz"] == "left over"


def test_json_has_all_of_it(italian: Path, docgen: RunDocgen) -> None:
    done = docgen("translations", "--project", italian, "--declaration", "demo", "--json")
    found = json.loads(done.out)
    assert {each["declaration"] for each in found} == {"demo"}
    assert found[0] == {
        "language": "it",
        "declaration": "demo",
        "place": "demo/title",
        "state": "missing",
        "path": "content/demo/declaration.yaml",
        "line": 1,
        "original": "Declaration of the Meeting on Small Things",
        "translation": "",
        "before": "",
        "origin": "content/demo/declaration.yaml:1",
        "remarks": ["The title of the declaration."],
    }


def test_a_translator_sees_the_words_of_the_paragraph(exported: Path) -> None:
    assert "#. Paragraph 2 says: “" in exported.read_text("utf-8")


def test_what_is_brought_back_leaves_the_rest_of_a_file(
    italian: Path, exported: Path, docgen: RunDocgen
) -> None:
    text = exported.read_text("utf-8").replace('msgstr "Pesca"', 'msgstr "La pesca"')
    exported.write_text(text, "utf-8")
    translate(exported, {"Energy": "Energia"})
    done = docgen("translations", "import", exported, "--project", italian)
    assert "changed: sectors/fish/name" in done.out
    after = (italian / "content/sectors.it.yaml").read_text("utf-8")
    assert after == SECTORS.replace("Pesca", "La pesca") + "energy: {name: Energia}\n"
    assert load_record(Sources(italian)).digests["it"]["sectors/fish/name"] == digest("Fisheries")


def test_a_new_key_is_put_where_the_original_has_it(
    mini: Path, exported: Path, docgen: RunDocgen
) -> None:
    file = mini / "content/sectors.it.yaml"
    file.write_text("# Mine.\nenergy: {scope: Calore.}\n")
    translate(exported, {"Energy": "Energia"})
    assert docgen("translations", "import", exported, "--project", mini).code == 0
    assert file.read_text() == (
        "# Mine.\nfish: {name: Pesca, scope: Il pesce e il mare.}\n"
        "energy: {name: Energia, scope: Calore.}\n"
    )


def test_a_dry_run_shows_the_difference(italian: Path, exported: Path, docgen: RunDocgen) -> None:
    translate(exported, {"Energy": "Energia"})
    before = tree(italian)
    done = docgen("translations", "import", exported, "--project", italian, "--dry-run")
    assert "+energy: {name: Energia}\n" in done.out
    assert "would be written: content/sectors.it.yaml" in done.out
    assert tree(italian) == before


def test_what_changed_since_the_export_is_taken_and_older(
    italian: Path, exported: Path, docgen: RunDocgen
) -> None:
    translate(exported, {"Energy": "Energia"})
    file = italian / "content/sectors.yaml"
    file.write_text(file.read_text().replace("name: Energy", "name: Power"))
    done = docgen("translations", "import", exported, "--project", italian)
    assert "older: sectors/energy/name: its original has changed since the export" in done.out
    assert states(italian)["sectors/energy/name"] == "older"
    assert (
        docgen(
            "translations",
            "accept",
            "sectors/energy/name",
            "--language",
            "it",
            "--project",
            italian,
        ).code
        == 0
    )
    assert states(italian)["sectors/energy/name"] == "translated"
    done = docgen("translations", "import", exported, "--project", italian)  # the same once more
    assert "left out: sectors/energy/name: the project has a translation of the newer" in done.out
    assert states(italian)["sectors/energy/name"] == "translated"


def test_other_figures_than_the_original_are_said(mini: Path) -> None:
    units = (
        TranslationUnit("sectors/fish/scope", "By 2030, 1,000.5 t.", "Entro il 2031, 1.000,5 t."),
        TranslationUnit(
            "sectors/energy/scope", "See https://a.example/1", "Vedi https://a.example/1"
        ),
    )
    brought = bring(mini, Batch("it", units), "it.po")
    assert brought.figures == (("sectors/fish/scope", ("2030", "2031")),)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--language", "xx1"], 2, "'xx1' is not a language code"),
        (["--declaration", "dem"], 2, "did you mean 'demo'?"),
        (["--po", "x.po", "--json"], 2, "exclude each other"),
        (
            ["--language", "it", "--language", "fr", "--po", "x.po"],
            2,
            "a file can have only one language",
        ),
        (["--json", "import", "it.po"], 2, "write the options after 'import'"),
        (["accept", "--language", "it"], 2, "name places, or use --all"),
        (["accept", "sectors/fish", "--language", "it"], 2, "did you mean 'sectors/fish/name'?"),
        (["accept", "demo/title", "--language", "it"], 2, "has no translation into 'it'"),
        (["import", "it.po", "--language", "fr"], 2, "it.po is in 'it'"),
        (["import", "it.po", "--project", "content"], 3, "no project found here"),
        (["--language", "en", "--po", "en.po"], 2, "there is nothing to translate into 'en'"),
    ],
)
def test_mistakes(
    italian: Path,
    exported: Path,
    docgen: RunDocgen,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(italian)
    done = docgen("translations", *arguments)
    assert done.code == code
    assert message in done.err


def test_an_unknown_place_is_refused_with_the_nearest(
    italian: Path, exported: Path, docgen: RunDocgen
) -> None:
    translate(exported, {"Energy": "Energia"})
    text = exported.read_text("utf-8")
    exported.write_text(text.replace("sectors/energy/name", "sectors/enrgy/name"), "utf-8")
    before = tree(italian)
    done = docgen("translations", "import", exported, "--project", italian)
    assert done.code == ExitCode.CONTENT
    assert (
        "there is no text at 'sectors/enrgy/name' (did you mean 'sectors/energy/name'?" in done.err
    )
    assert "nothing was written" in done.err
    assert tree(italian) == before


def test_a_translation_with_which_the_project_would_not_load_is_refused(
    mini: Path, exported: Path, docgen: RunDocgen
) -> None:
    note = '"A note for Kazakhstan alone.\\n'
    text = exported.read_text("utf-8")
    start = text.index('msgctxt "demo/notes/kz"')
    end = text.index("msgstr", start)
    assert note in text
    exported.write_text(text[:end] + 'msgstr "| a |\\n|---|\\n"\n', "utf-8")
    done = docgen("translations", "import", exported, "--project", mini)
    assert done.code == ExitCode.CONTENT
    assert "content/demo/notes/kz.it.md:1: a table cannot be printed" in done.err
    assert not (mini / "content/demo/notes/kz.it.md").exists()


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("fish: Pesca", "1: 'fish' should hold keys such as 'scope'"),
        ("fish:\n- name: Pesca", "1: 'fish' should hold keys such as 'scope'"),
        ("fish:\n  name: Pesca\n  scope: {it: Mare}", "3: 'scope' should hold a text"),
        ("fish:\n  name: Pesca\n  scope: [Mare]", "3: 'scope' should hold a text"),
    ],
)
def test_an_import_overwrites_nothing_but_translations(mini: Path, said: str, message: str) -> None:
    (mini / "content/sectors.it.yaml").write_text(f"{said}\n", "utf-8")
    batch = Batch("it", (TranslationUnit("sectors/fish/scope", "Fish and the sea.", "Il mare."),))
    with pytest.raises(ContentError, match=f"content/sectors.it.yaml:{message}"):
        bring(mini, batch, "it.po")


def test_an_empty_note_needs_no_translation(mini: Path) -> None:
    (mini / "content/demo/notes/kz.md").write_text("\n", "utf-8")
    assert "demo/notes/kz" not in states(mini)


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(mini: Path) -> None:
    theirs = mini / "content/sectors.it.yaml"
    files = [
        NewFile("content/parties.it.yaml", None, b"parties: {}\n"),
        NewFile("content/sectors.it.yaml", None, b"fish: {name: Pesca}\n"),
    ]
    theirs.write_bytes(b"fish: {name: Pesche}\n")
    before = tree(mini)
    with pytest.raises(
        ContentError, match="was changed while docgen was reading it; nothing was written"
    ):
        save(mini, files)
    assert tree(mini) == before


def test_files_appear_in_their_order(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["content/sectors.it.yaml", "content/parties.it.yaml", RECORD]
    seen: list[str] = []
    replace = Path.replace

    def noted(part: Path, path: Path) -> Path:
        seen.append(path.name)
        return replace(part, path)

    monkeypatch.setattr(Path, "replace", noted)
    save(mini, [NewFile(name, None, b"{}\n") for name in names])
    assert seen == [".docgen-together", "sectors.it.yaml", "parties.it.yaml", "translated.yaml"]


WORDS = st.text(
    st.one_of(st.sampled_from(" \"'\\#:{}[],&*!|>%@`-?~\u00a0"), st.characters(codec="utf-8")),
    min_size=1,
    max_size=120,
).filter(lambda each: each.isprintable() and each.strip() != "")


@pytest.mark.long
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(["fish", "energy"]), st.tuples(WORDS, WORDS), min_size=1),
    st.sampled_from(["it.po", "it.xlf"]),
)
def test_any_words_come_back_and_comments_stay(
    italian: Path, words: dict[str, tuple[str, str]], name: str
) -> None:
    for path in (RECORD, name):
        (italian / path).unlink(missing_ok=True)
    (italian / "content/sectors.it.yaml").write_text(SECTORS, "utf-8")
    units = [
        TranslationUnit(f"sectors/{sector}/{key}", "x", both[at], origin="content/sectors.yaml:1")
        for sector, both in words.items()
        for at, key in enumerate(("name", "scope"))
    ]
    write_units(italian / name, units, "en", "it", is_po=name.endswith("po"))
    save(italian, bring(italian, read_batch(italian / name), name).files)
    text = (italian / "content/sectors.it.yaml").read_text("utf-8")
    for comment in ("# Checked by Anna.\n", '# not "peschiere"\n'):
        assert comment in text
    found = parse(text, "").data
    for sector, both in words.items():
        assert found[sector] == dict(zip(("name", "scope"), map(one_line, both), strict=True))


def warned(root: Path, about: str) -> list[str]:
    sources = Sources(root)
    found = translation_warnings(DeskTexts(sources), load_project(sources))
    return [each for each in found if each.startswith(about)]


SETTINGS = """\
[prepared]
purpose = "What was agreed"  # in a line
handling = 'Open'

# Ours.
[prepared.translated.it]
purpose = "Accordi"  # checked by Anna

# What is built.
"""


def test_what_documents_say_of_their_making_is_in_the_settings(
    mini: Path, docgen: RunDocgen
) -> None:
    path = mini / "docgen.toml"
    products = path.read_text("utf-8")
    path.write_text(SETTINGS + products, "utf-8")
    units = (
        TranslationUnit("prepared/purpose", "What was agreed", "Che cosa è stato concordato"),
        TranslationUnit("prepared/handling", "Open", 'Non "classificato"'),
    )
    save(mini, bring(mini, Batch("it", units), "it.po").files)
    after = SETTINGS.replace('"Accordi"', '"Che cosa è stato concordato"').replace(
        "by Anna\n", 'by Anna\nhandling = "Non \\"classificato\\""\n'
    )
    assert path.read_text("utf-8") == after + products
    save(mini, bring(mini, Batch("fr", units[1:]), "fr.po").files)
    added = '\n[prepared.translated.fr]\nhandling = "Non \\"classificato\\""\n'
    assert path.read_text("utf-8") == after + products + added
    assert states(mini)["prepared/handling"] == "translated"
    assert states(mini, "fr")["prepared/purpose"] == "missing"


def test_settings_that_cannot_be_changed_by_lines_stay_as_they_are(mini: Path) -> None:
    path = mini / "docgen.toml"
    text = '[prepared]\npurpose = "Why"\ntranslated = {it = {purpose = "Perché"}}\n'
    path.write_text(text + path.read_text("utf-8"), "utf-8")
    before = path.read_bytes()
    batch = Batch("it", (TranslationUnit("prepared/purpose", "Why", "A che scopo"),))
    with pytest.raises(ContentError, match="without changing other lines"):
        bring(mini, batch, "it.po")
    assert path.read_bytes() == before


def test_check_says_what_is_older_than_its_original(
    italian: Path, exported: Path, docgen: RunDocgen
) -> None:
    docgen("translations", "accept", "--all", "--language", "it", "--project", italian)
    assert warned(italian, "content/translated.yaml") == []
    file = italian / "content/sectors.yaml"
    file.write_text(file.read_text().replace("Fisher", "Fish-er"))
    assert warned(italian, "content/translated.yaml") == [
        "content/translated.yaml: translations into 'it' older than their originals: 1; docgen"
        " translations --language it lists them"
    ]


def test_check_says_what_is_left_over_and_what_documents_lack(italian: Path) -> None:
    said = italian / "content/demo/annotations.it.yaml"
    said.write_text("'1':\n  commitments:\n    Former title: {what: Titolo di prima}\n", "utf-8")
    assert warned(italian, "content/demo/annotations.it.yaml:3: left over") == [
        "content/demo/annotations.it.yaml:3: left over: the original of"
        " 'demo/annotations/1/commitments/Former title/what' is gone"
    ]
    assert warned(italian, "docgen.toml") == []
    settings = italian / "docgen.toml"
    settings.write_text(settings.read_text("utf-8").replace('["en"]', '["en", "it"]'), "utf-8")
    (found,) = warned(italian, "docgen.toml")
    assert found.startswith("docgen.toml: texts not translated into 'it': ")


def test_check_says_which_commitments_have_no_quote_in_a_text(mini: Path) -> None:
    head = mini / "content/demo/declaration.yaml"
    head.write_text(f"{head.read_text('utf-8')}languages: [en, it]\n", "utf-8")
    text = (mini / "content/demo/text.en.md").read_text("utf-8")
    italian = text.replace("They will meet again in 2026.", "Si riuniranno nel 2026.")
    (mini / "content/demo/text.it.md").write_text(italian, "utf-8")
    (found,) = warned(mini, "content/demo/text.it.md")
    assert found.startswith("content/demo/text.it.md:5: paragraph 1: 'Next meeting' has no quote")
    assert warned(mini, "docgen.toml") == []  # no document is in Italian


def test_check_says_that_the_head_of_documents_is_in_another_language(mini: Path) -> None:
    settings = mini / "docgen.toml"
    text = settings.read_text("utf-8").replace('["en"]', '["en", "it"]')
    settings.write_text(f'[prepared]\npurpose = "For talks"\ncontact = "a@b.eu"\n{text}', "utf-8")
    assert warned(mini, "docgen.toml: '") == [
        "docgen.toml: 'purpose' in [prepared] is not translated into 'it': add it to"
        " [prepared.translated.it]"
    ]
