"""``aggregator graph``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, formats


@click.command("graph")
@click.argument("finding")
@formats("graphml", "json")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write instead of stdout."
)
@DATA_DIR
def command(finding: str, output_format: str, output: Path | None, data_dir: Path) -> None:
    """Print the evidence of one finding as a graph: files, facts, subjects, insight.

    FINDING is the id that ``findings`` prints, or the beginning of it. Nodes and edges carry their kind and what
    is known of them; values are never in it. A file that is written is readable by its owner only.

    \b
    Examples:
      aggregator graph 3f9a --output 3f9a.graphml
      aggregator graph 3f9a --format json | jq '.nodes[] | select(.kind == "file") | .label'
    """
    from aggregator.report.graph_text import graph_text
    from aggregator.service.report import page_of, write_text

    text = graph_text(page_of(data_dir, finding).graph, output_format)
    if output is None:
        click.echo(text, nl=False)
    else:
        click.echo(write_text(text, output))
