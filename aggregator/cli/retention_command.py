"""``aggregator retention``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats


@click.command("retention")
@click.option(
    "--before",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    required=True,
    help="Archive what was last changed before this day (UTC).",
)
@formats("text", "json")
@DATA_DIR
@LANG
def command(before: datetime, output_format: str, data_dir: Path, lang: str) -> None:
    """Say what would end if files that were last changed before a day were archived, out of their readers' reach.

    Each finding is given as it is and as it would be, with the earliest day before which archiving would end it.
    Nothing is changed.

    \b
    Examples:
      aggregator retention --before 2024-01-01
      aggregator retention --before 2020-01-01 --format json | jq '.findings[] | .ends_before'
    """
    from aggregator.cli.output import print_json
    from aggregator.cli.time_screen import show_retention
    from aggregator.service.retention import retention, retention_to_record

    found = retention(data_dir, before.date())
    if output_format == "json":
        print_json(retention_to_record(found))
    else:
        show_retention(found, lang)
