"""The command line: what it is called, and which module each command stands in."""

from __future__ import annotations

import io
import os
import sys
import traceback
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from aggregator.model.errors import (
    AggregatorError,
    ConfigError,
    NotAuthorised,
    PackError,
    StoreError,
    UsageError,
    nearest,
)
from aggregator.report.visible import visible

COMMANDS = {
    "scan": "Read what is new in stores and print what their files expose together.",
    "findings": "Print the findings of the last scan.",
    "explain": "Print one finding with the evidence it rests on.",
    "diff": "Say what is new, worse, better or over since another scan, and what made it so.",
    "history": "Say how exposures went from scan to scan.",
    "scans": "List the scans, each with what it found.",
    "accept": "Accept findings until a day, with a reason; list, take back, write or read what is accepted.",
    "assign": "Note who sees to a finding, and under which ticket.",
    "graph": "Print the evidence of one finding as a graph: GraphML or JSON.",
    "facts": "Print what the files say, one fact a line.",
    "topics": "Print what the files are about together, found in their words.",
    "discover": "Print what files give away together that no pack looks at.",
    "subjects": "List who is who in the files, and decide it.",
    "what-if": "Say what uploads, rights, members or stolen accounts would change.",
    "remediate": "Say what to hide, restrict or redact so that exposures end at the least cost.",
    "retention": "Say what would end if files that were last changed before a day were archived.",
    "blast-radius": "Say what a stolen account, a link or an administrator can infer, and by which shares.",
    "collusion": "Say which few accounts learn most together, or cross a threshold only together.",
    "report": "Write a report of the last scan: HTML, JSON or CSV.",
    "policy": "Test and list policy packs.",
    "doctor": "Say what is installed, what can be read, and whether the index is well.",
}

FOUND, WRONG_USE, NOT_LISTED, RUNTIME, INTERRUPTED, UNREAD = 1, 2, 3, 4, 130, 141


class Commands(click.Group):
    """Commands that are imported when they are called, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"aggregator.cli.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; where nobody reads its output any more it ends quietly, as if the closed pipe ended it."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered goes nowhere
            ctx.exit(UNREAD)
        return result

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was named, or say which there are."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f"no command '{args[0]}' ({nearest(args[0], COMMANDS)})", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean; 1 findings at or above --fail-on; 2 wrong use, configuration or pack; "
    "3 something could not be listed (or read, with --fail-on-unread); 4 failed while running, or credentials refused; "
    "130 interrupted; "
    "141 nobody read the output to its end.",
)
@click.version_option(version("aggregator"), prog_name="aggregator")
def aggregator() -> None:
    """Find what the files of a shared drive give away together.

    Every file may be harmless alone. Put together they can show a whole sector: aggregator reads a drive,
    finds the facts in its files, and names the conclusions that no single file shows, who can draw them,
    from which smallest sets of files, and what to hide to end it. Nothing leaves this machine.

    \b
    Start with:
      aggregator scan /srv/group-drive --policy electricity
      aggregator report --output report.html
    """


def main() -> None:
    """Run the command line; every error a user can cause is one line on stderr."""
    sys.excepthook = tell_defect
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal may have an encoding that lacks a character of a file's name, or of the report's language.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = aggregator.main(prog_name="aggregator", standalone_mode=False)
    except click.UsageError as error:
        code = _wrong_use(error)
    except click.ClickException as error:
        code = _say(error.format_message(), WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        code = _say("interrupted; what was committed stays, and the next scan goes on from there", INTERRUPTED)
    except AggregatorError as error:
        code = _say(str(error), _code_of(error))
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        code = _say(f"{named}{error.strerror or error}", RUNTIME)
    sys.exit(code if isinstance(code, int) else 0)


def _wrong_use(error: click.UsageError) -> int:
    """Say what was wrong and where help is; called with nothing at all, a command shows its help instead."""
    context = error.ctx
    if context is not None and error.message == context.get_help():
        error.show()
        return WRONG_USE
    hint = f" (see '{context.command_path} --help')" if context is not None else ""
    return _say(f"{error.format_message()}{hint}", WRONG_USE)


def _say(message: str, code: int) -> int:
    """Print an error as one line on stderr and return the exit code."""
    line = " ".join(line.strip() for line in message.splitlines())
    click.echo(f"aggregator: {visible(line)}", err=True)
    return code


def tell_defect(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    """Say in one line where the program failed by its own fault, and end it with the code of a failed run.

    The message of such an error may quote a file, and so may the values in a traceback; kinds and places do not.
    """
    del error
    if issubclass(kind, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    frames = traceback.extract_tb(at)
    own = Path(__file__).parents[1]
    told = [frame for frame in frames if own in Path(frame.filename).parents or frame is frames[-1]]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(told))
    sys.exit(_say(f"failed by a fault of its own: {kind.__name__} at {places}; please report this line", RUNTIME))


def _code_of(error: AggregatorError) -> int:
    if isinstance(error, UsageError | ConfigError | PackError):
        return WRONG_USE
    if isinstance(error, NotAuthorised):
        return RUNTIME
    return NOT_LISTED if isinstance(error, StoreError) else RUNTIME
