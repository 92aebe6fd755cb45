"""How often Python looks for objects that only refer to each other."""

import gc

# Objects made and not yet given back before it looks again. A page is some hundred thousand boxes,
# styles and glyphs, nearly all in use until it is written: at Python's 700, to look through them
# took a tenth of the time of a document.
_OBJECTS = 100_000


def collect_less_often() -> None:
    """Let this process, which is to print pages, collect its garbage less often."""
    first, *others = gc.get_threshold()
    if 0 < first < _OBJECTS:
        gc.set_threshold(_OBJECTS, *others)
