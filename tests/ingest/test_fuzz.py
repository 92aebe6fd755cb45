"""Files cut, shuffled and spoilt: a draft or a clear error, never a traceback, in bounded time."""

import time
from random import Random

import pytest

from conftest import budget
from docgen.errors import ContentError
from drafts import draft_of
from foreign import FILES

SECONDS = 10.0  # of CPU, for one file of this size


def spoilt(content: bytes, random: Random) -> bytes:
    """``content`` with random bytes, cut, shuffled, doubled, or nothing but noise."""
    size = len(content)
    how = random.randrange(6)
    if how == 0:
        return random.randbytes(random.randrange(1, 4000))
    if how == 1:
        return content[: random.randrange(1, size)]
    if how == 2:
        start = random.randrange(size)
        return content[:start] + content[start + random.randrange(1, 200) :]
    if how == 3:
        step = random.randrange(10, max(11, size // 4))
        parts = [content[at : at + step] for at in range(0, size, step)]
        random.shuffle(parts)
        return b"".join(parts)
    if how == 4:
        start = random.randrange(size)
        return content[:start] + content[start // 2 : start] * random.randrange(2, 6)
    spoilt_ = bytearray(content)
    for _ in range(random.randrange(1, 30)):
        spoilt_[random.randrange(size)] = random.randrange(256)
    return bytes(spoilt_)


@pytest.mark.parametrize("name", FILES)
def test_a_spoilt_file_is_drafted_or_refused(name: str) -> None:
    """A character gone astray would be a :class:`FidelityError`, and that is a failure too."""
    random = Random(f"docgen {name}")  # noqa: S311 - to be the same each time
    for number in range(budget(quick=12, full=1500)):
        content = spoilt(FILES[name](), random)
        begun = time.process_time()
        try:
            draft_of(content, name)
        except ContentError:
            pass
        except Exception as error:
            raise AssertionError(f"{name}, number {number}: {error!r}") from error
        assert time.process_time() - begun < SECONDS, f"{name}, number {number}"
