"""``aggregator explain``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, VALUES, formats


@click.command("explain")
@click.argument("finding")
@formats("text", "json")
@VALUES
@DATA_DIR
@LANG
def command(finding: str, output_format: str, values: bool, data_dir: Path, lang: str) -> None:
    """Print one finding with every fact of its smallest set: file, place, rule, confidence.

    FINDING is the id that ``findings`` prints, or the beginning of it.

    \b
    Examples:
      aggregator explain 3f9a
      aggregator explain 3f9a --values --lang zh
    """
    from aggregator.cli.output import print_json
    from aggregator.cli.screens import show_page
    from aggregator.report.records import page_to_record
    from aggregator.service.report import page_of

    page = page_of(data_dir, finding, values=values)
    if output_format == "json":
        print_json(page_to_record(page))
    else:
        show_page(page, lang)
