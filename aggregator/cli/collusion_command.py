"""``aggregator collusion``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats


@click.command("collusion")
@click.argument("finding", required=False)
@click.option(
    "--accounts", type=click.IntRange(min=2), default=2, show_default=True, help="How many accounts may work together."
)
@formats("text", "json")
@DATA_DIR
@LANG
def command(finding: str | None, accounts: int, output_format: str, data_dir: Path, lang: str) -> None:
    """Print which few accounts learn most together, and which cross a threshold that none of them crosses alone.

    Without FINDING every insight is looked at, those without a finding too. Accounts that may know are left out,
    and everyone's files belong to all. Up to three accounts the answer is proved, or says how far it can be from
    the truth; beyond three it is a lower bound.

    \b
    Examples:
      aggregator collusion
      aggregator collusion 3f9a --accounts 3
      aggregator collusion --lang zh
      aggregator collusion --format json | jq '.[].thresholds[] | select(.accounts)'
    """
    from aggregator.cli.collusion_screen import show_collusion
    from aggregator.cli.output import print_json
    from aggregator.service.collusion import colluding, colluding_record

    found = colluding(data_dir, finding, size=accounts)
    if output_format == "json":
        print_json(colluding_record(found))
    else:
        show_collusion(found, lang)
