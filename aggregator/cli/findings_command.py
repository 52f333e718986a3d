"""``aggregator findings``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats, severity_option


@click.command("findings")
@severity_option("--fail-on", "Exit with 1 where a finding is, or may still be, at or above this severity.")
@click.option("--against", type=int, metavar="SCAN",
              help="Say what became of them since this scan (default: the one before the last).")  # fmt: skip
@formats("text", "json")
@DATA_DIR
@LANG
def command(fail_on: str, against: int | None, output_format: str, data_dir: Path, lang: str) -> int:
    """Print the findings of the last scan, the gravest aggregation first, each with what became of it.

    What was accepted is printed apart and does not count for --fail-on.

    \b
    Examples:
      aggregator findings
      aggregator findings --against 12
      aggregator findings --format json | jq '.[] | select(.kind == "aggregation") | .minimal_sets[0].files'
    """
    from aggregator.cli.output import exit_code, print_json
    from aggregator.cli.screens import show_findings
    from aggregator.report.records import told_records
    from aggregator.service.life import counting, findings_and_lives, left_open

    found, lives = findings_and_lives(data_dir, against)
    if output_format == "json":
        print_json(told_records(found, lives))
    else:
        show_findings(found, lives, lang)
    return exit_code([*counting(found, lives), *left_open(data_dir)], fail_on, incomplete=False)
