"""A file that differs from its declaration in anything is refused."""

import pytest

from docgen.akn.gate import check_akn
from docgen.akn.write import write_akn
from docgen.errors import ExitCode, FidelityError
from docgen.model import Declaration, Project


@pytest.fixture
def declaration(mini_project: Project) -> Declaration:
    return mini_project.declarations[0]


@pytest.fixture
def content(mini_project: Project, declaration: Declaration) -> bytes:
    return write_akn(declaration, declaration.head, mini_project.vocabulary)


def test_a_finished_file_passes(content: bytes, declaration: Declaration) -> None:
    check_akn(content, declaration, "demo.xml")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("will meet again", "may meet again", "in paragraph 1"),
        ("a &lt; b", "a &lt;b", "in paragraph 1"),
        ("<num>2</num>", "<num>3</num>", "paragraph 2 otherwise"),
        ("<num>2</num>", "", "paragraph 2 otherwise"),
        ("<num>(a)</num>", "<num>(b)</num>", r"paragraph 1\(a\) otherwise"),
        ('eId="para_2"', 'eId="para_4"', "in paragraph 2"),
        ("<heading>Energy</heading>", "<heading>Power</heading>", "in paragraph 2"),
        ("<mainBody ", "<mainBody wId='x' ", ""),
        ("<docTitle>Declaration", "<docTitle>Joint Declaration", "another title"),
        ('showAs="Bergen"', 'showAs="Oslo"', "another place"),
        ('date="2024-02-29"', 'date="2024-02-28"', "another date"),
        ("#party_NO #host", "#party_NO", "another participants"),
        ("</preface>", "<p>More.</p></preface>", "outside the paragraphs"),
        ("</mainBody>", "<p>More.</p></mainBody>", "outside the paragraphs"),
        ("</mainBody>", "More.</mainBody>", "outside the paragraphs"),
        ("</statement>", "<conclusions><p>Signed</p></conclusions></statement>", "outside"),
        ("</akomaNtoso>", "", "cannot be read back"),
        ('eId="para_2"', 'eId="sec_2"', "cannot be read back"),
    ],
)
def test_a_changed_file_is_refused(
    content: bytes, declaration: Declaration, before: str, after: str, message: str
) -> None:
    text = content.decode()
    assert before in text
    changed = text.replace(before, after).encode()
    if not message:  # what is no word of a declaration
        check_akn(changed, declaration, "demo.xml")
        return
    with pytest.raises(FidelityError, match=message) as refused:
        check_akn(changed, declaration, "demo.xml")
    assert refused.value.exit_code == ExitCode.FIDELITY


def test_each_word_counts(content: bytes, declaration: Declaration) -> None:
    """One letter less anywhere in the declaration's words is found."""
    for paragraph in declaration.paragraphs:
        for word in max(paragraph.blocks, key=len).split():
            if word.isalpha():
                changed = content.decode().replace(f" {word} ", f" {word[1:]} ").encode()
                if changed != content:
                    with pytest.raises(FidelityError):
                        check_akn(changed, declaration, "demo.xml")
