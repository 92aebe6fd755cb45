"""A type of the loaders → a JSON Schema (2020-12), with a description of each key."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct, inspect

from docgen.schemas.descriptions import described_fields, summary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MARK = "$comment"
_REF = "#/$defs/{name}"


def schema_of(kinds: tuple[Any, ...]) -> dict[str, Any]:
    """The schema of a file that is decoded as each of ``kinds``.

    Where one of them says ``object`` of a key, another says what is there. Raises
    :class:`TypeError` for a type that no schema can express.
    """
    structs = structs_of(kinds)
    shapes, components = msgspec.json.schema_components(
        (*kinds, *structs), ref_template=_REF, schema_hook=_anything
    )
    for struct in structs:
        _describe(components[struct.__name__], struct)
    whole: dict[str, Any] = {}
    for kind, shape in zip(kinds, shapes, strict=False):
        top = components.pop(kind.__name__, shape)
        properties = whole.get("properties", {}) | top.get("properties", {})
        whole = top | whole | ({"properties": properties} if properties else {})
    schema = {"$schema": DIALECT, **whole} | ({"$defs": components} if components else {})
    found: dict[str, Any] = _without_marks(schema)
    return found


def structs_of(kinds: Iterable[Any]) -> tuple[type[Struct], ...]:
    """All structs within ``kinds``, also those that are decoded later."""
    found = dict.fromkeys(each for kind in kinds for each in _structs(inspect.type_info(kind)))
    return tuple(found)


def _anything(kind: type) -> dict[str, Any]:
    """A mark, since msgspec takes no empty schema, where another type says what is there."""
    if kind is object:
        return {_MARK: "another type says what is here"}
    raise TypeError(f"no schema can express {kind}")


def _without_marks(schema: Any) -> Any:
    """``schema`` without marks beside what they stand for, and without OpenAPI's own keys."""
    if isinstance(schema, list):
        return [_without_marks(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    unwanted = {"discriminator"} | ({_MARK} if schema.keys() & {"$ref", "anyOf"} else set())
    return {key: _without_marks(part) for key, part in schema.items() if key not in unwanted}


def _structs(kind: inspect.Type) -> Iterator[type[Struct]]:
    match kind:
        case inspect.StructType():
            yield kind.cls
            yield from _within(field.type for field in kind.fields)
        case inspect.Metadata(extra={"kind": later}):
            yield from _structs(inspect.type_info(later))
        case inspect.Metadata():
            yield from _structs(kind.type)
        case inspect.UnionType():
            yield from _within(kind.types)
        case inspect.VarTupleType():
            yield from _structs(kind.item_type)
        case inspect.DictType():
            yield from _within((kind.key_type, kind.value_type))


def _within(kinds: Iterable[inspect.Type]) -> Iterator[type[Struct]]:
    for kind in kinds:
        yield from _structs(kind)


def _keys(struct: type[Struct]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words that the keys of tables are limited to, which msgspec leaves out of schemas."""
    for field in msgspec.structs.fields(struct):
        match inspect.type_info(field.type):
            case inspect.DictType(key_type=inspect.LiteralType(values=words)):
                yield field.encode_name, tuple(map(str, words))


def _describe(schema: dict[str, Any], struct: type[Struct]) -> None:
    """Put what ``struct`` says of itself and its fields into its ``schema``."""
    del schema["title"]
    schema["description"] = summary(struct)
    described = described_fields(struct)
    for name, words in _keys(struct):
        schema["properties"][name]["propertyNames"] = {"enum": sorted(words)}
    for name, part in schema["properties"].items():
        if part.get("default", ...) is None:
            del part["default"]  # left out, not written
        # The key that says which of several tables it is has no field of its own.
        part["description"] = described.get(name) or ("" if "enum" not in part else summary(struct))
