"""The words on when exposures came about and what archiving would end, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

TIME_WORDS: Mapping[str, tuple[str, str]] = {
    "crossings_title": ("When it passed each threshold, and through which files", "各阈值的越过时间及所因文件"),
    "crossing": ("{date}  {severity} ({n} subjects): {files}", "{date}  {severity}（{n} 个对象）：{files}"),
    "crossing_unknown": ("no file of that day is known", "未知当日由何文件所致"),
    "causes_title": ("Files through whose arrival more was revealed", "到来后使显露增多的文件"),
    "retention_gone": (
        "Without the files last changed before {before}: {archived} of {files} would be archived.",
        "若归档最后修改早于 {before} 的文件：{files} 个文件中将有 {archived} 个被归档。",
    ),
    "retention_none": ("There is no exposure that archiving could end.", "没有可以通过归档消除的暴露。"),
    "retention_now": (
        "now {severity}, {revealed} of {population} ({coverage}); then {then}, {left} of {population} ({later})",
        "现为{severity}，{revealed}/{population}（{coverage}）；届时{then}，{left}/{population}（{later}）",
    ),
    "retention_files": (
        "{archived} of {files} files that it rests on go",
        "其依据的 {files} 个文件中有 {archived} 个被归档",
    ),
    "retention_ends": (
        "ends once everything last changed before {day} is archived",
        "归档最后修改早于 {day} 的全部文件即可消除",
    ),
    "retention_never": ("no date of archiving ends it", "任何归档日期都不能消除"),
}
