"""Labels are found wherever a document gets them from."""

import ast
from pathlib import Path

import docx
import pytest

from conftest import REPOSITORY
from docgen.errors import TemplateError
from docgen.labels.extraction import labels_of_code, labels_of_templates
from docgen.sources import Sources

PAGE = """\
{# Translators: a kind of ship #}
<p>{{ _("Ferry") }}</p>
<p title="{{ _("Sails to %(port)s", port=port) }}">{{ ngettext("%(num)s berth", "berths", 2) }}</p>
"""


def found(root: Path, name: str) -> list[tuple[str | tuple[str, str], int | None, tuple[str, ...]]]:
    labels = labels_of_templates(Sources(root), [name])
    return [(each.id, each.line, each.comments) for each in labels]


@pytest.mark.parametrize("ending", ["html", "typ"])
def test_of_a_page(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"page.{ending}").write_text(PAGE, "utf-8")
    assert found(tmp_path, f"page.{ending}") == [
        ("Ferry", 2, ("a kind of ship",)),
        ("Sails to %(port)s", 3, ()),
        (("%(num)s berth", "berths"), 3, ()),
    ]


def test_of_a_word_file_whose_tags_runs_split(tmp_path: Path) -> None:
    file = docx.Document()
    paragraph = file.add_paragraph()
    for run in ("{{ _(“The ferry’s", " crew & guests", "”) ", "}}"):  # as Word autocorrects marks
        paragraph.add_run(run)
    file.add_table(1, 1).cell(0, 0).text = '{{ _("Berths") }}'
    section = file.sections[0]
    section.header.paragraphs[0].text = '{{ _("Ferry") }}'
    section.footer.paragraphs[0].text = '{{ _("Page") }}'
    file.core_properties.title = '{{ _("Timetable") }}'
    file.save(str(tmp_path / "ship.docx"))
    assert found(tmp_path, "ship.docx") == [
        (label, None, ())
        for label in ("The ferry’s crew & guests", "Berths", "Ferry", "Page", "Timetable")
    ]


def test_other_files_have_none(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text("p::before { content: \"_('Ferry')\" }", "utf-8")
    assert found(tmp_path, "page.css") == []


def test_a_template_with_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<p>\n{{ _("Ferry" }}</p>', "utf-8")
    with pytest.raises(TemplateError, match=r"page\.html:2: "):
        found(tmp_path, "page.html")


def test_no_label_of_the_code_is_missed() -> None:
    """Python's own parser finds as many: Babel's misses those within an f-string."""
    calls = [
        node
        for path in sorted((REPOSITORY / "src/docgen/render").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute | ast.Name)
        and ast.unparse(node.func).rpartition(".")[2] in ("_say", "_say_many")
    ]
    assert len(calls) == len(list(labels_of_code())) > 20
    for call in calls:  # a label put together while docgen runs is in no catalogue
        assert isinstance(call.args[0], ast.Constant), f"line {call.lineno}: {ast.unparse(call)}"
