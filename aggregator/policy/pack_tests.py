"""The ``tests`` of a pack: files, the facts in them, what follows from those, and what they expose."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from aggregator.model.errors import PackError, nearest
from aggregator.model.findings import Severity
from aggregator.policy.records import (
    Attribute,
    ExpectedDeduction,
    ExpectedExposure,
    ExpectedFact,
    Insight,
    Pack,
    PackTest,
)
from aggregator.policy.yaml_lines import (
    Listing,
    Node,
    Section,
    Word,
    choice_of,
    decimal_of,
    listing_of,
    section_of,
    text_of,
    texts_of,
    whole_of,
)

_SEVERITIES = {severity.word: severity for severity in Severity}
_FACT_KEYS = ("subject", "attribute", "value", "file")
_DEDUCTION_KEYS = ("subject", "attribute", "value", "between", "period", "files")


def untested(pack: Pack) -> tuple[str, ...]:
    """Return a sentence for every test that an insight lacks: one in which it fires, one in which it is quiet.

    An insight fires in a test that expects it at some severity, and is quiet in one that expects it at none.
    """
    expected = [expectation for test in pack.tests for expectation in test.expects]
    sentences = []
    for name in (*pack.insights, *pack.converges):
        own = [expectation for expectation in expected if expectation.insight == name]
        if not any(expectation.severity for expectation in own):
            sentences.append(f"'{name}' has no test in which it fires")
        if not any(_is_quiet(expectation) for expectation in own):
            sentences.append(f"'{name}' has no test in which it is quiet")
    return tuple(sentences)


def _is_quiet(expectation: ExpectedExposure) -> bool:
    if expectation.severity is None:
        return expectation.revealed == 0
    return expectation.severity is Severity.NONE


def read_tests(
    node: Node | None, attributes: Mapping[str, Attribute], insights: Mapping[str, Insight]
) -> tuple[PackTest, ...]:
    """Return the tests in the pack's order.

    Raises
    ------
    PackError
        At the first mistake, with its line.
    """
    if node is None:
        return ()
    tests: list[PackTest] = []
    for entry in listing_of(node, "'tests'"):
        test = _test(section_of(entry, "a test"), attributes, insights)
        if any(test.name == other.name for other in tests):
            raise PackError(entry.where, f"two tests are called '{test.name}'")
        tests.append(test)
    return tuple(tests)


def _test(section: Section, attributes: Mapping[str, Attribute], insights: Mapping[str, Insight]) -> PackTest:
    section.only("a test", ("name", "files", "finds", "deduces", "expects"))
    name = text_of(section.need("a test", "name"), "the name of a test")
    what = f"test '{name}'"
    files = _files(section_of(section.need(what, "files"), f"'files' of {what}"), what)
    finds, expects, deduces = section.get("finds"), section.get("expects"), section.get("deduces")
    if finds is None and expects is None and deduces is None:
        raise PackError(section.where, f"{what} needs 'finds', 'deduces' or 'expects'")
    return PackTest(
        name=name,
        where=section.where,
        files=files,
        finds=tuple(
            _fact(section_of(entry, "a fact that is found"), attributes, files)
            for entry in (listing_of(finds, f"'finds' of {what}") if finds else ())
        ),
        expects=tuple(_exposures(section_of(expects, f"'expects' of {what}"), insights)) if expects else (),
        deduces=tuple(
            _deduction(section_of(entry, "a value that follows"), attributes, files)
            for entry in (listing_of(deduces, f"'deduces' of {what}") if deduces else ())
        ),
    )


def _files(section: Section, what: str) -> dict[str, str]:
    files: dict[str, str] = {}
    for name, node in section.entries.items():
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or str(path) != name or "\\" in name:
            raise PackError(section.places[name], f"'{name}' is no path inside the test, such as 'notes/plan.md'")
        if not isinstance(node, Word):
            raise PackError(node.where, f"the content of '{name}' is a text")
        files[name] = node.text
    if not files:
        raise PackError(section.where, f"{what} has no files")
    return files


def _fact(section: Section, attributes: Mapping[str, Attribute], files: Collection[str]) -> ExpectedFact:
    what = "a fact that is found"
    section.only(what, _FACT_KEYS)
    subject, attribute, value, file = (section.need(what, key) for key in _FACT_KEYS)
    return ExpectedFact(
        subject=text_of(subject, "'subject'"),
        attribute=choice_of(attribute, "'attribute'", attributes),
        value=text_of(value, "'value'"),
        file=choice_of(file, "'file'", files),
    )


def _deduction(section: Section, attributes: Mapping[str, Attribute], files: Collection[str]) -> ExpectedDeduction:
    what = "a value that follows"
    section.only(what, _DEDUCTION_KEYS)
    value, period, between, rests_on = (section.get(key) for key in ("value", "period", "between", "files"))
    if (value is None) == (between is None):
        raise PackError(section.where, f"{what} says 'value' or 'between'")
    named = texts_of(rests_on, "'files'") if rests_on else ()
    for file in named:
        if file not in files:
            raise PackError(section.places["files"], f"'files' cannot be '{file}' ({nearest(file, files)})")
    return ExpectedDeduction(
        subject=text_of(section.need(what, "subject"), "'subject'"),
        attribute=choice_of(section.need(what, "attribute"), "'attribute'", attributes),
        value=text_of(value, "'value'") if value else None,
        period=text_of(period, "'period'") if period else None,
        between=_ends(between) if between else None,
        files=named,
    )


def _ends(node: Node) -> tuple[float, float]:
    ends = [decimal_of(end, "an end of 'between'") for end in listing_of(node, "'between'")]
    if len(ends) != 2 or ends[0] > ends[1]:
        raise PackError(node.where, "'between' is the lowest and the highest value, [20, 35]")
    return ends[0], ends[1]


def _exposures(section: Section, insights: Mapping[str, Insight]) -> Iterator[ExpectedExposure]:
    for name, node in section.entries.items():
        if name not in insights:
            raise PackError(section.places[name], f"no insight is called '{name}' ({nearest(name, insights)})")
        for entry in node.entries if isinstance(node, Listing) else (node,):
            yield _exposure(insights[name], section_of(entry, f"what is expected of '{name}'"))


def _exposure(insight: Insight, section: Section) -> ExpectedExposure:
    what = f"what is expected of '{insight.name}'"
    section.only(what, ("scope", "revealed", "severity"))
    scope, revealed, severity = (section.get(key) for key in ("scope", "revealed", "severity"))
    if revealed is None and severity is None:
        raise PackError(section.where, f"{what} says 'revealed', 'severity' or both")
    if scope and insight.within is None:
        raise PackError(scope.where, f"'{insight.name}' has no scope; it needs 'within' for that")
    return ExpectedExposure(
        insight=insight.name,
        scope=text_of(scope, "'scope'") if scope else None,
        revealed=whole_of(revealed, "'revealed'") if revealed else None,
        severity=_SEVERITIES[choice_of(severity, "'severity'", _SEVERITIES)] if severity else None,
    )
