"""``aggregator assign``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats


@click.command("assign")
@click.argument("finding")
@click.option("--owner", help="Who sees to it; an empty text takes that back.")
@click.option("--ticket", help="Under which ticket; an empty text takes that back.")
@formats("text", "json")
@DATA_DIR
@LANG
def command(finding: str, owner: str | None, ticket: str | None, output_format: str, data_dir: Path, lang: str) -> None:
    """Note who sees to FINDING, and under which ticket.

    It counts as before, and is printed with both wherever it is told.

    \b
    Examples:
      aggregator assign 3f9a --owner ann --ticket SEC-12
      aggregator assign 3f9a --ticket ""
    """
    from aggregator.cli.accept_screen import show_assigned
    from aggregator.cli.output import print_json
    from aggregator.service.accept import assign, assignment_record

    note = assign(data_dir, finding, owner, ticket)
    print_json(assignment_record(note)) if output_format == "json" else show_assigned(note, lang)
