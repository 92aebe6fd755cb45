"""``docgen.toml`` and ``content/`` → a :class:`docgen.model.Project`."""

import re
import string

from msgspec import Struct
from msgspec.structs import astuple

from docgen.errors import ContentError
from docgen.load import toml
from docgen.load.declaration import load_declaration
from docgen.load.decode import Located, Problems, decode
from docgen.load.selections import load_selections
from docgen.load.settings import SETTINGS, require_project
from docgen.load.vocabulary import ID, check_language, load_vocabulary
from docgen.model import Declaration, Engine, Format, Product, Project, Selection, Shape
from docgen.prepared import Prepared
from docgen.sources import Sources

_OUTPUT = "{declaration}/{language}/{declaration}-{product}-{variant}.{format}"
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?")
_FIELDS = ("declaration", "language", "product", "variant", "format")


class _Build(Struct, frozen=True, forbid_unknown_fields=True):
    languages: tuple[str, ...] = ("en",)
    output: str = _OUTPUT
    hosts: tuple[str, ...] = ()


class _Product(Struct, frozen=True, forbid_unknown_fields=True):
    formats: tuple[Format, ...]
    variants: tuple[Shape, ...]
    every_country: bool = False
    engine: Engine | None = None


class _Settings(Struct, frozen=True, forbid_unknown_fields=True):
    products: dict[str, object]
    build: object = None
    prepared: object = None
    declarations: dict[str, object] = {}
    schedule: object = None  # for load.schedule


def load_project(sources: Sources) -> Project:
    """The project in the folder of ``sources``.

    Raises :class:`ContentError` with every mistake in ``docgen.toml`` and ``content/``.
    """
    require_project(sources)
    file = toml.parse(sources.text(SETTINGS), SETTINGS)
    settings = decode(file, _Settings)
    problems = Problems()
    products: list[Product] = []
    for name in settings.products:
        with problems.collected():
            product = decode(file, _Product, "products", name)
            if not ID.fullmatch(name):
                raise file.error(f"'{name}' is not a valid folder name", "products", name)
            products.append(Product(name, *astuple(product)))
    build = _Build()
    with problems.collected():
        build = decode(file, _Build, "build") if settings.build is not None else build
        _check_build(file, build)
    prepared = Prepared()
    with problems.collected():
        if settings.prepared is not None:
            prepared = decode(file, Prepared, "prepared")
    with problems.collected():
        vocabulary = load_vocabulary(sources)
        declarations: list[Declaration] = []
        selections: dict[str, Selection] = {}
        names = _declaration_names(sources)
        if len(products) == len(settings.products):  # else one has a mistake, reported already
            with problems.collected():
                selections = load_selections(file, settings.declarations, names, products)
        for name in names:
            with problems.collected():
                declarations += load_declaration(sources, name, vocabulary)
    problems.settle()
    return Project(
        *(tuple(declarations), vocabulary, tuple(products)),
        *(build.languages, build.output, build.hosts),
        prepared=prepared,
        selections=selections,
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


def _check_build(file: Located, build: _Build) -> None:
    for index, language in enumerate(build.languages):
        check_language(file, language, "build", "languages", index)
    for index, host in enumerate(build.hosts):
        if not _HOST.fullmatch(host):
            hint = "write files.example.org, or files.example.org:8443"
            raise file.error(f"'{host}' is not a host name", "build", "hosts", index, hint=hint)
    try:
        parts = list(string.Formatter().parse(build.output))
    except ValueError as error:
        raise file.error(f"output: {error}", "build", "output") from error
    for _, field, form, conversion in parts:
        if field is not None and field not in _FIELDS:
            hint = f"known: {', '.join(_FIELDS)}"
            raise file.error(f"output: unknown field '{field}'", "build", "output", hint=hint)
        if form or conversion:
            raise file.error(
                f"output: only a field name is allowed in '{{{field}}}'", "build", "output"
            )
    if build.output.startswith("/") or ".." in build.output.split("/"):
        raise file.error("output: the path leads out of the output folder", "build", "output")
