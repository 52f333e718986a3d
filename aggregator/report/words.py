"""What the product says, in English and Chinese: one table for the terminal and every report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aggregator.model.findings import Audience, Finding, Severity
from aggregator.report.content import AdministratorReach
from aggregator.report.page_words import PAGE_WORDS
from aggregator.report.time_words import TIME_WORDS

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
    "n_readers": ("{n} people", "{n} 人"),
    "names_and_number": ("{names} ({number})", "{names}（{number}）"),
    "one_reader": ("1 person", "1 人"),
    "some_readers": ("an unknown number of people", "人数未知"),
    # a finding in one sentence
    "unknown_scope": ("unknown", "未知范围"),
    "sentence": (
        "{who} can infer “{insight}”{scope}: {revealed} of {population} subjects ({coverage}).",
        "{who}可推知“{insight}”{scope}：{population} 个对象中的 {revealed} 个（{coverage}）。",
    ),
    "sentence_label": (
        "{who} can read {revealed} such files: “{insight}”{scope}.",
        "{who}可读到 {revealed} 个此类文件：“{insight}”{scope}。",
    ),
    "in_scope": (" for {scope}", "（{scope}）"),
    "gain": ("{gain} of the population is shown only by files together", "总体的 {gain} 只有多个文件合在一起才会显露"),
    "how_sure": (
        "expected {expected}, {sure} sure that the threshold is passed",
        "预期 {expected}，有 {sure} 的把握认为已超过阈值",
    ),
    "from_to": ("{low} to {high}", "{low} 至 {high}"),
    "disagreeing": ("files disagree about {n} of the subjects", "各文件对其中 {n} 个对象说法不一"),
    "at_most": (
        "at most {coverage} of all there are (at least {n}, by how files overlap)",
        "至多为实际总数的 {coverage}（由文件间重叠估计，实际至少 {n} 个）",
    ),
    "measure_shapley": ("Shapley's share, in subjects", "夏普利份额，折合对象数"),
    "measure_banzhaf": ("Banzhaf's share, in subjects", "班扎夫份额，折合对象数"),
    "measure_criticality": ("subjects revealed no more without it", "缺少该文件便不再显露的对象数"),
    "share_of_expected": (", of what is expected", "，按预期计"),
    "shares_drawn": ("estimated; standard error at most {error}", "估计值；标准误不超过 {error}"),
    "nothing_discovered": (
        "Files together show nothing beyond what the insights of the packs look at.",
        "除规则包已关注的推断外，未发现多个文件合在一起才显露的内容。",
    ),
    "discovered": (
        "{attributes} of {kind}: known of {revealed} of {population}, from one file at most of {alone} (gain {gain})",
        "{kind} 的 {attributes}：{population} 个中 {revealed} 个已知，单个文件至多 {alone} 个（汇聚增益 {gain}）",
    ),
    "discovered_split": (
        "kept apart systematically: these stand together in one file less often than chance would have it",
        "系统性分开：同一文件中同时出现的次数明显少于随机情形",
    ),
    "discovered_accumulated": ("accumulated: they came together file by file", "逐步累积：随文件增多而汇聚"),
    "discovered_source": ("{file} ({n} subjects)", "{file}（{n} 个对象）"),
    "discovered_snippet": (
        "To make this an insight, put under 'insights' of {pack}:",
        "如需将其设为推断，请写入 {pack} 的 'insights'：",
    ),
    "smallest_sets": ("Smallest sets of files that show it", "足以显露的最小文件组合"),
    "sets_of": ("{shown} of {total} sets", "共 {total} 组，列出 {shown} 组"),
    "sets_open": ("one of them; there may be others", "其中一组，可能另有其他组合"),
    "copies": ("copies: {copies}", "副本：{copies}"),
    "any_of": ("any of {n}", "任取 {n} 之一"),
    "to_end_it": ("To end it, hide or restrict", "隐藏或限制以下文件即可消除"),
    "since": ("exposed since {date}", "自 {date} 起暴露"),
    "would_be_marked": ("recommended marking: {marking}", "建议标密：{marking}"),
    "for_administrator": (
        "A stolen administrator account: {revealed} of {population} ({coverage}), {severity}",
        "管理员账号一旦失窃：{population} 个中的 {revealed} 个（{coverage}），{severity}",
    ),
    "by_one_file": ("one file alone shows it: {files}", "单个文件即可显露：{files}"),
    # a scan
    "verdict_none": ("No exposure past a threshold was found.", "未发现超过阈值的暴露。"),
    "verdict_one": (
        "1 exposure that no single file shows; it is {severity}.",
        "发现 1 处任何单个文件都看不出的暴露，严重程度为“{severity}”。",
    ),
    "verdict_some": (
        "{n} exposures that no single file shows; the gravest is {severity}.",
        "发现 {n} 处任何单个文件都看不出的暴露，最严重的为“{severity}”。",
    ),
    "verdict_other": (
        "No exposure by combination; {n} other findings.",
        "未发现组合暴露；另有 {n} 项其他发现。",
    ),
    "scan_counts": (
        "{files} files: {read} read now, {changed} new or changed, {removed} removed.",
        "共 {files} 个文件：本次读取 {read} 个，新增或变更 {changed} 个，移除 {removed} 个。",
    ),
    "not_read": ("{n} files could not be read, or only in part", "{n} 个文件无法读取或只读取了一部分"),
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
    "kept_although_gone": (
        "{n} files vanished at once; what they said is kept until the next scan confirms it (--believe-vanished)",
        "{n} 个文件同时消失；在下次扫描确认之前保留其内容（--believe-vanished）",
    ),
    "and_more": ("and {n} more", "另有 {n} 个"),
    "other_findings": ("Other findings", "其他发现"),
    "subjects": ("subjects", "对象"),
    "evidence": ("Evidence", "证据"),
    "subject": ("subject", "对象"),
    "attribute": ("attribute", "属性"),
    "value": ("value", "值"),
    "place": ("place", "位置"),
    "rule": ("how it was found", "识别依据"),
    "confidence": ("confidence", "置信度"),
    "kind": ("kind", "类别"),
    "collusion_nothing": ("The files reveal nothing that a pack looks at.", "文件未显露规则包所关注的任何内容。"),
    "collusion_head": (
        "{insight}{scope}: {accounts} accounts together {all} of {population}, everyone's files {everyone}",
        "{insight}{scope}：{accounts} 个账号合计可得 {population} 个中的 {all} 个，所有人可读的文件可得 {everyone} 个",
    ),
    "collusion_proved": (
        "the most by {n}: {revealed} (proved)  {members}",
        "{n} 个账号至多：{revealed} 个（已证明）  {members}",
    ),
    "collusion_bounded": (
        "the most by {n}: at least {revealed}, at most {bound} (gap {gap})  {members}",
        "{n} 个账号至多：不少于 {revealed} 个，不超过 {bound} 个（差距 {gap}）  {members}",
    ),
    "collusion_crossed": (
        "{severity} (from {needed}): {alone} cross it alone; of the others it takes {n} together (proved):",
        "{severity}（达到 {needed} 个）：单独即可达到的账号 {alone} 个；其余账号须 {n} 个联手（已证明）：",
    ),
    "collusion_crossed_unproved": (
        "{severity} (from {needed}): {alone} cross it alone; of the others {n} do together, fewer than {least} do not:",
        "{severity}（达到 {needed} 个）：单独即可达到的账号 {alone} 个；其余 {n} 个联手可达到，少于 {least} 个不能：",
    ),
    "collusion_never": (
        "{severity} (from {needed}): {alone} cross it alone; all others together do not",
        "{severity}（达到 {needed} 个）：单独即可达到的账号 {alone} 个；其余账号全部联手也不能",
    ),
    "collusion_not_yet": (
        "{severity} (from {needed}): {alone} cross it alone; no group of others was found, fewer than {least} do not",
        "{severity}（达到 {needed} 个）：单独即可达到的账号 {alone} 个；其余未找到可达到的组合，少于 {least} 个不能",
    ),
    "collusion_any_of": ("any of ({names})", "（{names}）之一"),
    "collusion_nobody": ("nobody", "无"),
    "collusion_total": ("{n} groups in all", "共 {n} 组"),
    "collusion_at_least": ("{n} groups at least; there may be more", "至少 {n} 组，可能更多"),
    "remedy_none": ("No exposure past a threshold; there is nothing to end.", "没有超过阈值的暴露，无需处理。"),
    "remedy_infeasible": (
        "It cannot be ended so: enough is known without what may be taken away.",
        "无法以此方式消除：即使去掉允许处理的内容，已知信息仍然足够。",
    ),
    "remedy_optimal": (
        "It costs {cost}; proved ({certificate}): nothing cheaper ends it.",
        "代价为 {cost}；已证明（{certificate}）：没有代价更小的方案。",
    ),
    "remedy_feasible": (
        "It costs {cost}; nothing costs less than {bound} ({certificate}). The search ended by its {limit}.",
        "代价为 {cost}；任何方案的代价都不低于 {bound}（{certificate}）。搜索因{limit}限制而结束。",
    ),
    "remedy_hide": ("Hide these files", "隐藏以下文件"),
    "remedy_restrict": ("Take these files away from the audience", "取消受众对以下文件的读取权限"),
    "remedy_redact": ("Take these facts out", "删去以下事实"),
    "remedy_ends": ("What then ends", "由此消除的暴露"),
    "remedy_end": (
        "{who}: “{insight}”{scope}: {before} subjects now, {after} then, fewer than {lowest}",
        "{who}：“{insight}”{scope}：现为 {before} 个对象，处理后 {after} 个，低于 {lowest} 个",
    ),
    "prices": ("by prices that anybody can add up again", "以可复算的价格为证"),
    "branch and bound": ("by branch and bound", "以分支定界为证"),
    "enumeration": ("by enumeration", "以枚举为证"),
    "definition": ("by the definition", "依据定义"),
    "iterations": ("iterations", "迭代次数"),
    "seconds": ("seconds", "时间"),
    "redact_places": ("Redact these places to bring it back to ok", "删去以下内容即可放行"),
    "answer_complete": ("read whole; nothing was added to the index", "已完整读取；未写入索引"),
    "answer_unread": ("not read whole: {reason}", "未能完整读取：{reason}"),
    "hold": ("hold", "暂缓"),
    "review": ("review", "复核"),
    "ok": ("ok", "可放行"),
    **PAGE_WORDS,
    **TIME_WORDS,
}


def say(lang: str, key: str, **values: object) -> str:
    """Return a phrase in a language, its blanks filled.

    Examples
    --------
    >>> say("en", "since", date="2025-03-04")
    'exposed since 2025-03-04'
    """
    return WORDS[key][LANGUAGES.index(lang)].format(**values)


def labelled(lang: str, key: str, text: str) -> str:
    """Return a text after the phrase that says what it is.

    Examples
    --------
    >>> labelled("en", "subjects", "P-01"), labelled("zh", "subjects", "P-01")
    ('subjects: P-01', '对象：P-01')
    """
    return f"{say(lang, key)}{': ' if lang == 'en' else '：'}{text}"


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
    told = say(lang, "how_sure", expected=percent(finding.expected_coverage), sure=sure)
    if not finding.disagreeing:
        return told
    return say(lang, "list_semicolon").join([told, say(lang, "disagreeing", n=finding.disagreeing)])


def in_language(texts: Mapping[str, str], lang: str) -> str:
    """Return a bilingual text in a language, or in the other one where that is missing."""
    return texts.get(lang) or next((texts[other] for other in LANGUAGES if texts.get(other)), "")


def who(audience: Audience, lang: str) -> str:
    """Return an audience in words: its principals and how many people they are."""
    if audience.kind != "principals":
        return say(lang, audience.kind)
    names = say(lang, "list_comma").join(audience.principals)
    return say(lang, "names_and_number", names=names, number=number_of_readers(audience, lang))


def number_of_readers(audience: Audience, lang: str) -> str:
    """Return how many people an audience is, in words."""
    if audience.readers is None:
        return say(lang, "some_readers")
    return say(lang, "one_reader") if audience.readers == 1 else say(lang, "n_readers", n=audience.readers)


def scope_words(finding: Finding, lang: str) -> str:
    """Return a finding's scope as part of a sentence, empty where it has none."""
    if finding.scope is None:
        return ""
    return say(lang, "in_scope", scope=scope_name(finding, lang))


def scope_name(told: Finding | AdministratorReach, lang: str) -> str:
    """Return the name of a scope, empty where there is none."""
    return say(lang, "unknown_scope") if told.scope == "?" else told.scope or ""


def sentence(finding: Finding, lang: str) -> str:
    """Return the finding in one sentence."""
    key = "sentence" if finding.kind in {"aggregation", "single_file"} or finding.population else "sentence_label"
    text = say(
        lang,
        key,
        who=who(finding.audience, lang),
        insight=finding.insight,
        scope=scope_words(finding, lang),
        revealed=finding.revealed,
        population=finding.population,
        coverage=percent(finding.coverage),
    )
    return text if finding.audience.kind == "principals" else text[:1].upper() + text[1:]


def verdict(findings: Sequence[Finding], lang: str) -> str:
    """Return what a scan means, in one sentence."""
    together = [finding for finding in findings if finding.kind == "aggregation"]
    if together:
        worst = max(finding.severity for finding in together)
        key = "verdict_one" if len(together) == 1 else "verdict_some"
        return say(lang, key, n=len(together), severity=say(lang, Severity(worst).word))
    return say(lang, "verdict_other", n=len(findings)) if findings else say(lang, "verdict_none")
