"""``aggregator policy``."""

from __future__ import annotations

import click

from aggregator.cli.options import formats


@click.group("policy")
def command() -> None:
    """Test and list policy packs."""


@command.command("test")
@click.argument("packs", nargs=-1, metavar="[PACK]...")
def test(packs: tuple[str, ...]) -> int:
    """Run the tests that packs carry; all shipped packs where none is named.

    Exits with 1 where a test fails, or an insight has no firing or no quiet test.

    \b
    Examples:
      aggregator policy test
      aggregator policy test my-pack.yaml
    """
    from aggregator.cli.policy_screen import show_pack_outcome
    from aggregator.policy.loader import find_pack, load_pack, shipped_packs
    from aggregator.service.check_policy import check_policy

    paths = [find_pack(pack) for pack in packs] or list(shipped_packs())
    outcomes = [check_policy(load_pack(path)) for path in paths]
    for outcome in outcomes:
        show_pack_outcome(outcome)
    return int(not all(outcome.passed for outcome in outcomes))


@command.command("list")
@formats("text", "json")
def list_packs(output_format: str) -> None:
    """List the packs that ship with aggregator: name, version, sector, insights.

    \b
    Examples:
      aggregator policy list
      aggregator policy list --format json
    """
    from aggregator.cli.output import print_json
    from aggregator.cli.policy_screen import show_packs
    from aggregator.policy.loader import load_pack, shipped_packs

    packs = [load_pack(path) for path in shipped_packs()]
    if output_format == "json":
        print_json(
            [
                {
                    "name": pack.name,
                    "version": pack.version,
                    "sector": dict(pack.sector),
                    "insights": list(pack.insights),
                }
                for pack in packs
            ]
        )
    else:
        show_packs(packs)
