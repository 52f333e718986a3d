"""``aggregator explain``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, VALUES, formats


@click.command("explain")
@click.argument("finding")
@formats("text", "json")
@click.option(
    "--attribution",
    type=click.Choice(["shapley", "banzhaf", "criticality"]),
    default="shapley",
    show_default=True,
    help="What a file adds: on average over all orders, over all sets of the others, or to all the others.",
)
@click.option("--expected", is_flag=True, help="Of what is expected, every fact being only as sure as it is.")
@VALUES
@DATA_DIR
@LANG
def command(
    finding: str, output_format: str, attribution: str, expected: bool, values: bool, data_dir: Path, lang: str
) -> None:
    """Print one finding with every fact of its smallest set, which files carry it, and which brought it about when.

    FINDING is the id that ``findings`` prints, or the beginning of it.

    \b
    Examples:
      aggregator explain 3f9a
      aggregator explain 3f9a --values --lang zh
      aggregator explain 3f9a --attribution banzhaf --expected
    """
    from aggregator.cli.output import print_json
    from aggregator.cli.screens import show_page
    from aggregator.cli.shares_screen import show_shares
    from aggregator.cli.time_screen import show_causes
    from aggregator.report.records import page_to_record
    from aggregator.service.report import page_of

    page = page_of(data_dir, finding, values=values, measure=attribution, expected=expected)
    if output_format == "json":
        print_json(page_to_record(page))
    else:
        show_page(page, lang)
        show_causes(page, lang)
        is_known = page.finding.expected_coverage is not None
        show_shares(page.finding, attribution, lang, expected=expected and is_known)
