"""The options that several commands share, and the request that they come to."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from datetime import date

    from docgen.model import Request

F = TypeVar("F", bound=Callable[..., Any])

_COUNT = re.compile(r"[1-9][0-9]{0,5}")

_FILTERS = {
    "declaration": "Only this declaration (the name of its folder).",
    "product": "Only this product.",
    "country": "Only this country (ISO code).",
    "sector": "Only this sector.",
    "language": "Only this language.",
    "format": "Only this format (pdf, docx).",
}


def filter_options(command: F) -> F:
    """Which documents are meant, as :class:`docgen.model.Request` has it."""
    for name, text in reversed(_FILTERS.items()):
        plural = "countries" if name == "country" else f"{name}s"
        command = click.option(f"--{name}", plural, multiple=True, help=text + " Repeatable.")(
            command
        )
    return command


def folder_options(command: F) -> F:
    """The folder of the project and that of its documents."""
    output = click.option(
        "--output-dir",
        "output",
        type=click.Path(path_type=Path, file_okay=False),
        help="Where documents are written.  [default: build/ of the project]",
    )
    return output(project_option(command))


project_option = click.option(
    "--project",
    "root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder with docgen.toml.  [default: this one]",
)


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def parse_jobs(context: click.Context, parameter: click.Parameter, value: str) -> int:  # noqa: ARG001
    """How many processes: a number, or as many as there are processors to use."""
    if value == "auto":
        return processors()
    if not _COUNT.fullmatch(value):
        raise click.BadParameter("write a number of processes, or 'auto'")
    return int(value)


def parse_executor(context: click.Context, parameter: click.Parameter, value: str) -> str:  # noqa: ARG001
    """``local``, ``dask``, or a scheduler's address as Dask writes it."""
    if value in ("local", "dask"):
        return value
    if found := re.fullmatch(r"(dask|tls)://(\[[\da-fA-F:]+\]|[^\s/:@]+):(\d{1,5})", value):
        return f"{found[1].replace('dask', 'tcp')}://{found[2]}:{found[3]}"
    raise click.BadParameter("local, dask, dask://HOST:PORT or tls://HOST:PORT")


def parse_timeout(context: click.Context, parameter: click.Parameter, value: float) -> float:  # noqa: ARG001
    """Seconds for one document, a day at most."""
    if not 0 < value <= 86_400:  # which no NaN is either
        raise click.BadParameter("write a number of seconds, a day at most")
    return value


def parse_shard(
    context: click.Context,  # noqa: ARG001
    parameter: click.Parameter,  # noqa: ARG001
    value: str,
) -> tuple[int, int]:
    """Which share of how many, from ``2/4``."""
    share = [int(part) for part in value.split("/") if _COUNT.fullmatch(part)]
    if len(share) != 2 or value.count("/") != 1 or share[0] > share[1]:
        raise click.BadParameter("write a share such as 2/4")
    return share[0], share[1]


def pool_options(command: F) -> F:
    """How many processes, and what each may take for a document."""
    jobs = click.option(
        "-j", "--jobs", default="auto", callback=parse_jobs, help="Processes: a number, or auto."
    )
    timeout = click.option(
        "--timeout",
        default=120.0,
        show_default=True,
        callback=parse_timeout,
        help="Seconds for one document.",
    )
    memory = click.option(
        "--memory",
        default=2048,
        show_default=True,
        type=click.IntRange(256, 1 << 20),
        help="MiB for one document.",
    )
    return jobs(timeout(memory(command)))


def parse_day(
    context: click.Context,  # noqa: ARG001
    parameter: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> "date | None":
    """A day from ``2026-11-27``."""
    from datetime import date

    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"'{value}' is not a day; write 2026-11-27") from None


as_of_option = click.option(
    "--as-of",
    callback=parse_day,
    metavar="YYYY-MM-DD",
    help="Day of issue: what is due is ahead, due now or past.  [default: from docgen.toml]",
)


def make_request(
    filters: dict[str, tuple[str, ...]],
    shard: tuple[int, int] = (1, 1),
    as_of: "date | None" = None,
) -> "Request":
    """The request that the options come to."""
    from docgen.model import Request

    countries = tuple(code.upper() for code in filters.pop("countries"))
    return Request(**filters, countries=countries, shard=shard, as_of=as_of)
