"""The values that options take, read from a word; a wrong one is refused with an example."""

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.errors import printable

if TYPE_CHECKING:
    from datetime import date

_COUNT = re.compile(r"[1-9][0-9]{0,6}")
_ADDRESS = re.compile(r"(dask|tls)://(\[[\da-fA-F:]+\]|[^\s/:@]+):(\d{1,5})")
_DAY = 86_400  # seconds
# MiB of address space; with less, GLib cannot start its threads and ends the process.
_LEAST_MEMORY, _MOST_MEMORY = 512, 1 << 20


class FolderPath(click.Path):
    """The path of a folder. An empty one is refused: it would mean the working folder."""

    def __init__(self, *, exists: bool = False) -> None:
        super().__init__(exists=exists, file_okay=False, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """``value`` as a path."""
        if not os.fspath(value):
            self.fail("the path is empty; write one such as out/", param, ctx)
        return super().convert(value, param, ctx)


class FilePath(click.Path):
    """The path of a file that is there; of one that is not, the nearest in its folder is named."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """``value`` as a path."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            path = Path(value)
            if not os.path.lexists(path) and (name := _nearest_name(path)):
                near = printable(str(path.with_name(name)))
                said = f"{error.message} (did you mean '{near}'?)"
                raise click.BadParameter(said, ctx, param) from None
            raise


def _nearest_name(path: Path) -> str:
    """The name of the file beside ``path`` that is most like its own; empty if none is like it."""
    try:
        names = {each.name for each in path.parent.iterdir() if each.is_file()}
    except OSError:
        return ""
    close = get_close_matches(path.name, names, n=1)
    return close[0] if close else ""


def _refused(value: object, is_not: str, write: str) -> click.BadParameter:
    shown = printable(str(value)[:60])
    return click.BadParameter(f"'{shown}' is not {is_not}; write {write}")


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def parse_jobs(context: click.Context, parameter: click.Parameter, value: str) -> int:  # noqa: ARG001
    """A number of processes; ``auto`` is one for each processor."""
    if value == "auto":
        return processors()
    if not _COUNT.fullmatch(value):
        raise _refused(value, "a number of processes", "a whole number such as 4, or 'auto'")
    return int(value)


def parse_timeout(context: click.Context, parameter: click.Parameter, value: str) -> float:  # noqa: ARG001
    """Seconds for one document, at most a day."""
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= _DAY:  # NaN fails this too
        raise _refused(value, "a number of seconds", f"one such as 120, at most {_DAY} (a day)")
    return seconds


def parse_memory(context: click.Context, parameter: click.Parameter, value: str) -> int:  # noqa: ARG001
    """MiB for one document."""
    if not _COUNT.fullmatch(value) or not _LEAST_MEMORY <= int(value) <= _MOST_MEMORY:
        span = f"from {_LEAST_MEMORY} to {_MOST_MEMORY}"
        raise _refused(value, "an amount of memory in MiB", f"a whole number {span}, such as 2048")
    return int(value)


def parse_count(context: click.Context, parameter: click.Parameter, value: str) -> int:  # noqa: ARG001
    """How many builds to list."""
    if not _COUNT.fullmatch(value):
        raise _refused(value, "a number of builds", "a whole number such as 20")
    return int(value)


def parse_executor(context: click.Context, parameter: click.Parameter, value: str) -> str:  # noqa: ARG001
    """``local``, ``dask``, or a scheduler's address as Dask writes it."""
    if value in ("local", "dask"):
        return value
    if found := _ADDRESS.fullmatch(value):
        return f"{found[1].replace('dask', 'tcp')}://{found[2]}:{found[3]}"
    raise _refused(value, "an executor", "local, dask, dask://HOST:PORT or tls://HOST:PORT")


def parse_shard(
    context: click.Context,  # noqa: ARG001
    parameter: click.Parameter,  # noqa: ARG001
    value: str,
) -> tuple[int, int]:
    """Which share, and of how many, from ``2/4``."""
    share = [int(part) for part in value.split("/") if _COUNT.fullmatch(part)]
    if len(share) != 2 or value.count("/") != 1 or share[0] > share[1]:
        raise _refused(value, "a share", "I/N, such as 2/4 for the second of four")
    return share[0], share[1]


def parse_day(
    context: click.Context,  # noqa: ARG001
    parameter: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> "date | None":
    """A day from ``2026-11-27``."""
    from datetime import date

    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _refused(value, "a day", "YYYY-MM-DD, such as 2026-11-27") from None
