"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]

LANG = click.option(
    "--lang", type=click.Choice(["en", "zh"]), default="en", envvar="AGGREGATOR_LANG", show_default=True,
    help="Language of what is printed.",
)  # fmt: skip
VALUES = click.option("--values", is_flag=True, help="Show the values themselves; without it they are masked.")


def default_data_dir() -> Path:
    """Return the folder that the index is kept in where none is named."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "aggregator"


DATA_DIR = click.option(
    "--data-dir", type=click.Path(path_type=Path, file_okay=False), default=default_data_dir,
    envvar="AGGREGATOR_DATA_DIR", show_default="~/.local/share/aggregator",
    help="Folder of the index: it holds what the files give away together, so keep it safe.",
)  # fmt: skip
CONFIG = click.option(
    "-c", "--config", type=click.Path(path_type=Path, dir_okay=False), envvar="AGGREGATOR_CONFIG",
    help="Site configuration (default: ./aggregator.toml where there is one).",
)  # fmt: skip


def formats(*names: str) -> Callable[[Command], Command]:
    """Return a ``--format`` option; the first name is its default."""
    return click.option(
        "--format", "output_format", type=click.Choice(names), default=names[0], show_default=True,
        help="What to print.",
    )  # fmt: skip


def severity_option(name: str, text: str) -> Callable[[Command], Command]:
    """Return an option that takes a severity or ``never``."""
    words = ["never", "low", "medium", "high", "critical"]
    return click.option(name, type=click.Choice(words), default="never", show_default=True, help=text)
