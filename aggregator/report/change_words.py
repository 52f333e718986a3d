"""What became of findings and what persons decided about them, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

CHANGE_WORDS: Mapping[str, tuple[str, str]] = {
    # states
    "state_new": ("new", "新增"),
    "state_reopened": ("back again", "再次出现"),
    "state_worse": ("worse", "加重"),
    "state_better": ("better", "减轻"),
    "state_ongoing": ("as before", "持续"),
    "state_resolved": ("over", "已消除"),
    "state_unknown": ("unknown", "未知"),
    # why a scan cannot say that something is over
    "unknown_not_listed": ("not everything could be listed", "有内容无法列出"),
    "unknown_not_read": ("a file that it rests on can no longer be read", "所依据的文件已无法读取"),
    "unknown_not_looked_for": ("its pack was not used", "未使用其策略包"),
    # what changed under a finding
    "cause_file_arrived": ("new: {names}", "新文件：{names}"),
    "cause_file_left": ("gone: {names}", "已移除：{names}"),
    "cause_file_changed": ("changed: {names}", "内容已变：{names}"),
    "cause_file_unread": ("can no longer be read: {names}", "已无法读取：{names}"),
    "cause_file_read": ("can be read now: {names}", "现可读取：{names}"),
    "cause_file_opened": ("opened to {principals}: {names}", "向{principals}开放：{names}"),
    "cause_file_closed": ("closed to {principals}: {names}", "不再向{principals}开放：{names}"),
    "cause_file_permitted": ("permissions changed: {names}", "权限已变：{names}"),
    "cause_pack_changed": ("the pack {names} changed", "策略包 {names} 已变"),
    "cause_pack_versions": (
        "the pack {names} changed from version {before} to {after}",
        "策略包 {names} 由版本 {before} 改为 {after}",
    ),
    "cause_pack_new": ("the pack {names} was not used before", "此前未使用策略包 {names}"),
    "cause_pack_gone": ("the pack {names} is not used any more", "不再使用策略包 {names}"),
    "cause_group_changed": ("the members of {names} changed", "{names} 的成员已变"),
    "cause_population_changed": ("the population went from {before} to {after}", "总体由 {before} 变为 {after}"),
    "cause_rulings_changed": ("what is one subject was decided otherwise", "对象的认定已变"),
    "cause_site_changed": ("what stores may hold was set otherwise", "存储可存放的密级设置已变"),
    "cause_reading_changed": ("files are read otherwise than before", "文件的读取方式已变"),
    "changed_because": ("because {causes}", "原因：{causes}"),
    # a difference
    "diff_head": ("Scan {before} ({then}) to scan {after} ({now})", "扫描 {before}（{then}）至扫描 {after}（{now}）"),
    "diff_first": (
        "Scan {after} ({now}) is the first: there is nothing to compare it with.",
        "扫描 {after}（{now}）为首次扫描，无可比较。",
    ),
    "diff_nothing": ("Nothing changed.", "没有变化。"),
    "diff_counts": ("{n} {state}", "{state} {n} 项"),
    "diff_incomplete": (
        "Not everything could be listed: nothing counts as over.",
        "有内容无法列出：任何一项均不视为已消除。",
    ),
    "change_level": (
        "{severity}, {revealed} of {population} ({coverage})",
        "{severity}，{population} 个中的 {revealed} 个（{coverage}）",
    ),
    "change_levels": ("{before} → {after}", "{before} → {after}"),
    "last_seen_so": ("last seen so on {day}", "最近一次见于 {day}"),
    "changes_title": ("What changed since the last scan", "自上次扫描以来的变化"),
    "first_seen_on": ("first seen on {day}", "首次发现于 {day}"),
    "reopened_since": ("first seen on {day}, back since {since}", "首次发现于 {day}，{since} 再次出现"),
    # scans and history
    "scan_line": ("scan {id}  {started}  {files}", "扫描 {id}  {started}  {files}"),
    "scan_found": ("{n} findings, worst: {severity}", "发现 {n} 项，最严重：{severity}"),
    "scan_found_one": ("1 finding: {severity}", "发现 1 项：{severity}"),
    "scan_found_none": ("nothing found", "未发现问题"),
    "scan_not_kept": ("what it found is not kept any more", "其发现已不再保留"),
    "scan_incomplete": ("not everything could be listed", "有内容无法列出"),
    "history_absent": ("not there", "无"),
    # acceptances
    "standing_accepted": ("accepted", "已接受"),
    "standing_expired": ("acceptance expired", "接受已到期"),
    "standing_worse_than_accepted": ("worse than accepted", "超出所接受的程度"),
    "accepted_until": ("accepted until {until} by {by}: {reason}", "由 {by} 接受至 {until}：{reason}"),
    "acceptance_expired": (
        "accepted by {by} until {until}, which is over: {reason}",
        "由 {by} 接受，已于 {until} 到期：{reason}",
    ),
    "acceptance_outgrown": (
        "worse than what {by} accepted until {until} ({outgrown}): {reason}",
        "超出 {by} 接受至 {until} 的程度（{outgrown}）：{reason}",
    ),
    "outgrown_severity": ("severity", "严重程度"),
    "outgrown_revealed": ("more revealed", "显露更多"),
    "outgrown_audience": ("more can infer it", "可推知者更多"),
    "outgrown_subjects": ("other subjects", "涉及其他对象"),
    "accepted_title": ("Accepted, and not counted", "已接受，不计入"),
    "n_accepted": ("{n} findings are accepted and not counted", "{n} 项发现已接受，不计入"),
    "n_accepted_one": ("1 finding is accepted and not counted", "1 项发现已接受，不计入"),
    "nothing_accepted": ("Nothing is accepted.", "没有已接受的发现。"),
    "accepted_not_found": ("the last scan does not find it", "上次扫描未发现此项"),
    "assigned_to_nobody": ("nobody sees to it", "无人负责"),
    "no_longer_accepted": ("no longer accepted: {finding}", "不再接受：{finding}"),
    "owner": ("owner", "负责人"),
    "ticket": ("ticket", "工单"),
    "state": ("state", "状态"),
    "nobody_named": ("nobody named", "未具名者"),
}
"""Key -> (English, Chinese)."""
