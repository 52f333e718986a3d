"""What ``aggregator doctor`` shows in a terminal."""

from __future__ import annotations

from rich.cells import set_cell_size

from aggregator.cli.screens import Words, console
from aggregator.report.listing_words import measure_in
from aggregator.report.reason_words import reason_in
from aggregator.report.words import say
from aggregator.service.doctor import INSTALL, Health

_FONTS = {True: "font_found", False: "font_missing", None: "font_unknown"}
_WIDEST = 11
"""Columns that a name takes, a Chinese sign two."""


def show_health(state: Health, lang: str) -> None:
    """Show the state of the installation and of the index."""
    out = console()
    comma = say(lang, "list_comma")
    limits = {"size": state.limits.bytes >> 20, "memory": state.limits.memory >> 20}
    missing = say(lang, "ocr_broken") if state.ocr_problem else say(lang, "ocr_missing", install=INSTALL)
    rows = {
        "aggregator": f"{state.version}, Python {state.python}, {state.platform}",
        say(lang, "health_formats"): comma.join(state.formats),
        say(lang, "health_stores"): comma.join(state.stores),
        say(lang, "health_packs"): comma.join(state.packs),
        say(lang, "health_limits"): say(lang, "limits_told", seconds=f"{state.limits.seconds:.0f}", **limits),
        say(lang, "health_worker"): comma.join(measure_in(lang, str(measure)) for measure in state.worker),
        say(lang, "health_ocr"): state.ocr or missing,
        say(lang, "health_font"): say(lang, _FONTS[state.cjk_font]),
        say(lang, "health_index"): f"{state.data_dir}{say(lang, 'colon')}{_index_words(state, lang)}",
    }
    for name, text in rows.items():
        out.print(Words.assemble((set_cell_size(name, _WIDEST), "bold"), text))
    for problem in [*filter(None, [state.worker_problem, state.ocr_problem]), *state.index_problems]:
        told = say(lang, "problem_told", problem=reason_in(lang, problem))
        out.print(Words(told, style="bold red"))


def _index_words(state: Health, lang: str) -> str:
    if state.index is None:
        return say(lang, "index_damaged" if state.index_problems else "index_none")
    return say(lang, "list_comma").join(f"{value} {name}" for name, value in state.index.items())
