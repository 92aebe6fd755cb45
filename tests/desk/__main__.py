"""``python -m desk [FOLDER …]``: the keys that a scripted reviewer needs for annotated texts.

Texts that are annotated but not in the repository are looked for in the folders.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import sync_playwright

from desk.counting import counted_anew, row
from desk.long_text import long_text
from desk.serving import Chromiums
from proposals.annotated_text import SHIPPED, annotated_texts


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--only", help="The name of the one text to count for.")
def main(folders: tuple[Path, ...], only: str | None) -> None:
    """Print a row of the table in docs/desk.md for each annotated text."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = Path(folder)
        (place / "browser").mkdir()
        browsers = Chromiums(playwright, place / "browser")
        long = long_text(place)
        for annotated in (long, *annotated_texts(list(folders))):
            name = annotated.name
            if name == SHIPPED or only not in (None, name):
                continue
            without = SHIPPED if annotated is long else ""
            found = counted_anew(browsers.running(), place / name, annotated, without)
            click.echo(row(name, found))
            if annotated is long:
                click.echo(row(f"{name}, its last 14 paragraphs", found[-14:]))
        browsers.close()


main()
