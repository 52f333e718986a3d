"""What the product says, in English and Chinese: one table for the terminal and every report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from aggregator.model.access import EVERYONE, LINK
from aggregator.model.findings import Audience, Finding, Severity
from aggregator.report.action_words import ACTION_WORDS
from aggregator.report.change_words import CHANGE_WORDS
from aggregator.report.content import AdministratorReach
from aggregator.report.listing_words import LISTING_WORDS
from aggregator.report.page_words import PAGE_WORDS
from aggregator.report.time_words import TIME_WORDS
from aggregator.report.what_if_words import WHAT_IF_WORDS

LANGUAGES = ("en", "zh")

WORDS: Mapping[str, tuple[str, str]] = {
    # severities, kinds, statuses
    "critical": ("critical", "极高"),
    "high": ("high", "高"),
    "medium": ("medium", "中"),
    "low": ("low", "低"),
    "none": ("none", "无"),
    "aggregation": ("aggregation", "汇聚"),
    "single_file": ("single file", "单个文件"),
    "marking": ("marking", "标密"),
    "location": ("location", "位置"),
    "partial": ("read in part", "部分读取"),
    "needs_ocr": ("needs OCR", "需要文字识别"),
    "encrypted": ("encrypted", "已加密"),
    "unsupported": ("format not supported", "格式不支持"),
    "refused": ("refused: over a limit", "超出限制而拒读"),
    "failed": ("failed", "读取失败"),
    # who
    "everyone": ("everyone", "所有人"),
    "unknown": ("everyone (permissions unknown)", "所有人（权限未知）"),
    "administrator": ("the administrator", "管理员"),
    "link": ("anyone with the link", "持有链接者"),
    "administrator_of": ("administrator of {name}", "{name} 的管理员"),
    "any_account_of": ("any account of {name}", "{name} 的任何账号"),
    "anyone_at": ("anyone at {name}", "{name} 的任何人"),
    "n_readers": ("{n} people", "{n} 人"),
    "names_and_number": ("{names} ({number})", "{names}（{number}）"),
    "one_reader": ("1 person", "1 人"),
    "some_readers": ("an unknown number of people", "人数未知"),
    # a finding in one sentence
    "unknown_scope": ("unknown", "未知范围"),
    "sentence": (
        "{who} can infer “{insight}”{scope}: {revealed} of {subjects} ({coverage}).",
        "{who}可推知“{insight}”{scope}：{subjects}中的 {revealed} 个（{coverage}）。",
    ),
    "sentence_file": ("{who} can read “{file}”: {insight}.", "{who}可读取“{file}”：{insight}。"),
    "photo_located": ("a photo says where it was taken", "照片显示拍摄地点"),
    "name_located": ("a name says where something is", "名称显示位置"),
    "marked": ("marked {label}", "标为“{label}”"),
    "mismarked": ("mis-marked {label}", "标注有误“{label}”"),
    "n_subjects": ("{n} subjects", "{n} 个对象"),
    "n_subjects_one": ("1 subject", "1 个对象"),
    "n_files": ("{n} files", "{n} 个文件"),
    "n_files_one": ("1 file", "1 个文件"),
    "in_scope": (" for {scope}", "（{scope}）"),
    "gain": (
        "no single file reveals more than {alone}; all together {more} more ({gain} of the population)",
        "任何单个文件至多显露 {alone} 个，合在一起再多 {more} 个（占总体的 {gain}）",
    ),
    "gain_none": ("no single file reveals any of them", "任何单个文件都不显露其中任何一个"),
    "how_sure": (
        "expected {expected}; {sure} sure that the threshold of “{severity}” is passed",
        "预期 {expected}；有 {sure} 的把握认为已超过“{severity}”的阈值",
    ),
    "from_to": ("{low} to {high}", "{low} 至 {high}"),
    "disagreeing": (
        "of {n} of the subjects the files state values that differ",
        "其中 {n} 个对象的取值在文件中互不相同",
    ),
    "at_most": (
        "at most {coverage} of all there are (at least {n}, by how files overlap)",
        "至多为实际总数的 {coverage}（由文件间重叠估计，实际至少 {n} 个）",
    ),
    "shares_title": ("Which files carry it ({measure})", "各文件的贡献（{measure}）"),
    "measure_shapley": ("Shapley's share, in subjects", "夏普利份额，折合对象数"),
    "measure_banzhaf": ("Banzhaf's share, in subjects", "班扎夫份额，折合对象数"),
    "measure_criticality": ("subjects revealed no more without it", "缺少该文件便不再显露的对象数"),
    "share_of_expected": (", of what is expected", "，按预期计"),
    "shares_drawn": ("estimated; standard error at most {error}", "估计值；标准误不超过 {error}"),
    "nothing_discovered": (
        "Files together show nothing beyond what the insights of the packs look at.",
        "除策略包已关注的敏感结论外，未发现多个文件合在一起才显露的内容。",
    ),
    "discovered": (
        "{attributes} of {kind}: known of {revealed} of {population}; no file shows more than {alone} (gain {gain})",
        "{kind} 的 {attributes}：{population} 个中 {revealed} 个已知，单个文件至多 {alone} 个（汇聚增益 {gain}）",
    ),
    "discovered_split": (
        "kept apart systematically: these stand together in one file less often than chance would have it",
        "系统性分开：同一文件中同时出现的次数明显少于随机情形",
    ),
    "discovered_accumulated": ("accumulated: they came together file by file", "逐步累积：随文件增多而汇聚"),
    "discovered_source": ("{file} ({subjects})", "{file}（{subjects}）"),
    "discovered_snippet": (
        "To make this an insight, put under 'insights' of {pack}:",
        "如需将其设为敏感结论，请写入 {pack} 的 'insights'：",
    ),
    "smallest_sets": ("Smallest sets of files that show it", "足以显露的最小文件组合"),
    "smallest_set": ("Smallest set of files that shows it, the only one", "足以显露的最小文件组合，仅此一组"),
    "sets_of": ("{shown} of {total}", "共 {total} 组，列出 {shown} 组"),
    "sets_all": ("{total}", "共 {total} 组"),
    "sets_open": ("one of them; there may be others", "其中一组，可能另有其他组合"),
    "copies": ("copies: {copies}", "副本：{copies}"),
    "any_of": ("any of {n} files for {attributes}", "提供 {attributes} 的 {n} 个文件之一"),
    "any_of_one": ("1 file for {attributes}", "提供 {attributes} 的 1 个文件"),
    "to_end_it": ("To end it, hide or restrict", "隐藏或限制以下文件即可消除"),
    "since": ("exposed since {date}", "自 {date} 起暴露"),
    "would_be_marked": ("recommended marking: {marking}", "建议标密：{marking}"),
    "for_administrator": (
        "With a stolen administrator account: {revealed} of {population} ({coverage}), {severity}",
        "管理员账号一旦失窃：{population} 个中的 {revealed} 个（{coverage}），严重程度“{severity}”",
    ),
    "by_one_file": ("one file alone shows it: {files}", "单个文件即可显露：{files}"),
    # a scan
    "verdict_none": ("No exposure past a threshold was found.", "未发现超过阈值的暴露。"),
    "verdict_one": (
        "1 exposure that takes several files together; it is {severity}.",
        "发现 1 处须多个文件合在一起才达到其严重程度的暴露，为“{severity}”。",
    ),
    "verdict_some": (
        "{n} exposures that take several files together; the gravest is {severity}.",
        "发现 {n} 处须多个文件合在一起才达到其严重程度的暴露，最严重的为“{severity}”。",
    ),
    "verdict_other": (
        "No exposure by combination; {n} other findings.",
        "未发现汇聚暴露；另有 {n} 项其他发现。",
    ),
    "verdict_other_one": ("No exposure by combination; 1 other finding.", "未发现汇聚暴露；另有 1 项其他发现。"),
    "scan_counts": (
        "{files}: {read} read now, {changed} new or changed, {removed} removed.",
        "共 {files}：本次读取 {read} 个，新增或变更 {changed} 个，移除 {removed} 个。",
    ),
    "not_read": ("{n} files could not be read, or only in part", "{n} 个文件无法读取或只读取了一部分"),
    "not_read_one": ("1 file could not be read, or only in part", "1 个文件无法读取或只读取了一部分"),
    "not_read_caution": ("What could not be read is not known to be safe.", "未能读取的内容不代表安全。"),
    "findings": ("Findings", "发现"),
    "severity": ("severity", "严重程度"),
    "insight": ("insight", "敏感结论"),
    "scope": ("scope", "范围"),
    "who": ("who", "可推知者"),
    "coverage": ("coverage", "覆盖率"),
    "files": ("files", "文件"),
    "path": ("path", "路径"),
    "reason": ("reason", "原因"),
    "status": ("status", "状态"),
    "not_listed": ("could not be listed", "无法列出"),
    "permissions_not_read": ("permissions could not be read", "无法读取权限"),
    "directory_not_read": ("accounts and groups could not be read", "无法读取账号与群组"),
    "kept_although_gone_one": (
        "1 file vanished; what it said is kept until the next scan confirms it (--believe-vanished)",
        "1 个文件消失；在下次扫描确认之前保留其内容（--believe-vanished）",
    ),
    "kept_although_gone": (
        "{n} files vanished at once; what they said is kept until the next scan confirms it (--believe-vanished)",
        "{n} 个文件同时消失；在下次扫描确认之前保留其内容（--believe-vanished）",
    ),
    "and_more": ("and {n} more", "另有 {n} 个"),
    "other_findings": ("Other findings", "其他发现"),
    "subjects": ("subjects", "对象"),
    "evidence": ("Evidence", "证据"),
    "evidence_first": ("Evidence: the facts of the first smallest set", "证据：首个最小组合所含的事实"),
    "or_file": (" or ", " 或 "),
    "colon": (": ", "："),
    "full_stop": (".", "。"),
    "subject": ("subject", "对象"),
    "attribute": ("attribute", "属性"),
    "value": ("value", "值"),
    "place": ("place", "位置"),
    "rule": ("how it was found", "识别依据"),
    "confidence": ("confidence", "置信度"),
    "kind": ("kind", "类别"),
    **ACTION_WORDS,
    **CHANGE_WORDS,
    **PAGE_WORDS,
    **TIME_WORDS,
    **LISTING_WORDS,
    **WHAT_IF_WORDS,
}


def say(lang: str, key: str, **values: object) -> str:
    """Return a phrase in a language, its blanks filled.

    Examples
    --------
    >>> say("en", "since", date="2025-03-04")
    'exposed since 2025-03-04'
    """
    return WORDS[key][LANGUAGES.index(lang)].format(**values)


def counted(lang: str, key: str, n: int, **values: object) -> str:
    """Return a phrase with a number in it, the one for one thing where there is one.

    Examples
    --------
    >>> counted("en", "n_subjects", 1), counted("en", "n_subjects", 2), counted("zh", "n_subjects", 1)
    ('1 subject', '2 subjects', '1 个对象')
    """
    return say(lang, f"{key}_one" if n == 1 else key, n=n, **values)


def labelled(lang: str, key: str, text: str) -> str:
    """Return a text after the phrase that says what it is.

    Examples
    --------
    >>> labelled("en", "subjects", "P-01"), labelled("zh", "subjects", "P-01")
    ('subjects: P-01', '对象：P-01')
    """
    return f"{say(lang, key)}{say(lang, 'colon')}{text}"


def percent(share: float) -> str:
    """Return a share as a person reads it; what is not everything is never rounded up to all of it.

    Examples
    --------
    >>> percent(0.5), percent(0.9996), percent(0.0004), percent(0.0)
    ('50 %', '>99.9 %', '<0.1 %', '0 %')
    """
    if 0 < share < 0.001:
        return "<0.1 %"
    if 0.999 < share < 1:
        return ">99.9 %"
    return f"{share * 100:.1f}".rstrip("0").rstrip(".") + " %"


def called(finding: Finding, subject: str) -> str:
    """Return what to call a subject of a finding: its name and its id, or its id where nothing names it."""
    return name_and_id(finding.names.get(subject, ""), subject)


def name_and_id(name: str, subject: str) -> str:
    """Return a subject's name and its id; the one alone where the other says no more.

    Examples
    --------
    >>> name_and_id("Northfield", "P-01"), name_and_id("11WD2", "eic:11WD2"), name_and_id("", "P-02")
    ('Northfield (P-01)', '11WD2', 'P-02')
    """
    if not name or name == subject:
        return subject
    return name if subject.partition(":")[2].casefold() == name.casefold() else f"{name} ({subject})"


def at_most(finding: Finding, lang: str) -> str:
    """Return how much is revealed at the most of all there are; empty where nothing may be said of them."""
    if finding.coverage_at_most is None:
        return ""
    return say(lang, "at_most", coverage=percent(finding.coverage_at_most), n=finding.population_at_least)


def how_sure(finding: Finding, lang: str) -> str:
    """Return what is expected and how likely the threshold is passed; empty where nobody says how sure the facts are.

    A probability that is known between two only is told as both, unless they look the same.
    """
    if finding.expected_coverage is None or finding.probability is None:
        return ""
    least, most = finding.probability
    low, high = percent(least), percent(most)
    if least > 0.999:
        high = low
    elif most < 0.001:
        low = high
    sure = low if low == high else say(lang, "from_to", low=low, high=high)
    severity = say(lang, finding.severity.word)
    told = say(lang, "how_sure", expected=percent(finding.expected_coverage), sure=sure, severity=severity)
    if not finding.disagreeing:
        return told
    return say(lang, "list_semicolon").join([told, say(lang, "disagreeing", n=finding.disagreeing)])


def beyond_one_file(finding: Finding, lang: str) -> str:
    """Return how much more all files reveal together than the best of them; empty where one reveals it all."""
    more = round(finding.gain * finding.population)
    if more <= 0:
        return ""
    alone = min(finding.revealed, finding.population) - more
    if not alone:
        return say(lang, "gain_none")
    return say(lang, "gain", alone=alone, more=more, gain=percent(finding.gain))


def in_language(texts: Mapping[str, str], lang: str) -> str:
    """Return a bilingual text in a language, or in the other one where that is missing."""
    return texts.get(lang) or next((texts[other] for other in LANGUAGES if texts.get(other)), "")


def principal_words(name: str, lang: str) -> str:
    """Return what a principal is called, those that every store has in the language of the reader."""
    if name in (EVERYONE, LINK, "unknown"):
        return say(lang, {LINK: "link"}.get(name, name))
    for english in ("administrator of ", "any account of ", "anyone at "):
        if name.startswith(english):
            return say(lang, english.strip().replace(" ", "_"), name=name.removeprefix(english))
    return name


def who(audience: Audience, lang: str) -> str:
    """Return an audience in words: its principals and how many people they are."""
    if audience.kind != "principals":
        return say(lang, audience.kind)
    names = say(lang, "list_comma").join(principal_words(name, lang) for name in audience.principals)
    return say(lang, "names_and_number", names=names, number=number_of_readers(audience, lang))


def number_of_readers(audience: Audience, lang: str) -> str:
    """Return how many people an audience is, in words."""
    if audience.readers is None:
        return say(lang, "some_readers")
    return say(lang, "one_reader") if audience.readers == 1 else say(lang, "n_readers", n=audience.readers)


class Scoped(Protocol):
    """What is told of one scope, or of all where that is None."""

    @property
    def scope(self) -> str | None:
        """Return the scope: what splits the population, ``?`` where nobody knows which it is."""


def scope_words(told: Scoped, lang: str) -> str:
    """Return a scope as part of a sentence, empty where there is none."""
    return "" if told.scope is None else say(lang, "in_scope", scope=scope_name(told, lang))


def scope_name(told: Scoped, lang: str) -> str:
    """Return the name of a scope, empty where there is none."""
    return say(lang, "unknown_scope") if told.scope == "?" else told.scope or ""


def sentence(finding: Finding, lang: str) -> str:
    """Return the finding in one sentence."""
    told = who(finding.audience, lang)
    if is_of_one_file(finding):
        text = say(lang, "sentence_file", who=told, file=finding.revealed_by_one_file[0], insight=named(finding, lang))
    else:
        text = say(
            lang,
            "sentence",
            who=told,
            insight=finding.insight,
            scope=scope_words(finding, lang),
            revealed=finding.revealed,
            subjects=counted(lang, "n_subjects", finding.population),
            coverage=percent(finding.coverage),
        )
    return text if finding.audience.kind == "principals" else text[:1].upper() + text[1:]


def is_of_one_file(told: OfPack) -> bool:
    """Return whether a finding speaks of what one file is, not of subjects that files reveal."""
    return not told.pack


class OfPack(Protocol):
    """What is told of an insight of a pack, or of what one file is where that is empty."""

    @property
    def pack(self) -> str:
        """Return the name of the pack."""

    @property
    def insight(self) -> str:
        """Return the name of the insight."""


def named(told: OfPack | AdministratorReach, lang: str) -> str:
    """Return the name of an insight: as its pack has it, and in the language where it is the product's own."""
    if isinstance(told, AdministratorReach) or not is_of_one_file(told):
        return told.insight
    for key in ("photo_located", "name_located", "marked", "mismarked"):
        start = say("en", key, label="")
        if told.insight.startswith(start):
            return say(lang, key, label=told.insight.removeprefix(start))
    return told.insight


def verdict(findings: Sequence[Finding], lang: str, accepted: int = 0) -> str:
    """Return what a scan means, in one sentence; ``accepted`` findings besides are named where there are no others."""
    together = [finding for finding in findings if finding.kind == "aggregation"]
    if together:
        worst = max(finding.severity for finding in together)
        key = "verdict_one" if len(together) == 1 else "verdict_some"
        return say(lang, key, n=len(together), severity=say(lang, Severity(worst).word))
    if not findings and accepted:
        return counted(lang, "verdict_accepted", accepted)
    return counted(lang, "verdict_other", len(findings)) if findings else say(lang, "verdict_none")
