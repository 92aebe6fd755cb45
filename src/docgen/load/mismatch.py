"""A value of the wrong kind → what its key takes, in a desk officer's words."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from msgspec import inspect

Steps = tuple[str | int, ...]
_LONGEST = 40  # characters of a value that a message repeats


def type_at(kind: inspect.Type, steps: Steps) -> inspect.Type:
    """The type of the part at ``steps`` within a value of type ``kind``."""
    for step in steps:
        for option in options(kind):
            if isinstance(option, inspect.StructType):
                kind = next((f.type for f in option.fields if f.encode_name == step), kind)
            elif isinstance(option, inspect.VarTupleType | inspect.ListType):
                kind = option.item_type
            elif isinstance(option, inspect.DictType):
                kind = option.value_type
    return kind


def keys(kind: inspect.Type) -> tuple[str, ...]:
    """The keys that a table of type ``kind`` is limited to; empty if it is not limited."""
    tables = (each for each in options(kind) if isinstance(each, inspect.DictType))
    return tuple(str(key) for each in tables for key in choices(each.key_type))


def options(kind: inspect.Type) -> tuple[inspect.Type, ...]:
    """The members of a union, or ``kind`` alone, without what only schemas say of them."""
    found = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    return tuple(each.type if isinstance(each, inspect.Metadata) else each for each in found)


def fields(kind: inspect.Type, value: Any) -> Iterator[str]:
    """The keys that ``value`` may have.

    Among several tables, those of the one that its tag names.
    """
    for option in options(kind):
        if isinstance(option, inspect.StructType) and (
            option.tag is None or value.get(option.tag_field) == option.tag
        ):
            yield from (field.encode_name for field in option.fields)


def choices(kind: inspect.Type) -> tuple[object, ...]:
    """The values, or tags of tables, that ``kind`` is limited to; empty if it is not limited."""
    found: list[object] = []
    for option in options(kind):
        if isinstance(option, inspect.LiteralType):
            found += option.values
        elif isinstance(option, inspect.StructType) and option.tag is not None:
            found.append(option.tag)
    return tuple(found)


def expected(kind: inspect.Type) -> str:
    """What ``kind`` takes: ``text``, ``a whole number of at least 1``, ``1, 2 or 3`` …"""
    found = (_expected(each) for each in options(kind) if not isinstance(each, inspect.NoneType))
    return _or([*dict.fromkeys(found)])


def _expected(kind: inspect.Type) -> str:  # noqa: PLR0911 - a case each
    match kind:
        case inspect.LiteralType():
            return _or([str(value) for value in kind.values])
        case inspect.StrType():
            return "text" if kind.min_length is None else "text, not empty"
        case inspect.IntType() | inspect.FloatType():
            number = "a whole number" if isinstance(kind, inspect.IntType) else "a number"
            bounds = [f"at least {kind.ge}"] if kind.ge is not None else []
            bounds += [f"more than {kind.gt}"] if kind.gt is not None else []
            bounds += [f"at most {kind.le}"] if kind.le is not None else []
            bounds += [f"less than {kind.lt}"] if kind.lt is not None else []
            return f"{number} of {' and '.join(bounds)}" if bounds else number
        case inspect.BoolType():
            return "true or false"
        case inspect.DateType():
            return "a date such as 2025-05-30"
        case inspect.VarTupleType() | inspect.ListType():
            return "a list such as [a, b]"
        case inspect.StructType():
            keys = [field.encode_name for field in kind.fields]
            return f"keys with values ({', '.join(keys)})"
        case inspect.DictType():
            return "keys with values"
    return "something else"


def found(value: object) -> str:  # noqa: PLR0911 - a case each
    """The value found, as a message shows it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case date() | datetime():
            return f"the date {value}"
        case str():
            text = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
            return f"'{text}'" if value.strip() else "empty text"
        case list():
            return "a list" if value else "an empty list"
    return "keys with values"


def advice(kind: inspect.Type, value: object) -> str:
    """What to type instead of ``value`` to get a value of type ``kind``."""
    wanted = options(kind)
    if any(isinstance(each, inspect.VarTupleType | inspect.ListType) for each in wanted):
        if value == []:
            return "name at least one"
        return f"write [{value}]" if isinstance(value, str) and len(value) <= _LONGEST else ""
    if any(isinstance(each, inspect.StrType) for each in wanted) and not choices(kind):
        if isinstance(value, bool | int | float | date):
            return "put quotes around it"
        return (
            "put quotes around it if it begins with '{' or '['" if isinstance(value, dict) else ""
        )
    return ""


def _or(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)
