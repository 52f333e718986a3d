"""``aggregator discover``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats


@click.command("discover")
@click.option("--kind", help="Only this kind of subject.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many to print.")
@formats("text", "json")
@DATA_DIR
@LANG
def command(kind: str | None, limit: int, output_format: str, data_dir: Path, lang: str) -> None:
    """Print what files give away together that no insight of a pack looks at.

    All sets of attributes of every kind of subject are compared, and those come first of which the files
    together show the most subjects beyond what the best single file shows. Each is explained by the tables
    and columns it comes from, with the lines that make it an insight of a pack.

    \b
    Examples:
      aggregator discover
      aggregator discover --kind plant --limit 3 --lang zh
      aggregator discover --format json | jq -r '.[0].snippet'
    """
    from aggregator.cli.discover_screen import show_discovered
    from aggregator.cli.output import print_json
    from aggregator.service.discover import discovered, discovered_record

    found = discovered(data_dir, kind=kind, limit=limit)
    if output_format == "json":
        print_json([discovered_record(each) for each in found])
    else:
        show_discovered(found, lang)
