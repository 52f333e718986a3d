"""Where a fact stands and by what it was found, in English as files and rules are cited, and in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMBERED = {
    "row": "第 {} 行",
    "column": "第 {} 列",
    "table": "第 {} 个表格",
    "line": "第 {} 行",
    "lines": "第 {} 行",
    "page": "第 {} 页",
    "slide": "第 {} 张幻灯片",
    "paragraph": "第 {} 段",
    "heading": "第 {} 个标题",
    "text box": "第 {} 个文本框",
    "message part": "邮件第 {} 部分",
    "message": "第 {} 条消息",
    "placemark": "第 {} 个地标",
    "comment": "第 {} 条批注",
    "characters": "第 {} 个字符",
}
_NAMED = {
    "metadata": "元数据",
    "header": "邮件头",
    "table": "整个表格",
    "notes": "备注",
    "outline": "大纲",
    "title": "标题",
}
_NUMBER = re.compile(
    rf"(?<![\w/])({'|'.join(sorted(_NUMBERED, key=len, reverse=True))}) ([A-Z]{{1,3}}|\d[\d.-]*)(?!\w)"
)
_WORD = re.compile(r"(?<![^,] )(?<!\S)(?:(metadata|header) (?=\S)|(table|notes|outline|title)$)")
_TOGETHER = re.compile(r"(?<=[行格]),? (?=第)")
_APART = re.compile(r"(?<=[页段片框）]), ")

_FROM = {
    "heading": "标题",
    "heading before": "上级标题",
    "paragraph": "本段",
    "paragraph before": "前一段",
    "message before": "前一条消息",
    "record": "本条记录",
    "table above": "上方表格",
    "title": "文档题名",
    "file name": "文件名",
    "folder": "文件夹名",
    "pin": "地图标记",
}
_ONLY = ", subject of the only subject of the document"
_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (rf"{_ONLY}(?=,|$)", "，对象为文中唯一对象"),
        (
            rf", subject of the ({'|'.join(sorted(_FROM, key=len, reverse=True))})(?=,|$)",
            lambda found: f"，对象取自{_FROM[found[1]]}",
        ),
        (r", subject from the row above(?=,|$)", "，对象取自上一行"),
        (r", by value shape(?=,|$)", "，依取值形态"),
        (r", like '(.*?)'(?=，|,|$)", r"，近似“\1”"),
        (r", recognised by (\S+)$", r"，由 \1 识别"),
        (r", together with (.*)$", r"，连同 \1"),
        (r"^table: heading '(.*?)'(?=，|,|$)", r"表格：表头“\1”"),
        (r"^table: by value shape", "表格：依取值形态"),
        (r"^text: (?:cue|hint) '(.*?)' said before(?=，|,|$)", r"正文：上文提示词“\1”"),
        (r"^text: (?:cue|hint) '(.*?)' in the heading(?=，|,|$)", r"正文：标题中的提示词“\1”"),
        (r"^text: (?:cue|hint) '(.*?)' in the line above(?=，|,|$)", r"正文：上一行的提示词“\1”"),
        (r"^text: (?:cue|hint) '(.*?)'(?=，|,|$)", r"正文：提示词“\1”"),
        (r"^text: key '(.*?)'(?=，|,|$)", r"正文：键“\1”"),
        (r"^text: latitude and longitude", "正文：经纬度"),
        (r"^text: only (.*?) is so(?=，|,|$)", r"正文：仅“\1”有此类取值"),
        (r"^name: '(.*?)' of everything in '(.*)'$", r"文件名：“\2”中全部对象的“\1”"),
        (r"^name: coordinates", "文件名：坐标"),
        (r"^map: coordinates", "地图：坐标"),
        (r"^photo GPS", "照片：GPS 坐标"),
        (r"^photo: address", "照片：地址"),
        (r"^file name$", "文件名"),
        (r"^topic of the file$", "文件主题"),
        (r"^deduced: follows exactly from (.*)$", r"推算：由 \1 可精确得出"),
        (r"^deduced: bounded by (.*)$", r"推算：由 \1 限定范围"),
        (r"^derived: '(.*?)'", r"推导：“\1”"),
    )
)


def place_in(lang: str, place: str) -> str:
    """Return a place in a file, as a locator writes it, in a language; names of parts and sheets stay as they are.

    Examples
    --------
    >>> place_in("zh", "row 2, column C"), place_in("zh", "word/document.xml: table 1 row 3 column 2")
    ('第 2 行第 C 列', 'word/document.xml：第 1 个表格第 3 行第 2 列')
    >>> place_in("zh", "Plants!B4"), place_in("en", "lines 3-4"), place_in("zh", "line 5, characters 25-41")
    ('Plants!B4', 'lines 3-4', '第 5 行第 25-41 个字符')
    """
    place = place.removeprefix("/ ")  # the top of a JSON file, which has no name
    if lang == "en" or "!" in place:
        return place
    part, separator, within = place.rpartition(": ")
    within = _WORD.sub(lambda found: _NAMED[(found[1] or found[2])] + (" " if found[1] else ""), within)
    within = _NUMBER.sub(lambda found: _NUMBERED[found[1]].format(found[2]), within).replace(" (hidden)", "（隐藏）")
    return part + ("：" if separator else "") + _APART.sub("，", _TOGETHER.sub("", within))


def rule_in(lang: str, rule: str) -> str:
    """Return by what a fact was found, as its reason says it, in a language; words of files and packs stay.

    Examples
    --------
    >>> rule_in("zh", "table: heading 'lat'"), rule_in("zh", "text: cue 'guard', subject of the heading")
    ('表格：表头“lat”', '正文：提示词“guard”，对象取自标题')
    >>> rule_in("en", "photo GPS, subject of the only subject of the document")
    'photo GPS, the only subject of the document'
    """
    if lang == "en":
        return rule.replace(_ONLY, _ONLY.replace("subject of the only", "the only"))
    for pattern, said in _RULES:
        rule = pattern.sub(said, rule)
    return rule
