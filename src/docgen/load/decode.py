"""Plain data with line numbers → frozen types, or an error with file, line and suggestion."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import Meta, inspect

from docgen.characters import FORBIDDEN, name_of
from docgen.errors import ContentError, nearest
from docgen.load import mismatch
from docgen.load.mismatch import Steps

T = TypeVar("T")
NOT_EMPTY = Meta(min_length=1)
"""Marks a list that names at least one."""

_PLACE = re.compile(r"(.*?)(?: - at (`key` in )?`\$(.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[`]+)|\[(\d+)\]")


class Located(NamedTuple):
    """A file's data and the line (from 1) of each part: ``lines[("parties", 0, "office")]``."""

    path: str
    data: Any
    lines: Mapping[Steps, int]

    def error(self, message: str, *steps: str | int, hint: str = "") -> ContentError:
        """An error at the innermost part along ``steps`` that has a line number."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return ContentError(message, self.path, self.lines.get(steps), hint)

    def entries(self) -> Iterator[str]:
        """The keys of the file. Raises :class:`ContentError` if it does not hold a mapping."""
        if not isinstance(self.data, dict):
            raise self.error("the file must hold keys with values", hint="write 'key: value'")
        yield from self.data


class Problems:
    """Collects mistakes, so that one run reports them all."""

    def __init__(self) -> None:
        self.found: list[ContentError] = []

    @contextmanager
    def collected(self) -> Iterator[None]:
        """Keep a :class:`ContentError` raised in the block, and continue after it."""
        try:
            yield
        except ContentError as error:
            self.found += [error, *error.others]

    def settle(self) -> None:
        """Raise the collected errors as one :class:`ContentError`, if there are any."""
        if self.found:
            raise ContentError.of(self.found)


def decode(located: Located, wanted: type[T], *steps: str | int) -> T:
    """The part of ``located`` at ``steps`` as a ``wanted``.

    Raises :class:`ContentError`, with line and nearest key or value, if it is not one.
    """
    try:
        return msgspec.convert(_at(located.data, steps), wanted)
    except msgspec.ValidationError as error:
        raise _explain(located, wanted, steps, str(error)) from error


def decoded_later(kind: type, *others: None) -> Meta:
    """Marks an ``object`` that :func:`decode` makes a ``kind`` in a call of its own.

    So one run reports the mistakes in all parts of a file; the file's schema has ``kind`` there,
    or nothing if ``None`` is given too.
    """
    ref: dict[str, Any] = {"$ref": f"#/$defs/{kind.__name__}"}
    shape = {"anyOf": [ref, {"type": "null"}]} if others else ref
    return Meta(extra={"kind": kind}, extra_json_schema=shape)


def spelled_as(pattern: re.Pattern[str]) -> Meta:
    """Marks text that the loader compares with ``pattern`` itself, for the file's schema."""
    return Meta(extra_json_schema={"pattern": f"^({pattern.pattern})$"})


def refuse_control_characters(text: str, path: str, first_line: int = 1) -> None:
    """Raise :class:`ContentError` for characters that no content may hold.

    Word and PDF drop control characters silently. ``first_line`` is the line number of ``text``.
    """
    if text.replace("\n", "").isprintable():  # as no such character is, and far quicker to ask
        return
    if found := FORBIDDEN.search(text):
        line = first_line + text.count("\n", 0, found.start())
        raise ContentError(f"control character {name_of(found.group())}", path, line, "delete it")


def _explain(located: Located, wanted: type, steps: Steps, said: str) -> ContentError:
    """The error for a part that is not a ``wanted``; msgspec's message ``said`` gives its place."""
    message, of_key, where = _PLACE.fullmatch(said).groups()  # type: ignore[union-attr]  # takes all
    inner = _inner(_at(located.data, steps), wanted, of_key, where or "")
    if of_key:
        *table, key = inner
        known = mismatch.keys(mismatch.type_at(inspect.type_info(wanted), tuple(table)))
        return located.error(f"unknown key '{key}'", *steps, *inner, hint=nearest(str(key), known))
    kind = mismatch.type_at(inspect.type_info(wanted), inner)
    name = re.search(r"field `(.+)`$", message)
    at = (*steps, *inner)
    value = _at(located.data, at)
    if message.startswith("Object contains unknown field") and name:
        key = name[1]
        hint = nearest(key, mismatch.fields(kind, value))
        return located.error(f"unknown key '{key}'", *at, key, hint=hint)
    if message.startswith("Object missing required field") and name:
        return located.error(f"missing key '{name[1]}'", *at)
    if message.startswith("Invalid value"):  # of the key that says which table it is
        hint = nearest(str(value), map(str, mismatch.choices(kind)))
        return located.error(f"unknown value '{value}'", *at, hint=hint)
    words = [str(each) for each in mismatch.choices(kind)]
    if isinstance(value, str) and any(not each.isdecimal() for each in words):
        hint = nearest(value, words)
        return located.error(f"{_label(at)} cannot be '{value}'", *at, hint=hint)
    text = f"{_label(at)} must be {mismatch.expected(kind)}, not {mismatch.found(value)}"
    return located.error(text, *at, hint=mismatch.advice(kind, value))


def _inner(part: Any, wanted: type, of_key: str | None, where: str) -> Steps:
    """The steps to the place in ``part`` that msgspec calls ``where``: ``.sectors[...][0]``.

    It writes ``[...]`` for an entry of a table, whose key it does not name.
    """
    first, *others = where.split("[...]")
    inner = _steps(first)
    for rest in others:
        inner = (*inner, _wrong_key(part, wanted, inner, (of_key, where)), *_steps(rest))
    return (*inner, _wrong_key(part, wanted, inner, (of_key, where))) if of_key else inner


def _wrong_key(part: Any, wanted: type, table: Steps, said: tuple[str | None, str]) -> str | int:
    """The key of the first entry of ``table`` of which msgspec says the same by itself."""
    for key in _at(part, table):
        try:
            msgspec.convert(_with_only(part, table, key), wanted)
        except msgspec.ValidationError as error:
            if _PLACE.fullmatch(str(error)).groups()[1:] == said:  # type: ignore[union-attr]
                return key  # type: ignore[no-any-return]
    raise AssertionError("an entry is wrong among others alone")


def _with_only(part: Any, table: Steps, key: Any) -> Any:
    """``part`` with no entry in ``table`` but that of ``key``."""
    if not table:
        return {key: part[key]}
    changed = part.copy()
    changed[table[0]] = _with_only(part[table[0]], table[1:], key)
    return changed


def _at(part: Any, steps: Steps) -> Any:
    for step in steps:
        part = part[step]
    return part


def _steps(where: str) -> Steps:
    return tuple(key or int(index) for key, index in _STEP.findall(where))


def _label(steps: Steps) -> str:
    """``'weight'``, ``item 2 of 'sectors'``, or the file where there is no step."""
    names = [step for step in steps if isinstance(step, str)]
    if not names:
        return "the file"
    last = steps[-1]
    return f"item {last + 1} of '{names[-1]}'" if isinstance(last, int) else f"'{last}'"
