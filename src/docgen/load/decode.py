"""Plain data that knows its lines → frozen types, or an error with file, line and suggestion."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import inspect

from docgen.characters import FORBIDDEN, name_of
from docgen.errors import ContentError, nearest

T = TypeVar("T")
Steps = tuple[str | int, ...]

_STEP = re.compile(r"\.([^.\[`]+)|\[(\d+)\]")


class Located(NamedTuple):
    """A file's data with the line of each part, ``lines[("parties", 0, "office")]`` and so on."""

    path: str
    data: Any
    lines: Mapping[Steps, int]

    def error(self, message: str, *steps: str | int, hint: str = "") -> ContentError:
        """An error at the innermost part along ``steps`` whose line is known."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return ContentError(message, self.path, self.lines.get(steps), hint)

    def entries(self) -> Iterator[str]:
        """The keys of the file, which must be one mapping."""
        if not isinstance(self.data, dict):
            raise self.error("expected a mapping of keys to values")
        yield from self.data


class Problems:
    """Collects mistakes, so that one run shows them all."""

    def __init__(self) -> None:
        self.found: list[ContentError] = []

    @contextmanager
    def collected(self) -> Iterator[None]:
        """Keep a :class:`ContentError` raised inside and go on behind the block."""
        try:
            yield
        except ContentError as error:
            self.found += [error, *error.others]

    def settle(self) -> None:
        """Raise what was collected, if anything was."""
        if self.found:
            raise ContentError.of(self.found)


def decode(located: Located, wanted: type[T], *steps: str | int) -> T:
    """The part of ``located`` at ``steps`` as a ``wanted``; :class:`ContentError` if it is none."""
    part = located.data
    for step in steps:
        part = part[step]
    try:
        return msgspec.convert(part, wanted)
    except msgspec.ValidationError as error:
        raise _explain(located, wanted, steps, str(error)) from error


def refuse_control_characters(text: str, path: str, first_line: int = 1) -> None:
    """Word and PDF drop control characters without a word, so content may not hold any."""
    if found := FORBIDDEN.search(text):
        line = first_line + text.count("\n", 0, found.start())
        raise ContentError(f"control character {name_of(found.group())}", path, line, "delete it")


def _explain(located: Located, wanted: type, steps: Steps, said: str) -> ContentError:
    message, _, where = said.partition(" - at `$")
    inner = tuple(key or int(index) for key, index in _STEP.findall(where))
    kind = _type_at(inspect.type_info(wanted), inner)
    name = re.search(r"field `(.+)`$", message)
    value = located.data
    for step in steps + inner:
        value = value[step]
    if message.startswith("Object contains unknown field") and name:
        key = name.group(1)
        return located.error(
            f"unknown key '{key}'", *steps, *inner, key, hint=nearest(key, _fields(kind, value))
        )
    if message.startswith("Object missing required field") and name:
        return located.error(f"key '{name.group(1)}' is missing", *steps, *inner)
    choices = [str(choice) for choice in _choices(kind)]
    if message.startswith(("Invalid enum value", "Invalid value")):
        return located.error(
            f"unknown value '{value}'", *steps, *inner, hint=nearest(str(value), choices)
        )
    if message.startswith("Invalid RFC3339"):
        return located.error(f"'{value}' is no date", *steps, *inner, hint="write it as 2025-05-30")
    plain = message.replace("`", "").replace("Expected", "expected", 1)
    label = f"'{inner[-1]}': " if inner and isinstance(inner[-1], str) else ""
    return located.error(f"{label}{plain}", *steps, *inner)


def _type_at(kind: inspect.Type, steps: Steps) -> inspect.Type:
    for step in steps:
        for option in _options(kind):
            if isinstance(option, inspect.StructType):
                kind = next((f.type for f in option.fields if f.encode_name == step), kind)
            elif isinstance(option, inspect.VarTupleType | inspect.ListType):
                kind = option.item_type
    return kind


def _options(kind: inspect.Type) -> tuple[inspect.Type, ...]:
    return kind.types if isinstance(kind, inspect.UnionType) else (kind,)


def _fields(kind: inspect.Type, value: Any) -> Iterator[str]:
    """The keys that ``value`` may have; of several tables in question, those its tag chooses."""
    for option in _options(kind):
        if isinstance(option, inspect.StructType) and (
            option.tag is None or value.get(option.tag_field) == option.tag
        ):
            yield from (field.encode_name for field in option.fields)


def _choices(kind: inspect.Type) -> Iterator[object]:
    for option in _options(kind):
        if isinstance(option, inspect.LiteralType):
            yield from option.values
        elif isinstance(option, inspect.StructType) and option.tag is not None:
            yield option.tag
