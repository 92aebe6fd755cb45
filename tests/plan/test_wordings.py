"""Views in the language of their document, and what of them is in another."""

from pathlib import Path
from shutil import copytree

from msgspec.structs import replace

from docgen.due import Due, NextMeeting
from docgen.load.project import load_project
from docgen.model import Project
from docgen.plan.matrix import matrix_of
from docgen.plan.views import Views
from docgen.plan.wordings import Wordings
from docgen.sources import Sources
from docgen.view import View

PREPARED = '[prepared]\npurpose = "What was agreed"\ncontact = "desk@example.org"\n'
TRANSLATED = {
    "sectors.it.yaml": "fish: {name: Pesca, scope: Il pesce e il mare.}\nenergy: {name: Energia}\n",
    "parties.it.yaml": "parties: {NO: {official: Regno di Norvegia, short: Norvegia}}\n",
    "demo/declaration.it.yaml": (
        "title: Dichiarazione sulle piccole cose\nplace: Bergen\n"
        "parties: {NO: {representative: Kari Nordmann, office: Primo ministro}}\n"
    ),
    "demo/annotations.it.yaml": (
        "'1':\n  summary: Norvegia e Islanda si sono accordate.\n"
        "  commitments: {Next meeting: {what: Prossima riunione}, Old name: {what: Altro}}\n"
    ),
    "demo/notes/kz.it.md": "Una nota per **il Kazakhstan**.\n",
}


def project_of(root: Path, fallback: str = "mark", prepared: str = PREPARED) -> Project:
    for name, text in TRANSLATED.items():
        (root / "content" / name).write_text(text, "utf-8")
    settings = root / "docgen.toml"
    build = f'languages = ["en", "it", "fr"]\nfallback = "{fallback}"'
    text = settings.read_text("utf-8").replace('languages = ["en"]', build)
    settings.write_text(prepared + text, "utf-8")
    return load_project(Sources(root))


def view_in(project: Project, language: str, variant: str = "whole") -> View:
    wanted = f"demo/{language}/note/{variant}/pdf"
    slot = next(each for each in matrix_of(project) if each.document.id == wanted)
    view, _ = Views(Wordings(project), None).of(slot, project.products[0])
    return view


def test_a_view_has_the_words_of_its_language(mini: Path) -> None:
    project = project_of(mini)
    view = view_in(project, "it", "kz")
    assert view.head.title == view.head.short_title == "Dichiarazione sulle piccole cose"
    assert view.head.participants[0].office == "Primo ministro"
    assert view.sectors["energy"].name == "Energia"
    assert view.parties["NO"].official == "Regno di Norvegia"
    assert view.parties["NO"].short == "Norvegia"
    assert [block.words[1].text for block in view.notes] == ["il Kazakhstan"]
    whole = view_in(project, "it")
    assert "Norvegia e Islanda si sono accordate." in [each.message for each in whole.passages]
    assert "Prossima riunione" in [each.what for each in whole.commitments]


def test_what_is_not_translated_is_known_with_its_language(mini: Path) -> None:
    view = view_in(project_of(mini), "it")
    assert view.foreign["What was agreed"] == "en"
    assert view.foreign["All save energy."] == "en"
    assert view.foreign["Nordic States"] == "en"
    assert view.foreign["Power and heat."] == "en"
    assert set(view.foreign.values()) == {"en"}
    words = ["Dichiarazione sulle piccole cose", "Bergen", "Primo ministro", "Pesca"]
    assert not {*words, "desk@example.org", "fish", "NO", "They will meet again in 2026."} & {
        *view.foreign
    }


def test_views_share_what_is_the_same_in_them(mini: Path) -> None:
    project = project_of(mini)
    made = Views(Wordings(project), None)
    slots = [slot for slot in matrix_of(project) if slot.document.language == "fr"]
    views = [made.of(slot, project.products[0])[0] for slot in slots]
    for tables in ([view.foreign for view in views], [view.parties for view in views]):
        assert len({id(each) for each in tables}) == len({repr(each) for each in tables})
        assert len({id(each) for each in tables}) < len(tables)


def test_a_view_in_the_language_of_the_desk_is_as_without_translations(mini: Path) -> None:
    before = view_in(load_project(Sources(mini)), "en", "kz")
    (mini / "content/demo/notes/no.it.md").write_text("Una nota senza originale.\n", "utf-8")
    after = view_in(project_of(mini, prepared=""), "en", "kz")
    assert after == before
    assert after.foreign == {}


def test_without_any_translation_all_of_it_is_foreign(mini: Path) -> None:
    view = view_in(project_of(mini), "fr", "kz")
    texts = {each.summary for each in view.passages} | {each.what for each in view.commitments}
    assert texts | {"Energy", "First Meeting on Small Things"} <= {*view.foreign}


def test_a_language_of_another_region_is_no_other_language(mini: Path) -> None:
    for fallback in ("mark", "omit"):
        project = load_project(Sources(mini), ["en-GB"])
        view = view_in(replace(project, fallback=fallback), "en-GB", "kz")
        assert view.foreign == {}
        assert view.notes != ()
        assert view.passages[0].summary


def test_omit_leaves_out_what_a_document_can_do_without(mini: Path) -> None:
    project = project_of(mini, "omit")
    view = view_in(project, "it")
    assert [each.summary for each in view.passages if each.summary] == [
        "Norvegia e Islanda si sono accordate."
    ]
    assert view.brief == ("1",)
    assert view.sectors["energy"].scope == ""
    assert "Nordic States" in view.foreign  # a name is needed
    assert view_in(project, "it", "kz").notes != ()
    assert view_in(project, "fr", "kz").notes == ()


def test_a_declaration_has_a_rule_of_its_own(mini: Path) -> None:
    project = project_of(mini, prepared="[declarations.demo]\nfallback = 'omit'\n")
    assert view_in(project, "fr").sectors["energy"].scope == ""


def test_fail_says_where_translations_belong(mini: Path) -> None:
    project = project_of(mini, "fail")
    wordings = Wordings(project)
    slots = {each.document.id: each for each in matrix_of(project)}
    for language, missing in (("en", False), ("it", True)):
        slot = slots[f"demo/{language}/note/kz/pdf"]
        view, _ = Views(wordings, None).of(slot, project.products[0])
        assert bool(wordings.missing(view, language)) is missing
    assert wordings.missing(view, "it")[:3] == (
        "content/demo/declaration.it.yaml: occasion",
        "content/demo/declaration.it.yaml: parties › IS › representative",
        "content/demo/declaration.it.yaml: parties › IS › office",
    )
    assert "content/demo/annotations.it.yaml: 2 › summary" in wordings.missing(view, "it")
    assert "docgen.toml: prepared › translated › it › purpose" in wordings.missing(view, "it")


def test_fail_wants_the_words_of_each_text(mini: Path) -> None:
    head = mini / "content/demo/declaration.yaml"
    head.write_text(f"{head.read_text('utf-8')}languages: [en, it]\n", "utf-8")
    text = (mini / "content/demo/text.en.md").read_text("utf-8")
    italian = text.replace("All parties will save energy", "Tutti risparmieranno energia")
    (mini / "content/demo/text.it.md").write_text(italian, "utf-8")
    project = project_of(mini, "fail")
    wordings = Wordings(project)
    for language, lacks in (("en", False), ("it", True), ("fr", False)):
        wanted = f"demo/{language}/note/whole/pdf"
        slot = next(each for each in matrix_of(project) if each.document.id == wanted)
        view, _ = Views(wordings, None).of(slot, project.products[0])
        quotes = [each for each in wordings.missing(view, language) if each.endswith("quote")]
        place = "content/demo/annotations.it.yaml: 2 › commitments › Saving energy › quote"
        assert quotes == [place] * lacks


def test_the_head_of_documents_can_be_translated(mini: Path) -> None:
    prepared = f'{PREPARED}[prepared.translated.it]\npurpose = "Che cosa è stato concordato"\n'
    view = view_in(project_of(mini, prepared=prepared), "it")
    assert view.prepared.purpose == "Che cosa è stato concordato"
    assert view.prepared.contact == "desk@example.org"


def test_a_group_under_a_name_of_the_texts_own_is_translated_beside_it(mini: Path) -> None:
    (mini / "content/demo/groups.yaml").write_text("nordics: {name: The Two}\n", "utf-8")
    common = mini / "content/parties.it.yaml"
    project_of(mini)
    common.write_text("groups: {nordics: {name: Stati nordici}}\n", "utf-8")
    assert view_in(load_project(Sources(mini)), "it").groups["nordics"].name == "The Two"
    (mini / "content/demo/groups.it.yaml").write_text("nordics: {name: I Due}\n", "utf-8")
    assert view_in(load_project(Sources(mini)), "it").groups["nordics"].name == "I Due"


def test_the_title_of_a_text_in_another_language(mini: Path) -> None:
    """Desk and documents are English, the text and so its title Italian."""
    head = mini / "content/demo/declaration.yaml"
    head.write_text(f"{head.read_text('utf-8')}languages: [it]\n", "utf-8")
    text = (mini / "content/demo/text.en.md").read_text("utf-8")
    (mini / "content/demo/text.it.md").write_text(text, "utf-8")
    settings = mini / "docgen.toml"
    text = settings.read_text("utf-8").replace('["en"]', '["en", "it", "fr"]')
    settings.write_text(text, "utf-8")
    project = load_project(Sources(mini))
    foreign = {language: view_in(project, language).foreign for language in ("en", "it", "fr")}
    title, summary = "Declaration of the Meeting on Small Things", "All save energy."
    assert foreign["en"] == {}
    assert (foreign["it"].get(title), foreign["it"].get(summary)) == (None, "en")
    assert (foreign["fr"].get(title), foreign["fr"].get(summary)) == ("it", "en")
    translated = mini / "content/demo/declaration.en.yaml"
    translated.write_text("title: Small Things, in English\n", "utf-8")
    view = view_in(load_project(Sources(mini)), "en")
    assert view.head.title == "Small Things, in English"


def test_the_meeting_at_which_something_is_due_is_named_in_the_language(mini: Path) -> None:
    annotations = mini / "content/demo/annotations.yaml"
    text = annotations.read_text("utf-8").replace("due: 2026\n", "due: next meeting\n")
    annotations.write_text(text, "utf-8")
    later = mini / "content/later"
    copytree(mini / "content/demo", later)
    head = (later / "declaration.yaml").read_text("utf-8").replace("2024-02-29", "2026-09-30")
    head = head.replace("Small Things Declaration", "Second Declaration")
    (later / "declaration.yaml").write_text(f"{head}follows: demo\n", "utf-8")
    (later / "declaration.it.yaml").write_text("short_title: Seconda dichiarazione\n", "utf-8")
    project = project_of(mini)
    titles = {"en": "Second Declaration", "it": "Seconda dichiarazione", "fr": "Second Declaration"}
    for language, title in titles.items():
        seen = view_in(project, language)
        held = [(each.due, each.timing) for each in seen.commitments if each.timing]
        assert held == [(Due(2026, None, 9, 30), NextMeeting("later", title))]
        assert (title in seen.foreign) == (language == "fr")
