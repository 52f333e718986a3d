"""The words on when exposures came about and what archiving would end, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

TIME_WORDS: Mapping[str, tuple[str, str]] = {
    "crossings_title": ("When it passed each threshold, and through which files", "各阈值的越过时间及所因文件"),
    "crossing": ("{date}  {severity} ({subjects}): {files}", "{date}  {severity}（{subjects}）：{files}"),
    "crossing_unknown": ("no file of that day is known", "未知当日由何文件所致"),
    "growth_title": (
        "Subjects revealed by the end of each day, and the files that brought more",
        "截至各日累计显露的对象，以及使其增多的文件",
    ),
    "growth_last": ("the last {shown} of {total} days", "共 {total} 日，列出最后 {shown} 日"),
    "growth_day": ("{date}  {revealed}: {files}", "{date}  {revealed} 个：{files}"),
    "retention_gone": (
        "Archiving what was last changed before {before} would take away {archived} of {files}.",
        "若归档最后修改早于 {before} 的文件，{files}中将有 {archived} 个被归档。",
    ),
    "retention_none": ("There is no exposure that archiving could end.", "没有可以通过归档消除的暴露。"),
    "retention_now": (
        "now {severity}, {revealed} of {population} ({coverage}); then {then}, {left} of {population} ({later})",
        "现为“{severity}”，{revealed}/{population}（{coverage}）；届时为“{then}”，{left}/{population}（{later}）",
    ),
    "retention_files": (
        "of the {files} that contribute to it, {archived} would be archived",
        "对其有贡献的 {files}中有 {archived} 个被归档",
    ),
    "retention_ends": (
        "ends once everything last changed before {day} is archived",
        "归档最后修改早于 {day} 的全部文件即可消除",
    ),
    "archiving": (
        "Archiving everything that was last changed before {day} ends it too.",
        "归档最后修改早于 {day} 的全部文件亦可消除。",
    ),
    "retention_never": ("no date of archiving ends it", "任何归档日期都不能消除"),
}
