"""The files that a person writes: settings and content, from the schemas of their types."""

import json
from collections.abc import Iterator
from typing import Any

from docgen.schemas.files import described_files, schema
from handbook.markdown import documented, table

Schema = dict[str, Any]

_TYPES = {
    "string": "text",
    "integer": "whole number",
    "boolean": "true or false",
    "object": "table",
}


# What the keys at the top of a file are, where they are no fixed words.
_KEYS = {"annotations": "PARAGRAPH", "import-rules": "LANGUAGE"}


def settings() -> Iterator[str]:
    """The page of ``docgen.toml``. Raises :class:`Undocumented`."""
    yield "# Settings"
    yield ""
    yield from _file("docgen")


def content() -> Iterator[str]:
    """The page of the files in ``content/``. Raises :class:`Undocumented`."""
    yield "# Content files"
    yield ""
    yield "ID is the name of a declaration's folder. The text and the notes are no YAML:"
    yield "[Content by hand](../content.md) says how they are read. Editors complete and check the"
    yield "files below by JSON Schemas, which `docgen schema --write` puts into the project."
    yield ""
    for name, path in described_files().items():
        if name != "docgen":
            yield from (f"## {path}", "")
            yield from _file(name)


def _file(name: str) -> Iterator[str]:
    whole: Schema = json.loads(schema(name))
    yield from (documented(whole["description"], name), "")
    yield from _part(whole, whole, name, (), 2 if name == "docgen" else 3)


def _part(
    part: Schema, whole: Schema, name: str, path: tuple[str, ...], level: int
) -> Iterator[str]:
    """The keys of a table, then the tables within it."""
    if "properties" in part:
        needed, rows = part.get("required", ()), []
        for key, value in part["properties"].items():
            what = documented(value.get("description"), f"{key} in {name} {'.'.join(path)}")
            default = "required" if key in needed else _shown(value.get("default"))
            rows.append((f"`{key}`", _type(value), what, default))
        yield from table(("key", "value", "for", "default"), rows)
        inner = [((*path, key), value) for key, value in part["properties"].items()]
    else:
        inner = [(path, part)]
    for place, value in inner:
        for below, target in _tables(value, place):
            found = whole["$defs"][target]
            yield from (f"{'#' * level} {_heading(name, below, found)}", "")
            yield from (documented(found.get("description"), target), "")
            yield from _part(found, whole, name, below, level)


def _tables(value: Schema, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The tables that a value holds: where they are, and the names of their schemas."""
    if "$ref" in value:
        yield place, value["$ref"].rpartition("/")[2]
    for each in value.get("anyOf", ()):
        yield from _tables(each, place)
    if "items" in value:
        yield from _tables(value["items"], (*place, "[]"))
    if isinstance(value.get("additionalProperties"), dict):
        yield from _tables(value["additionalProperties"], (*place, "*"))


def _heading(name: str, place: tuple[str, ...], found: Schema) -> str:
    """What a table is called in its file: a header of TOML, or keys of YAML."""
    keys = ".".join(each.replace("*", "NAME") for each in place if each != "[]")
    (kind,) = found["properties"].get("to", {}).get("enum", ("",))
    which = f', `to = "{kind}"`' if kind else ""
    if name != "docgen":
        words = " › ".join(each.replace("*", _KEYS.get(name, "NAME")) for each in place)
        return f"`{words.replace(' › []', '[]')}`"
    return f"`[[{keys}]]`{which}" if "[]" in place else f"`[{keys}]`"


def _type(value: Schema) -> str:
    if "enum" in value:
        return " · ".join(f"`{each}`" for each in value["enum"])
    if "anyOf" in value:
        return " or ".join(
            dict.fromkeys(_type(each) for each in value["anyOf"] if each.get("type") != "null")
        )
    if "$ref" in value:
        return "table"
    if value.get("type") == "array":
        return f"list of {_plural(_type(value['items']))}"
    return "date" if value.get("format") == "date" else _TYPES[value["type"]]


def _plural(words: str) -> str:
    return {"text": "texts", "table": "tables"}.get(words, words)


def _shown(default: Any) -> str:
    return "" if default in (None, "", [], {}) else f"`{json.dumps(default, ensure_ascii=False)}`"
