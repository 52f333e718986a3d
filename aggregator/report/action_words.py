"""What accounts learn together, and what ends exposures, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

ACTION_WORDS: Mapping[str, tuple[str, str]] = {
    "blast_head": (
        "{account}: reads {files} of {of}; worst: {severity}",
        "{account}：可读 {of}中的 {files} 个；最严重：{severity}",
    ),
    "blast_nothing": ("Nothing that a pack looks at can be inferred.", "由此无法推知策略包所关注的任何内容。"),
    "blast_below": ("below every threshold", "未达任何阈值"),
    "blast_insight": (
        "{severity}: {insight}{scope}: {revealed} of {subjects} ({share}){outside}{since}",
        "{severity}：{insight}{scope}：{subjects}中的 {revealed} 个（{share}）{outside}{since}",
    ),
    "blast_outside": (", and {n} outside the population", "，另有 {n} 个不在总体之内"),
    "blast_since": (", since {day}", "，自 {day} 起"),
    "blast_may_know": ("the pack names it as one that may know", "策略包将其列为可知者"),
    "blast_set": ("smallest set: {files}", "最小文件集：{files}"),
    "blast_sets": ("one of {n} minimal sets", "共 {n} 个最小文件集之一"),
    "blast_shares": ("By which shares, the longest unchanged first", "经由哪些共享（最久未变更者在前）"),
    "blast_share": (
        "{chain}: {files}, {only} of them by nothing else; last changed {day}",
        "{chain}：{files}，其中 {only} 个仅由此可读；最近变更于 {day}",
    ),
    "blast_undated": ("nobody knows when", "未知日期"),
    "blast_without": (
        "without it {insight}{scope} falls from {before} to {after}",
        "若取消，{insight}{scope} 由 {before} 降为 {after}",
    ),
    "blast_same": ("without it no severity falls", "若取消，严重程度均不变"),
    "blast_needless": ("all of it is open by other shares too", "均可另经其他共享读取"),
    "blast_principal": ("who", "主体"),
    "blast_kind": ("kind", "类型"),
    "blast_insights": ("insights", "敏感结论"),
    "blast_worst": ("worst", "最严重"),
    "kind_account": ("account", "账号"),
    "kind_group": ("group", "群组"),
    "kind_everyone": ("everyone", "所有人"),
    "kind_link": ("link", "链接"),
    "kind_administrator": ("administrator", "管理员"),
    "kind_unknown": ("account or group", "账号或群组"),
    "collusion_nothing": ("The files reveal nothing that a pack looks at.", "文件未显露策略包所关注的任何内容。"),
    "collusion_head": (
        "{insight}{scope}: all {accounts} together learn {all} of {subjects}; what everyone reads reveals {everyone}",
        "{insight}{scope}：{accounts}合计可得 {subjects}中的 {all} 个；所有人可读的文件可得 {everyone} 个",
    ),
    "n_accounts": ("{n} accounts", "{n} 个账号"),
    "n_accounts_one": ("1 account", "1 个账号"),
    "collusion_proved": (
        "the most that {accounts} can learn: {revealed} (proved)  {members}",
        "{accounts}至多可得：{revealed} 个（已证明）  {members}",
    ),
    "collusion_bounded": (
        "the most that {accounts} can learn: at least {revealed}, at most {bound} (gap {gap})  {members}",
        "{accounts}至多可得：不少于 {revealed} 个，不超过 {bound} 个（差距 {gap}）  {members}",
    ),
    "collusion_alone": (
        "{severity} (from {needed} on): {accounts} can pass it alone",
        "{severity}（{needed} 个起）：单独即可超过者 {accounts}",
    ),
    "collusion_nobody_alone": (
        "{severity} (from {needed} on): no account can pass it alone",
        "{severity}（{needed} 个起）：无账号可单独超过",
    ),
    "collusion_crossed": ("of the others it takes {n} together (proved):", "其余账号须 {n} 个联手（已证明）："),
    "collusion_crossed_unproved": (
        "of the others {n} do together, fewer than {least} do not:",
        "其余账号 {n} 个联手可达到，少于 {least} 个不能：",
    ),
    "collusion_never": ("all others together cannot", "其余账号全部联手也不能"),
    "collusion_none_at_all": ("all of them together cannot", "全部账号联手也不能"),
    "collusion_not_yet": (
        "no group of the others was found, fewer than {least} cannot",
        "其余账号未找到可达到的组合，少于 {least} 个不能",
    ),
    "collusion_any_of": ("any of ({names})", "（{names}）之一"),
    "collusion_nobody": ("nobody", "无"),
    "collusion_total": ("{n} groups in all", "共 {n} 组"),
    "collusion_at_least": ("{n} groups at least; there may be more", "至少 {n} 组，可能更多"),
    "collusion_at_least_one": ("1 group at least; there may be more", "至少 1 组，可能更多"),
    "remedy_none": ("No exposure past a threshold; there is nothing to end.", "没有超过阈值的暴露，无需处理。"),
    "remedy_infeasible": (
        "It cannot be ended so: enough is known without what may be taken away.",
        "无法以此方式消除：即使去掉允许处理的内容，已知信息仍然足够。",
    ),
    "remedy_optimal": (
        "It costs {cost}; it is proved {certificate} that nothing cheaper ends it.",
        "代价为 {cost}；已证明（{certificate}）：没有代价更小的方案。",
    ),
    "remedy_feasible": (
        (
            "It costs {cost}; it is proved {certificate} that nothing costs less than {bound}. The search ended by its "
            "{limit}."
        ),
        "代价为 {cost}；任何方案的代价都不低于 {bound}（{certificate}）。搜索因{limit}限制而结束。",
    ),
    "remedy_hide": ("Hide these files", "隐藏以下文件"),
    "remedy_restrict": ("Take these files away from the audience", "取消受众对以下文件的读取权限"),
    "remedy_redact": ("Take these facts out", "删去以下事实"),
    "remedy_ends": ("What then ends", "由此消除的暴露"),
    "remedy_end": (
        "“{insight}”{scope}: {before} now, {after} then; the lowest threshold is {lowest}. For: {who}",
        "“{insight}”{scope}：现为 {before}，处理后 {after} 个；最低阈值为 {lowest} 个。受众：{who}",
    ),
    "prices": ("by adding up prices", "以定价求和为证"),
    "branch and bound": ("by branch and bound", "以分支定界为证"),
    "enumeration": ("by enumeration", "以枚举为证"),
    "definition": ("by the definition", "依据定义"),
    "iterations": ("iterations", "迭代次数"),
    "seconds": ("seconds", "时间"),
}
