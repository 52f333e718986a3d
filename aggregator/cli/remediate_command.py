"""``aggregator remediate``."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aggregator.cli.options import DATA_DIR, LANG, formats

if TYPE_CHECKING:
    from aggregator.service.remediate import Wish

A_FILE = click.Path(path_type=Path, dir_okay=False)


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
@click.option("--plan", "target", type=A_FILE, metavar="FILE", help="Write the answer as a plan in YAML, and keep it.")
@click.option("--due", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
              help="By when the plan is to be done (default: 30 days after the scan).")  # fmt: skip
@click.option("--verify", type=A_FILE, metavar="FILE", help="Say what came of the plan in a file by the last scan.")
@click.option("--plans", is_flag=True, help="Say what came of all plans that are kept.")
@click.option("--forget", metavar="PLAN", help="Forget a plan that is kept, by its id.")
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
    target: Path | None,
    due: datetime | None,
    verify: Path | None,
    plans: bool,
    forget: str | None,
    output_format: str,
    data_dir: Path,
    lang: str,
) -> int:
    """Say which files to hide or restrict, or which facts to take out, so that exposures end at the least cost.

    Without FINDING every exposure past a threshold ends. The answer says what it costs, what nothing can cost less
    than, and whether that is proved. Of several ways the cheapest is taken, file by file.

    With --plan the answer is written as a list of actions, with who is to do each by when and what every finding
    becomes by them. The plan is kept, and every later scan says what came of it: which actions are done, not done or
    undone, and whether what was promised of each finding came true.

    \b
    Examples:
      aggregator remediate
      aggregator remediate 3f9a --restrict --audience operations
      aggregator remediate --hide --redact --costs costs.toml --seconds 30 --format json
      aggregator remediate --plan plan.yaml --due 2026-12-31
      aggregator remediate --verify plan.yaml
    """  # fmt: skip
    from aggregator.service.remediate import Wish

    in_json = output_format == "json"
    if forget is not None:
        _forget(data_dir, forget, lang)
    elif plans or verify is not None:
        _check(data_dir, verify, lang, in_json=in_json)
    else:
        chosen = [name for name, wanted in (("restrict", restrict), ("hide", hide), ("redact", redact)) if wanted]
        wish = Wish(audience, tuple(chosen or ["hide"]), findings, costs, seconds)
        if target is None:
            _answer(data_dir, wish, lang, in_json=in_json)
        else:
            _plan(data_dir, wish, target, due, lang, in_json=in_json)
    return 0


def _answer(data_dir: Path, wish: Wish, lang: str, *, in_json: bool) -> None:
    from aggregator.cli.output import print_json
    from aggregator.cli.remediate_screen import show_remediation
    from aggregator.service.remediate import remediate, remediated_to_record

    found = remediate(data_dir, wish)
    print_json(remediated_to_record(found)) if in_json else show_remediation(found, lang)


def _plan(data_dir: Path, wish: Wish, target: Path, due: datetime | None, lang: str, *, in_json: bool) -> None:
    from aggregator.cli.output import print_json
    from aggregator.cli.plan_screen import show_plan
    from aggregator.service.plan import plan
    from aggregator.service.plan_check import register
    from aggregator.service.plan_file import plan_to_record, write_plan
    from aggregator.service.report import write_text

    made = plan(data_dir, wish, due=None if due is None else due.date(), now=time.time())
    write_text(write_plan(made), target)
    register(data_dir, made, time.time())
    print_json(plan_to_record(made)) if in_json else show_plan(made, lang)


def _check(data_dir: Path, verify: Path | None, lang: str, *, in_json: bool) -> None:
    from aggregator.cli.output import print_json
    from aggregator.cli.plan_screen import show_checks
    from aggregator.service import plan_check

    if verify is not None:
        found = [plan_check.verify(data_dir, verify, time.time())]
    else:
        found = list(plan_check.checks(data_dir))
    print_json([plan_check.check_to_record(each) for each in found]) if in_json else show_checks(found, lang)


def _forget(data_dir: Path, beginning: str, lang: str) -> None:
    from aggregator.report.words import say
    from aggregator.service.plan_check import forget

    click.echo(say(lang, "plan_forgotten", plan=forget(data_dir, beginning)))
