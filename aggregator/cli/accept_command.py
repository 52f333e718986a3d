"""``aggregator accept``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats

A_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("accept")
@click.argument("finding", required=False)
@click.option("--reason", metavar="TEXT", help="Why it is to be lived with.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The last day of it.")
@click.option("--by", default="", envvar="USER", help="Who decides; your user name unless it is given.")
@click.option("--owner", help="Who sees to the finding.")
@click.option("--ticket", help="Under which ticket.")
@click.option("--revoke", is_flag=True, help="Take the acceptance of FINDING back.")
@click.option("--list", "listed", is_flag=True, help="List what is accepted; also without FINDING.")
@click.option("--export", "target", type=A_FILE, metavar="FILE", help="Write what is accepted as YAML; - for stdout.")
@click.option("--import", "source", type=A_FILE, metavar="FILE", help="Accept what a YAML file lists.")
@formats("text", "json")
@DATA_DIR
@LANG
def command(
    finding: str | None,
    reason: str | None,
    until: datetime | None,
    by: str,
    owner: str | None,
    ticket: str | None,
    revoke: bool,
    listed: bool,
    target: Path | None,
    source: Path | None,
    output_format: str,
    data_dir: Path,
    lang: str,
) -> None:
    """Accept FINDING until a day: it is printed apart and does not count for --fail-on.

    It is accepted as bad as it is now. When it gets worse, or the day is over by the time of a scan, it counts again,
    and says so. What is accepted is kept in the index; written to a file it can be kept under version control, and
    given to `scan --baseline` where there is no index yet.

    \b
    Examples:
      aggregator accept 3f9a --reason "public by law" --until 2026-12-31
      aggregator accept 3f9a --revoke
      aggregator accept --list
      aggregator accept --export accepted.yaml
    """
    from aggregator.cli.accept_screen import show_accepted, show_revoked
    from aggregator.cli.output import print_json
    from aggregator.report.life_records import acceptance_to_record
    from aggregator.service import accept as service

    if sum((revoke, listed, target is not None, source is not None)) > 1:
        raise click.UsageError("give one of --revoke, --list, --export and --import", click.get_current_context())
    if target is not None:
        _export(service.exported(data_dir), target)
        return
    if source is not None:
        service.imported(data_dir, source)
    elif revoke:
        taken_back = service.revoke(data_dir, _named(finding))
        print_json(acceptance_to_record(taken_back)) if output_format == "json" else show_revoked(taken_back, lang)
        return
    elif finding is not None and not listed:
        if reason is None or until is None:
            raise click.UsageError("say why with --reason and how long with --until", click.get_current_context())
        word = service.Word(reason, until.date().isoformat(), by, owner, ticket)
        made = [service.accept(data_dir, finding, word)]
        print_json(service.accepted_records(made)[0]) if output_format == "json" else show_accepted(made, lang)
        return
    rows = service.acceptances(data_dir)
    print_json(service.accepted_records(rows)) if output_format == "json" else show_accepted(rows, lang)


def _named(finding: str | None) -> str:
    if finding is None:
        raise click.UsageError("say which finding", click.get_current_context())
    return finding


def _export(text: str, target: Path) -> None:
    from aggregator.service.report import write_text

    if str(target) == "-":
        click.echo(text, nl=False)
    else:
        write_text(text, target)
