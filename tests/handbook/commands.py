"""The command line: commands, their options, and how a command ends."""

from collections.abc import Iterator

import click

from docgen.cli.main import cli
from docgen.errors import ExitCode
from handbook.markdown import documented, plain, strings_below, table


def commands() -> Iterator[str]:
    """The page of the commands. Raises :class:`Undocumented`."""
    yield "# Commands"
    yield ""
    yield "What `docgen COMMAND --help` prints. Options may stand before or after arguments;"
    yield "`-h` and `--help` are options of every command."
    yield ""
    yield from _command(click.Context(cli, info_name="docgen"), 2)


def _command(context: click.Context, level: int) -> Iterator[str]:
    """A command, then those within it."""
    command, name = context.command, context.command_path
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield from _usage(context, level)
    elif name != "docgen":
        yield from (f"{'#' * level} {name}", "")
        yield from (plain(documented(command.help, name)), "")
    if isinstance(command, click.Group):
        for each, inner in sorted(command.commands.items()):
            below = click.Context(inner, context, info_name=each)
            yield from _command(below, level if name == "docgen" else level + 1)


def _usage(context: click.Context, level: int) -> Iterator[str]:
    command, name = context.command, context.command_path
    yield from (f"{'#' * level} {name}", "")
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    yield from ("```console", usage, "```", "")
    yield from _help(documented(command.help, name))
    rows = []
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option) and "--help" not in parameter.opts:
            rows.append(_option(parameter, context))
    if rows:
        yield from table(("option", "for", "default"), rows)


def _help(words: str) -> Iterator[str]:
    """The paragraphs of a command's help; one that click is to leave as it is becomes code."""
    for paragraph in plain(words).split("\n\n"):
        is_code = paragraph.startswith("\b")
        yield from ("```console", paragraph.strip("\b\n"), "```") if is_code else (paragraph,)
        yield ""


def _option(option: click.Option, context: click.Context) -> tuple[str, str, str]:
    names = ", ".join(f"`{each}`" for each in option.opts)
    words = documented(option.help, f"{context.command_path} {option.opts[-1]}")
    said, _, told = words.partition("  [default: ")
    default = told.removesuffix("]")
    if not default and option.show_default:
        default = str(option.default)
    value = "" if option.is_flag else f" `{option.make_metavar(context).replace('|', ' | ')}`"
    return names + value, said, default


def exit_codes() -> Iterator[str]:
    """The page of the exit codes. Raises :class:`Undocumented`."""
    yield "# Exit codes"
    yield ""
    yield "How a command ended, for scripts and schedulers."
    yield ""
    told = strings_below(ExitCode)
    rows = [(str(int(each)), documented(told.get(each.name), each.name)) for each in ExitCode]
    rows.append(("130", "Stopped by Ctrl-C; the next build makes the rest."))
    yield from table(("code", "means"), rows)
