"""``docgen.1``, the manual page, made of the command's own help while the wheel is built.

Hatchling puts it into the wheel's ``share/man/man1``, where pip installs it and pipx links it, so
that `man docgen` works.
"""

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import click
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PROLOGUE = """\
.SH DESCRIPTION
docgen makes documents of a declaration: PDF briefings, Word summaries and fact-sheets.
Every word that they quote is proven to be the declaration's.
It works on a project: a folder with docgen.toml, made by
.BR "docgen init" .
"""
_EPILOGUE = """\
.SH FILES
.TP
docgen.toml
What is built, and when.
.TP
content/
Declarations, each in a folder of its own, with the parties and sectors that they name.
.TP
templates/
The templates that differ from those that come with docgen.
.TP
build/
The documents, manifest.json and SHA256SUMS.
.SH EXIT STATUS
0 done; 1 some documents failed; 2 wrong usage; 3 content invalid; 4 template error; 5 a document
misquotes, or verify found a difference; 6 the machine lacks something; 130 stopped.
.SH EXAMPLES
.EX
docgen init my-desk && cd my-desk
docgen import statement.pdf --id india-france-2026
docgen build
.EE
"""


class ManualHook(BuildHookInterface[Any]):
    """Adds the manual page to a wheel; one that only points to the sources has none."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the page into a folder of its own, and tell Hatchling where it belongs."""
        if version == "editable":
            return
        sys.path.insert(0, f"{self.root}/src")
        from docgen.cli.main import cli  # noqa: PLC0415 - only now can it be found

        self._folder = Path(mkdtemp())
        page = self._folder / "docgen.1"
        page.write_text(manual(cli, self.metadata.version), "utf-8")
        build_data["shared_data"][str(page)] = "share/man/man1/docgen.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove that folder."""
        if version != "editable":
            (self._folder / "docgen.1").unlink()
            self._folder.rmdir()


def manual(command: click.Group, version: str) -> str:
    """The page of ``command`` and all below it, as man(7) has it; without a date."""
    context = click.Context(command, info_name="docgen", **command.context_settings)
    return "".join(
        (
            f'.TH DOCGEN 1 "" "docgen {version}" "User Commands"\n',
            f".SH NAME\ndocgen \\- {_text(command.get_short_help_str(200))}\n",
            ".SH SYNOPSIS\n.B docgen\n[OPTIONS] COMMAND [ARGS]...\n",
            _PROLOGUE,
            ".SH OPTIONS\n",
            *_options(command, context),
            ".SH COMMANDS\n",
            *_commands(command, context),
            _EPILOGUE,
        )
    )


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.commands[name]
        inner = click.Context(command, info_name=name, parent=context)
        yield f'.SS "{_text(inner.command_path)} {_text(" ".join(_usage(command, inner)))}"\n'
        yield from _paragraphs(cleandoc(command.help or ""))
        yield from _options(command, inner)
        if isinstance(command, click.Group):
            yield from _commands(command, inner)


def _usage(command: click.Command, context: click.Context) -> list[str]:
    return command.collect_usage_pieces(context)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """What each option does; ``--help``, which all have, only at the top."""
    for option in command.get_params(context):
        record = option.get_help_record(context) if isinstance(option, click.Option) else None
        if record and ("--help" not in option.opts or context.parent is None):
            names, told = record
            yield f".TP\n.B {_text(names)}\n{_text(told)}\n"


def _paragraphs(told: str) -> Iterator[str]:
    """Help text as Click has it: a paragraph after ``\\b`` keeps its lines."""
    for paragraph in told.split("\n\n"):
        kept = paragraph.startswith("\b")
        lines = "".join(f"{_text(line)}\n" for line in paragraph.removeprefix("\b\n").splitlines())
        yield f".EX\n{lines}.EE\n" if kept else f".PP\n{lines}"


def _text(words: str) -> str:
    """Words as roff prints them: hyphens that can be copied, no line taken for a request."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped
