"""``aggregator history``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats


@click.command("history")
@click.argument("finding", required=False, metavar="[FINDING]")
@formats("text", "json")
@DATA_DIR
@LANG
def command(finding: str | None, output_format: str, data_dir: Path, lang: str) -> None:
    """Say how an exposure went from scan to scan; without FINDING, how bad each scan's findings were.

    FINDING is an id, or the beginning of one, also of a finding that is over. How many scans are kept is set in
    aggregator.toml.

    \b
    Examples:
      aggregator history
      aggregator history 3f9a
    """
    from aggregator.cli.changes_screen import show_history, show_overall
    from aggregator.cli.output import print_json
    from aggregator.service.changes import history, moment_to_record, scan_row_to_record, scans

    if finding is None:
        rows = scans(data_dir)
        print_json([scan_row_to_record(row) for row in rows]) if output_format == "json" else show_overall(rows, lang)
        return
    moments = history(data_dir, finding)
    if output_format == "json":
        print_json([moment_to_record(each) for each in moments])
    else:
        show_history(moments, lang)
