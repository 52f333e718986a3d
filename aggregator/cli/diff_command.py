"""``aggregator diff``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats, severity_option


@click.command("diff")
@click.argument("before", type=int, required=False, metavar="[A]")
@click.argument("after", type=int, required=False, metavar="[B]")
@severity_option("--fail-on", "Exit with 1 where something new, back again or worse is at or above this severity.")
@formats("text", "json")
@DATA_DIR
@LANG
def command(before: int | None, after: int | None, fail_on: str, output_format: str, data_dir: Path, lang: str) -> int:
    """Say what is new, worse, better and over from scan A to scan B, and what made it so.

    Without scans the last one is compared with the one before; with A alone the last one is compared with A. The
    command `scans` lists them. What a scan could not list, read or look for never counts as over.

    \b
    Examples:
      aggregator diff
      aggregator diff 12 15 --format json
      aggregator diff --fail-on high
    """
    from aggregator.cli.changes_screen import show_difference
    from aggregator.cli.output import exit_code, print_json
    from aggregator.service.changes import diff, difference_to_record, rising

    found = diff(data_dir, before, after)
    if output_format == "json":
        print_json(difference_to_record(found))
    else:
        show_difference(found, lang)
    return exit_code(rising(found), fail_on, incomplete=not found.after.complete)
