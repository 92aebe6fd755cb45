"""Commands about the content: check, import, coverage, cite."""

from pathlib import Path

import click

from docgen.cli.options import filter_options, make_request, pool_options, project_option
from docgen.cli.values import FilePath
from docgen.errors import DocgenError, ExitCode, UsageError, counted, printable


@click.command()
@project_option
@pool_options
def check(root: Path, jobs: int, timeout: float, memory: int) -> int:
    """Check content and templates without building."""
    from docgen.check.check import check as examine
    from docgen.cli.terminal import tell_error, tell_outdated
    from docgen.workers.pool import pool_executor

    warnings, errors, proofs, _ = examine(root, pool_executor(jobs, timeout, memory))
    for warning in warnings:
        click.echo(f"{click.style('warning:', fg='yellow')} {printable(warning)}", err=True)
    for error in errors:
        tell_error(error)
    if errors:
        tell_outdated(root)
        return errors[0].exit_code
    for proof in proofs:
        click.echo(printable(proof))
    click.echo(f"content and templates are valid; {counted(len(warnings), 'warning')}")
    return ExitCode.DONE


@click.command()
@filter_options
@project_option
@click.option("--csv", is_flag=True, help="Print CSV, a line for each paragraph and document.")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def coverage(root: Path, csv: bool, json: bool, **filters: tuple[str, ...]) -> int:
    """Show which paragraphs reach which documents.

    Countries and sectors with little to show are listed as thin.
    """
    from docgen.build.survey import survey
    from docgen.reports.coverage import coverage as examine
    from docgen.reports.tables import as_csv, as_json, as_table

    if csv and json:
        raise UsageError("--csv and --json exclude each other", hint="leave one of them out")
    found = examine(*survey(root, root / "build", make_request(filters)))
    form = as_csv if csv else as_json if json else as_table
    click.echo(form(found), nl=False)
    return ExitCode.DONE


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--declaration", "declarations", multiple=True, help="Only this declaration. Repeatable."
)
@project_option
def cite(root: Path, declarations: tuple[str, ...], words: tuple[str, ...]) -> int:
    """Find where a declaration says WORDS, or the nearest passage."""
    from docgen.build.survey import survey
    from docgen.job import Request
    from docgen.reports.cite import cite as search

    if not (wanted := " ".join(words).strip()):
        raise UsageError("no words to look for", hint='docgen cite "renewable energy"')
    project, _ = survey(root, root / "build", Request(declarations=declarations))
    asked = declarations or {each.head.id for each in project.declarations}
    found = search((each for each in project.declarations if each.head.id in asked), wanted)
    for each in found:
        passage = f"{each.before}{click.style(each.words, bold=True)}{each.after}"
        near = "" if each.likeness == 1 else f"near ({each.likeness:.0%}), "
        place = f"content/{each.declaration}/text.{each.language}.md:{each.line}"
        click.echo(f"{place}: {near}paragraph {each.ref}")
        click.echo(f"  {passage}")
    if not found:
        click.echo("no declaration says this or anything like it", err=True)
    return ExitCode.DONE if found else ExitCode.SOME_FAILED


@click.command("import")
@click.argument("file", type=FilePath())
@click.option("--id", "name", required=True, help="The declaration's id: its folder in content/.")
@click.option("--language", help="Its language, such as en.  [default: detected]")
@click.option("-n", "--dry-run", is_flag=True, help="Print the report; write nothing.")
@click.option("--strict", is_flag=True, help="Write nothing, and exit 3, if anything needs a look.")
@project_option
def import_text(
    root: Path, file: Path, name: str, language: str | None, dry_run: bool, strict: bool
) -> int:
    """Make a draft declaration from a text as issued.

    FILE is .txt, .md, .html, .docx, .pdf, or .xml in Akoma Ntoso.
    """
    from docgen.ingest.importing import import_file
    from docgen.ingest.reading import draft_of

    try:
        report = import_file(
            root, file, name, draft_of, language=language, dry_run=dry_run, strict=strict
        )
    except DocgenError:
        click.echo("verdict: refused; nothing was written", err=True)
        raise
    for line in report.lines():
        click.echo(printable(line))
    if report.written:
        from docgen.parity.survey import after_import
        from docgen.sources import Sources

        for line in after_import(Sources(root), name, report.draft.language):
            click.echo(printable(line))
    return ExitCode.CONTENT if strict and report.doubts() else ExitCode.DONE
