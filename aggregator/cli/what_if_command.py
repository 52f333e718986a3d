"""``aggregator what-if``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import CONFIG, DATA_DIR, LANG, VALUES, formats


@click.command("what-if")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "folder", required=True, metavar="FOLDER",
              help="Where it would go: a folder of a scanned store, relative to its root or absolute.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(["never", "review", "hold"]), default="never", show_default=True,
              help="Exit with 1 where the verdict is this or graver.")  # fmt: skip
@VALUES
@formats("text", "json")
@DATA_DIR
@CONFIG
@LANG
def command(
    file: Path,
    folder: str,
    fail_on: str,
    values: bool,
    output_format: str,
    data_dir: Path,
    config: Path | None,
    lang: str,
) -> int:
    """Say what FILE would expose together with what is already there, before it is uploaded.

    The verdict is ``hold`` where a severity would rise to high (or the configuration's ``hold_at``) or above,
    ``review`` where any would rise or something could not be read, else ``ok``. The places to redact are
    the fewest that bring it back to ok.
    FILE is read and forgotten; nothing is added to the index.

    \b
    Examples:
      aggregator what-if minutes.docx --to shared/minutes
      aggregator what-if plan.xlsx --to . --format json --fail-on hold
    """
    from aggregator.cli.output import print_json
    from aggregator.cli.screens import show_what_if
    from aggregator.service.site import read_site
    from aggregator.service.what_if import what_if, what_if_to_record

    answer = what_if(file, folder, data_dir, site=read_site(config))
    if output_format == "json":
        print_json(what_if_to_record(answer, values=values))
    else:
        show_what_if(answer, lang, values=values)
    order = ["ok", "review", "hold"]
    return int(fail_on != "never" and order.index(answer.verdict) >= order.index(fail_on))
