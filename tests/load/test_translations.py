"""What the desk says in other languages: files beside those of its own."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from docgen.errors import ContentError
from docgen.load.project import load_project
from docgen.load.translated_files import translated_languages
from docgen.load.translation_record import digest
from docgen.load.translations import load_translations
from docgen.model import Project
from docgen.sources import Sources
from docgen.translation import CommitmentWords, PartyWords, SectorWords

SECTORS, PARTIES = "sectors.it.yaml", "parties.it.yaml"
RECORD = "translated.yaml"
HEAD, SAID, GROUPS = "demo/declaration.it.yaml", "demo/annotations.it.yaml", "demo/groups.it.yaml"
ITALIAN = """Le parti si sono riunite a Bergen.

1. La Norvegia e l'Islanda si sono accordate sulle quote.

    Si riuniranno di nuovo nel 2026.

(a) Gli Stati nordici condividono i dati.

2. Tutte le parti risparmieranno energia; {{ 7 * 7 }} resta.

3. Il Kazakhstan ha offerto un seminario.
"""


def write(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (root / "content" / name).write_text(text, "utf-8")
    return root


def load(root: Path, languages: str = '"en", "it"') -> Project:
    """The project with documents in ``languages``."""
    settings = root / "docgen.toml"
    text = settings.read_text("utf-8").replace('languages = ["en"]', f"languages = [{languages}]")
    settings.write_text(text, "utf-8")
    return load_project(Sources(root))


def with_italian_text(root: Path) -> None:
    head = root / "content/demo/declaration.yaml"
    head.write_text(f"{head.read_text('utf-8')}languages: [en, it]\n", "utf-8")
    write(root, {"demo/text.it.md": ITALIAN})


def test_every_kind_of_file_is_read(mini: Path) -> None:
    files = {
        SECTORS: "fish: {name: Pesca}\n",
        PARTIES: "parties: {NO: {short: Norvegia}}\ngroups: {nordics: {name: Stati nordici}}\n",
        HEAD: "title: Dichiarazione\nparties: {NO: {office: Primo ministro}}\n",
        SAID: "'1': {summary: Quote., commitments: {Next meeting: {what: Riunione}}}\n",
        GROUPS: "nordics: {name: I Due}\n",
        "demo/notes/kz.it.md": "Una nota.\n",
    }
    found = load(write(mini, files)).translations["it"]
    assert found.sectors == {"fish": SectorWords("Pesca")}
    assert found.parties == {"NO": PartyWords(short="Norvegia")}
    assert found.groups["nordics"].name == "Stati nordici"
    words = found.of("demo")
    assert (words.head.title, words.head.parties["NO"].office) == (
        "Dichiarazione",
        "Primo ministro",
    )
    assert words.groups["nordics"].name == "I Due"
    assert words.paragraphs["1"].summary == "Quote."
    assert words.paragraphs["1"].commitments == {"Next meeting": CommitmentWords("Riunione")}
    assert words.notes["kz"][0].words[0].text == "Una nota."


def test_a_language_of_no_document_is_not_read(mini: Path) -> None:
    write(mini, {SECTORS: "fish: {name: Pesca}\n", "sectors.fr.yaml": "fish: ][\n"})
    project = load(mini)
    assert list(project.translations) == ["it"]
    assert translated_languages(Sources(mini), project) == ("fr", "it")
    with pytest.raises(ContentError, match=r"sectors\.fr\.yaml:1"):
        load_translations(Sources(mini), project, ["fr"])


def test_the_original_is_what_it_was(mini: Path) -> None:
    before = load_project(Sources(mini))
    write(mini, {SECTORS: "fish: {name: Pesca}\n", "demo/notes/kz.it.md": "Una nota.\n"})
    after = load(mini)
    assert (after.declarations, after.vocabulary) == (before.declarations, before.vocabulary)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (SECTORS, "fihs: {name: P}\n", "1: unknown sector 'fihs' (did you mean 'fish'?)"),
        (SECTORS, "fish: {nome: P}\n", "1: unknown key 'nome' (did you mean 'name'?)"),
        (SECTORS, "energy: {name: E}\nfish: [P]\n", "2: 'fish' must be keys with values"),
        (PARTIES, "parties: {NOR: {}}\n", "1: unknown party 'NOR' (did you mean 'NO'?)"),
        (PARTIES, "parties:\n  NO: {official: 7}\n", "2: 'official' must be text, not the number"),
        (PARTIES, "groups: {nordic: {}}\n", "1: unknown group 'nordic' (did you mean 'nordics'?)"),
        (HEAD, "parties: {SE: {}}\n", "1: unknown party 'SE'"),
        (HEAD, "date: 2024-02-29\n", "1: unknown key 'date'"),
        (GROUPS, "nordix: {name: N}\n", "1: unknown group 'nordix' (did you mean 'nordics'?)"),
        ("demo/sectors.it.yaml", "fish: {name: P}\n", "1: unknown sector 'fish'"),
        (SAID, "'9': {summary: S}\n", "1: no paragraph '9' in the text"),
        (SAID, "'1': {summary: S}\np1: {}\n'¶1': {}\n", "3: paragraph ¶1 is translated twice"),
        (
            SAID,
            "'1':\n  commitments:\n    Next meeting: {quote: Si}\n",
            "3: there is no text in this language to quote (delete the line",
        ),
        ("demo/notes/kz.it.md", "> No\n", "1: an indented quotation cannot be printed"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(name: str, text: str, told: str, mini: Path) -> None:
    with pytest.raises(ContentError) as error:
        load(write(mini, {name: text}))
    assert str(error.value).startswith(f"content/{name}:{told}")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("sectors.itt.yaml", "'itt' is not a language code"),
        ("demo/notes/kz.itt.md", "'itt' is not a language code"),
        ("sectors.en.yaml", "'en' is the language of sectors.yaml (write it in sectors.yaml, or"),
        ("demo/declaration.en.yaml", "'en' is the language of declaration.yaml (write it in"),
        ("demo/notes/no.en.md", "'en' is the language of no.md (write it in no.md, or"),
    ],
)
def test_a_file_of_no_other_language(name: str, told: str, mini: Path) -> None:
    with pytest.raises(ContentError) as error:
        load(write(mini, {name: ""}))
    assert str(error.value).startswith(f"content/{name}: {told}")


def test_the_desk_may_write_in_another_language_than_its_first_documents(mini: Path) -> None:
    write(mini, {SECTORS: "fish: {name: Pesca}\n"})
    with pytest.raises(ContentError, match=r"'it' is the language of sectors\.yaml .*written_in"):
        load(mini, '"it"')
    settings = mini / "docgen.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[build]", '[build]\nwritten_in = "en"')
    )
    assert load(mini).translations["it"].sectors["fish"].name == "Pesca"


def test_a_title_that_no_commitment_has_is_left_over_and_no_mistake(mini: Path) -> None:
    write(mini, {SAID: "'1': {commitments: {Former meeting: {what: Riunione}}}\n"})
    assert "Former meeting" in load(mini).translations["it"].of("demo").paragraphs["1"].commitments


def test_commitments_of_one_title_must_differ_to_be_translated(mini: Path) -> None:
    original = mini / "content/demo/annotations.yaml"
    again = "- {what: Next meeting, quote: again, kind: event, by: [NO]}"
    text = original.read_text("utf-8").replace(
        "      due: 2026\n", f"      due: 2026\n    {again}\n", 1
    )
    original.write_text(text, "utf-8")
    assert load(mini)  # as long as nobody translates them
    write(mini, {SAID: "'1':\n  commitments:\n    Next meeting: {what: R}\n"})
    told = r"it\.yaml:3: paragraph 1 has 2 commitments called 'Next meeting' \(to be translated"
    with pytest.raises(ContentError, match=told):
        load(mini)


def quote_in(project: Project, language: str) -> str:
    (text,) = (each for each in project.declarations if each.head.language == language)
    (quote,) = (
        one.quote
        for each in text.paragraphs
        for one in each.annotation.commitments
        if one.what == "Next meeting"
    )
    return quote


def test_each_text_has_the_quotes_and_the_title_of_its_language(mini: Path) -> None:
    with_italian_text(mini)
    assert quote_in(load(mini), "it") == ""  # its words are not the original's
    said = "'1': {commitments: {Next meeting: {quote: Si riuniranno  di nuovo nel 2026.}}}\n"
    write(mini, {SAID: said, HEAD: "title: Dichiarazione\n"})
    project = load(mini)
    assert quote_in(project, "it") == "Si riuniranno di nuovo nel 2026."
    assert quote_in(project, "en") == "They will meet again in 2026."
    assert [each.head.title for each in project.declarations] == [
        "Declaration of the Meeting on Small Things",
        "Dichiarazione",
    ]


def test_a_quote_that_is_not_in_the_text_of_its_language(mini: Path) -> None:
    with_italian_text(mini)
    write(
        mini, {SAID: "'1':\n  commitments:\n    Next meeting: {quote: Si riuniranno nel 2027.}\n"}
    )
    with pytest.raises(ContentError) as error:
        load(mini)
    told = "it.yaml:3: the quote is not in paragraph 1 (content/demo/text.it.md:3) (nearest passage"
    assert told in str(error.value)


def test_a_text_that_lacks_an_annotated_paragraph_is_named(mini: Path) -> None:
    with_italian_text(mini)
    write(mini, {"demo/text.it.md": ITALIAN.replace("\n2. Tutte", "\n4. Tutte")})
    with pytest.raises(ContentError, match=r"no paragraph '2' in content/demo/text\.it\.md"):
        load(mini)


def test_the_first_text_must_have_every_quote(mini: Path) -> None:
    with_italian_text(mini)
    head = mini / "content/demo/declaration.yaml"
    head.write_text(head.read_text("utf-8").replace("[en, it]", "[it, en]"), "utf-8")
    with pytest.raises(ContentError, match=r"annotations\.yaml:.* text\.it\.md|text\.it\.md"):
        load(mini)


def test_a_title_in_the_language_of_a_text_alone_can_be_translated(mini: Path) -> None:
    """The desk writes English, the only text is Italian and so is its title."""
    head = mini / "content/demo/declaration.yaml"
    head.write_text(f"{head.read_text('utf-8')}languages: [it]\n", "utf-8")
    text = mini / "content/demo/text.en.md"
    write(mini, {"demo/text.it.md": text.read_text("utf-8")})
    write(mini, {"demo/declaration.en.yaml": "title: Declaration\n"})
    assert load(mini).translations["en"].of("demo").head.title == "Declaration"


def test_what_was_translated_from_another_paragraph_is_refused(mini: Path) -> None:
    """As after a paragraph was inserted, and only the first language numbered anew."""
    made_from = digest("Norway and Iceland agreed on quotas.")
    moved = f'it:\n  demo/annotations/2/summary: "{made_from}"\n'
    write(mini, {SAID: "'1': {summary: A.}\n'2':\n  summary: Quote.\n", RECORD: moved})
    with pytest.raises(ContentError, match=r"it\.yaml:3: the summary .* now says of paragraph 1 "):
        load(mini)


def test_a_translation_is_not_moved_where_two_paragraphs_said_the_same(mini: Path) -> None:
    made_from = digest("Norway and Iceland agreed on quotas.")
    both = "".join(f'  demo/annotations/{ref}/summary: "{made_from}"\n' for ref in (1, 2))
    write(mini, {SAID: "'1': {summary: Quote.}\n'2': {summary: Quote.}\n", RECORD: f"it:\n{both}"})
    assert load(mini).translations["it"].of("demo").paragraphs["2"].summary == "Quote."


def test_quotes_of_commitments_that_exchanged_their_titles_are_refused(mini: Path) -> None:
    with_italian_text(mini)
    said = mini / "content/demo/annotations.yaml"
    quotas = "    - {what: Quotas, quote: agreed on, kind: measure, by: [all]}\n"
    text = said.read_text("utf-8")
    said.write_text(text.replace("    - what: Next", f"{quotas}    - what: Next"), "utf-8")
    place = "  demo/annotations/1/commitments"
    made_from = {"Quotas": "They will meet again in 2026.", "Next meeting": "agreed on"}
    record = "".join(
        f'{place}/{each}/quote: "{digest(words)}"\n' for each, words in made_from.items()
    )
    quotes = "Quotas: {quote: Si riuniranno}, Next meeting: {quote: si sono accordate}"
    write(mini, {SAID: f"'1': {{commitments: {{{quotes}}}}}\n", RECORD: f"it:\n{record}"})
    with pytest.raises(ContentError, match="the quote that 'Next meeting' now has"):
        load(mini)
