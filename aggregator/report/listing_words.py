"""The words of what is listed: facts, subjects, topics, what else files say, and the state of the installation."""

from __future__ import annotations

import re
from collections.abc import Mapping

LISTING_WORDS: Mapping[str, tuple[str, str]] = {
    # facts
    "fact_line": ("{subject}: {attribute} = {value}", "{subject}：{attribute} = {value}"),
    "clause_comma": (", ", "，"),
    "in_brackets": (" ({text})", "（{text}）"),
    "fact_place": ("  [{file}, {place}]", "  [{file}，{place}]"),
    "actual": ("actual", "实际"),
    "planned": ("planned", "计划"),
    "target": ("target", "目标"),
    "hypothetical": ("hypothetical", "假设"),
    "denied": ("denied", "否定"),
    "too_wide": ("too wide to count as known", "范围过宽，不算已知"),
    # subjects
    "subject_line": ("{subject}: {facts} in {files}", "{subject}：{files}中的 {facts}"),
    "n_facts": ("{n} facts", "{n} 条事实"),
    "n_facts_one": ("1 fact", "1 条事实"),
    "may_be_one": ("{sure} '{one}' and '{other}': {why}", "{sure} “{one}”与“{other}”：{why}"),
    "are_one": ("'{one}' and '{other}' are one subject  ({said})", "“{one}”与“{other}”为同一对象（{said}）"),
    "are_two": ("'{one}' and '{other}' are two subjects  ({said})", "“{one}”与“{other}”为两个对象（{said}）"),
    "no_longer_decided": ("no longer decided:", "已撤销的认定："),
    # what else files say
    "said_left": ("left", "左"),
    "said_right": ("right", "右"),
    "said_locator": ("locator", "位置"),
    "said_confidence": ("confidence", "置信度"),
    "said_label": ("label", "标识"),
    "said_grade": ("grade", "密级"),
    "said_scheme": ("scheme", "体系"),
    "said_position": ("position", "所在"),
    "said_problem": ("problem", "问题"),
    "said_topic": ("topic", "主题"),
    "said_hits": ("hits", "命中"),
    "said_kind": ("kind", "类别"),
    "said_name": ("name", "名称"),
    "said_count": ("count", "次数"),
    # the state of the installation
    "health_formats": ("formats", "格式"),
    "health_stores": ("stores", "存储"),
    "health_packs": ("packs", "策略包"),
    "health_limits": ("limits", "限制"),
    "health_worker": ("worker", "读取进程"),
    "health_ocr": ("OCR", "文字识别"),
    "health_font": ("CJK font", "中文字体"),
    "health_index": ("index", "索引"),
    "limits_told": (
        "a file: {size} MiB, {seconds} s, {memory} MiB of memory",
        "每个文件：{size} MiB、{seconds} 秒、内存 {memory} MiB",
    ),
    "ocr_broken": ("does not work", "不能工作"),
    "ocr_missing": ("not installed: {install}", "未安装：{install}"),
    "font_found": ("found", "已找到"),
    "font_missing": ("none found: Chinese reports show boxes", "未找到：中文报告将显示为方框"),
    "font_unknown": ("cannot tell (no fontconfig)", "无法得知（没有 fontconfig）"),
    "index_none": ("none yet", "尚无"),
    "index_damaged": ("damaged", "已损坏"),
    "problem_told": ("problem: {problem}", "问题：{problem}"),
}

_WHYS = {
    "same words": "用词相同",
    "same words, written apart or in another order": "用词相同，仅分写或次序不同",
    "same words, spelt another way": "用词相同，拼写不同",
    "one letter more, less or moved": "多、少或移动一个字母",
    "one letter another": "一个字母不同",
    "two letters apart": "相差两个字母",
    "words shortened": "用词缩写",
    "all words of one stand in the other": "一方的用词全在另一方之中",
    "same words, another legal form": "用词相同，法律形式不同",
    "initials": "首字母缩写",
    "same words in another script": "用词相同，文字不同",
    "one has a number or a side, the other none": "一方有编号或方位，另一方没有",
    "same scope": "范围相同",
    "but another is as alike": "但另有同样相似者",
    "but others of theirs are two": "但二者的其他名称分属两个对象",
    "linked by files": "由文件关联",
}
_LONGEST_FIRST = re.compile("|".join(re.escape(why) for why in sorted(_WHYS, key=len, reverse=True)))
_MEASURES = {
    "no network": "不联网",
    "no other programs": "不启动其他程序",
    "no writes outside its scratch folder": "不写临时目录以外",
    "no core dumps": "不产生内存转储",
    "no files larger than may be unpacked": "不写超过解压上限的文件",
    "no precedence over other programs": "不抢占其他程序",
    "not held here": "此处无法保证",
}


def why_in(lang: str, why: str) -> str:
    """Return why two names are taken for one subject's, in a language; names of attributes and of people stay.

    Examples
    --------
    >>> why_in("zh", "words shortened, same scope, operator agrees"), why_in("en", "initials")
    ('用词缩写，范围相同，operator 一致', 'initials')
    """
    if lang == "en":
        return why
    told = _LONGEST_FIRST.sub(lambda found: _WHYS[found[0]], why)
    told = re.sub(r"(\S+) agrees(?=,|$)", r"\1 一致", told)
    told = re.sub(r"(\S+) differs(?=,|$)", r"\1 不一致", told)
    told = re.sub(r"^decided by ([^:]+): ", r"由 \1 认定：", told)
    told = re.sub(r"^decided by ([^:]+)$", r"由 \1 认定", told)
    return told.replace(", ", "，")


def measure_in(lang: str, measure: str) -> str:
    """Return what a reading process does without, in a language; by what the system holds it to that stays.

    Examples
    --------
    >>> measure_in("zh", "no network (seccomp)"), measure_in("zh", "no more than 512 open files")
    ('不联网（seccomp）', '最多打开 512 个文件')
    """
    if lang == "en":
        return measure
    told = re.sub(r"^no more than (\d+) open files", r"最多打开 \1 个文件", measure)
    told = re.sub(r"^no more than (\d+) MiB of memory", r"内存最多 \1 MiB", told)
    for english, chinese in _MEASURES.items():
        told = told.replace(english, chinese)
    return re.sub(r" \(([^()]*)\)$", r"（\1）", told)
