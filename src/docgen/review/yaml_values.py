"""Plain data → YAML in the layout of the files that an import writes."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.ingest.yaml_text import scalar, wrapped

_WIDTH = 98


def block(data: Mapping[str, Any], indent: int) -> list[str]:
    """The lines of a mapping, a key to a line."""
    lines = []
    for name, value in data.items():
        key = f"{' ' * indent}{flow(name)}:"
        if _is_deep(value):
            lines.append(key)
            for item in value:
                first, *rest = block(item, indent + 4)
                lines += [f"{' ' * (indent + 2)}- {first.lstrip(' ')}", *rest]
            continue
        if isinstance(value, Mapping) and len(f"{key} {flow(value)}") > _WIDTH:
            lines += [key, *block(value, indent + 2)]
            continue
        head, *rest = lines_of(value, indent, len(key) - indent)
        lines += [f"{key} {head}", *rest]
    return lines


def lines_of(value: Any, indent: int, used: int = 12) -> list[str]:
    """The value of a key at ``indent``: what stands behind the key, and the lines below it.

    ``used``: the length of the key.
    """
    if not isinstance(value, str):
        return [flow(value)]
    short = scalar(value)
    single = value == " ".join(value.split()) and value.isprintable()
    if not single or indent + used + len(short) < _WIDTH:
        return [short]
    return [">-", *wrapped(value, indent + 2)]


def flow(value: Any) -> str:
    """``value`` on one line, within brackets if it is a list or a mapping."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(name)}: {flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, str):
        plain = scalar(value)
        return json.dumps(value, ensure_ascii=False) if "," in plain else plain
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(flow, value)) + "]"
    return json.dumps(value)


def _is_deep(value: Any) -> bool:
    """Whether ``value`` is a list of mappings, which stand below each other."""
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and any(isinstance(each, Mapping) for each in value)
    )
