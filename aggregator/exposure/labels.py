"""What kind of finding an exposure is, and the findings that one file makes alone: its marking, its location."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np

from aggregator.exposure.kernel import Bools, Evidence, revealed
from aggregator.model.facts import Grade
from aggregator.model.findings import Audience, FileShare, Finding, Reached, Remediation, RevealingSet, Severity

AGGREGATION = "aggregation"
SINGLE_FILE = "single_file"
MARKING = "marking"
LOCATION = "location"
KINDS = (AGGREGATION, SINGLE_FILE, MARKING, LOCATION)
"""The order in which findings are told."""


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """A file, the highest marking its author put on it, and the highest grade its store may hold."""

    store: str
    path: str
    label: str
    grade: Grade
    may_hold: Grade
    audience: Audience
    since: str | None = None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MismarkedFile:
    """A file with a label that cannot be right as it stands, and what is wrong with it."""

    store: str
    path: str
    label: str
    problem: str
    audience: Audience
    since: str | None = None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LocatedPhoto:
    """A photo that says where it was taken, or a file whose name does; ``because`` and ``insight`` then say so."""

    store: str
    path: str
    audience: Audience
    since: str | None = None
    copies: tuple[str, ...] = ()
    because: Mapping[str, str] = field(default_factory=dict)
    insight: str = "a photo says where it was taken"


def finding_id(pack: str, insight: str, scope: str | None) -> str:
    """Return the id of a finding: the same for the same pack, insight and scope, on any day and machine.

    Examples
    --------
    >>> finding_id("power-grid", "where the capacity is", "Hubei")
    'cef09d9173b402ff'
    """
    named = json.dumps([pack, insight, scope], ensure_ascii=False, separators=(",", ":"))
    return sha256(named.encode()).hexdigest()[:16]


def kind_of(largest_alone: int, needed: int, *, marked_already: bool) -> str:
    """Return the kind of an exposure that needs so many subjects, of which one file alone reveals the given number.

    A file that its author marked high enough explains the exposure, so ``marking`` goes before ``single_file``.

    Examples
    --------
    >>> kind_of(2, 3, marked_already=False), kind_of(3, 3, marked_already=False), kind_of(3, 3, marked_already=True)
    ('aggregation', 'single_file', 'marking')
    """
    if marked_already:
        return MARKING
    return SINGLE_FILE if largest_alone >= needed else AGGREGATION


def every_set_is_marked(evidence: Evidence, files: Bools, scope: int, needed: int, grade: Grade) -> bool:
    """Return whether every set of these files that reveals enough holds one marked at the grade or above.

    That is so exactly where the files marked below it do not reveal enough by themselves.

    Examples
    --------
    >>> from aggregator.exposure.example import evidence_of
    >>> rows = [("A", "x", ["1"], 0), ("A", "y", ["2"], 0)]
    >>> marked = evidence_of(rows, ["x", "y"], grades={"2": Grade.SECRET})
    >>> both = np.array([True, True])
    >>> every_set_is_marked(marked, both, 0, 1, Grade.SECRET), every_set_is_marked(marked, both, 0, 1, Grade.TOP_SECRET)
    (True, False)
    """
    if grade is Grade.NONE:
        return False
    found = revealed(evidence, files & (evidence.grade < grade))
    return int(np.count_nonzero(found & evidence.counted & (evidence.scope == scope))) < needed


def marked_above_its_store(file: MarkedFile) -> Finding | None:
    """Return the finding of a file marked above what its store may hold, or None where it is not.

    One grade above is medium, two high, more critical.

    Examples
    --------
    >>> everyone = Audience("everyone", ("everyone",), None)
    >>> plan = MarkedFile("drive", "plan.docx", "SECRET//NOFORN", Grade.SECRET, Grade.INTERNAL, everyone)
    >>> finding = marked_above_its_store(plan)
    >>> finding.kind, finding.severity.word, finding.recommended_marking
    ('marking', 'high', {'en': 'SECRET//NOFORN'})
    """
    if file.grade <= file.may_hold:
        return None
    above = file.grade - file.may_hold
    told = {
        "en": f"It is marked {file.label}; its store may hold nothing above {_word(file.may_hold)}.",
        "zh": f"文件标注为“{file.label}”，高于该存储允许的最高级别（{_WORDS_ZH[file.may_hold]}）。",
    }
    severity = Severity(min(Severity.CRITICAL, Severity.LOW + above))
    return _of_one_file(file, MARKING, f"marked {file.label}", severity, {"en": file.label}, told)


def mismarked(file: MismarkedFile) -> Finding:
    """Return the finding of a file that is not marked as its own rules have it; its severity is low.

    Examples
    --------
    >>> everyone = Audience("everyone", ("everyone",), None)
    >>> plan = MismarkedFile("drive", "plan.docx", "商业秘密★5年", "★ belongs to state secrets", everyone)
    >>> mismarked(plan).kind, mismarked(plan).because["en"]
    ('marking', "Its marking '商业秘密★5年' cannot be right: ★ belongs to state secrets.")
    """
    told = {
        "en": f"Its marking '{file.label}' cannot be right: {file.problem}.",
        "zh": f"标注“{file.label}”不规范：{file.problem}。",
    }
    return _of_one_file(file, MARKING, f"mis-marked {file.label}", Severity.LOW, {}, told)


def located(photo: LocatedPhoto) -> Finding:
    """Return the finding of a photo that says where it was taken; its severity is low.

    Examples
    --------
    >>> photo = LocatedPhoto("drive", "site.jpg", Audience("everyone", ("everyone",), None))
    >>> located(photo).kind, located(photo).remediation.hide
    ('location', ('site.jpg',))
    """
    told = photo.because or {
        "en": "The photo's metadata says where it was taken.",
        "zh": "照片的元数据包含拍摄地点。",
    }
    return _of_one_file(photo, LOCATION, photo.insight, Severity.LOW, {}, told)


def in_order(findings: list[Finding] | tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings as they are told: aggregations first, then the worst, then the greatest gain, then by id.

    Examples
    --------
    >>> everyone = Audience("everyone", ("everyone",), None)
    >>> secret = MarkedFile("drive", "b", "SECRET", Grade.SECRET, Grade.NONE, everyone)
    >>> found = [located(LocatedPhoto("drive", "a.jpg", everyone)), marked_above_its_store(secret)]
    >>> [finding.kind for finding in in_order(found)]
    ['marking', 'location']
    """
    return tuple(sorted(findings, key=lambda each: (KINDS.index(each.kind), -each.severity, -each.gain, each.id)))


_WORDS_ZH = {
    Grade.NONE: "未标注",
    Grade.INTERNAL: "内部",
    Grade.CONFIDENTIAL: "秘密",
    Grade.SECRET: "机密",
    Grade.TOP_SECRET: "绝密",
}


def _word(grade: Grade) -> str:
    return "unmarked files" if grade is Grade.NONE else grade.name.lower().replace("_", " ")


def _of_one_file(
    file: MarkedFile | MismarkedFile | LocatedPhoto,
    kind: str,
    insight: str,
    severity: Severity,
    marking: Mapping[str, str],
    because: Mapping[str, str],
) -> Finding:
    """Return a finding that one file makes: of a population of one, revealed by that file."""
    copies = {file.path: file.copies} if file.copies else {}
    cost = 1.0 + len(file.copies)
    return Finding(
        id=finding_id("", insight, f"{file.store}/{file.path}"),
        pack="",
        insight=insight,
        scope=None,
        kind=kind,
        audience=file.audience,
        audiences=(),
        administrator=Reached("administrator", 1, 1.0, severity),
        severity=severity,
        revealed=1,
        population=1,
        coverage=1.0,
        revealed_outside=0,
        subjects=(),
        gain=0.0,
        since=file.since,
        minimal_sets=(RevealingSet((file.path,), copies),),
        minimal_sets_total=1,
        minimal_sets_complete=True,
        factors=None,
        revealed_by_one_file=(file.path,),
        attribution=(FileShare(file.path, 1.0),),
        remediation=Remediation((file.path, *file.copies), cost, 0.0, "optimal", cost, "definition"),
        recommended_marking=marking,
        because=because,
    )
