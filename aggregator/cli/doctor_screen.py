"""What ``aggregator doctor`` shows in a terminal."""

from __future__ import annotations

from aggregator.cli.screens import Words, console
from aggregator.service.doctor import INSTALL, Health


def show_health(state: Health) -> None:
    """Show the state of the installation and of the index."""
    out = console()
    font = {True: "found", False: "none found: Chinese reports show boxes", None: "cannot tell (no fontconfig)"}
    rows = {
        "aggregator": f"{state.version}, Python {state.python}, {state.platform}",
        "formats": ", ".join(state.formats),
        "stores": ", ".join(state.stores),
        "packs": ", ".join(state.packs),
        "limits": f"a file: {state.limits.bytes >> 20} MiB, {state.limits.seconds:.0f} s, "
        f"{state.limits.memory >> 20} MiB of memory",
        "worker": ", ".join(map(str, state.worker)),
        "OCR": state.ocr or ("does not work" if state.ocr_problem else f"not installed: {INSTALL}"),
        "CJK font": font[state.cjk_font],
        "index": f"{state.data_dir}: " + _index_words(state),
    }
    for name, text in rows.items():
        out.print(Words.assemble((f"{name:<11}", "bold"), text))
    for problem in [*filter(None, [state.worker_problem, state.ocr_problem]), *state.index_problems]:
        out.print(Words(f"problem: {problem}", style="bold red"))


def _index_words(state: Health) -> str:
    if state.index is None:
        return "none yet" if not state.index_problems else "damaged"
    return ", ".join(f"{value} {name}" for name, value in state.index.items())
