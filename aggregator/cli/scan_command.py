"""``aggregator scan``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from aggregator.cli.options import CONFIG, DATA_DIR, LANG, formats, severity_option


@click.command("scan")
@click.argument("stores", nargs=-1, required=True, metavar="STORE...")
@click.option("-p", "--policy", "policies", multiple=True, required=True, metavar="PACK",
              help="A pack's file, or the name of a shipped pack; may be given several times.")  # fmt: skip
@click.option("--access", type=click.Path(path_type=Path), help="CSV of path, principal, right.")
@click.option("--members", type=click.Path(path_type=Path), help="CSV of group, member.")
@click.option("--include", multiple=True, metavar="GLOB", help="Read only matching paths.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave matching paths out.")
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes (default: one a processor).")
@click.option("--ocr/--no-ocr", default=True,
              help="Whether text in pictures is read, where the extra 'ocr' is installed.")  # fmt: skip
@click.option("--versions", is_flag=True, help="Scan older versions too, where a store keeps them.")
@click.option("--trash", is_flag=True, help="Scan what was deleted and can still be had, where a store keeps it.")
@click.option("--full", is_flag=True, help="List everything, also where a store can say what changed.")
@click.option("--believe-vanished", is_flag=True,
              help="Forget files that are gone even where most of a store vanished at once.")  # fmt: skip
@click.option("--baseline", type=click.Path(path_type=Path, dir_okay=False),
              help="YAML of `accept --export`: what it lists does not count unless it is worse.")  # fmt: skip
@severity_option("--fail-on", "Exit with 1 where a finding is, or may still be, at or above this severity.")
@click.option("--fail-on-unread", is_flag=True, help="Exit with 3 where a file could not be read whole.")
@click.option("--progress", type=click.Choice(["auto", "bar", "plain", "json", "none"]), default="auto",
              show_default=True, help="What is said on stderr while it runs.")  # fmt: skip
@formats("text", "json")
@DATA_DIR
@CONFIG
@LANG
def command(
    stores: tuple[str, ...],
    policies: tuple[str, ...],
    access: Path | None,
    members: Path | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    jobs: int | None,
    ocr: bool,
    versions: bool,
    trash: bool,
    full: bool,
    believe_vanished: bool,
    baseline: Path | None,
    fail_on: str,
    fail_on_unread: bool,
    progress: str,
    output_format: str,
    data_dir: Path,
    config: Path | None,
    lang: str,
) -> int:
    """Read what is new in STORE..., and print what all their files expose together.

    A store is a folder, or the URI of another kind of store. Only new and changed files are read; a scan
    that was killed goes on where it stopped. Where a store cannot say who reads what, give --access and
    --members; without them everything in it counts as readable by everyone. Passwords and keys come from the
    environment, a credentials file or the keyring, never from the command line.

    \b
    Examples:
      aggregator scan /srv/drive --policy electricity
      aggregator scan /srv/drive --policy grid.yaml --access access.csv --members members.csv
      aggregator scan /srv/drive -p electricity --format json --fail-on high
    """
    from aggregator.cli.changes_screen import show_counts
    from aggregator.cli.output import exit_code, print_json
    from aggregator.cli.plan_screen import show_progress
    from aggregator.cli.progress import shown_progress
    from aggregator.cli.screens import show_scan
    from aggregator.report.life_records import change_to_record
    from aggregator.report.records import scan_to_record, told_records
    from aggregator.report.visible import visible
    from aggregator.service.acceptance_file import read_acceptances
    from aggregator.service.life import counting
    from aggregator.service.plan_check import check_to_record
    from aggregator.service.root_scan import ScanOptions
    from aggregator.service.scan import scan
    from aggregator.service.site import read_site

    options = ScanOptions(
        access=access,
        members=members,
        include=include,
        exclude=exclude,
        jobs=jobs,
        ocr=ocr,
        versions=versions,
        trash=trash,
        full=full,
        confirm_vanished=_confirmation(believe_vanished),
    )
    accepted = read_acceptances(baseline).acceptances if baseline else None
    with shown_progress(progress) as listener:
        result = scan(
            stores, policies, data_dir, site=read_site(config), options=options, progress=listener, baseline=accepted
        )
    if output_format == "json":
        record = scan_to_record(result.files, result.read, result.changed, result.removed, result.not_read)
        for key, is_listing in (("not_listed", True), ("permissions_not_read", False)):
            failed = [each for each in result.failures if (each.stage == "list") is is_listing]
            record[key] = [{"path": each.path, "reason": each.reason} for each in failed]
        record["kept_although_gone"] = result.kept_although_gone
        plans = [check_to_record(each) for each in result.plans]
        told = told_records(result.findings, result.lives)
        changes, unknown = ([change_to_record(each) for each in rows] for rows in (result.changes, result.unknown))
        print_json({"scan": record, "findings": told, "plans": plans, "changes": changes, "unknown": unknown})
    else:
        show_scan(result, lang)
        show_counts(result.changes, result.unknown, lang)
        show_progress(result.plans, lang)
    for warning in result.warnings:
        click.echo(f"note: {visible(warning)}", err=True)
    return exit_code(
        [*counting(result.findings, result.lives), *result.left_open],
        fail_on,
        incomplete=not result.complete or (fail_on_unread and bool(result.not_read)),
    )


def _confirmation(believe: bool) -> Callable[[int, int], bool] | None:
    """Return what is asked before a mass vanish is believed: a person where there is one."""
    if believe:
        return lambda *_: True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    return lambda gone, known: click.confirm(
        f"{gone} of {known} known files are gone. Forget them and what they said?", default=False, err=True
    )
