"""Sees each file of the project that is saved, in whatever program."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from watchfiles import DefaultFilter, awatch

_WAIT = 60  # milliseconds after the first change, for those that come with it
_FOLDERS = ("content", "templates")
_SETTINGS = "docgen.toml"


class _Saved(DefaultFilter):
    """Not the files that editors and docgen itself write beside the one that is saved."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"^\..*", r".*~$", r"^4913$")


async def watch(root: Path, changed: Callable[[], None], stop: asyncio.Event) -> None:
    """Call ``changed`` after each change of the files that ``root`` is built from, until ``stop``.

    An editor may replace a file by another one, so folders are watched, and the root for the
    settings.
    """
    folders = [root / name for name in _FOLDERS if (root / name).is_dir()]
    await asyncio.gather(
        _watch(folders, _Saved(), changed, stop, recursive=True),
        _watch([root], lambda _, path: Path(path).name == _SETTINGS, changed, stop),
    )


async def _watch(
    paths: list[Path],
    wanted: Callable[..., bool],
    changed: Callable[[], None],
    stop: asyncio.Event,
    *,
    recursive: bool = False,
) -> None:
    if not paths:
        return
    follow = partial(
        awatch,
        *paths,
        watch_filter=wanted,
        debounce=_WAIT,
        step=_WAIT // 3,
        stop_event=stop,
        recursive=recursive,
    )
    try:
        async for _ in follow():
            changed()
    except OSError:  # the system has no more watches to give (inotify's limit): look, now and then
        async for _ in follow(force_polling=True):
            changed()
