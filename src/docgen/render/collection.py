"""How often Python looks for objects that only refer to each other."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Objects made and not yet given back before it looks again. A page is some hundred thousand boxes,
# styles and glyphs, nearly all in use until it is written: at Python's 700, to look through them
# took a tenth of the time of a document.
_OBJECTS = 100_000


@contextmanager
def collecting_less_often() -> Iterator[None]:
    """Let this process, perhaps somebody's notebook, collect its garbage less often meanwhile."""
    first, *others = gc.get_threshold()
    if 0 < first < _OBJECTS:
        gc.set_threshold(_OBJECTS, *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)
