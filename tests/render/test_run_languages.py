"""Every run of text has its own language in the tags of a PDF, as it has in its page."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from any_declaration import jobs_by_typst, make_templates, shape, write_declaration
from conftest import budget
from docgen.fidelity.pdf import open_pdf
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources
from run_languages import alternatives, contents, of_page, of_tags
from scripts import LATIN

HEAD = (
    "<html lang=it><title>T</title><link rel=stylesheet href=base.css>"
    "<style>.foot { float: footnote } td, li { padding: 1pt } article { column-count: 2 }</style>"
    "<body>"
)
MIXED = """
<h1>Dichiarazione <span lang=en>joint</span></h1>
<p>Le Parti <q lang=en>will <i>meet</i> again</q> a Roma, e <q>si incontreranno</q>.
<p lang=en>Our words <span lang=it>e poi le nostre</span>, and <em>then <b lang=ru>снова <i>наши</i>
</b> ours</em>.
<ul lang=en><li lang=it>primo<ul><li>dentro<li lang=kk>ішінде</ul><li>second</ul>
<table><thead><tr><th lang=en>Due<th>Testo</thead>
<tr><td>estate<td lang=en>summer <span lang=tg>тобистон</span></table>
<p>Nota<span class=foot lang=en>a footnote <b lang=sr-Latn>napomena</b></span> in fondo.
<p lang=en>An English host<span class=foot lang=it>piede italiano</span> of a note.
<div lang=ru><p>Слова<p lang=it>parole<p><a href=#end>ссылка <span lang=en>link</span></a></div>
<p lang="" id=end>senza</p>
"""


def printed(mini: Path, body: str) -> bytes:
    return PdfPrinter(Resources(Sources(mini), "note")).print(HEAD + body, "t").content


def test_mixed_content(mini: Path) -> None:
    assert of_tags(printed(mini, MIXED)) == of_page(HEAD + MIXED)


def test_over_pages_and_columns(mini: Path) -> None:
    long = "<p>parola <q lang=en>several words of the text</q> ancora</p>" * 60
    body = f"<article lang=ru><p>слова</p><div lang=it>{long}</div></article>" * 2
    assert of_tags(printed(mini, body)) == of_page(HEAD + body)


def test_words_for_pictures(mini: Path) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width=9 height=9 {}><title>{}</title></svg>"
    body = "".join(svg.format(*each) for each in [("", "Una carta"), ("lang=en", "A map")])
    body += f"<p lang=en>{svg.format('', 'A line')}</p>"
    found = {"Una carta": "it", "A map": "en", "A line": "en"}
    assert alternatives(printed(mini, body)) == found


def test_one_language_needs_no_more_than_that_of_the_whole(mini: Path) -> None:
    with open_pdf(printed(mini, "<p>una <b lang=it>sola</b> lingua</p>")) as pdf:
        (page,) = pdf.pages
        assert {each.language for each in page.tags.below()} == {""}


@pytest.fixture(scope="module")
def quoting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose Italian documents quote a text in Serbian, in Latin letters."""
    root = tmp_path_factory.mktemp("languages")
    make_templates(root)
    serbian = LATIN._replace(language="sr-Latn")
    write_declaration(root, shape(serbian, 3, small=True)._replace(translated=True))
    settings = root / "docgen.toml"
    own = 'languages = ["it"]\nwritten_in = "en"'
    text = settings.read_text("utf-8").replace('languages = ["en"]', own)
    settings.write_text(text, "utf-8")
    return root


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_documents_with_words_of_ours_in_three_languages(engine: str, quoting: Path) -> None:
    """Labels in Italian, the desk's words in English, the title and quotations in Serbian."""
    renderer = Renderer(Sources(quoting))
    for job in italian_jobs(quoting):
        said: dict[str, str] = {}
        with open_pdf(renderer.render(replace(job, engine=engine)).content) as pdf:
            for page in pdf.pages:
                languages = contents(page.tags, pdf.language)
                for text in page.texts:
                    language = languages.get(text.mark.content, "")
                    if text.mark.kind == "quotation":
                        assert language == "sr-Latn"
                    elif text.mark.kind == "other" and text.mark.tagged:
                        said[language] = said.get(language, "") + letters(text.text)
        assert set(said) == {"it", *job.view.foreign.values()}
        for words, language in sorted(job.view.foreign.items(), key=lambda each: -len(each[0])):
            assert len(words) < 12 or letters(words) not in said["it"]
            said[language] = without(said[language], letters(words))
        del said["it"]
        assert not any(said.values()), said


@pytest.mark.long
def test_both_engines_say_the_same_letters_in_each_language(quoting: Path) -> None:
    renderer = Renderer(Sources(quoting))
    for job in italian_jobs(quoting):
        by_both = (
            of_tags(renderer.render(replace(job, engine=engine)).content)
            for engine in ("weasyprint", "typst")
        )
        assert next(by_both) == next(by_both)


def italian_jobs(root: Path) -> list[Job]:
    """Documents of each kind; one alone unless tests run in full."""
    kinds = {(job.document.product, job.view.variant.shape): job for job in jobs_by_typst(root)}
    assert len(kinds) >= 3
    return list(kinds.values())[: budget(quick=1, full=9)]


def without(said: str, words: str) -> str:
    """``said`` without ``words``, also where a narrow place has only their first twelve or more."""
    said = said.replace(words, "")
    for end in range(len(words) - 1, 11, -1):
        said = said.replace(words[:end], "")
    return said


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))
