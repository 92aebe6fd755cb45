"""``python -m proposals [FOLDER …]``: how good proposals are, against annotations made by hand.

Texts that are annotated but not in the repository are looked for in the folders.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from proposals.annotated_text import Annotated, annotated_texts
from proposals.measured import Measured, measure
from proposals.scores import pair, rows, usable


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--only", help="The name of the one text to measure.")
@click.option("--show", is_flag=True, help="Show what is wrong, paragraph by paragraph.")
def main(folders: tuple[Path, ...], only: str | None, show: bool) -> None:
    """Measure the shipped declaration, our own text, and the annotated texts in FOLDERS."""
    for annotated in annotated_texts(list(folders)):
        if only in (None, annotated.name):
            with TemporaryDirectory() as place:
                measured = measure(annotated, Path(place))
            click.echo("\n".join(rows(annotated.name, measured.scores)))
            if show:
                _show(annotated, measured)


def _show(annotated: Annotated, measured: Measured) -> None:
    for each in measured.proposals:
        entry = annotated.entries[each.ref]
        extra = set(each.sectors) - {*entry.sectors, *entry.may}
        missing = set(entry.sectors) - set(each.sectors)
        click.echo(f"\n{each.ref} sectors too many: {sorted(extra)}, missing: {sorted(missing)}")
        everyone = {"all"} if each.parties.all else set()
        parties = {*each.parties.named, *each.parties.groups, *everyone}
        if parties != set(entry.parties):
            click.echo(f"  parties {sorted(parties)}, by hand {sorted(entry.parties)}")
        pairs = pair(entry.commitments, each.commitments, measured.texts[each.ref])
        for one, hand in pairs:
            mark = "WRONG" if hand is None else "may" if hand.may else "right"
            click.echo(f"  {mark}: {one.quote}")
            if hand and not hand.may:
                fit = "usable" if usable(one.what, hand.what, one.quote) else "NOT USABLE"
                others = " / ".join(one.others)
                click.echo(f"    {fit}: {one.what} | by hand: {hand.what} | offered: {others}")
                click.echo(f"    by {one.by} {hand.by}, due {one.due} {hand.due}")
        paired = {hand for _, hand in pairs}
        for hand in entry.commitments:
            if hand not in paired and not hand.may:
                click.echo(f"  MISSED: {hand.words}")


main()
