"""``aggregator topics``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats


@click.command("topics")
@formats("text", "json")
@DATA_DIR
@LANG
def command(output_format: str, data_dir: Path, lang: str) -> None:
    """Print what the files are about together: topics discovered in their words, each with its files.

    A topic is named by its most telling words. No pack is needed; the topics of packs are with
    'aggregator facts --show topics'.

    \b
    Examples:
      aggregator topics
      aggregator topics --format json | jq '.[] | {topic, files: (.files | length)}'
    """
    from aggregator.cli.output import print_json
    from aggregator.cli.screens import show_topics
    from aggregator.service.topics import topics

    found = topics(data_dir)
    if output_format == "json":
        print_json(found)
    else:
        show_topics(found, lang)
