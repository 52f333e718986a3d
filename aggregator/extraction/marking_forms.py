"""How the markings of countries, alliances and companies are written, and where each stands on the common ladder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from aggregator.model.facts import Grade
from aggregator.model.grades import grade_of


class Label(NamedTuple):
    """A marking as it stands in a line."""

    scheme: str
    text: str
    grade: Grade


def label_of(line: str) -> Label | None:
    """Return the marking that a whole line is, or None.

    Examples
    --------
    >>> label_of("SECRET//NOFORN").grade.name, label_of("机密★10年").scheme, label_of("Secret plans of ours")
    ('SECRET', 'cn', None)
    """
    plain = _INTRODUCED.sub("", line.strip())
    for form in _FORMS:
        found = form.pattern.fullmatch(plain)
        if found is not None:
            return Label(form.scheme, plain, form.grade(found))
    return None


def labels_in_line(line: str) -> Iterator[tuple[Label, int]]:
    """Yield the markings that count inside a longer line, and where: a grade with ★, a label in brackets."""
    for found in _STARRED.finditer(line):
        yield Label("cn", found["label"].strip(), grade_of(found["level"])), found.start("label")
    for found in _BRACKETED.finditer(line):
        label = label_of(found["label"])
        if label is not None:
            yield label, found.start("label")


def name_labels(stem: str) -> Iterator[tuple[Label, int]]:
    """Yield the markings in a file's name, which stand apart in it: ``内部_计划``, ``CONFIDENTIAL - plan``."""
    for found in _IN_NAME.finditer(stem):
        written = found["label"]
        if written.isascii() and not written.isupper() and not _stands_apart(stem, *found.span("label")):
            continue
        spoken = re.sub(r"[_\s]+", " ", written).upper()
        label = label_of(re.sub(r"TLP[ -]", "TLP:", "SECRET//NOFORN" if spoken == "NOFORN" else spoken))
        if label is not None:
            yield label._replace(text=written), found.start("label")


def _stands_apart(stem: str, start: int, end: int) -> bool:
    """Return whether small letters in a name are set off from its words: ``plan_draft``, not ``secret garden``."""
    before, after = stem[:start], stem[end:]
    opens = not before or before[-1] in "_([.+-【（" or before.endswith("- ")
    return opens and (not after or after[0] in "_)].+-】）" or after.startswith(" -"))


PORTION = re.compile(
    r"\s*(?:[\d.]+\s+)?"
    r"(?P<mark>\((?P<level>TS|S|C|U|CUI|CTS|NS|NC|NR|NU|FOUO|SBU)(?P<controls>(?://[A-Z][A-Z ,/-]*)?)\))\s+(?=\S)"
)


def portion_label(found: re.Match[str]) -> Label:
    """Return the marking that a match of `PORTION` is."""
    scheme, grade = _PORTION_GRADES[found["level"]]
    return Label(scheme, found["mark"], Grade.INTERNAL if grade is Grade.NONE and found["controls"] else grade)


class _Form(NamedTuple):
    scheme: str
    pattern: re.Pattern[str]
    grade: Callable[[re.Match[str]], Grade]


def _of_level(found: re.Match[str]) -> Grade:
    return grade_of(re.sub(r"\s", "", found["level"]) if not found["level"].isascii() else found["level"])


def _internal(_: re.Match[str]) -> Grade:
    return Grade.INTERNAL


def _none(_: re.Match[str]) -> Grade:
    return Grade.NONE


def _by_words(found: re.Match[str]) -> Grade:
    """Return the grade of a European label by the words in it, whatever its language and spelling."""
    words = found.group().upper()
    if re.search(r"TR[EÈ]S SECRET|STRENG|TOP SECRET", words):
        return Grade.TOP_SECRET
    if re.search(r"SECRET|GEHEIM(?!GEHALTEN)", words):
        return Grade.SECRET
    return Grade.CONFIDENTIAL if re.search(r"CONFIDENT|VERTRAULICH", words) else Grade.INTERNAL


def _american(found: re.Match[str]) -> Grade:
    grade = grade_of(found["level"])
    return Grade.INTERNAL if grade is Grade.NONE and found["controls"] else grade


def _british(found: re.Match[str]) -> Grade:
    return Grade.INTERNAL if "SENSITIVE" in found.group().upper() else grade_of(found["level"] or found["high"])


def _australian(found: re.Match[str]) -> Grade:
    return Grade.CONFIDENTIAL if found.group().startswith("PROTECTED") else Grade.INTERNAL


def _tlp(found: re.Match[str]) -> Grade:
    return grade_of(f"tlp:{found['level']}")


def _statement(found: re.Match[str]) -> Grade:
    return Grade.NONE if found["statement"] in "Aa" else Grade.INTERNAL


def _corporate(found: re.Match[str]) -> Grade:
    return Grade.CONFIDENTIAL if "confidential" in found.group().casefold() else Grade.INTERNAL


_CONTROL = (
    r"(?:DEA SENSITIVE|FED ?ONLY|DL ONLY|REL TO [A-Z]{3,4}(?:, ?[A-Z]{3,4})*|DISPLAY ONLY [A-Z]{3,4}(?:, ?[A-Z]{3,4})*"
    r"|(?:SI|HCS|SAR|SP|ORCON|RSEN|TK)-[A-Z]{1,8}|[A-Z]{2,10})"
)
_CONTROLS = rf"(?: ?//? ?{_CONTROL}){{0,8}}"
_SHUT = r"(?:严禁|不得|请勿|禁止)(?:外传|外泄|转发|翻印)"
_DATE = r"\d{4}[年.-]\d{1,2}[月.-]\d{1,2}日?"
_PERIOD = rf"(?:长期|\d{{1,3}} ?(?:年|个月|月|天)|{_DATE}(?:解密)?|[^\s★]{{1,12}}(?:解密|公布前))?"
_WHOLE = r"[【\[(]?{}[】\])]?"
_CAVEAT = r"(?: ?[-–/:]+ ?[A-Z][A-Z ,/-]*)?"

_FORMS = tuple(
    _Form(scheme, re.compile(written, re.IGNORECASE if ignores_case else 0), grade)
    for scheme, ignores_case, grade, written in (
        ("cui", False, _internal, rf"(?:CUI|CONTROLLED(?: UNCLASSIFIED INFORMATION)?){_CONTROLS}"),
        (
            "nato",
            False,
            _of_level,
            r"(?P<level>COSMIC TOP SECRET|NATO (?:SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED))",
        ),
        ("nato", False, _by_words, r"(?:COSMIC TOP SECRET|NATO (?:SECRET|CONFIDENTIAL|RESTRICTED))[ -/]+[A-Z-]+"),
        (
            "eu",
            False,
            _by_words,
            (
                r"(?:(?:TR[EÈ]S SECRET|SECRET|CONFIDENTIEL|RESTREINT) UE(?: ?/ ?)?)?"
                r"(?:(?<=UE)|(?:EU (?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED)))"
            ),
        ),
        (
            "de",
            True,
            _by_words,
            (
                r"(?:STRENG GEHEIM|GEHEIM|VS ?[-–] ?(?:VERTRAULICH|NfD|NUR FÜR DEN DIENSTGEBRAUCH))"
                r"(?: ?[-–] ?amtlich geheimgehalten)?"
            ),
        ),
        (
            "fr",
            False,
            _by_words,
            (
                r"(?:TR[EÈ]S SECRET|SECRET|CONFIDENTIEL)(?: D[EÉ]FENSE)? ?[-–/]+ ?SP[EÉ]CIAL FRANCE"
                r"|TR[EÈ]S SECRET(?: D[EÉ]FENSE)?|(?:CONFIDENTIEL|SECRET) D[EÉ]FENSE"
                r"|DIFFUSION RESTREINTE(?: ?[-–/]+ ?SP[EÉ]CIAL FRANCE)?"
            ),
        ),
        (
            "uk",
            False,
            _british,
            (
                r"(?:UK )?(?P<level>OFFICIAL(?: ?[-–:]? ?SENSITIVE)?|PROTECT|RESTRICTED|NOT PROTECTIVELY MARKED)"
                rf"{_CAVEAT}|UK (?P<high>TOP SECRET|SECRET|CONFIDENTIAL){_CAVEAT}"
            ),
        ),
        ("au", False, _australian, r"OFFICIAL: ?Sensitive(?:/{1,2}[A-Za-z-]+)*|PROTECTED(?:/{1,2}[A-Z-]+)*"),
        ("ca", True, _of_level, r"(?P<level>PROTECTED [ABC])"),
        ("tlp", True, _tlp, r"TLP ?: ?(?P<level>RED|AMBER(?:\+STRICT)?|GREEN|CLEAR|WHITE)"),
        ("tlp", False, _internal, r"PAP ?: ?(?:RED|AMBER|GREEN)"),
        ("us", False, _american, rf"(?P<level>TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED)(?P<controls>{_CONTROLS})"),
        (
            "us",
            False,
            _internal,
            r"FOR OFFICIAL USE ONLY|FOUO|SENSITIVE BUT UNCLASSIFIED|SBU|LAW ENFORCEMENT SENSITIVE",
        ),
        ("us", True, _statement, r"DISTRIBUTION STATEMENT (?P<statement>[A-F])(?:[.:].*)?"),
        ("cn", False, _of_level, rf"(?P<level>绝密|机密|秘密) ?★ ?{_PERIOD}"),
        ("cn", False, _of_level, _WHOLE.format(r"(?P<level>绝 ?密|机 ?密|秘 ?密)")),
        ("cn", False, _of_level, r"密级 ?: ?(?P<level>绝密|机密|秘密|工作秘密|内部资料|内部|公开)"),
        ("cn", False, _internal, _WHOLE.format(rf"工作秘密(?: ?[★▲] ?{_PERIOD})?")),
        (
            "corporate",
            False,
            _internal,
            _WHOLE.format(rf"(?:(?:核心|普通)?商业秘密|(?:核心|普通)商密)(?: ?[★▲·] ?{_PERIOD})?"),
        ),
        (
            "corporate",
            False,
            _internal,
            _WHOLE.format(
                r"(?:(?:公司|单位)?内部(?:资料|文件|公开|使用|材料|参考|传阅)|内部|注意(?:保存|保密)"
                rf"|{_SHUT}|(?:仅|只)供内部(?:使用|参考|传阅)|核心数据|重要数据|敏感个人信息)"
                rf"(?:[,、;: ]{{1,2}}(?:注意(?:保存|保密)|{_SHUT}))*[!。.]?"
            ),
        ),
        (
            "corporate",
            True,
            _corporate,
            (
                r"(?:(?:strictly|company|business|commercially) )?(?:private (?:and|&) )?confidential(?: information)?"
                r"(?: ?[-–,] ?(?:do not (?:distribute|forward|copy)|internal use only"
                r"|not for (?:distribution|release)))?"
            ),
        ),
        (
            "corporate",
            True,
            _internal,
            (
                r"(?:commercial )?in confidence|(?:for )?internal(?: use)?(?: only)?|proprietary"
                r"|do not (?:distribute|forward)|for your eyes only|restricted(?: (?:circulation|distribution))?"
            ),
        ),
        (
            "draft",
            True,
            _none,
            (
                r"(?:(?:working|first|final|internal) )?draft(?: (?:for (?:comments?|discussion|review)|v?\d[\d.]*))?"
                r"(?: ?[-–,] ?(?:not for (?:release|distribution|circulation)|do not (?:cite|quote|distribute)))?"
                r"|for comments?|pre-decisional(?: ?[-–/] ?(?:draft|deliberative))*"
                r"|[【\[(]?(?:征求意见稿|送审稿|讨论稿|草案|未定稿|草稿|初稿)[】\])]?"
            ),
        ),
        (
            "draft",
            True,
            _internal,
            (
                r"(?:strictly )?(?:under )?embargo(?:ed)?(?: (?:until|till) .{3,40})?"
                r"|not for (?:public )?release(?: (?:before|until) .{3,40})?|[【\[(]?未公开[】\])]?"
            ),
        ),
    )
)

_INTRODUCED = re.compile(r"^(?:classification|(?:protective )?marking)\s*:\s*(?=[A-Z])", re.IGNORECASE)
_STARRED = re.compile(rf"(?:^|[\s【\[(])(?P<label>(?P<level>绝密|机密|秘密) ?★ ?{_PERIOD})(?=$|[\s】\])])")
_BRACKETED = re.compile(
    r"[(【\[](?P<label>征求意见稿|送审稿|讨论稿|草案|未定稿|内部资料|内部文件|内部使用|仅供内部使用|不得外传)[)】\]]"
)
_APART = r"[\s_\-()\[\]【】（）.+]"
_IN_NAME = re.compile(
    rf"(?:^|(?<={_APART}))(?P<label>top[ _-]secret|secret|confidential|internal(?:[ _-]use)?(?:[ _-]only)?|restricted"
    r"|noforn|cui|fouo|official[ _-]sensitive|vs-nfd|tlp[ _-](?:red|amber|green|clear)|draft|embargoed"
    r"|绝密|机密|秘密|工作秘密|商业秘密|核心商密|普通商密|内部(?:资料|文件|使用|公开|材料)?|不得外传|仅供内部使用"
    r"|征求意见稿|送审稿|讨论稿|草案|未定稿|未公开)"
    rf"(?=$|★|{_APART})",
    re.IGNORECASE,
)
_PORTION_GRADES = {
    "TS": ("us", Grade.TOP_SECRET),
    "S": ("us", Grade.SECRET),
    "C": ("us", Grade.CONFIDENTIAL),
    "U": ("us", Grade.NONE),
    "CUI": ("cui", Grade.INTERNAL),
    "FOUO": ("us", Grade.INTERNAL),
    "SBU": ("us", Grade.INTERNAL),
    "CTS": ("nato", Grade.TOP_SECRET),
    "NS": ("nato", Grade.SECRET),
    "NC": ("nato", Grade.CONFIDENTIAL),
    "NR": ("nato", Grade.INTERNAL),
    "NU": ("nato", Grade.NONE),
}
