"""Help that is quick, shows an example of everything, and a README that leaves nothing out."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from aggregator.cli.main import COMMANDS, aggregator

README = Path(__file__).parents[2] / "README.md"
HEAVY = ("duckdb", "pandas", "numpy", "networkx", "yaml", "lxml", "rich", "docx", "pdfplumber", "pypdfium2", "PIL")


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command by the words that call it."""
    context = click.Context(aggregator)
    for name in aggregator.list_commands(context):
        command = aggregator.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                yield f"{name} {inner}", command.commands[inner]
        else:
            yield name, command


BY_NAME = dict(commands())


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that are loaded once a command has run."""
    program = (
        "import sys\n"
        "from aggregator.cli.main import main\n"
        f"sys.argv = ['aggregator', *{list(arguments)!r}]\n"
        "try:\n    main()\n"
        "except SystemExit:\n    print('loaded:', *sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("loaded: ")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], [], ["scan", "--help"], ["what-if", "--help"], ["policy", "--help"], ["fnd"], ["scan"]],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(arguments):
    loaded = loaded_by(*arguments)
    assert "click" in loaded
    assert sorted(loaded & set(HEAVY)) == []
    assert not [name for name in loaded if name.startswith(("aggregator.service", "aggregator.reading"))]


def test_the_library_loads_nothing_heavy_before_it_is_asked_for_something():
    program = "import sys, aggregator; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert sorted(set(done.stdout.split()) & set(HEAVY)) == []


def test_every_command_is_on_the_help_page(run):
    answer = run("--help")
    assert answer.code == 0
    for name, summary in COMMANDS.items():
        assert name in answer.out
        assert summary.split()[0] in answer.out


@pytest.mark.parametrize("name", BY_NAME)
def test_every_command_shows_an_example_of_itself_and_says_what_its_options_do(run, name):
    answer = run(*name.split(), "--help")
    assert answer.code == 0
    assert "Example" in answer.out
    assert f"aggregator {name}" in answer.out.partition("Example")[2]
    silent = [option.name for option in options(BY_NAME[name]) if not option.help]
    assert silent == []


@pytest.mark.parametrize("name", BY_NAME)
def test_the_options_of_an_example_exist(name):
    known = {word for option in options(BY_NAME[name]) for word in option.opts}
    examples = (BY_NAME[name].help or "").partition("Example")[2]
    lines = [line.partition("|")[0] for line in examples.splitlines() if f"aggregator {name}" in line]
    assert lines
    used = {word for line in lines for word in line.split() if word.startswith("-")}
    assert sorted(used - known) == []


def options(command: click.Command) -> list[click.Option]:
    return [each for each in command.params if isinstance(each, click.Option) and each.name != "help"]


@pytest.mark.parametrize("name", BY_NAME)
def test_the_readme_tells_of_every_command_and_option(name):
    told = README.read_text("utf-8")
    assert f"aggregator {name}" in told or f"`{name}" in told
    assert [option.opts[-1] for option in options(BY_NAME[name]) if option.opts[-1] not in told] == []


def test_the_readme_tells_of_every_exit_code():
    told = README.read_text("utf-8")
    assert [
        code for code in ("0", "1", "2", "3", "4", "130") if not re.search(rf"(?<![\w.]){code}(?![\w.])", told)
    ] == []
