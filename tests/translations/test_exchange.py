"""A translator's file: what is written is read, in both formats, and nothing hostile is."""

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.characters import FORBIDDEN
from docgen.errors import ContentError, UsageError
from docgen.translations import po, xliff
from docgen.translations.exchange import read_batch, write_units
from docgen.translations.units import TranslationUnit

# Any character that content may hold, and often those that mean something in PO, XML or YAML.
CHARACTERS = st.one_of(
    st.sampled_from("\n\t \"\\#%<&>~|:'\u2028\u0301\u00a0n"),
    st.characters(exclude_categories=["Cs"]),
).filter(lambda each: not FORBIDDEN.match(each))
WORDS = st.text(CHARACTERS, max_size=60)
UNITS = st.builds(
    TranslationUnit,
    place=st.text(CHARACTERS.filter(str.isprintable), min_size=1, max_size=20),
    source=WORDS.filter(str.strip),
    target=WORDS.map(lambda each: each if each.strip() else ""),
    done=st.booleans(),
    before=WORDS,
    origin=st.just("content/sectors.yaml:3"),
    remarks=st.lists(WORDS.map(str.strip).filter(bool), max_size=2).map(tuple),
)
BATCHES = st.lists(UNITS, max_size=5, unique_by=lambda each: each.place)


def core(units: Iterable[TranslationUnit]) -> list[tuple[str, str, str, bool]]:
    return [
        (each.place, each.source, each.target, each.done and each.target != "") for each in units
    ]


@settings(max_examples=30)
@given(BATCHES)
def test_what_is_written_as_po_is_read(units: list[TranslationUnit]) -> None:
    batch = po.read(po.write(units, "en", "pt-BR").decode(), "it.po")
    assert core(batch.units) == core(units)
    assert batch.language == "pt-BR"


@settings(max_examples=30)
@given(BATCHES)
def test_what_is_written_as_xliff_is_read(units: list[TranslationUnit]) -> None:
    batch = xliff.read(xliff.write(units, "en", "pt-BR"), "it.xlf")
    assert core(batch.units) == core(units)
    assert batch.language == "pt-BR"


def test_a_file_is_the_same_each_time_and_no_words_pass_for_a_format() -> None:
    units = [TranslationUnit("a/b", "50 % of it", "50 % de cela", origin="content/a.yaml:1")]
    for form in (po, xliff):
        assert form.write(units, "en", "fr") == form.write(units, "en", "fr")
    assert b"python-format" not in po.write(units, "en", "fr")


def test_what_changed_is_fuzzy_with_the_words_before() -> None:
    units = [TranslationUnit("a/b", "New", "Vieux", False, "Old", "content/a.yaml:1", ("A name.",))]
    assert (
        po.write(units, "en", "fr")
        .decode()
        .endswith(
            """\
#. A name.
#: content/a.yaml:1
#, fuzzy
#| msgid "Old"
msgctxt "a/b"
msgid "New"
msgstr "Vieux"

"""
        )
    )
    text = xliff.write(units, "en", "fr").decode()
    assert '<segment id="s1" state="initial" subState="docgen:older">' in text
    assert '<note category="original before">Old</note>' in text


# What XLIFF 2.0 lets each element have (OASIS, 5 August 2014, section 2.2), as far as we write it.
XLIFF_ATTRIBUTES = {
    "xliff": {"version", "srcLang", "trgLang"},
    "file": {"id", "original", "canResegment", "space"},
    "unit": {"id", "name"},
    "notes": set(),
    "note": {"category"},
    "segment": {"id", "state", "subState"},
    "source": set(),
    "target": set(),
}
XLIFF_CHILDREN = {
    "xliff": r"(file )+",
    "file": r"(unit )+",
    "unit": r"(notes )?(segment )+",
    "notes": r"(note )+",
    "segment": r"source (target )?",
}


def test_an_xliff_file_has_the_structure_of_its_standard() -> None:
    units = [
        TranslationUnit("a/b", "New", "Vieux", False, "Old", "content/a.yaml:1", ("A name.",)),
        TranslationUnit("a/c", "Not yet", "", origin="content/a.yaml:2"),
        TranslationUnit("d", "Done", "Fait", origin="content/d.yaml:1"),
    ]
    root = etree.fromstring(xliff.write(units, "en", "fr"))
    ids = []
    for element in root.iter():
        name = etree.QName(element).localname
        attributes = {etree.QName(each).localname for each in element.attrib}
        assert attributes <= XLIFF_ATTRIBUTES[name]
        children = "".join(f"{etree.QName(each).localname} " for each in element)
        assert re.fullmatch(XLIFF_CHILDREN.get(name, ""), children)
        if "subState" in element.attrib:  # which needs a state, and has a prefix
            assert element.get("state") == "initial"
            assert re.fullmatch(r"[^\s:]+:[^\s:]+", element.get("subState"))
        ids += [element.get("id")] if name in ("file", "unit") else []
    assert len(set(ids)) == len(ids) == 5
    assert all(re.fullmatch(r"[\w.:-]+", each) for each in ids)  # NMTOKEN


def test_a_file_is_never_written_over_another(tmp_path: Path) -> None:
    file = tmp_path / "it.po"
    write_units(file, [], "en", "it", is_po=True)
    with pytest.raises(UsageError, match="may hold translations"):
        write_units(file, [], "en", "it", is_po=True)


HEAD = 'msgid ""\nmsgstr "Language: it\\n"\n\n'
XLIFF = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" trgLang="it">%s</xliff>'
UNIT = '<unit name="a"><segment><source>x</source><target>%s</target></segment></unit>'
WRONG = [
    ("a.po", 'msgctxt "a"\nmsgid "x"\nmsgstr Pesca', "a.po:3: not a line of a PO file"),
    ("a.po", HEAD + 'msgid "x"\nmsgstr "y"', "a message without a place"),
    (
        "a.po",
        HEAD + 'msgctxt "a"\nmsgid "x"\nmsgid_plural "z"',
        "'msgid_plural' is out of place",
    ),
    (
        "a.po",
        HEAD + 2 * 'msgctxt "a"\nmsgid "x"\nmsgstr "y"\n',
        "a.po:8: 'a' occurs twice (first on line 5",
    ),
    ("a.po", HEAD + 'msgctxt "a"\nmsgid "x"\nmsgstr "\x07"', "control character U+0007"),
    ("a.po", HEAD + 'msgctxt "a"\nmsgid ""\nmsgstr "y"', "a.po:5: the original of 'a' is gone"),
    ("a.po", HEAD + 'msgctxt "a"\nmsgid "x"', "missing msgstr"),
    (
        "a.po",
        'msgctxt "a"\nmsgstr "y"\nmsgid "x"\nmsgstr "z"',
        "'msgstr' cannot be after 'msgctxt'",
    ),
    ("a.po", 'msgstr "y"', "a.po:1: 'msgstr' cannot be at the beginning"),
    ("a.po", '"y"', "out of place"),
    ("a.po", b"\xff\xfem\x00", "not UTF-8"),
    ("a.po", b"#" * (5 << 20), "a file of more than 4 MB"),
    ("a.xlf", "<xliff", "not well-formed XML"),
    ("a.xlf", "", "not well-formed XML"),
    ("a.xlf", '<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]><x>&e;</x>', "has a document type"),
    ("a.xlf", '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "not an XLIFF 2 file"),
    ("a.xlf", XLIFF % "<unit><segment/></unit>", "a unit without a name"),
    ("a.xlf", XLIFF % (UNIT % "a<ph/>b"), "a <ph> within a text"),
    ("a.xlf", XLIFF % (UNIT % "\u202e"), "control character U+202E"),
    ("a.xlf", XLIFF % '<unit name="a"><segment/></unit>', "a.xlf:1: the original of 'a' is gone"),
    ("a.xlf", XLIFF % (2 * (UNIT % "y")), "'a' occurs twice"),
    ("a.txt", "x", "neither a PO nor an XLIFF file"),
]


@pytest.mark.parametrize(("name", "content", "message"), WRONG)
def test_any_other_file_is_an_error(
    tmp_path: Path, name: str, content: str | bytes, message: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ContentError) as told:
        read_batch(file)
    assert message in str(told.value)


def test_entities_do_not_grow(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    file = tmp_path / "a.xlf"
    file.write_text(f'<!DOCTYPE x [<!ENTITY e0 "x">{levels}]><x>&e11;</x>')
    with pytest.raises(ContentError, match=r"document type|not well-formed XML"):
        read_batch(file)


def test_marks_and_parts_of_a_translators_tool_are_words() -> None:
    unit = """<unit name="a"><segment><source>One.</source><target>U<mrk id="m">n</mrk>o.</target>
    </segment><ignorable><source> </source></ignorable>
    <segment state="final"><source>Two.</source><target>Due.</target></segment></unit>"""
    (found,) = xliff.read((XLIFF % unit).encode(), "a.xlf").units
    assert core([found]) == [("a", "One. Two.", "Uno. Due.", True)]


@settings(max_examples=60)
@given(st.one_of(st.binary(max_size=80), WORDS.map(lambda each: (HEAD + each).encode())))
def test_any_bytes_are_read_or_give_an_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    for name in ("any.po", "any.xlf"):
        (folder / name).write_bytes(content)
        with suppress(ContentError):
            read_batch(folder / name)
