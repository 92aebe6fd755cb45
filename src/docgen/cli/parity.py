"""The command about language versions: parity."""

from pathlib import Path

import click

from docgen.cli.options import project_option
from docgen.errors import ExitCode, printable


@click.command()
@click.argument("name", metavar="ID")
@click.option(
    "--language", "languages", multiple=True, help="Only the text in this language. Repeatable."
)
@click.option("--json", is_flag=True, help="Print one JSON array, an object for each language.")
@project_option
def parity(root: Path, name: str, languages: tuple[str, ...], json: bool) -> int:
    """Compare the language versions of a declaration.

    ID is its folder in content/. The text in its first language is compared with each other one:
    paragraphs, headings, lists, dates, numbers, references, parties, quotation marks and lengths.
    Exits 3 if a version has something that the other has not.
    """
    from msgspec import json as encoder

    from docgen.parity.report import lines, summary
    from docgen.parity.survey import parity as compare
    from docgen.sources import Sources

    found = compare(Sources(root), name, languages)
    if json:
        click.echo(encoder.format(encoder.encode(found), indent=2))
    for each in () if json else found:
        for line in (*lines(each), summary(each)):
            click.echo(printable(line))
    return ExitCode.CONTENT if any(each.differences for each in found) else ExitCode.DONE
