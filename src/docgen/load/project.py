"""``docgen.toml`` and ``content/`` → a :class:`docgen.model.Project`."""

import re
import string
from collections.abc import Iterable
from typing import Annotated

from msgspec import Struct, field
from msgspec.structs import astuple, replace

from docgen.errors import ContentError
from docgen.formats import PAGES, Format
from docgen.load import toml
from docgen.load.declaration import load_declaration
from docgen.load.decode import NOT_EMPTY, Located, Problems, decode, decoded_later
from docgen.load.links import check_links
from docgen.load.own_vocabulary import own_vocabulary
from docgen.load.register import Register
from docgen.load.selections import check_documents, check_names, load_selection
from docgen.load.series import check_series
from docgen.load.settings import SETTINGS, require_project
from docgen.load.timings import with_due_dates
from docgen.load.translations import with_translations
from docgen.load.vocabulary import ID, Id, LanguageTag, check_language, load_vocabulary
from docgen.model import (
    Declaration,
    Engine,
    Fallback,
    Product,
    Project,
    Selection,
    Shape,
    Vocabulary,
)
from docgen.prepared import Prepared, PreparedWords
from docgen.sources import Sources

_OUTPUT = "{declaration}/{language}/{declaration}-{product}-{variant}.{format}"
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?")
_FIELDS = ("declaration", "language", "product", "variant", "format")


class BuildTable(Struct, frozen=True, forbid_unknown_fields=True):
    """What is built, and where it is written."""

    languages: Annotated[tuple[LanguageTag, ...], NOT_EMPTY] = ("en",)
    """The languages of documents, such as en or pt-BR. A text in one of them is quoted in it."""
    output: str = _OUTPUT
    """The path of each document below the output folder; words in braces are filled in."""
    written_in: LanguageTag | None = None
    """The language of the desk's files that have none in their name; by default, the first."""
    fallback: Fallback = "mark"
    """Words not translated: mark prints them marked with their language, omit leaves out summaries,
    messages, scopes and notes, fail makes no document with such words."""
    hosts: tuple[str, ...] = ()
    """Hosts from which templates may fetch pictures and stylesheets; without any, none."""


class ProductTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of document: this table, and a folder of its name in templates/."""

    formats: Annotated[tuple[Format, ...], NOT_EMPTY]
    """PDF and Word by templates; the others have the rows of the register."""
    variants: Annotated[tuple[Shape, ...], NOT_EMPTY]
    """What has a document: the whole text, each country, each sector, each pair of them."""
    every_country: bool = False
    """Also build a country's document on a sector that says no more than the sector's own."""
    engine: Engine | None = None
    """What makes the PDFs, of a product with templates for both WeasyPrint and Typst."""
    notes: bool = True
    """Whether the documents are given the desk's notes, so that they can print them."""
    on_file: bool = False
    """Whether the documents are given the other declarations too, so that they can list them."""
    register: bool = False
    """Whether the documents are given what became of each commitment, so that they can print it."""


class PreparedTable(Prepared, frozen=True, forbid_unknown_fields=True):
    """What documents say about their making."""

    translated: dict[LanguageTag, PreparedWords] = field(default_factory=dict)
    """The same in other languages."""


class SettingsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What a project builds, and when."""

    products: dict[Id, Annotated[object, decoded_later(ProductTable)]]
    """The kinds of document, by name."""
    build: Annotated[object, decoded_later(BuildTable)] = None
    """What is built, and where it is written."""
    prepared: Annotated[object, decoded_later(PreparedTable)] = None
    """What documents say about their making."""
    declarations: dict[Id, Annotated[object, decoded_later(Selection)]] = {}
    """What is built of single declarations, by the names of their folders."""
    schedule: object = None  # decoded by schedule.entries


def load_project(sources: Sources, also: Iterable[str] = ()) -> Project:
    """The project in the folder of ``sources``, with documents in languages ``also`` asked for.

    Raises :class:`ContentError` with every mistake in ``docgen.toml`` and ``content/``.
    """
    require_project(sources)
    file = toml.parse(sources.text(SETTINGS), SETTINGS)
    settings = decode(file, SettingsFile)
    problems = Problems()
    products: list[Product] = []
    for name in settings.products:
        with problems.collected():
            product = decode(file, ProductTable, "products", name)
            if not ID.fullmatch(name):
                raise file.error(f"'{name}' is not a valid folder name", "products", name)
            _check_formats(file, name, product)
            products.append(Product(name, *astuple(product)))
    build = BuildTable()
    with problems.collected():
        build = decode(file, BuildTable, "build") if settings.build is not None else build
        _check_build(file, build)
    prepared = PreparedTable()
    with problems.collected():
        if settings.prepared is not None:
            prepared = decode(file, PreparedTable, "prepared")
            for language in prepared.translated:
                check_language(file, language, "prepared", "translated", language)
    with problems.collected():
        vocabulary = load_vocabulary(sources)
        declarations: list[Declaration] = []
        selections: dict[str, Selection] = {}
        vocabularies: dict[str, Vocabulary] = {}
        registers: dict[str, Register] = {}
        names = _declaration_names(sources)
        with problems.collected():
            check_names(file, settings.declarations, names)
        for name in names:
            with problems.collected():
                selections[name] = load_selection(file, name, vocabulary.sectors)
                vocabularies[name] = own_vocabulary(sources, name, vocabulary, selections[name])
                loaded = load_declaration(sources, name, vocabularies[name])
                declarations += loaded.versions
                registers[name] = loaded.register
            if name in selections and len(products) == len(settings.products):
                with problems.collected():
                    check_documents(file, name, selections[name], products)
        if len(registers) == len(names):  # else a target may be in one that has mistakes
            with problems.collected():
                check_links(registers, declarations)
            with problems.collected():
                check_series(sources, declarations)
    problems.settle()
    project = Project(
        *(tuple(declarations), vocabulary, tuple(products)),
        *(tuple(dict.fromkeys((*build.languages, *also))), build.output, build.hosts),
        prepared=Prepared(**{each: getattr(prepared, each) for each in Prepared.__struct_fields__}),
        selections=selections,
        vocabularies=vocabularies,
        desk_language=build.written_in or build.languages[0],
        fallback=build.fallback,
    )
    project = with_translations(sources, project, prepared.translated)
    return replace(project, declarations=with_due_dates(project.declarations))


def _check_formats(file: Located, name: str, product: ProductTable) -> None:
    """Raise :class:`ContentError` for rows of the register without what became of them."""
    for index, form in enumerate(product.formats):
        if form not in PAGES and not product.register:
            raise file.error(
                f"{form} has the rows of the register, which the product is not given",
                *("products", name, "formats", index),
                hint="add 'register = true' to its table",
            )


def _declaration_names(sources: Sources) -> list[str]:
    names = [
        name
        for name in sources.names("content")
        if sources.find(f"content/{name}/declaration.yaml") is not None
    ]
    if not names:
        hint = "begin with a text: docgen import FILE --id NAME"
        raise ContentError("no folder here has a declaration.yaml", "content", hint=hint)
    for name in names:
        if not ID.fullmatch(name):
            raise ContentError(
                "a declaration's folder is named in lower-case letters, digits and hyphens",
                f"content/{name}",
            )
    return names


def _check_build(file: Located, build: BuildTable) -> None:
    for index, language in enumerate(build.languages):
        check_language(file, language, "build", "languages", index)
    if build.written_in is not None:
        check_language(file, build.written_in, "build", "written_in")
    for index, host in enumerate(build.hosts):
        if not _HOST.fullmatch(host):
            hint = "write files.example.org, or files.example.org:8443"
            raise file.error(f"'{host}' is not a host name", "build", "hosts", index, hint=hint)
    try:
        parts = list(string.Formatter().parse(build.output))
    except ValueError as error:
        raise file.error(f"output: {error}", "build", "output") from error
    for _, name, form, conversion in parts:
        if name is not None and name not in _FIELDS:
            hint = f"known: {', '.join(_FIELDS)}"
            raise file.error(f"output: unknown field '{name}'", "build", "output", hint=hint)
        if form or conversion:
            raise file.error(
                f"output: only a field name is allowed in '{{{name}}}'", "build", "output"
            )
    if build.output.startswith("/") or ".." in build.output.split("/"):
        raise file.error("output: the path leads out of the output folder", "build", "output")
