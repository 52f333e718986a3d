"""How the markings of countries, alliances and companies are written, and where each stands on the common ladder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from aggregator.extraction.marking_table import DRAFT_ZH, FORMS, PERIOD, PORTION_GRADES, STAR
from aggregator.extraction.values.choices import choices_in, chosen_of
from aggregator.model.facts import Grade
from aggregator.model.grades import grade_of


class Label(NamedTuple):
    """A marking as it stands in a line."""

    scheme: str
    text: str
    grade: Grade


def label_of(line: str) -> Label | None:
    """Return the marking that a whole line is, or None. Where a key stands before it, any case will do.

    Examples
    --------
    >>> label_of("SECRET//NOFORN").grade.name, label_of("机密★10年").scheme, label_of("Secret plans of ours")
    ('SECRET', 'cn', None)
    >>> label_of("密级:□绝密 ☑机密 □秘密").text, label_of("Classification: Secret").grade.name
    ('机密', 'SECRET')
    """
    whole = _whole(line.strip())
    introduced = None if whole else _INTRODUCED.fullmatch(line.strip())
    return whole if introduced is None else keyed_label(introduced["key"], introduced["value"])


def keyed_label(key: str, value: str) -> Label | None:
    """Return the marking in the field of a form, or None where the key asks for none or the value is none.

    Examples
    --------
    >>> keyed_label("Security classification", "Official").scheme, keyed_label("Status", "Confidential")
    ('uk', None)
    """
    asked = _KEY.fullmatch(" ".join(key.split()))
    if asked is None:
        return None
    plain = _ticked(value.strip())
    label = _whole(plain) or _whole(plain.upper()) or _of_field(plain)
    if label is None or (asked["status"] and label.scheme != "draft"):
        return None
    return label._replace(text=plain)


def is_key(text: str) -> bool:
    """Return whether a form's field of this name asks for a marking.

    Examples
    --------
    >>> is_key("密级"), is_key("Document classification:"), is_key("Class")
    (True, True, False)
    """
    return _KEY.fullmatch(text.strip(" :")) is not None


def labels_of(line: str) -> list[tuple[Label, int]]:
    """Return the markings that a line consists of, and where; none where it has other words beside them.

    Examples
    --------
    >>> [label.text for label, _ in labels_of("TLP:AMBER | PAP:RED")], labels_of("CONFIDENTIAL | Plan 7")
    (['TLP:AMBER', 'PAP:RED'], [])
    """
    whole = label_of(line)
    if whole is not None:
        return [(whole, max(line.find(whole.text), 0))]
    parts = [part for part in _JOINED.split(line) if part.strip()]
    found = [label for part in parts if (label := label_of(part)) is not None] if 1 < len(parts) <= 4 else []
    return [(label, max(line.find(label.text), 0)) for label in found] if len(found) == len(parts) else []


def labels_in_line(line: str) -> Iterator[tuple[Label, int]]:
    """Yield the markings that count inside a longer line, and where.

    These are a grade with ★, a label in brackets, and a distribution statement that opens the line.
    """
    for found in _STARRED.finditer(line):
        yield Label("cn", found["label"].strip(), grade_of(found["level"])), found.start("label")
    for found in _BRACKETED.finditer(line):
        label = label_of(found["label"])
        if label is not None:
            yield label, found.start("label")
    stated = statement_label(line)
    if stated is not None:
        yield stated


def statement_label(line: str) -> tuple[Label, int] | None:
    """Return the distribution statement that opens a line, and where its label stands.

    Examples
    --------
    >>> statement_label("DISTRIBUTION STATEMENT D. Distribution authorized to contractors only")[0].grade.name
    'INTERNAL'
    """
    found = _STATEMENT.match(line)
    if found is None:
        return None
    grade = Grade.NONE if found["statement"] in "Aa" else Grade.INTERNAL
    return Label("us", found["label"], grade), found.start("label")


def subject_labels(subject: str) -> Iterator[tuple[Label, int]]:
    """Yield the markings at the head or the end of a message's subject, set apart from its words.

    Examples
    --------
    >>> [label.text for label, _ in subject_labels("RE: [CONFIDENTIAL] Outages (draft)")]
    ['CONFIDENTIAL', 'draft']
    >>> list(subject_labels("Confidential: our secret plan")), list(subject_labels("Draft agenda for Monday"))
    ([], [])
    """
    for found in _IN_SUBJECT.finditer(subject):
        written = found[found.lastgroup or 0]
        label = label_of(written) or label_of(written.upper())
        if label is not None:
            yield label._replace(text=written), found.start(found.lastgroup or 0)


def name_labels(stem: str) -> Iterator[tuple[Label, int]]:
    """Yield the markings in a file's name, which stand apart in it: ``内部_计划``, ``CONFIDENTIAL - plan``."""
    labels = list(_name_labels(stem))
    graded = any(label.grade for label, _ in labels if label.text.upper() != "NOFORN")
    yield from ((label, at) for label, at in labels if label.text.upper() != "NOFORN" or not graded)


def _name_labels(stem: str) -> Iterator[tuple[Label, int]]:
    for found in _IN_NAME.finditer(stem):
        written = found["label"]
        if written.isascii() and not written.isupper() and not _stands_apart(stem, *found.span("label")):
            continue
        spoken = re.sub(r"[_\s]+", " ", written).upper()
        spoken = re.sub(r"TLP[ -]", "TLP:", "CONFIDENTIAL//NOFORN" if spoken == "NOFORN" else spoken)
        label = label_of(re.sub(r"(?<=\bNOT)-|(?<=\bDO)-|-(?=FOR\b|NOT\b)|(?<=\bFOR)-", " ", spoken))
        if label is not None:
            yield label._replace(text=written), found.start("label")


def _stands_apart(stem: str, start: int, end: int) -> bool:
    """Return whether small letters in a name are set off from its words: ``plan_draft``, not ``secret garden``."""
    before, after = stem[:start], stem[end:]
    if "-" in {before[-1:], after[:1]} and stem[start:end].casefold() in _WORDS_TOO:
        return False
    opens = not before or before[-1] in "_([.+-【（" or before.endswith("- ")
    return opens and (not after or after[0] in "_)].+-】）" or after.startswith(" -"))


_WORDS_TOO = frozenset({"internal", "secret", "restricted"})
"""Labels that names joined by hyphens have as plain words: ``internal-api``, ``secret-santa``."""


PORTION = re.compile(
    r"\s*(?:[\d.]+\s+|[-•*–]\s+)?"
    r"(?P<mark>\((?P<level>TS|S|C|U|R|CUI|CTS|NS|NC|NR|NU|FOUO|SBU|LES)(?P<atomic>(?<=S|C)-[AB])?"
    r"(?P<european>-UE(?:/EU-(?:TS|S|C|R))?)?(?P<controls>(?://?[A-Z][A-Z ,/-]*)?)\))\s+(?=\S)"
    r"(?!(?i:copyright|copr\.|means |stands for |[=–-] |by |\d{4}\b|[\w.,& -]{1,60}\b(?:19|20)\d\d\b))"
)
"""A portion mark at the start of a paragraph, not the (C) of a copyright.

American, of NATO (``NS-A`` is atomal) or of the European Union.
"""


def portion_label(found: re.Match[str]) -> Label | None:
    """Return the marking that a match of `PORTION` is; a bare (R) is none."""
    scheme, grade = PORTION_GRADES[found["level"]]
    if found["european"] or scheme == "eu":
        return Label("eu", found["mark"], grade) if found["european"] else None
    return Label(scheme, found["mark"], Grade.INTERNAL if grade is Grade.NONE and found["controls"] else grade)


@lru_cache(maxsize=4096)
def _whole(line: str) -> Label | None:
    for form in FORMS:
        found = form.pattern.fullmatch(line)
        if found is not None:
            return Label(form.scheme, _WITH_CAVEAT.sub("", line), form.grade(found))
    return None


_WITH_CAVEAT = re.compile(r"(?<=[\u4e00-\u9fff])[,、;: ]{1,2}(?:注意|严禁|不得|请勿|禁止)[\u4e00-\u9fff]{2}[!。.]?$")
"""What is to be done with a document, said after its marking: ``内部资料 注意保存``."""


def _ticked(value: str) -> str:
    """Return the one choice that is ticked in a form's boxes; the value itself where it has none or several."""
    choices = choices_in(value)
    chosen = chosen_of(choices) if len(choices) > 1 else None
    return value if chosen is None else chosen.label


def _of_field(word: str) -> Label | None:
    """Return what a form's field names by a word that elsewhere would be prose: ``秘密级``, ``商密``, ``公开``."""
    found = _IN_FIELD.fullmatch(word)
    if found is None:
        return None
    if found["level"]:
        return Label("cn", word, grade_of(found["level"]))
    return Label("cn" if found["none"] else "corporate", word, Grade.NONE if found["none"] else Grade.INTERNAL)


_KEY = re.compile(
    r"(?:(?:security|information|document|data|file|overall) )?(?:classification|marking|sensitivity(?: label)?"
    r"|confidentiality)(?: level)?|protective marking|x-protective-marking|x-classification"
    r"|(?:文件|文档|涉密|定密|资料)?(?:密级|保密级别|保密等级|秘密等级|密级标识)(?: ?[及和、/] ?保密期限)?"
    r"|(?P<status>(?:document )?status|文件状态|版本状态|文稿状态)",
    re.IGNORECASE,
)
"""What a form asks a marking by. ``status`` says only whether it is a draft."""

_INTRODUCED = re.compile(r"(?P<key>[^:]{2,30}?) ?: ?(?P<value>\S.*)")
_IN_FIELD = re.compile(r"(?P<level>绝密|机密|秘密)级?|(?P<none>公开|非密|无|普通)|商密|内部")
_JOINED = re.compile(r" ?[|•·;；,，、] ?| [-–—/] |/(?=[A-Z])| {2,}|\t")
_STARRED = re.compile(rf"(?:^|[\s【\[(])(?P<label>(?P<level>绝密|机密|秘密) ?{STAR} ?{PERIOD})(?=$|[\s】\])])")
_BRACKETED = re.compile(
    rf"[(【\[](?P<label>{DRAFT_ZH}|内部(?:资料|文件|使用|材料)|(?:仅供|仅限)内部使用|不得外传|严禁外传)[)】\]]"
)
_STATEMENT = re.compile(r"\s*(?P<label>DISTRIBUTION STATEMENT (?P<statement>[A-F]))(?=[.:]|$)", re.IGNORECASE)
_IN_SUBJECT = re.compile(
    r"(?:^|(?<=[\s\])】:]))[\[(【](?P<bracketed>[^\[\]()【】]{2,40})[\])】]"
    r"|^(?:(?:R[eE]|F[wW][dD]?|AW|WG|答复|转发|回复) ?: ?)*(?P<headed>[A-Z][A-Z /:+-]{2,30}[A-Z])(?= ?[-–|:] )"
    r"|[\[(【](?P<closing>[^\[\]()【】]{2,40})[\])】]$"
    r"|(?<= [-–|] )(?P<ending>[A-Z][A-Z /:+-]{2,30}[A-Z])$"
)
_APART = r"[\s_\-()\[\]【】（）.+]"
_IN_NAME = re.compile(
    rf"(?:^|(?<={_APART}))(?P<label>(?:cosmic[ _-])?top[ _-]secret|nato[ _-](?:secret|confidential|restricted)"
    r"|tr[eè]s[ _-]secret|streng[ _-]geheim|geheim|vs-vertraulich|diffusion[ _-]restreinte|protected[ _-][abc]"
    r"|pre-?decisional|not[ _-]for[ _-](?:release|distribution|circulation|publication)|do[ _-]not[ _-]distribute"
    r"|secret|confidential|internal(?:[ _-]use)?(?:[ _-]only)?|restricted"
    r"|noforn|cui|fouo|official[ _-]sensitive|vs-nfd|tlp[ _-](?:red|amber(?:\+strict)?|green|clear)"
    r"|draft|embargo(?:ed)?"
    r"|绝密|机密|秘密|工作秘密|商业秘密|核心商密|普通商密|内部(?:资料|文件|使用|公开|材料)?|不得外传|严禁外传|仅[供限]内部使用"
    rf"|{DRAFT_ZH}|未公开|暂不公开)"
    rf"(?=$|★|{_APART})",
    re.IGNORECASE,
)
