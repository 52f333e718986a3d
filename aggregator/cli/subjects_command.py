"""``aggregator subjects``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import CONFIG, DATA_DIR, LANG, formats

KIND = click.option("--kind", help="Only subjects of this kind, as the pack calls it.")
BECAUSE = click.option("--because", default="", help="Why; kept with the decision.")
BY = click.option("--by", default="", envvar="USER", help="Who decides; your user name unless it is given.")


@click.group("subjects")
def command() -> None:
    """List who is who in the files, and decide it where the tool cannot know.

    A decision is kept in the index and holds for every later scan.
    """


@command.command("list")
@KIND
@click.option("--search", metavar="TEXT", help="Only subjects with this in a name or an identifier.")
@click.option("--merged", is_flag=True, help="Only subjects that have several identifiers or names.")
@click.option("--candidates", is_flag=True, help="List what may be one subject instead, the surest first.")
@click.option("--decisions", is_flag=True, help="List what was decided instead.")
@formats("text", "json")
@DATA_DIR
@LANG
def list_subjects(
    kind: str | None,
    search: str | None,
    merged: bool,
    candidates: bool,
    decisions: bool,
    output_format: str,
    data_dir: Path,
    lang: str,
) -> None:
    """List the subjects that files say something of, with everything they are called.

    Each name or identifier that was taken for another's says why, and how sure that is. Candidates are alike, but not
    surely enough to be taken for one: decide them with `merge` or `split`.

    \b
    Examples:
      aggregator subjects list --merged
      aggregator subjects list --candidates
      aggregator subjects list --search northfield --format json
      aggregator subjects list --decisions
    """
    from aggregator.cli.output import print_json
    from aggregator.cli.screens import show_candidates, show_decisions, show_subjects
    from aggregator.service import subjects

    wanted = subjects.SubjectFilter(kind, search, merged)
    in_json = output_format == "json"
    if decisions:
        made = subjects.decisions(data_dir)
        print_json([subjects.decision_record(each) for each in made]) if in_json else show_decisions(made, lang)
    elif candidates:
        found = subjects.candidates(data_dir, wanted)
        print_json([subjects.candidate_record(each) for each in found]) if in_json else show_candidates(found, lang)
    else:
        rows = subjects.subjects(data_dir, wanted)
        print_json([subjects.subject_record(row) for row in rows]) if in_json else show_subjects(rows, lang)


@command.command("merge")
@click.argument("one")
@click.argument("other")
@KIND
@BECAUSE
@BY
@DATA_DIR
@CONFIG
@LANG
def merge(
    one: str, other: str, kind: str | None, because: str, by: str, data_dir: Path, config: Path | None, lang: str
) -> None:
    """Decide that ONE and OTHER are the same subject.

    What files say of either then counts for both, at no cost of a file; the findings follow at once.

    \b
    Examples:
      aggregator subjects merge Northfield "NFD power station" --because "same site, renamed in 2019"
      aggregator subjects merge P-01 plant/name/北田
    """
    _decide(one, other, kind, because, by, data_dir, config, lang, same=True)


@command.command("split")
@click.argument("one")
@click.argument("other")
@KIND
@BECAUSE
@BY
@DATA_DIR
@CONFIG
@LANG
def split(
    one: str, other: str, kind: str | None, because: str, by: str, data_dir: Path, config: Path | None, lang: str
) -> None:
    """Decide that ONE and OTHER are two subjects.

    Neither a likeness of names nor a row of a linking table joins the two any more; the findings follow at once.

    \b
    Example:
      aggregator subjects split P-01 "plant/name/northfield mill" --because "a paper mill"
    """
    _decide(one, other, kind, because, by, data_dir, config, lang, same=False)


@command.command("forget")
@click.argument("one")
@click.argument("other")
@DATA_DIR
@CONFIG
@LANG
def forget(one: str, other: str, data_dir: Path, config: Path | None, lang: str) -> None:
    """Take back the decision about ONE and OTHER.

    \b
    Example:
      aggregator subjects forget P-01 "plant/name/northfield mill"
    """
    from aggregator.cli.screens import show_decisions
    from aggregator.report.words import say
    from aggregator.service.site import read_site
    from aggregator.service.subjects import undecide

    click.echo(say(lang, "no_longer_decided"))
    show_decisions([undecide(data_dir, one, other, site=read_site(config))], lang)


def _decide(
    one: str,
    other: str,
    kind: str | None,
    because: str,
    by: str,
    data_dir: Path,
    config: Path | None,
    lang: str,
    *,
    same: bool,
) -> None:
    from aggregator.cli.screens import show_decisions
    from aggregator.service.site import read_site
    from aggregator.service.subjects import Ruling, decide

    made = decide(data_dir, one, other, Ruling(same, by, because), site=read_site(config), kind=kind)
    show_decisions([made], lang)
