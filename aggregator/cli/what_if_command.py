"""``aggregator what-if``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.options import CONFIG, DATA_DIR, LANG, VALUES, formats

if TYPE_CHECKING:
    from aggregator.model.scenario import Step


@click.command("what-if")
@click.argument("file", required=False)
@click.option("--to", "folder", metavar="FOLDER",
              help="Where uploads would go: a folder of a scanned store, from its root on or absolute.")  # fmt: skip
@click.option("--upload", multiple=True, metavar="FILE[=FOLDER]", help="Put a file there; without FOLDER, to --to.")
@click.option("--owner", metavar="NAME", help="Whose the uploads would be (default: whose they are here).")
@click.option("--remove", multiple=True, metavar="PATH", help="Take a file, or all in a folder, away.")
@click.option("--regrade", multiple=True, metavar="PATH=GRADE",
              help="Mark it: none, internal, confidential, secret, top secret.")  # fmt: skip
@click.option("--share", multiple=True, metavar="PATH=WHO", help="Let a principal read a file, or all in a folder.")
@click.option("--public", multiple=True, metavar="PATH", help="Let anybody at all read it.")
@click.option("--stop-sharing", multiple=True, metavar="PATH=WHO", help="Take a principal's right on it back.")
@click.option("--member", multiple=True, metavar="GROUP=WHO", help="Let an account or a group into a group.")
@click.option("--remove-member", multiple=True, metavar="GROUP=WHO", help="Take one out of a group.")
@click.option("--compromise", multiple=True, metavar="WHO",
              help="An attacker has account:NAME, administrator or administrator:STORE.")  # fmt: skip
@click.option("--scenario", type=click.Path(path_type=Path), metavar="FILE.yaml",
              help="Steps from a file, in its order; they come before those of other options.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(["never", "review", "hold"]), default="never", show_default=True,
              help="Exit with 1 where the verdict is this or graver.")  # fmt: skip
@VALUES
@formats("text", "json")
@DATA_DIR
@CONFIG
@LANG
def command(
    scenario: Path | None,
    fail_on: str,
    values: bool,
    output_format: str,
    data_dir: Path,
    config: Path | None,
    lang: str,
    **options: Any,
) -> int:
    """Say what would change if FILE were uploaded, or files, rights, members and accounts changed otherwise.

    All that is asked for counts together: uploads first, then removals, grades, rights, members, compromised
    accounts; a scenario file keeps its own order. The answer names who would newly pass a threshold, which exposures
    would end, and what completes what. The verdict is ``hold`` where a severity would rise to high (or the
    configuration's ``hold_at``) or above, ``review`` where any would rise or something could not be read, else ``ok``.
    Shares are of the population of the scan with the uploads: a file that goes takes no subject away.
    The places to redact in uploads are the fewest that keep every insight below its threshold.
    Uploads are read and forgotten; nothing is added to the index.

    WHO is a name of the lists of access and members; ``group:NAME`` and ``account:NAME`` say which is meant, and
    ``new:NAME`` one that is yet to come.

    \b
    Examples:
      aggregator what-if minutes.docx --to shared/minutes
      aggregator what-if plan.xlsx --to . --format json --fail-on hold
      aggregator what-if --share Plants/list.csv=group:contractors --member group:contractors=wang
      aggregator what-if --public Plants/ --compromise account:li
      aggregator what-if --remove Plants/list.csv --stop-sharing Maps=everyone
      aggregator what-if --scenario merger.yaml --lang zh

    \b
    A scenario file:
      scenario:
        - {upload: new.xlsx, to: Plants, owner: li}
        - {share: Plants/list.csv, with: contractors}
        - {add member: wang, to: contractors}
        - {regrade: Maps, to: secret}
        - {compromise account: li}
    Further steps: remove, stop sharing (with), make public, remove member (from), compromise administrator.
    """
    from aggregator.cli.output import print_json
    from aggregator.cli.what_if_screen import show_what_if
    from aggregator.service.scenario_file import read_scenario
    from aggregator.service.site import read_site
    from aggregator.service.what_if import what_if
    from aggregator.service.what_if_record import what_if_to_record

    steps = [*(read_scenario(scenario) if scenario else ()), *_steps(options)]
    answer = what_if(steps, data_dir, site=read_site(config))
    if output_format == "json":
        print_json(what_if_to_record(answer, values=values))
    else:
        show_what_if(answer, lang, values=values)
    order = ["ok", "review", "hold"]
    return int(fail_on != "never" and order.index(answer.verdict) >= order.index(fail_on))


def _steps(options: dict[str, Any]) -> list[Step]:
    """Return the steps that options name, in the order in which they are played."""
    from aggregator.model.scenario import (
        AddMember,
        MakePublic,
        Regrade,
        Remove,
        RemoveMember,
        Share,
        StopSharing,
        Upload,
    )
    from aggregator.service.scenario_file import compromise_of, grade_called, pair_of, upload_of

    folder, owner = options["folder"], options["owner"]
    if options["file"] is not None and folder is None:
        raise click.UsageError("Missing option '--to': where would FILE go?", click.get_current_context())
    steps: list[Step] = [] if options["file"] is None else [Upload(options["file"], folder, owner)]
    steps += [upload_of(each, folder, owner) for each in options["upload"]]
    steps += [Remove(each) for each in options["remove"]]
    graded = [pair_of(each, "--regrade", "PATH=GRADE") for each in options["regrade"]]
    steps += [Regrade(path, grade_called(word)) for path, word in graded]
    steps += [Share(*pair_of(each, "--share", "PATH=WHO")) for each in options["share"]]
    steps += [MakePublic(each) for each in options["public"]]
    steps += [StopSharing(*pair_of(each, "--stop-sharing", "PATH=WHO")) for each in options["stop_sharing"]]
    steps += [AddMember(*pair_of(each, "--member", "GROUP=WHO")) for each in options["member"]]
    steps += [RemoveMember(*pair_of(each, "--remove-member", "GROUP=WHO")) for each in options["remove_member"]]
    return [*steps, *(compromise_of(each) for each in options["compromise"])]
