"""The shipped Word summary with what a small declaration does not have: long lists, long dates."""

from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, job_of
from docgen.due import Due
from docgen.render.document import Renderer
from docgen.sources import Sources

PARTIES = ("KZ", "KG", "TJ", "TM", "UZ", "IT") * 4


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A summary whose first commitment is of many parties and due on a day with a long name."""
    job = job_of(REPOSITORY, "summary/whole/docx")
    dated = [each for each in job.view.commitments if each.due]
    undated = [each for each in job.view.commitments if not each.due]
    whose = {"by": PARTIES, "stage": None, "duty": ()}
    first = replace(dated[0], due=Due(2027, None, 9, 28, by=True), **whose)
    view = replace(
        job.view,
        commitments=(first, replace(undated[0], **whose), *undated[1:]),
        head=replace(job.view.head, short_title="Joint Declaration " * 12),
    )
    path = tmp_path_factory.mktemp("summary") / "summary.docx"
    path.write_bytes(Renderer(Sources(REPOSITORY)).render(replace(job, view=view)).content)
    return path


def test_many_parties_are_counted_in_their_column_and_named_beside_it(made: Path) -> None:
    dated, undated, *_ = docx.Document(str(made)).tables
    what, whom = (dated.rows[1].cells[index].text for index in (1, 2))
    assert whom == "24 named"
    assert what.count("Tajikistan") == what.count("Turkmenistan") == 4
    assert undated.rows[1].cells[1].text.count("Tajikistan") == 4
    assert undated.rows[1].cells[3].text == "24 named"
    assert "named" not in undated.rows[2].cells[3].text


def test_a_long_date_breaks_between_its_words(made: Path) -> None:
    dated = docx.Document(str(made)).tables[0]
    assert dated.rows[1].cells[0].text == "By 28 September 2027"


def test_a_long_title_leaves_room_for_the_number_of_the_page(made: Path) -> None:
    foot = docx.Document(str(made)).sections[0].footer.paragraphs[0].text
    title, rest = foot.split("…", 1)
    assert title.startswith("Joint Declaration Joint Declaration")
    assert len(title) < 80
    assert rest.startswith(" · Summary · The whole declaration\tPage")
