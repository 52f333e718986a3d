"""``aggregator report``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, VALUES, formats


@click.command("report")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True,
              help="The file to write.")  # fmt: skip
@formats("html", "json", "csv")
@VALUES
@DATA_DIR
@LANG
def command(output: Path, output_format: str, values: bool, data_dir: Path, lang: str) -> None:
    """Write a report of the last scan: one HTML file that opens offline, JSON, or CSV.

    \b
    Examples:
      aggregator report -o report.html
      aggregator report -o report.html --lang zh
      aggregator report -o findings.csv --format csv
    """
    from aggregator.service.report import write_report

    click.echo(str(write_report(data_dir, output, output_format, lang, values=values)))
