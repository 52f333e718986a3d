"""The smallest sets of files of a finding, and what would end it."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.model.findings import Factor, Finding, RevealingSet
from aggregator.report.markup import Markup, element, join
from aggregator.report.page.parts import note, number, path_words, paths_shown, unfolding
from aggregator.report.words import called, say

SETS_SHOWN = 3
SETS_UNFOLDED = 20
FACTORS_SHOWN = 3
FACTORS_UNFOLDED = 30
FILES_SHOWN = 8
COPIES_SHOWN = 3


def smallest_sets(finding: Finding, lang: str) -> Markup:
    """Return the products of groups where there are several sets, then the sets themselves."""
    if not finding.minimal_sets:
        return note(say(lang, "sets_none"))
    several = len(finding.minimal_sets) > 1
    products = finding.factors if several and finding.factors else ()
    sets = [_set(one, position, lang, named=several) for position, one in enumerate(finding.minimal_sets, 1)]
    shown = 1 if products else SETS_SHOWN
    listed = min(len(sets), SETS_UNFOLDED)
    return join(
        [
            element("p", say(lang, "sets_told_only" if finding.minimal_sets_total == 1 else "sets_told")),
            note(_count(finding, listed, lang)),
            _smallest(finding, lang),
            _products(finding, products, lang) if products else None,
            element("div", sets[:shown], class_="sets"),
            _folded(sets[shown:listed], "more_sets", lang),
        ]
    )


def to_hide(finding: Finding, lang: str) -> Markup:
    """Return the files whose hiding ends the finding, and how sure it is that nothing less does."""
    remedy = finding.remediation
    if not remedy.hide:
        return element("p", say(lang, "hide_none"))
    if remedy.status == "optimal":
        sure = say(lang, "hide_optimal")
    elif remedy.cost is not None and remedy.bound is not None:
        sure = say(lang, "hide_gap", cost=f"{remedy.cost:g}", bound=f"{remedy.bound:g}")
    else:
        sure = say(lang, "hide_feasible")
    return join([element("p", say(lang, "hide_told")), paths_shown(remedy.hide, FILES_SHOWN, lang), note(sure)])


def _count(finding: Finding, listed: int, lang: str) -> str:
    total = finding.minimal_sets_total
    if total is None:
        return say(lang, "sets_incomplete", shown=number(listed))
    if total == 1:
        return say(lang, "sets_count_one")
    key = "sets_count_all" if listed >= total else "sets_count"
    return say(lang, key, total=number(total), shown=number(listed))


def _smallest(finding: Finding, lang: str) -> Markup | None:
    """Return how small another set could be, where the first is not proved to be the smallest."""
    proof = finding.smallest
    if proof is None or proof.status == "optimal":
        return None
    return note(say(lang, "sets_bound", cost=f"{proof.cost:g}", bound=f"{proof.bound:g}"))


def _set(one: RevealingSet, position: int, lang: str, *, named: bool) -> Markup:
    files = [element("li", path_words(path), _copies(one.copies.get(path, ()), lang)) for path in one.files]
    shown = element("ul", files[:FILES_SHOWN], class_="files together")
    rest = files[FILES_SHOWN:]
    more = (
        unfolding(say(lang, "more_files", n=number(len(rest))), element("ul", rest, class_="files together"))
        if rest
        else None
    )
    title = element("p", say(lang, "set_n", n=position), class_="set-name") if named else None
    return element("div", title, shown, more, class_="set")


def _copies(copies: Sequence[str], lang: str) -> Markup | None:
    if not copies:
        return None
    words = say(lang, "with_one_copy") if len(copies) == 1 else say(lang, "with_copies", n=number(len(copies)))
    paths = element("ul", [element("li", path_words(path)) for path in copies], class_="files copies")
    if len(copies) <= COPIES_SHOWN:
        return join([element("span", words, class_="copy-words"), paths])
    return unfolding(words, paths)


def _products(finding: Finding, factors: Sequence[Factor], lang: str) -> Markup:
    drawn = [
        _product(factor, called(finding, factor.subject), lang)
        for factor in factors[: FACTORS_SHOWN + FACTORS_UNFOLDED]
    ]
    folded = _folded(drawn[FACTORS_SHOWN:], "more_factors", lang)
    left = len(factors) - len(drawn)
    more = note(say(lang, "and_more", n=number(left))) if left > 0 else None
    return join([element("p", say(lang, "factors_told")), drawn[:FACTORS_SHOWN], folded, more])


def _product(factor: Factor, name: str, lang: str) -> Markup:
    groups = [_group(names, paths, lang) for names, paths in zip(factor.attributes, factor.any_of, strict=True)]
    crossed: list[Markup] = []
    for position, group in enumerate(groups):
        if position:
            crossed.append(element("span", "×", class_="times"))
        crossed.append(group)
    return element(
        "div", element("p", name, class_="set-name"), element("div", crossed, class_="product"), class_="set"
    )


def _group(names: Sequence[str], paths: Sequence[str], lang: str) -> Markup:
    count = say(lang, "factor_one") if len(paths) == 1 else say(lang, "factor_any", n=number(len(paths)))
    gives = say(lang, "factor_gives", attributes=say(lang, "list_comma").join(names))
    head = element("p", element("b", count), " ", gives, class_="group-name")
    return element("div", head, paths_shown(paths, FACTORS_SHOWN, lang), class_="group")


def _folded(blocks: Sequence[Markup], words: str, lang: str) -> Markup | None:
    if not blocks:
        return None
    return unfolding(say(lang, words, n=number(len(blocks))), element("div", blocks, class_="sets"))
