"""The options that several commands share, and the request that they come to."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docgen.cli.values import FolderPath, parse_day, parse_jobs, parse_memory, parse_timeout

if TYPE_CHECKING:
    from datetime import date

    from docgen.job import Request

F = TypeVar("F", bound=Callable[..., Any])

_FILTERS = {
    "declaration": "Only this declaration (the name of its folder).",
    "product": "Only this product.",
    "country": "Only this country (ISO code).",
    "sector": "Only this sector.",
    "language": "Only this language: one in docgen.toml, or any other that has labels.",
    "format": "Only this format (pdf, docx).",
}


def filter_options(command: F) -> F:
    """Add the options that select documents, for :func:`make_request`."""
    for name, text in reversed(_FILTERS.items()):
        plural = "countries" if name == "country" else f"{name}s"
        command = click.option(f"--{name}", plural, multiple=True, help=text + " Repeatable.")(
            command
        )
    return command


def folder_options(command: F) -> F:
    """Add ``--project`` and ``--output-dir``."""
    output = click.option(
        "--output-dir",
        "output",
        type=FolderPath(),
        help="Where documents are written.  [default: build/ of the project]",
    )
    return output(project_option(command))


project_option = click.option(
    "--project",
    "root",
    type=FolderPath(exists=True),
    default=Path(),
    help="The folder with docgen.toml.  [default: this one]",
)


def pool_options(command: F) -> F:
    """Add ``--jobs``, ``--timeout`` (seconds) and ``--memory`` (MiB)."""
    jobs = click.option(
        "-j",
        "--jobs",
        default="auto",
        show_default=True,
        callback=parse_jobs,
        metavar="COUNT",
        help="How many processes to use.",
    )
    timeout = click.option(
        "--timeout",
        default="120",
        show_default=True,
        callback=parse_timeout,
        metavar="SECONDS",
        help="Time limit for one document.",
    )
    memory = click.option(
        "--memory",
        default="2048",
        show_default=True,
        callback=parse_memory,
        metavar="MIB",
        help="Memory limit for one document.",
    )
    return jobs(timeout(memory(command)))


as_of_option = click.option(
    "--as-of",
    callback=parse_day,
    metavar="YYYY-MM-DD",
    help="Day of issue, which decides which due dates are past.  [default: from docgen.toml]",
)


def make_request(
    filters: dict[str, tuple[str, ...]],
    shard: tuple[int, int] = (1, 1),
    as_of: "date | None" = None,
) -> "Request":
    """The request for the values of :func:`filter_options`.

    Country codes may be in small letters.
    """
    from docgen.job import Request

    countries = tuple(code.upper() for code in filters.pop("countries"))
    return Request(**filters, countries=countries, shard=shard, as_of=as_of)
