"""Every command that only reads the index speaks of the whole example, in both languages."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from aggregator.cli.main import aggregator
from aggregator.service.findings import findings

COMMANDS = (
    ["findings"],
    ["explain", "FINDING"],
    ["graph", "FINDING"],
    *(["facts", "--show", show] for show in ("facts", "markings", "topics", "names")),
    ["topics"],
    ["discover"],
    ["subjects", "list"],
    ["remediate"],
    ["retention", "--before", "2025-01-01"],
    ["blast-radius"],
    ["blast-radius", "--link"],
    ["blast-radius", "--any", "2"],
    ["collusion"],
    ["doctor"],
)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_speaks_of_the_example(ran, command, lang):
    finding = findings(ran.index)[0].id
    words = [finding if word == "FINDING" else word for word in command]
    language = [] if command[0] == "graph" else ["--lang", lang]
    told = CliRunner().invoke(aggregator, [*words, "--data-dir", str(ran.index), *language])
    assert told.exit_code == 0, told.output
    assert told.output.strip()
