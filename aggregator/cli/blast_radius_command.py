"""``aggregator blast-radius``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import DATA_DIR, LANG, formats


@click.command("blast-radius")
@click.argument("account", required=False)
@click.option("--link", is_flag=True, help="Of whoever has every link that needs no account.")
@click.option("--admin", metavar="STORE", help="Of the administrator of a store, by its name or URI.")
@click.option(
    "--any", "any_accounts", type=click.IntRange(min=2), metavar="K", help="Of the worst K accounts together."
)
@formats("text", "json")
@DATA_DIR
@LANG
def command(
    account: str | None,
    link: bool,
    admin: str | None,
    any_accounts: int | None,
    output_format: str,
    data_dir: Path,
    lang: str,
) -> None:
    """Print what ACCOUNT can infer, the smallest set of files for each insight, and which share or group gives them.

    ACCOUNT is a user, a group, or 'everyone'. Each share says what could no longer be inferred without it, that whose
    files were left unchanged the longest first. The administrator of a store reads everything in it, deleted files and
    older versions too where they were scanned. Without ACCOUNT all principals are ranked. What a pack says may be
    known counts as well, for an account can be stolen.

    \b
    Examples:
      aggregator blast-radius
      aggregator blast-radius ann@example.com
      aggregator blast-radius --admin group-drive --lang zh
      aggregator blast-radius --any 3
      aggregator blast-radius ann --format json | jq '.shares[] | select(.only_here == 0).name'
    """
    from aggregator.cli.blast_radius_screen import show_blast_radius, show_ranked
    from aggregator.cli.collusion_screen import show_collusion
    from aggregator.cli.output import print_json
    from aggregator.service import blast_radius as service
    from aggregator.service.collusion import colluding, colluding_record

    if sum([account is not None, link, admin is not None, any_accounts is not None]) > 1:
        raise click.UsageError("give one of ACCOUNT, --link, --admin and --any")
    as_json = output_format == "json"
    if any_accounts is not None:
        together = colluding(data_dir, size=any_accounts)
        print_json(colluding_record(together)) if as_json else show_collusion(together, lang)
    elif account is None and admin is None and not link:
        ranked = service.principals_ranked(data_dir)
        print_json(service.ranked_record(ranked)) if as_json else show_ranked(ranked, lang)
    else:
        told = (
            service.blast_radius_of_administrator(data_dir, admin)
            if admin is not None
            else service.blast_radius_of_links(data_dir)
            if account is None
            else service.blast_radius_of_account(data_dir, account)
        )
        print_json(service.blast_radius_record(told)) if as_json else show_blast_radius(told, lang)
