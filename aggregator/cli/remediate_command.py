"""``aggregator remediate``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats


@click.command("remediate")
@click.argument("findings", nargs=-1, metavar="[FINDING]...")
@click.option(
    "--audience",
    metavar="NAME",
    help="End it for this user, group, 'everyone' or 'administrator' only; by default for all who read most.",
)
@click.option("--hide", is_flag=True, help="Files may be taken away from everybody (the default).")
@click.option("--restrict", is_flag=True, help="Files may be taken away from the audience.")
@click.option("--redact", is_flag=True, help="Single facts may be taken out of files.")
@click.option(
    "--costs",
    type=click.Path(path_type=Path, dir_okay=False),
    help="TOML file of what files and facts cost; by default each costs 1.",
)
@click.option(
    "--seconds",
    type=float,
    help="Search so long; by default for a number of iterations, the same answer on every machine.",
)
@formats("text", "json")
@DATA_DIR
@LANG
def command(
    findings: tuple[str, ...],
    audience: str | None,
    hide: bool,
    restrict: bool,
    redact: bool,
    costs: Path | None,
    seconds: float | None,
    output_format: str,
    data_dir: Path,
    lang: str,
) -> int:
    """Say which files to hide or restrict, or which facts to take out, so that exposures end at the least cost.

    Without FINDING every exposure past a threshold ends. The answer says what it costs, what nothing can cost less
    than, and whether that is proved. Of several ways the cheapest is taken, file by file.

    \b
    Examples:
      aggregator remediate
      aggregator remediate 3f9a --restrict --audience operations
      aggregator remediate --hide --redact --costs costs.toml --seconds 30 --format json
    """  # fmt: skip
    from aggregator.cli.output import print_json
    from aggregator.cli.remediate_screen import show_remediation
    from aggregator.service.remediate import Wish, remediate, remediated_to_record

    chosen = [name for name, wanted in (("restrict", restrict), ("hide", hide), ("redact", redact)) if wanted]
    wish = Wish(audience, tuple(chosen or ["hide"]), findings, costs, seconds)
    found = remediate(data_dir, wish)
    if output_format == "json":
        print_json(remediated_to_record(found))
    else:
        show_remediation(found, lang)
    return 0
