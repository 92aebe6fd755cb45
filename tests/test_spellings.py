"""Characters that look like others, or like nothing, from the text to the finished documents."""

import json
from pathlib import Path

import pypdfium2
import pytest

from conftest import RunDocgen
from reading import docx_text

SUM = "USD 5 000 000"
UNSEEN = "\u200b\u200c\u200d\u200e\u2060\u00ad\ufeff\ufe0e"
ALIKE = ("ﬁ", "\u2011", *UNSEEN)

pytestmark = pytest.mark.usefixtures("in_process")


def write(root: Path, paragraphs: list[str], quotes: list[str]) -> None:
    """The demo of ``mini`` with other words; what is JSON is YAML too."""
    folder = root / "content/demo"
    text = "\n\n".join(f"{number}. {each}" for number, each in enumerate(paragraphs, 1))
    (folder / "text.en.md").write_text(f"{text}\n", "utf-8")
    (folder / "source/en.txt").unlink()
    annotations = {
        str(number): {
            "summary": "Money is paid.",
            "sectors": ["fish"],
            "parties": {"all": True},
            "commitments": [{"what": "Money", "quote": each, "kind": "measure", "by": ["all"]}],
        }
        for number, each in enumerate(quotes, 1)
    }
    (folder / "annotations.yaml").write_text(json.dumps(annotations), "utf-8")


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2007"])
def test_a_sum_never_parts_at_the_end_of_a_line(blank: str, mini: Path, docgen: RunDocgen) -> None:
    whole = SUM.replace(" ", blank)
    paragraphs = [f"Norway {'v ' * size}and v pay {whole} a year." for size in range(20, 50)]
    write(mini, paragraphs, [f"pay {SUM} a year"] * len(paragraphs))
    done = docgen("build", "--project", mini, "--sector", "fish", "--country", "NO")
    assert done.code == 0, done.err
    folder = mini / "build/demo/en"
    with pypdfium2.PdfDocument(folder / "demo-note-norway-fish.pdf") as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    lines = " ".join(pages).translate(dict.fromkeys(map(ord, "\u00a0\u202f\u2007"), " "))
    assert sum(SUM in line for line in lines.splitlines()) == len(paragraphs)
    assert docx_text(folder / "demo-note-norway-fish.docx").count(SUM) == len(paragraphs)


def test_what_looks_alike_is_built_and_kept(mini: Path, docgen: RunDocgen) -> None:
    said = [f"All de{other}ned sums of the re{other}elected chairs are paid" for other in ALIKE]
    plain = dict.fromkeys(map(ord, UNSEEN)) | {ord("ﬁ"): "fi", ord("\u2011"): "-"}
    write(mini, [f"{each}." for each in said], [each.translate(plain) for each in said])
    checked = docgen("check", "--project", mini)
    assert checked.code == 0, checked.err
    done = docgen("build", "--project", mini, "--sector", "fish")
    assert done.code == 0, done.err
    printed = docx_text(mini / "build/demo/en/demo-note-fish.docx")
    assert [each for each in said if each not in printed] == []
