"""``aggregator doctor``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats


@click.command("doctor")
@formats("text", "json")
@DATA_DIR
@LANG
def command(output_format: str, data_dir: Path, lang: str) -> int:
    """Say what is installed, which formats and stores work, and whether the index is well.

    Exits with 4 where the index is damaged.

    \b
    Examples:
      aggregator doctor
      aggregator doctor --data-dir /srv/index --format json
    """
    from aggregator.cli.doctor_screen import show_health
    from aggregator.cli.main import RUNTIME
    from aggregator.cli.output import print_json
    from aggregator.service.doctor import health, health_to_record

    state = health(data_dir)
    if output_format == "json":
        print_json(health_to_record(state))
    else:
        show_health(state, lang)
    return RUNTIME if state.index_problems else 0
