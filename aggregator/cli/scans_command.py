"""``aggregator scans``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats


@click.command("scans")
@formats("text", "json")
@DATA_DIR
@LANG
def command(output_format: str, data_dir: Path, lang: str) -> None:
    """List the scans, each with its id, when it began and what it found.

    \b
    Examples:
      aggregator scans
      aggregator scans --format json | jq '.[-1].id'
    """
    from aggregator.cli.changes_screen import show_scans
    from aggregator.cli.output import print_json
    from aggregator.service.changes import scan_row_to_record, scans

    found = scans(data_dir)
    if output_format == "json":
        print_json([scan_row_to_record(row) for row in found])
    else:
        show_scans(found, lang)
