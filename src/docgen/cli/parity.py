"""The command about language versions: parity."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import project_option
from docgen.errors import ExitCode, MachineError, UsageError, printable

if TYPE_CHECKING:
    from docgen.parity.finding import Comparison
    from docgen.sources import Sources


@click.command()
@click.argument("name", metavar="ID")
@click.option(
    "--language", "languages", multiple=True, help="Only the text in this language. Repeatable."
)
@click.option("--json", is_flag=True, help="Print one JSON array, an object for each language.")
@click.option(
    "--pdf",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write both versions side by side, with the findings marked.",
)
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the same page as HTML."
)
@project_option
def parity(
    root: Path,
    name: str,
    languages: tuple[str, ...],
    json: bool,
    pdf: Path | None,
    html: Path | None,
) -> int:
    """Compare the language versions of a declaration.

    ID is its folder in content/. The text in its first language is compared with each of the
    others: paragraphs, headings, lists, dates, numbers, references, parties, quotation marks and
    lengths. Exits 3 if there are differences.
    """
    from msgspec import json as encoder

    from docgen.parity.report import lines, summary
    from docgen.parity.survey import parity as compare
    from docgen.sources import Sources

    sources = Sources(root)
    found = compare(sources, name, languages)
    if pdf or html:
        _write(sources, found, pdf, html)
    if json:
        click.echo(encoder.format(encoder.encode(found), indent=2))
    for each in () if json else found:
        for line in (*lines(each), summary(each)):
            click.echo(printable(line))
    return ExitCode.CONTENT if any(each.differences for each in found) else ExitCode.DONE


def _write(
    sources: "Sources", found: "Sequence[Comparison]", pdf: Path | None, html: Path | None
) -> None:
    from docgen.store import outputs
    from docgen.synopsis.page import synopsis

    if len(found) != 1:
        hint = f"add --language, one of {', '.join(each.second for each in found)}"
        raise UsageError("a page shows only two versions", hint=hint)
    page = synopsis(sources, found[0])
    for path, content in ((pdf, page.pdf), (html, page.html.encode())):
        if path:
            try:
                outputs.write(path, content)
            except OSError as error:
                raise MachineError(f"cannot be written: {error.strerror}", str(path)) from error
            click.echo(f"written: {printable(str(path))}", err=True)  # beside JSON
