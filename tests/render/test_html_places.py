"""Tags that PDF/UA-1 does not allow are an error at the line of the template that has them."""

from pathlib import Path

import pytest

from conftest import job_of
from docgen.errors import TemplateError
from docgen.render.document import Renderer
from docgen.sources import Sources

MACRO = (
    "{% macro row(n) %}\n<tr>\n{% for each in range(n) %}<td>x</td>{% endfor %}\n</tr>\n"
    "{% endmacro %}"
)
LONG = "<tr><td>x<br>y<br>z</td></tr>\n" * 39


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<h1>a</h1>\n{% if view %}\n<h3>b</h3>{% endif %}", 3),
        ("<p>a</p>\n\n<img\nsrc='photo.svg'>", 3),
        (
            "<svg width='9' height='9'><title>T</title><circle r='9'/></svg>\n"
            "<svg width='9' height='9'><circle r='9'/></svg>",
            2,
        ),
        ("<ul><li>a<li>b</ul>\n<div>\n<li>c</li></div>", 3),
        ("<ul>\n<p>a</p></ul>", 2),
        (
            "<table><tr><td>a<td>b<tr><td>c<td>d</table>\n<table>\n<tr><td>a</td></tr>\n<tr><td>b</td><td>c</td></tr></table>",
            2,
        ),
        (f"<table>\n<tr>\n<th rowspan={{{{ 20 * 2 }}}}>a</th><td>1</td></tr>{LONG}</table>", 3),
        (f"{MACRO}\n<p>a</p>\n<table>\n{{{{ row(1) }}}}\n{{{{ row(2) }}}}</table>", 7),
    ],
)
def test_the_line_of_what_is_refused(mini: Path, body: str, line: int) -> None:
    path = mini / "templates/note/note.html"
    before, marker, after = path.read_text("utf-8").partition("{% block content %}")
    assert marker
    path.write_text(f"{before}{marker}{body}{after}", "utf-8")
    (path.parent / "photo.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><circle r='9'/></svg>"
    )
    with pytest.raises(TemplateError, match="PDF/UA-1") as caught:
        Renderer(Sources(mini)).render(job_of(mini, "whole/pdf"))
    assert caught.value.path == "templates/note/note.html"
    assert caught.value.line == before.count("\n") + line


def test_what_a_stylesheet_makes_has_no_line(mini: Path) -> None:
    path = mini / "templates/note/note.html"
    text = path.read_text("utf-8")
    body = "{% block content %}<table style='display: block'><tr><td>a</td></tr></table>"
    path.write_text(text.replace("{% block content %}", body), "utf-8")
    with pytest.raises(TemplateError, match="'display'") as caught:
        Renderer(Sources(mini)).render(job_of(mini, "whole/pdf"))
    assert (caught.value.path, caught.value.line) == ("templates/note/note.html", None)


def test_the_line_is_that_of_a_macro_in_its_own_file(mini: Path) -> None:
    path = mini / "templates/shared/macros.html"
    path.write_text(path.read_text("utf-8").replace("<q>", "<q lang='e n'>"), "utf-8")
    with pytest.raises(TemplateError, match="lang=“e n”") as caught:
        Renderer(Sources(mini)).render(job_of(mini, "whole/pdf"))
    assert (caught.value.path, caught.value.line) == ("templates/shared/macros.html", 2)
