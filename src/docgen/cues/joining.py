"""The cues of a project and those that ship → one set."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

Cues = TypeVar("Cues", bound=Struct)


def joined(first: Cues, second: Cues) -> Cues:
    """Both sets of cues, those of ``first`` in front."""
    found = {}
    for name in first.__struct_fields__:
        one, other = getattr(first, name), getattr(second, name)
        if isinstance(one, Mapping):
            keys = dict.fromkeys((*one, *other))
            found[name] = {key: _either(one.get(key), other.get(key)) for key in keys}
        else:
            found[name] = one + other
    return msgspec.convert(found, type(first))


def _either(first: Any, second: Any) -> Any:
    """Cues of both, or the word that is given first."""
    if isinstance(first, str) or first is None:
        return second if first is None else first
    return first + (second or ())
