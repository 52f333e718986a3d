"""What a what-if says, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

WHAT_IF_WORDS: Mapping[str, tuple[str, str]] = {
    "hold": ("hold", "暂缓"),
    "review": ("review", "复核"),
    "ok": ("ok", "可放行"),
    "answer_complete": ("read whole; nothing was added to the index", "已完整读取；未写入索引"),
    "answer_unread": ("not read whole: {reason}", "未能完整读取：{reason}"),
    "answer_nothing_done": ("nothing was changed", "未作任何改动"),
    "nothing_changes": ("Nobody's exposure past a threshold would change.", "不会有任何超过阈值的暴露发生变化。"),
    "attacker": ("an attacker", "攻击者"),
    "newly_cross": ("Newly past a threshold ({n}): ", "新越过阈值者（{n}）："),
    "exposure_ends": ("this exposure ends", "该暴露就此消除"),
    "is_of_kind": ("of the kind: {kind}", "类别：{kind}"),
    "sets_of_new": ("smallest sets that show what is new ({total}):", "显露新增内容的最小文件组合（{total}）："),
    "population_stays": (
        "Shares are of the subjects that the scan and the uploads name: a file that goes takes none of them away.",
        "占比以扫描及上传文件所述全部对象为准：移走文件不会减少对象总数。",
    ),
    "same as": ("same as", "等同"),
    "redact_places": ("Redact these places to bring it back to ok ({proved})", "删去以下内容即可放行（{proved}）"),
    "redact_fewest": ("proved: no fewer facts do", "已证明：无法更少"),
    "redact_few": ("few; no fewer than {bound} do", "已尽量少；至少需 {bound} 项"),
    "redact_infeasible": (
        "Taking single places out of the uploads does not bring it back to ok.",
        "仅删去上传文件中的个别内容无法放行。",
    ),
    "redact_leaves": ("Taking places out does not end: {names}.", "删去内容无法消除：{names}。"),
}
