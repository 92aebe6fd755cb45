"""Anything at all as content or template: data, or a clear error; more of it in acceptance."""

import re
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conftest import TESTS, budget, jobs_of
from docgen.errors import ContentError, FidelityError, TemplateError
from docgen.load import text, toml, yaml
from docgen.render.document import Renderer
from docgen.sources import Sources
from hostile.packed import packed, unpacked

MUCH = settings(
    max_examples=budget(quick=12, full=1500),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SIGNS = st.text(st.sampled_from("&*!|>%@`\"'[]{}#,:-?=~.<0x1e9 \n\tNOa\u202e\x00"), max_size=60)
# fmt: off
PIECES = [
    "{{", "}}", "{%", "%}", "{#", "if", "for", "in", "endfor", "endif", "view", "head", "|", ".",
    "(", ")", "'", '"', "__class__", "range", "9", "*", "[", "]", "<w:t>", "</w:t>", "<w:p>",
    "</w:p>", "&", "include", "macro", "set", "=", "_", "~", "-", "%", "{_{", "safe", " ", "\n",
]
# fmt: on


@MUCH
@given(st.one_of(st.text(), SIGNS))
@example("a: &a [*a]")
def test_yaml(words: str) -> None:
    with suppress(ContentError):
        yaml.parse(words, "f")


@MUCH
@given(st.one_of(st.text(), SIGNS))
def test_toml(words: str) -> None:
    with suppress(ContentError):
        toml.parse(words, "f")


# No-break blanks are the text's own, and stay.
_NEEDLESS_BLANKS = re.compile(r"^[ \t\n]|[ \t\n]$|[ \t\n]{2}|[\t\n]")


@MUCH
@given(st.one_of(st.text(), st.text(st.sampled_from("1234567890.()abi# \n\t¶٣１"), max_size=200)))
def test_text(words: str) -> None:
    with suppress(ContentError):
        for paragraph in text.parse(words, "f"):
            assert paragraph.ref
            assert not any(_NEEDLESS_BLANKS.search(block) for block in paragraph.blocks)


TEMPLATE = unpacked((TESTS / "projects/mini/templates/note/note.docx").read_bytes())


@MUCH
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_tags_of_a_word_template(mini: Path, tags: str) -> None:
    document = TEMPLATE["word/document.xml"].decode()
    paragraph = f"<w:body><w:p><w:r><w:t>{tags}</w:t></w:r></w:p>"
    changed = {"word/document.xml": document.replace("<w:body>", paragraph, 1).encode()}
    render(mini, packed({**TEMPLATE, **changed}))


# Where to put which bytes in the place of how many.
DAMAGE = st.tuples(st.integers(0, 10**6), st.binary(max_size=40), st.integers(0, 40))


def damaged(content: bytes, damage: tuple[int, bytes, int]) -> bytes:
    place, put, removed = damage
    place %= len(content) + 1
    return content[:place] + put + content[place + removed :]


@MUCH
@given(st.integers(0, 100), DAMAGE)
def test_bytes_of_a_part(mini: Path, which: int, damage: tuple[int, bytes, int]) -> None:
    name = sorted(TEMPLATE)[which % len(TEMPLATE)]
    render(mini, packed({**TEMPLATE, name: damaged(TEMPLATE[name], damage)}))


@MUCH
@given(DAMAGE)
def test_bytes_of_a_package(mini: Path, damage: tuple[int, bytes, int]) -> None:
    render(mini, damaged(packed(TEMPLATE), damage))


def render(root: Path, template: bytes) -> None:
    (root / "templates/note/note.docx").write_bytes(template)
    job = next(job for job in jobs_of(root, ("docx",)) if job.view.variant.id == "kz")
    with suppress(TemplateError, FidelityError):
        Renderer(Sources(root)).render(job)
