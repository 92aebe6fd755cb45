"""Drafts say so: on every page, in the properties of the file, whatever the template says."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.section import _Header

from conftest import job_of
from docgen.errors import FidelityError
from docgen.render.document import Renderer
from docgen.sources import Sources

# "1" and its commitment, "2": three of the declaration; fish has the first two.
PROPOSED = ('"1":\n', "    - what: Next meeting\n", '"2":\n')
LINE = "entries that nobody has confirmed: 3 for this declaration, {} of them shown here"


@pytest.fixture
def drafts(mini: Path) -> Path:
    path = mini / "content/demo/annotations.yaml"
    text = path.read_text("utf-8")
    for each in PROPOSED:
        assert text.count(each) == 1
        indent = "      " if each.startswith(" ") else "  "
        text = text.replace(each, f"{each}{indent}proposed: true\n")
    path.write_text(text, "utf-8")
    return mini


def render(root: Path, name: str) -> bytes:
    return Renderer(Sources(root)).render(job_of(root, name)).content


def style(root: Path, rules: str) -> None:
    path = root / "templates/shared/base.css"
    path.write_text(f"{path.read_text('utf-8')}\n{rules}", "utf-8")


def pages(content: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def header_text(header: _Header) -> str:
    return " ".join(each.text for each in header.paragraphs)


def headers(file: Document) -> list[str]:
    """The text of every header that a page of the document can have."""
    found: list[str] = []
    for section in file.sections:
        found.append(header_text(section.header))
        if section.different_first_page_header_footer:
            found.append(header_text(section.first_page_header))
        if file.settings.odd_and_even_pages_header_footer:
            found.append(header_text(section.even_page_header))
    return found


@pytest.mark.parametrize(("name", "shown"), [("whole", 3), ("fish", 2), ("kz", 1), ("kz-fish", 0)])
def test_a_draft_says_how_much_is_unconfirmed(drafts: Path, name: str, shown: int) -> None:
    style(drafts, "blockquote { break-after: page }")
    line = LINE.format(shown)
    content = render(drafts, f"{name}/pdf")
    assert all(line in page for page in pages(content))
    metadata = pypdfium2.PdfDocument(content).get_metadata_dict()
    assert metadata["Title"].startswith("Draft · Note · ")
    assert line in metadata["Subject"]
    file = docx.Document(BytesIO(render(drafts, f"{name}/docx")))
    assert all(line in header for header in headers(file))
    properties = file.core_properties
    assert properties.content_status == "Draft"
    assert line in properties.comments
    assert properties.title.startswith("Draft · ")


def test_a_draft_in_a_language_without_labels_says_so_in_english(drafts: Path) -> None:
    settings = drafts / "docgen.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('languages = ["en"]', 'languages = ["es"]'), "utf-8")
    catalogue = drafts / "templates/shared/locale/es.po"
    catalogue.parent.mkdir(exist_ok=True)
    catalogue.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', "utf-8")
    content = render(drafts, "kz/pdf")
    assert all(LINE.format(1) in page for page in pages(content))
    properties = docx.Document(BytesIO(render(drafts, "kz/docx"))).core_properties
    assert properties.title.startswith("Draft · ")
    assert LINE.format(1) in properties.comments


def test_what_is_confirmed_is_no_draft(mini: Path) -> None:
    assert "Draft" not in "".join(pages(render(mini, "whole/pdf")))
    file = docx.Document(BytesIO(render(mini, "whole/docx")))
    assert headers(file) == [""]
    assert file.core_properties.content_status == ""


@pytest.mark.parametrize(
    "rules",
    [
        '@page { @top-left { content: "Of ours" } @top-center { content: "For all" } }',
        '@page :first { @top-right { content: "Of ours" } } @page { @bottom-left { content: "-" }}',
        '@page { @bottom-right { content: "Of ours" } @top-right-corner { content: "." } }',
    ],
)
def test_what_a_template_has_in_its_margins_stays(drafts: Path, rules: str) -> None:
    style(drafts, f"blockquote {{ break-after: page }} {rules}")
    said = pages(render(drafts, "whole/pdf"))
    assert len(said) > 1
    assert all(LINE.format(3) in page for page in said)
    assert "Of ours" in said[0]


@pytest.mark.parametrize(
    "rules",
    [
        "@page { margin: 0 }",
        "@page :first { @top-left { color: #fff !important; font-size: 1pt !important } }",
        "@page { "
        + " ".join(
            f'@{side}-{place} {{ content: "." }}'
            for side in ("top", "bottom")
            for place in ("left", "center", "right")
        )
        + " }",
    ],
)
def test_a_template_that_hides_the_mark_is_refused(drafts: Path, rules: str) -> None:
    style(drafts, rules)
    with pytest.raises(FidelityError):
        render(drafts, "whole/pdf")


def test_a_line_in_any_language_is_set(drafts: Path) -> None:
    folder = drafts / "templates/shared/locale"
    folder.mkdir()
    label = "Draft · entries that nobody has confirmed: %(all)s for this declaration,"
    (folder / "en.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        f'msgid "{label} %(shown)s of them shown here"\n'
        'msgstr "“Brouillon” \\\\ \\"%(all)s\\" } </style> & %(shown)s"\n',
        "utf-8",
    )
    assert '“Brouillon” \\ "3" } </style> & 3' in pages(render(drafts, "whole/pdf"))[0]
    file = docx.Document(BytesIO(render(drafts, "whole/docx")))
    assert '“Brouillon” \\ "3" } </style> & 3' in headers(file)[0]


def test_every_section_of_a_word_file_has_the_mark(drafts: Path) -> None:
    path = drafts / "templates/note/note.docx"
    file = docx.Document(str(path))
    file.settings.odd_and_even_pages_header_footer = True
    first = file.sections[0]
    first.first_page_header.paragraphs[0].text = "The desk"
    second = file.add_section(WD_SECTION.NEW_PAGE)
    file.add_paragraph("The end.")
    second.different_first_page_header_footer = True
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "The second part"
    file.save(str(path))
    content = render(drafts, "whole/docx")
    found = headers(docx.Document(BytesIO(content)))
    assert len(found) == 5
    assert all(LINE.format(3) in header for header in found)
    assert any("The second part" in header for header in found)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        document = parts.read("word/document.xml").decode()
    assert re.findall(r'headerReference w:type="(\w+)"', document).count("default") == 2
