"""What came out against what was put in: a line for every exposure planted and everything that must stay quiet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

FLOOR = 0.5
"""The confidence from which a fact counts, as in the pack."""

_NOT_SO = ("denied", "hypothetical")

Record = Mapping[str, Any]


class Line(NamedTuple):
    """Something checked, and what differs; nothing differs where it is as planted."""

    what: str
    differs: tuple[str, ...]

    def __str__(self) -> str:
        if not self.differs:
            return f"as planted   {self.what}"
        return "\n             ".join([f"DIFFERS      {self.what}", *self.differs])


def checked(truth: Record, scan: Record, facts: Sequence[Record]) -> Iterator[Line]:
    """Yield a line for each exposure, each hard negative, the unread files and the facts."""
    findings = [finding for finding in scan["findings"] if finding["kind"] != "location"]
    for planted in truth["exposures"]:
        yield Line(f"exposure {planted['name']}: {planted['insight']}", tuple(_differences(planted, findings)))
    known = {(planted["insight"], planted["scope"]) for planted in truth["exposures"]}
    others = [f"{found['insight']}, {found['scope']}" for found in findings if _key(found) not in known]
    yield Line("nothing else is exposed", tuple(f"also reported: {other}" for other in others))
    stated = {(fact["file"], fact["subject"], fact["attribute"], fact["value"]) for fact in facts if _counts(fact)}
    for negative in truth["not_reported"]:
        yield Line(f"quiet: {negative['why']}", tuple(_reported(negative, findings, stated)))
    yield Line(
        f"unread: {len(truth['unread'])} files listed", tuple(_unlike(truth["unread"], scan["scan"]["not_read"]))
    )
    missing = [fact for fact in truth["facts"] if tuple(fact.values()) not in stated]
    yield Line(f"facts: {len(truth['facts'])} planted, all found", tuple(f"missed: {fact}" for fact in missing))


def what_if_checked(truth: Record, answers: Mapping[str, Record]) -> Iterator[Line]:
    """Yield a line for the file that completes an exposure, for the same redacted, and for a harmless one."""
    asked = truth["what_if"]
    hold = asked["hold"]
    answer = answers[hold["file"]]
    differs = [f"verdict {answer['verdict']}"] if answer["verdict"] != "hold" else []
    changes = [change for change in answer["changes"] if _key(change) == (hold["insight"], hold["scope"])]
    if not any(sorted(change["partners"]) == hold["partners"] for change in changes):
        differs.append(f"partners {[change['partners'] for change in changes]}, not {hold['partners']}")
    places = [{"subject": place["subject"], "attribute": place["attribute"]} for place in answer["redact"]]
    if places != hold["redact"]:
        differs.append(f"to redact {places}, not {hold['redact']}")
    yield Line(f"what-if: hold, {hold['file']}", tuple(differs))
    for name in (asked["redacted"], asked["ok"]):
        verdict = answers[name]["verdict"]
        yield Line(f"what-if: ok, {name}", () if verdict == "ok" else (f"verdict {verdict}",))


def _key(found: Record) -> tuple[str, str | None]:
    return found["insight"], found["scope"]


def _counts(fact: Record) -> bool:
    return bool(fact["confidence"] >= FLOOR and fact["modality"] not in _NOT_SO)


def _differences(planted: Record, findings: Sequence[Record]) -> Iterator[str]:
    found = next((finding for finding in findings if _key(finding) == (planted["insight"], planted["scope"])), None)
    if found is None:
        yield "not reported"
        return
    if sorted(found["subjects"]) != sorted(planted["subjects"]):
        yield f"subjects: {found['subjects']}, not {planted['subjects']}"
    for name in ("kind", "severity", "revealed", "population", "since"):
        if found[name] != planted[name]:
            yield f"{name}: {found[name]}, not {planted[name]}"
    if found["audience"]["principals"] != planted["audience"]:
        yield f"audience: {found['audience']['principals']}, not {planted['audience']}"
    yield from _sets_unlike(planted, found)


def _sets_unlike(planted: Record, found: Record) -> Iterator[str]:
    sets = sorted(sorted(each["files"]) for each in found["minimal_sets"])
    for each in sets:
        if each not in planted["minimal_sets"]:
            yield f"a smallest set too many: {each}"
    for each in planted["minimal_sets"]:
        if each not in sets:
            yield f"a smallest set is missing: {each}"
    copies = {path: sorted(others) for each in found["minimal_sets"] for path, others in each["copies"].items()}
    if copies != planted["copies"]:
        yield f"copies: {copies}, not {planted['copies']}"
    if planted["factors"] and sorted(_any_of(found["factors"])) != sorted(planted["factors"]):
        yield f"factors: {found['factors']}, not {planted['factors']}"


def _any_of(factors: Sequence[Record] | None) -> list[list[str]]:
    return [sorted(paths) for factor in factors or () for paths in factor["any_of"]]


def _reported(negative: Record, findings: Sequence[Record], stated: set[tuple[str, ...]]) -> Iterator[str]:
    """Yield what is reported although it must not be."""
    if "file" in negative:
        wanted = (negative["file"], negative["subject"], negative["attribute"])
        yield from (f"read as a fact: {fact[1:]}" for fact in sorted(stated) if fact[:3] == wanted)
    elif "copies" in negative:
        alike = [
            {path, *others}
            for found in findings
            for each in found["minimal_sets"]
            for path, others in each["copies"].items()
        ]
        yield from (f"taken for copies: {sorted(each)}" for each in alike if set(negative["copies"]) <= each)
    elif "subject" in negative:
        yield from (f"revealed: {found['scope']}" for found in findings if _names(found, negative))
    else:
        at_most = negative.get("revealed_at_most", -1)
        key = (negative["insight"], negative["scope"])
        yield from (
            f"{found['revealed']} revealed" for found in findings if _key(found) == key and found["revealed"] > at_most
        )


def _names(found: Record, negative: Record) -> bool:
    named = any(negative["subject"] in subject for subject in found["subjects"])
    return found["insight"] == negative["insight"] and named


def _unlike(planted: Sequence[Record], found: Sequence[Record]) -> Iterator[str]:
    wanted = {(each["path"], each["status"]) for each in planted}
    listed = {(each["path"], each["status"]) for each in found}
    yield from (f"not listed: {path} ({status})" for path, status in sorted(wanted - listed))
    yield from (f"listed all the same: {path} ({status})" for path, status in sorted(listed - wanted))
