from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from conftest import job_of
from docgen.errors import TemplateError
from docgen.fidelity.printed import Words
from docgen.fidelity.traced import TracedWords, without_marks
from docgen.render.environment import context_of, make_environment
from docgen.render.html import render_html
from docgen.render.resources import Resources
from docgen.sources import Sources


def fill(root: Path, text: str) -> str:
    environment = make_environment(Resources(Sources(root), "note"), "en")
    return environment.from_string(text).render(context_of(job_of(root, "kz/pdf")))


def test_data_is_escaped(mini: Path) -> None:
    said = fill(mini, "{% for each in view.passages %}{{ each.blocks[0] }}|{% endfor %}")
    assert "{{ 7 * 7 }}" in said
    assert fill(mini, "{{ '<b>&' }}") == "&lt;b&gt;&amp;"


def test_our_words_have_the_blanks_of_the_language_and_theirs_stay(mini: Path) -> None:
    folder = mini / "templates/shared/locale"
    folder.mkdir(parents=True)
    (folder / "fr.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n')
    environment = make_environment(Resources(Sources(mini), "note"), "fr")
    template = environment.from_string("{{ words }}|{{ ours }}|{{ '<' ~ words }}")
    words = TracedWords("Où ? « Ici »")
    said = without_marks(template.render(words=words, ours="Où ? « Ici »"))
    assert said == "Où ? « Ici »|Où\u202f? «\u00a0Ici\u00a0»|&lt;Où ? « Ici »"


def test_their_words_in_word_keep_their_blanks_and_are_known_as_theirs(mini: Path) -> None:
    environment = make_environment(Resources(Sources(mini), "note"), "fr")
    template = environment.from_string("{{ words }}|{{ ours }}")
    with environment.recording() as printed:
        said = template.render(words=Words("Où ?"), ours="Où ?")
    assert said == "Où ?|Où\u202f?"
    assert [type(each) for each in printed] == [Words, str]


def test_absent_is_empty_and_undefined_is_an_error(mini: Path) -> None:
    assert fill(mini, "{{ view.variant.sector }}") == ""
    with pytest.raises(Exception, match="'sektor' is undefined; did you mean 'sector'"):
        fill(mini, "{{ view.variant.sektor }}")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ view.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ view.update({'a': 1}) }}",
    ],
)
def test_no_way_from_a_template_to_python(mini: Path, attack: str) -> None:
    with pytest.raises(SecurityError):
        fill(mini, attack)


def test_a_product_overrides_what_is_shared(mini: Path) -> None:
    (mini / "templates/note/macros.html").write_text("{% macro passage(each) %}mine{% endmacro %}")
    sources = Sources(mini)
    environment = make_environment(Resources(sources, "note"), "en")
    with sources.recording() as reads:
        page = render_html(job_of(mini, "kz/pdf"), environment)
    assert "mine" in page
    assert "templates/shared/macros.html" not in reads
    assert reads["templates/note/base.html"] is None


def test_a_cached_template_is_an_input_of_each_document(mini: Path) -> None:
    sources = Sources(mini)
    environment = make_environment(Resources(sources, "note"), "en")
    reads = []
    for name in ("kz/pdf", "no/pdf"):
        with sources.recording() as record:
            render_html(job_of(mini, name), environment)
        reads.append(record)
    assert reads[0] == reads[1]
    assert len(reads[0]) == 7


def test_an_error_in_a_macro_is_told_there(mini: Path) -> None:
    path = mini / "templates/shared/macros.html"
    path.write_text("{% macro passage(each) %}\n{{ each.blokcs }}\n{% endmacro %}")
    environment = make_environment(Resources(Sources(mini), "note"), "en")
    with pytest.raises(TemplateError, match=r"^templates/shared/macros.html:2: 'blokcs'"):
        render_html(job_of(mini, "kz/pdf"), environment)


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        ("view.brief | map('upper')", "prints a list, not text: end it with a filter such as"),
        ("view.brief", "prints a list"),
        ("view.variant", "prints a whole table, not one of its fields \\(shape, id, slug"),
        ("passage", "the macro 'passage' is printed, not called: write 'passage\\(…\\)'"),
        ("cycler", "prints a value that is not text"),
    ],
)
def test_what_is_printed_is_text(mini: Path, printed: str, message: str) -> None:
    path = mini / "templates/note/note.html"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:4], f"{{{{ {printed} }}}}", *lines[4:]]), "utf-8")
    environment = make_environment(Resources(Sources(mini), "note"), "en")
    with pytest.raises(TemplateError, match=message) as error:
        render_html(job_of(mini, "whole/pdf"), environment)
    assert (error.value.path, error.value.line) == ("templates/note/note.html", 5)


def test_numbers_and_markup_are_printed(mini: Path) -> None:
    assert fill(mini, "{{ 1.5 }} {{ true }} {{ '<' | escape }}") == "1.5 True &lt;"
