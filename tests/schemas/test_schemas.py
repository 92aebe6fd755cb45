"""The schemas of the files say what the loaders take, no more and no less than a schema can."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from conftest import REPOSITORY, TESTS, RunDocgen
from docgen.errors import ContentError
from docgen.load import toml, yaml
from docgen.load.decode import Located, decode
from docgen.schemas import files
from docgen.schemas.descriptions import described_fields
from docgen.schemas.generate import schema_of, structs_of
from docgen.starting.new_project import make_project

NAMES = list(files.described_files())
# Of the shipped declaration there is no such file.
OWN = {"register", "groups", "translated-groups"}
SCHEMAS: dict[str, dict[str, Any]] = {name: json.loads(files.schema(name)) for name in NAMES}
ATTACKS = TESTS / "hostile/attacks"
MODELINE = re.compile(r"(?:# yaml-language-server: \$schema=|#:schema )(\S+)\n")


def validator(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


def as_an_editor_reads(file: Located) -> Any:
    """Dates of TOML are text with a format for editors."""
    return json.loads(json.dumps(file.data, default=date.isoformat))


def parsed(path: Path) -> Located:
    parse = toml.parse if path.suffix == ".toml" else yaml.parse
    return parse(path.read_text("utf-8"), path.name)


def is_valid(name: str, path: Path) -> bool:
    return bool(validator(SCHEMAS[name]).is_valid(as_an_editor_reads(parsed(path))))


def schema_beside(path: Path) -> Path:
    """The schema that the first line of a file names."""
    found = MODELINE.match(path.read_text("utf-8"))
    assert found is not None, path
    return path.parent / found[1]


def files_with_schema(root: Path) -> Iterator[tuple[str, Path]]:
    for name, pattern in files.described_files().items():
        yield from ((name, path) for path in root.glob(_any(pattern)))


def _any(pattern: str) -> str:
    return pattern.replace("/ID/", "/*/").replace(".LANGUAGE.", ".*.")


def properties(schema: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        for key, part in schema.items():
            if key == "properties":
                yield from ((f"{where}.{name}", each) for name, each in part.items())
            yield from properties(part, f"{where}.{key}")


@pytest.mark.parametrize("name", NAMES)
def test_each_key_has_a_type_and_says_what_it_is_for(name: str) -> None:
    schema = SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    found = dict(properties(schema))
    assert found
    shaped = {"type", "$ref", "anyOf", "enum"}
    assert [key for key, each in found.items() if not each.get("description")] == []
    assert [key for key, each in found.items() if not each.keys() & shaped] == []
    assert "$comment" not in json.dumps(schema)


@pytest.mark.parametrize("example", [False, True])
def test_the_files_of_a_new_project_are_valid_and_name_their_schemas(
    example: bool, tmp_path: Path
) -> None:
    make_project(tmp_path, example=example)
    found = list(files_with_schema(tmp_path))
    assert {name for name, _ in found} == (
        {*NAMES} - OWN if example else {"docgen", "parties", "sectors"}
    )
    for name, path in found:
        assert json.loads(schema_beside(path).read_text("utf-8")) == SCHEMAS[name]
        assert is_valid(name, path), path


# Mistakes that an editor shows while one types; of others, such as "bad-quote", no schema knows.
SHOWN = {
    *("bad-date", "bad-due", "bad-engine", "bad-format", "bad-kind", "bad-missing-key"),
    *("bad-product-key", "bad-schedule-deliver", "bad-schedule-deliver-key", "bad-schedule-key"),
    *("bad-schedule-limit", "bad-schedule-missing", "bad-schedule-name", "bad-settings"),
    *("bad-shape", "bad-slug", "bad-unknown-key", "bad-weight"),
}
UNREADABLE = {"bad-duplicate-key", "bad-not-yaml"}


@pytest.mark.parametrize("root", sorted((TESTS / "projects").iterdir()), ids=lambda root: root.name)
def test_mistakes_of_shape_are_shown_and_nothing_else_is(root: Path) -> None:
    if root.name in UNREADABLE:
        return
    mistaken = [path for name, path in files_with_schema(root) if not is_valid(name, path)]
    assert bool(mistaken) == (root.name in SHOWN), mistaken


def test_the_files_of_the_repository_are_valid() -> None:
    found = list(files_with_schema(REPOSITORY))
    assert {name for name, _ in found} == {*NAMES} - OWN
    assert all(is_valid(name, path) for name, path in found)


def test_what_the_cues_of_docgen_hold_is_valid() -> None:
    assert is_valid("import-rules", REPOSITORY / "src/docgen/cues/rules.yaml")


# Attacks that are files of the right shape; what is wrong with them no schema can say.
BEYOND_SCHEMAS = {
    *("absolute", "attribute", "backslash", "blank-at-the-end", "conversion", "device"),
    *("device-in-a-folder", "dot-at-the-end", "drive", "escape-sequence", "folder-alone"),
    *(
        "empty",
        "hidden",
        "item",
        "language-unknown",
        "long-name",
        "long-path",
        "manifest",
        "nested-field",
    ),
    *("no-name", "open-brace", "override", "padding", "parent", "parent-inside", "product-shared"),
    *("same-for-all", "state", "anchor-of-2000-letters", "yaml-1-1"),
}


@pytest.mark.parametrize(("kind", "name"), [("settings", "docgen"), ("yaml", "sectors")])
def test_attacks_by_shape_are_refused(kind: str, name: str) -> None:
    passed = set()
    for path in (ATTACKS / kind).iterdir():
        try:
            valid = is_valid(name, path)
        except (ContentError, UnicodeDecodeError):
            continue  # no YAML or TOML that docgen reads
        if valid:
            passed.add(path.stem)
    assert passed <= BEYOND_SCHEMAS


STRUCTS = structs_of(kind for name in NAMES for kind in files.types_of(name))
# Of these, parts are decoded in calls of their own.
PIECEMEAL = [each for each in STRUCTS if "Annotated[object" in str(each.__annotations__)]
# Only together with the others has one of these the key that says which it is.
TAGGED = [each for each in STRUCTS if each.__struct_config__.tag]
JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 7, 1.5, "junk", [], ["junk"], [[]], {}, {"junk": None}]
)


def shapes(schema: dict[str, Any], top: dict[str, Any]) -> st.SearchStrategy[Any]:  # noqa: PLR0911
    """Values that are valid by ``schema``, a part of the schema ``top``."""
    match schema:
        case {"$ref": ref}:
            return shapes(top["$defs"][ref.rpartition("/")[2]], top)
        case {"anyOf": options}:
            return st.one_of([shapes(each, top) for each in options])
        case {"enum": values}:
            return st.sampled_from(values)
        case {"format": "date"}:
            return st.dates().map(str)
        case {"pattern": pattern}:
            return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)
        case {"type": "array", "items": item}:
            least = schema.get("minItems", 0)
            return st.lists(shapes(item, top), min_size=least, max_size=2)
        case {"type": "object"}:
            return tables(schema, top)
    simple = {
        "string": st.text(max_size=3),
        "integer": st.integers(schema.get("minimum", -9), schema.get("maximum", 9)),
        "boolean": st.booleans(),
        "null": st.none(),
    }
    return simple[schema["type"]] if "type" in schema else JUNK


def tables(schema: dict[str, Any], top: dict[str, Any]) -> st.SearchStrategy[Any]:
    parts = {key: shapes(part, top) for key, part in schema.get("properties", {}).items()}
    if not parts:
        keys = shapes({"type": "string"} | schema.get("propertyNames", {}), top)
        return st.dictionaries(keys, shapes(schema["additionalProperties"], top), max_size=2)
    needed = {key: parts.pop(key) for key in schema["required"]}
    return st.fixed_dictionaries(needed, optional=parts)


def has_shape(data: Any, struct: type[Struct]) -> bool:
    try:
        decode(Located("file", data, {}), struct)
    except ContentError:
        return False
    return True


@pytest.mark.parametrize("struct", STRUCTS)
@settings(max_examples=10)
@given(st.data())
def test_what_a_schema_allows_has_the_shape_that_is_loaded(
    struct: type[Struct], draw: st.DataObject
) -> None:
    schema = schema_of((struct,))
    data = draw.draw(shapes(schema, schema))
    assert validator(schema).is_valid(data)
    assert has_shape(data, struct)


@pytest.mark.parametrize("struct", [each for each in STRUCTS if each not in [*PIECEMEAL, *TAGGED]])
@settings(max_examples=10)
@given(st.data())
def test_what_has_another_shape_is_refused_by_both(
    struct: type[Struct], draw: st.DataObject
) -> None:
    schema = without_patterns(schema_of((struct,)))
    data = draw.draw(shapes(schema, schema))
    for key in draw.draw(st.sets(st.sampled_from([*schema["properties"], "unknown"]), max_size=2)):
        data.pop(key, None)
        if draw.draw(st.booleans()):
            data[key] = draw.draw(JUNK)
    assert validator(schema).is_valid(data) == has_shape(data, struct), data


def without_patterns(schema: Any) -> Any:
    """``schema`` without what the loaders check after the shape."""
    if isinstance(schema, list):
        return [without_patterns(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: without_patterns(part) for key, part in schema.items() if key != "pattern"}


def test_the_command_lists_prints_and_writes_them(tmp_path: Path, docgen: RunDocgen) -> None:
    listed = docgen("schema")
    assert [line.split()[0] for line in listed.out.splitlines()] == NAMES
    assert json.loads(docgen("schema", "parties").out) == SCHEMAS["parties"]
    make_project(tmp_path)
    (path,) = tmp_path.glob(".docgen/schema/parties.json")
    path.write_text("of an earlier docgen")
    assert docgen("schema", "--write", "--project", str(tmp_path)).code == 0
    assert json.loads(path.read_text("utf-8")) == SCHEMAS["parties"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("partys",), 2, "there is no schema 'partys' (did you mean 'parties'?)"),
        (("parties", "--write"), 2, "--write writes all schemas"),
        (("--write", "--project", "."), 3, "no project found here"),
    ],
)
def test_mistakes(
    arguments: tuple[str, ...],
    code: int,
    told: str,
    tmp_path: Path,
    docgen: RunDocgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = docgen("schema", *arguments)
    assert done.code == code
    assert told in done.err


class Boat(Struct):
    length: float
    """In metres."""


class Ferry(Boat):
    length: float
    """In metres, with the ramp."""


def test_what_a_type_says_stays_its_own() -> None:
    assert described_fields(Ferry) == {"length": "In metres, with the ramp."}
    assert described_fields(Boat) == {"length": "In metres."}
