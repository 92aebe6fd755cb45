"""Words of ours in another language than their document, in pages, Typst and Word."""

import re
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from conftest import MakeProject, job_of
from docgen.errors import ContentError
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.render.docx_language import in_runs
from docgen.render.filters import Filters
from docgen.render.foreign import changed, in_language, in_page, pieces, without_languages
from docgen.render.language import load_language
from docgen.sources import Sources
from run_languages import of_tags

TAGS = st.sampled_from(["en", "pt-BR", "sr-Latn", "ar"])
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cf", "Co", "Cn", "Cc"]), min_size=1)
ENERGY = in_language("Energy", "en")


@given(st.lists(st.tuples(WORDS, TAGS | st.just(""))))
def test_what_is_marked_is_read_again_with_its_language(parts: list[tuple[str, str]]) -> None:
    text = "".join(in_language(words, tag) if tag else words for words, tag in parts)
    assert without_languages(text) == "".join(words for words, _ in parts)
    letters = [(letter, tag) for words, tag in parts for letter in words]
    assert [(letter, tag) for words, tag in pieces(text) for letter in words] == letters
    assert changed(text, lambda words, _: words) == text


@given(WORDS, TAGS, st.integers(0, 9), st.integers(0, 9))
def test_what_is_cut_has_no_rest_of_a_mark(words: str, tag: str, start: int, end: int) -> None:
    text = in_language(words, tag)
    cut = text[start : len(text) - end]
    assert set("".join(part for part, _ in pieces(cut))) <= {*words}
    assert set(without_languages(cut)) <= {*words}


def test_a_page_has_elements_in_text_alone() -> None:
    page = (
        f'<title>A {ENERGY}</title><p title="{ENERGY}">Su {ENERGY}, e</p>'
        f"<svg><title>{ENERGY}</title></svg><p>{in_language('كلمة', 'ar')}"
    )
    assert in_page(page, "it") == (
        '<title>A Energy</title><p title="Energy">Su <span lang="en">Energy</span>, e</p>'
        '<svg><title>Energy</title></svg><p><span lang="ar" dir="rtl">كلمة</span>'
    )
    assert in_page("<p>Energia", "it") == "<p>Energia"


def test_a_run_of_word_is_parted() -> None:
    looks = "<w:rPr><w:b/><w:lang w:val='it-IT'/><w:oMath/></w:rPr>".replace("'", '"')
    run = f'<w:r>{looks}<w:t xml:space="preserve">Su {ENERGY}, e</w:t></w:r>'
    english = '<w:rPr><w:b/><w:lang w:val="en-GB"/><w:oMath/></w:rPr>'
    text = '<w:t xml:space="preserve">'
    assert in_runs(f'<w:p w:a="{ENERGY}">{run}</w:p>') == (
        f'<w:p w:a="Energy"><w:r>{looks}{text}Su </w:t></w:r>'
        f"<w:r>{english}{text}Energy</w:t></w:r><w:r>{looks}{text}, e</w:t></w:r></w:p>"
    )
    alone = f"<w:r><w:t>{ENERGY}</w:t></w:r>"
    assert in_runs(alone) == (
        f'<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr>{text}Energy</w:t></w:r>'
    )


def test_filters_leave_the_marks(mini: Path) -> None:
    filters = Filters(load_language("it", Sources(mini)))
    small = in_language("energy", "en")
    assert filters.sentence_case(small) == ENERGY
    assert filters.sentence_case(in_language("iş", "tr")) == in_language("İş", "tr")
    assert filters.sentence_case(Markup("a&nbsp;b")) == Markup("A&nbsp;b")
    assert filters.room(small) == filters.length(small) == len("energy")
    assert filters.length([small, small]) == 2
    assert filters.full_stop(in_language("Inc.", "en")) == in_language("Inc.", "en")
    assert filters.fitted(small, 2) == in_language("ene…", "en")
    two = f"con {in_language('energy', 'en')} e altro"
    assert filters.fitted(two, 3) == f"con {in_language('e…', 'en')}"
    assert filters.fitted(two, 6) == f"con {in_language('energy', 'en')}…"
    assert filters.fitted(two, 9) == two
    markup = Markup("%s &amp; more") % ENERGY
    cut = filters.truncate(Environment(autoescape=True), markup, 8, True, "…", 0)
    assert cut == Markup("%s …") % ENERGY
    assert isinstance(cut, Markup)
    assert filters.listing([small, "acqua"]) == f"{small} e acqua"


def italian(root: Path) -> Path:
    """The project with documents in Italian, of which little is translated."""
    settings = root / "docgen.toml"
    text = settings.read_text("utf-8").replace('["en"]', '["en", "it"]')
    settings.write_text(text, "utf-8")
    (root / "content/sectors.it.yaml").write_text("fish: {name: Pesca}\n", "utf-8")
    said = "'2': {summary: Tutti risparmiano energia.}\n"
    (root / "content/demo/annotations.it.yaml").write_text(said, "utf-8")
    return root


def job(root: Path, form: str, fallback: str = "mark") -> Job:
    settings = root / "docgen.toml"
    text = settings.read_text("utf-8").replace("[build]", f'[build]\nfallback = "{fallback}"')
    settings.write_text(text, "utf-8")
    return job_of(root, f"it/note/kz/{form}")


def letters(text: str) -> Counter[str]:
    return Counter(each for each in text.lower() if each.isalpha())


@pytest.mark.parametrize("changes", ["two-products", "typst"])
def test_a_pdf_says_which_words_are_in_another_language(
    changes: str, make_project: MakeProject
) -> None:
    root = italian(make_project(changes))
    asked = job(root, "pdf")
    translated, *others = sorted(
        (each.summary for each in asked.view.passages), key=asked.view.foreign.__contains__
    )
    assert translated == "Tutti risparmiano energia."
    found = of_tags(Renderer(Sources(root)).render(asked).content)
    assert letters("".join(others)) <= found["en"]
    assert letters(translated) <= found["it"]


def test_a_word_file_says_so_in_its_runs(mini: Path) -> None:
    mini = italian(mini)
    content = Renderer(Sources(mini)).render(job(mini, "docx")).content
    with zipfile.ZipFile(BytesIO(content)) as file:
        body = file.read("word/document.xml").decode()
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", body, re.DOTALL)
    english = [each for each in runs if 'w:lang w:val="en-GB"' in each]
    assert any("Kazakhstan offered a seminar." in each for each in english)
    assert not any("Tutti risparmiano energia." in each for each in english)
    assert "Tutti risparmiano energia." in body


def test_a_document_that_is_not_to_be_made_untranslated(mini: Path) -> None:
    mini = italian(mini)
    with pytest.raises(ContentError) as error:
        Renderer(Sources(mini)).render(job(mini, "pdf", "fail"))
    assert str(error.value).startswith(
        "docgen.toml: demo/it/demo-note-kazakhstan.pdf: not translated:"
        " content/demo/declaration.it.yaml: title, short_title, place, occasion, parties › NO"
    )
