"""The table of forms that markings have as a whole line: one row a scheme and way of writing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from aggregator.model.facts import Grade
from aggregator.model.grades import grade_of


class Form(NamedTuple):
    """A way of writing a marking, and how the grade follows from what is written."""

    scheme: str
    pattern: re.Pattern[str]
    grade: Callable[[re.Match[str]], Grade]


STAR = "[★☆✩✭⭐]"
"""What authors put between a grade and its period; only ★ is right."""

_DATE = r"\d{4}[年.-]\d{1,2}[月.-]\d{1,2}日?"
PERIOD = rf"(?:长期|\d{{1,3}} ?(?:年|个月|月|天)|{_DATE}(?:解密)?|[^\s★]{{0,12}}(?:解密|[布用施束]前))?"
_NTH = r"(?:第?[一二三四五六七八九十\d]{1,3}[稿版次]|修改|修订|V?\d[\d.]*)"
DRAFT_ZH = (
    rf"(?:(?:内部|公开|修订|修改|{_NTH}))?(?:征求意见稿|意见征集稿|送审稿|讨论稿|草案|未定稿|草稿|初稿|报批稿|报审稿|会签稿|审议稿"
    rf"|审查稿|评审稿|汇报稿|代拟稿|建议稿|修改稿|修订稿)(?:\({_NTH}\)|{_NTH})?"
)
"""The stages of a Chinese paper before it is issued, with the number of the version."""

PORTION_GRADES = {
    "TS": ("us", Grade.TOP_SECRET),
    "S": ("us", Grade.SECRET),
    "C": ("us", Grade.CONFIDENTIAL),
    "U": ("us", Grade.NONE),
    "R": ("eu", Grade.INTERNAL),
    "CUI": ("cui", Grade.INTERNAL),
    "FOUO": ("us", Grade.INTERNAL),
    "SBU": ("us", Grade.INTERNAL),
    "LES": ("us", Grade.INTERNAL),
    "CTS": ("nato", Grade.TOP_SECRET),
    "NS": ("nato", Grade.SECRET),
    "NC": ("nato", Grade.CONFIDENTIAL),
    "NR": ("nato", Grade.INTERNAL),
    "NU": ("nato", Grade.NONE),
}
"""What the letters of portion marks stand for."""


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
    words = found.group().upper()
    if "SENSITIVE" in words or words == "UK EYES ONLY":
        return Grade.INTERNAL
    return grade_of(found["level"] or found["high"] or found["eyes"])


def _australian(found: re.Match[str]) -> Grade:
    return Grade.CONFIDENTIAL if found.group().startswith("PROTECTED") else Grade.INTERNAL


def _canadian(found: re.Match[str]) -> Grade:
    return grade_of(f"protected {found['level'][-1]}")


def _atomic(found: re.Match[str]) -> Grade:
    return PORTION_GRADES[found["level"]][1]


def _tlp(found: re.Match[str]) -> Grade:
    return grade_of(f"tlp:{found['level']}")


def _corporate(found: re.Match[str]) -> Grade:
    said = found.group().casefold()
    return Grade.CONFIDENTIAL if re.search("confidential|公司[机绝秘]密", said) else Grade.INTERNAL


def _of_lawful_grades(found: re.Match[str]) -> Grade:
    return Grade.NONE if "一般" in found.group() else Grade.INTERNAL


_CONTROL = (
    r"(?:DEA SENSITIVE|FOR OFFICIAL USE ONLY|LAW ENFORCEMENT SENSITIVE|SENSITIVE BUT UNCLASSIFIED|LIMITED DISTRIBUTION"
    r"|(?:FORMERLY )?RESTRICTED DATA|FED ?ONLY|DL ONLY"
    r"|REL TO [A-Z]{3,4}(?:, ?[A-Z]{3,4})*|DISPLAY ONLY [A-Z]{3,4}(?:, ?[A-Z]{3,4})*"
    r"|(?:SI|HCS|SAR|SP|ORCON|RSEN|TK)-[A-Z]{1,8}|[A-Z]{2,10})"
)
_CONTROLS = rf"(?: ?//? ?{_CONTROL}){{0,8}}"
_SHUT = r"(?:严禁|不得|请勿|禁止)(?:外传|外泄|转发|翻印|公开|复制)"
_WHOLE = r"[【\[(]?{}[】\])]?"
_CAVEAT = r"(?: ?[-–/:]+ ?[A-Z][A-Z ,/-]*| ?\[[A-Z][A-Z ,/-]*\])?"

ROWS: tuple[tuple[str, bool, Callable[[re.Match[str]], Grade], str], ...] = (
    ("cui", False, _internal, rf"(?:CUI|CONTROLLED(?: UNCLASSIFIED INFORMATION)?){_CONTROLS}"),
    ("nato", False, _of_level, r"(?P<level>COSMIC TOP SECRET|NATO (?:SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED))"),
    ("nato", False, _by_words, r"(?:COSMIC TOP SECRET|NATO (?:SECRET|CONFIDENTIAL|RESTRICTED))[ -/]+[A-Z][A-Z ,-]+"),
    ("nato", False, _atomic, r"(?P<level>CTS|NS|NC)-[AB]"),
    (
        "eu",
        False,
        _by_words,
        (
            r"(?:(?:TR[EÈ]S SECRET|SECRET|CONFIDENTIEL|RESTREINT) UE(?: ?/ ?)?)?"
            r"(?:(?<=UE)|(?:EU (?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED)))(?: ?[-–/]+ ?[A-Z][A-Z ,-]+)?|LIMITE"
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
            r"(?:TR[EÈ]S SECRET|SECRET|CONFIDENTIEL)(?: D[EÉ]FENSE)?(?: ?[-–/]+ ?| )SP[EÉ]CIAL FRANCE"
            r"|TR[EÈ]S SECRET(?: D[EÉ]FENSE)?|(?:CONFIDENTIEL|SECRET) D[EÉ]FENSE"
            r"|(?:DIFFUSION RESTREINTE(?: ?[-–/]+ ?| ))?SP[EÉ]CIAL FRANCE|DIFFUSION RESTREINTE"
        ),
    ),
    (
        "uk",
        False,
        _british,
        (
            r"(?:UK )?(?P<level>OFFICIAL(?: ?[-–:]? ?SENSITIVE)?|PROTECT|RESTRICTED|NOT PROTECTIVELY MARKED)"
            rf"{_CAVEAT}|UK (?P<high>TOP SECRET|SECRET|CONFIDENTIAL){_CAVEAT}|UK EYES ONLY"
            r"|(?P<eyes>TOP SECRET|SECRET|CONFIDENTIAL)(?: ?[-–/] ?| )(?:UK EYES ONLY|STRAP ?[123])"
        ),
    ),
    ("au", False, _australian, r"OFFICIAL: ?Sensitive(?:/{1,2}[A-Za-z-]+)*|PROTECTED(?:/{1,2}[A-Z-]+)*"),
    ("ca", True, _canadian, r"(?P<level>PROT(?:ECTED|ÉGÉ) [ABC])"),
    ("tlp", True, _tlp, r"TLP ?: ?(?P<level>RED|AMBER(?:\+STRICT)?|GREEN|CLEAR|WHITE)"),
    ("tlp", False, _internal, r"PAP ?: ?(?:RED|AMBER|GREEN)"),
    ("tlp", False, _none, r"PAP ?: ?(?:CLEAR|WHITE)"),
    ("us", False, _american, rf"(?P<level>TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED)(?P<controls>{_CONTROLS})"),
    (
        "us",
        False,
        _internal,
        r"FOR OFFICIAL USE ONLY|FOUO|SENSITIVE BUT UNCLASSIFIED|SBU|LAW ENFORCEMENT SENSITIVE",
    ),
    ("us", True, _none, r"(?:this document (?:is|has been) )?declassified(?: (?:on|by|in full|in part)\b.{0,40})?"),
    ("cn", False, _of_level, rf"(?P<level>绝密|机密|秘密) ?{STAR} ?{PERIOD}"),
    ("cn", False, _of_level, _WHOLE.format(r"(?P<level>绝 ?密|机 ?密|秘 ?密)")),
    ("cn", False, _internal, _WHOLE.format(rf"工作秘密(?: ?(?:{STAR}|▲) ?{PERIOD})?")),
    (
        "cn",
        False,
        _none,
        _WHOLE.format(rf"(?:(?:本|该)(?:文件|文|件))?(?:现?已|自{_DATE}起?)(?:解密|降密)|{_DATE}解密"),
    ),
    (
        "corporate",
        False,
        _internal,
        _WHOLE.format(rf"(?:(?:核心|普通|企业)?商业秘密|(?:核心|普通)商密)(?: ?(?:{STAR}|[▲·]) ?{PERIOD})?"),
    ),
    ("corporate", False, _corporate, _WHOLE.format(r"本?公司(?:机密|绝密|秘密)")),
    (
        "data",
        False,
        _of_lawful_grades,
        _WHOLE.format(
            r"(?:(?:数据(?:安全)?(?:级别|分级|分类|等级|密级) ?:? ?)?(?:核心|重要|一般)数据"
            r"|数据(?:安全)?(?:级别|分级|等级|密级) ?:? ?(?:核心|重要|一般)级?|含?敏感个人信息)"
        ),
    ),
    (
        "corporate",
        False,
        _internal,
        _WHOLE.format(
            r"(?:(?:公司|单位)?内部(?:资料|文件|公开|使用|材料|参考|传阅)|内部|注意(?:保存|保密)"
            rf"|{_SHUT}|(?:仅供|只供|仅限)内部(?:使用|参考|传阅|掌握))"
            rf"(?:[,、;: ]{{1,2}}(?:注意(?:保存|保密)|{_SHUT}))*[!。.]?"
        ),
    ),
    (
        "corporate",
        True,
        _corporate,
        (
            r"(?:(?:strictly|highly|company|business|commercially) )?(?:(?:private|proprietary|privileged) (?:and|&) )?"
            r"confidential(?: information| (?:and|&) (?:proprietary|privileged)| draft)?"
            r"(?: ?[-–,] ?(?:do not (?:distribute|forward|copy)|internal use only"
            r"|not for (?:distribution|release)))?"
        ),
    ),
    (
        "corporate",
        True,
        _internal,
        (
            r"(?:commercial[- ])?in[- ]confidence|(?:for )?internal(?: use)?(?: only)?|(?:company )?proprietary"
            r"|attorney[- ]client privileged?|trade secrets?|(?:commercially|business|company|market) sensitive"
            r"|do not (?:distribute|forward)|for your eyes only|restricted(?: (?:circulation|distribution))?"
        ),
    ),
    (
        "draft",
        True,
        _none,
        (
            r"(?:(?:working|first|second|third|final|internal|consultation|discussion|review|initial|rough) )?draft"
            r"(?: (?:copy|document|only))?(?: (?:for (?:comments?|discussion|review|consultation)"
            r"|(?:v(?:ersion|\.)? ?)?\d[\d.]*))?"
            r"(?: ?[-–,] ?(?:not for (?:release|distribution|circulation|citation)|do not (?:cite|quote|distribute)))?"
            r"|for comments?(?: only)?|for (?:discussion|consultation|review)(?: purposes)? only"
            r"|(?:draft )?pre-?decisional(?:(?: ?[-–/]+ ?| )(?:draft|deliberative(?: process)?))*"
            rf"|deliberative process(?: privileged?)?|[【\[(]?{DRAFT_ZH}[】\])]?"
        ),
    ),
    (
        "draft",
        True,
        _internal,
        (
            r"(?:strictly )?(?:under )?embargo(?:ed)?(?: (?:until|till) .{3,40})?"
            r"|not for (?:(?:public )?release|publication|(?:onward |general |public )?(?:distribution|circulation))"
            r"(?: (?:before|until) .{3,40})?|advance copy|[【\[(]?(?:未|尚未|暂不|不予|不宜)公开[】\])]?"
        ),
    ),
)

FORMS = tuple(
    Form(scheme, re.compile(written, re.IGNORECASE if ignores_case else 0), grade)
    for scheme, ignores_case, grade, written in ROWS
)
"""All forms; the first that a line has, counts."""
