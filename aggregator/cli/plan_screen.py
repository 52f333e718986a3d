"""Plans and what came of them, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.cli.screens import Words, console, indented
from aggregator.model.findings import Severity
from aggregator.model.plan import Action, Doing, Keeping, Plan, PlanCheck, Promise
from aggregator.report.changes import some
from aggregator.report.words import counted, name_and_id, named, principal_words, say, scope_words

SHADES = {Doing.DONE: "green", Doing.OPEN: "yellow", Doing.UNDONE: "bold red"}
TONES = {Keeping.KEPT: "green", Keeping.WAITING: "dim", Keeping.BROKEN: "bold red", Keeping.UNKNOWN: "yellow"}


def show_plan(plan: Plan, lang: str) -> None:
    """Show who is to do what by when, and what every finding becomes by it."""
    out = console()
    out.print(Words(_head(plan, lang), style="bold"))
    for action in plan.actions:
        out.print(indented(say(lang, "list_semicolon").join([_do(action, lang), say(lang, "due_by", due=action.due)])))
    out.print(Words(say(lang, "plan_promises"), style="bold"))
    for promise in plan.promises:
        out.print(indented(_promised(promise, lang)))


def show_checks(checks: Sequence[PlanCheck], lang: str) -> None:
    """Show what came of plans, action by action and promise by promise."""
    out = console()
    if not checks:
        out.print(Words(say(lang, "no_plans")))
    for check in checks:
        out.print(Words(_progress(check, lang), style="bold"))
        for action, doing in zip(check.plan.actions, check.doings, strict=True):
            due = "due_by" if doing is Doing.DONE or check.day <= action.due else "overdue_since"
            told = say(lang, "list_semicolon").join([_do(action, lang), say(lang, due, due=action.due)])
            out.print(_line(say(lang, f"doing_{doing}"), SHADES[doing], told))
        for promise, keeping in zip(check.plan.promises, check.keepings, strict=True):
            out.print(_line(say(lang, f"keeping_{keeping}"), TONES[keeping], _promised(promise, lang)))


def show_progress(checks: Sequence[PlanCheck], lang: str) -> None:
    """Show in a line a plan what came of those that are kept."""
    out = console()
    for check in checks:
        out.print()
        out.print(Words(_progress(check, lang), style="bold"))


def _head(plan: Plan, lang: str) -> str:
    cost = "" if plan.cost is None else f"{plan.cost:g}"
    actions = counted(lang, "n_actions", len(plan.actions))
    return say(lang, "plan_head", plan=plan.id, made=plan.made, actions=actions, cost=cost)


def _progress(check: PlanCheck, lang: str) -> str:
    told = say(
        lang,
        "plan_progress",
        plan=check.plan.id,
        done=check.done,
        actions=counted(lang, "n_actions", len(check.doings)),
        kept=check.kept,
        promises=len(check.keepings),
    )
    undone = sum(each is Doing.UNDONE for each in check.doings)
    return told + (say(lang, "plan_progress_undone", n=undone) if undone else "")


def _do(action: Action, lang: str) -> str:
    return say(
        lang,
        f"do_{action.do}",
        who=principal_words(action.who, lang),
        path=action.path,
        against=some([principal_words(each, lang) for each in action.against], lang),
        subject=name_and_id(action.name, action.subject),
        attribute=action.attribute,
    )


def _promised(promise: Promise, lang: str) -> str:
    finding = f"{named(promise, lang)}{scope_words(promise, lang)} [{promise.finding}]"
    before = _level(promise.severity, promise.revealed, lang)
    if promise.ends:
        return say(lang, "promise_ends", finding=finding, before=before)
    after = _level(promise.severity_then, promise.revealed_then, lang)
    if after == before:
        return say(lang, "promise_as_before", finding=finding, before=before)
    return say(lang, "promise_stays", finding=finding, before=before, after=after)


def _level(severity: Severity, revealed: int, lang: str) -> str:
    return say(lang, "plan_level", severity=say(lang, severity.word), revealed=revealed)


def _line(word: str, style: str, told: str) -> Words:
    line = Words("    ")
    line.append(word, style)
    line.append(f"  {told}")
    return line
