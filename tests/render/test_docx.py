import zipfile
from io import BytesIO
from pathlib import Path

import docx

from conftest import job_of
from docgen.job import Job, Rendered
from docgen.render.document import Renderer
from docgen.sources import Sources
from reading import docx_paragraphs, docx_quotations


def render(root: Path, name: str) -> Rendered:
    return Renderer(Sources(root)).render(job_of(root, name))


def test_every_word_is_there(mini: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(render(mini, "whole/docx").content)
    job: Job = job_of(mini, "whole/docx")
    blocks = [block for passage in job.view.passages for block in passage.blocks]
    assert docx_quotations(path) == blocks
    assert "Norway and Iceland agreed on “fair” quotas, where a < b & c." in blocks


def test_notes_follow(mini: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(render(mini, "kz/docx").content)
    assert [text for _, text in docx_paragraphs(path)][-2:] == [
        "A note for Kazakhstan alone.",
        "Its second paragraph.",
    ]


def test_the_same_job_gives_the_same_bytes(mini: Path) -> None:
    assert render(mini, "no/docx").content == render(mini, "no/docx").content


def test_the_file_is_dated_by_the_declaration(mini: Path) -> None:
    content = render(mini, "no/docx").content
    properties = docx.Document(BytesIO(content)).core_properties
    assert str(properties.created) == str(properties.modified) == "2024-02-29 00:00:00+00:00"
    assert (properties.title, properties.language) == ("Norway", "en")
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.namelist()[0] == "[Content_Types].xml"


def test_reads(mini: Path) -> None:
    assert sorted(render(mini, "no/docx").reads) == [
        "templates/note/note.docx",
        "templates/shared/locale/en.po",
    ]
