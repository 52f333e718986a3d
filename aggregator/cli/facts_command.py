"""``aggregator facts``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, VALUES, formats


@click.command("facts")
@click.option("--subject", help="Only facts about this subject (id or name).")
@click.option("--attribute", help="Only facts of this attribute.")
@click.option("--file", "path", help="Only what this file says (path relative to its store).")
@click.option("--show", type=click.Choice(["facts", "deduced", "links", "markings", "topics", "names"]),
              default="facts", show_default=True,
              help="What to print; deduced is what totals and parts imply; names are persons, organisations and "
              "places, and the values mentioned.")  # fmt: skip
@VALUES
@formats("text", "jsonl")
@DATA_DIR
@LANG
def command(
    subject: str | None,
    attribute: str | None,
    path: str | None,
    show: str,
    values: bool,
    output_format: str,
    data_dir: Path,
    lang: str,
) -> None:
    """Print what the files say: subject, attribute, where it stands, how it was found.

    Values are masked unless --values is given; their text is then read again from the file, since the
    index does not keep it.

    \b
    Examples:
      aggregator facts --subject P-01
      aggregator facts --values --format jsonl > facts.jsonl
      aggregator facts --show deduced --values
      aggregator facts --show markings --lang zh
    """
    from aggregator.cli.deduced_screen import show_deduced
    from aggregator.cli.screens import show_facts, show_sayings
    from aggregator.report.json_text import json_text
    from aggregator.service.deduced_facts import deduced
    from aggregator.service.facts import FactFilter, facts
    from aggregator.service.sayings import sayings

    if show not in {"facts", "deduced"} and (subject is not None or attribute is not None):
        raise click.UsageError(f"--subject and --attribute choose facts; of {show} only --file chooses")
    wanted = FactFilter(subject, attribute, path)
    if show == "facts":
        found = facts(data_dir, wanted, values=values)
    elif show == "deduced":
        found = [record for record in deduced(data_dir, values=values) if wanted.takes_deduced(record)]
    else:
        found = [record for record in sayings(data_dir, show, values=values) if path in {None, record["file"]}]
    if output_format == "jsonl":
        for record in found:
            click.echo(json_text(record))
    elif show == "facts":
        show_facts(found, lang)
    elif show == "deduced":
        show_deduced(found, lang)
    else:
        show_sayings(found, lang)
