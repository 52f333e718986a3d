"""What a report page says beyond the shared phrases: headings, captions, definitions, cautions, EN and ZH."""

from __future__ import annotations

from collections.abc import Mapping

PAGE_WORDS: Mapping[str, tuple[str, str]] = {
    # the frame
    "report_title": ("Exposure report", "汇聚风险报告"),
    "skip": ("Skip to the findings", "跳到正文"),
    "contents": ("Contents", "目录"),
    "back": ("Back to contents", "返回目录"),
    "scanned_at": ("Scan of {when}", "扫描时间：{when}"),
    "of_stores": ("Stores: {stores}", "存储：{stores}"),
    "of_files": ("{n} files", "{n} 个文件"),
    "values_masked": (
        "Values are masked: a report that shows them would give away what it warns of.",
        "数值已隐去：若予以显示，报告本身就会泄露它所警示的内容。",
    ),
    "values_shown": (
        "This report shows values that were read from the files. Treat it as what it could reveal.",
        "本报告显示从文件中读取的数值，请按其可能泄露的内容保管。",
    ),
    "list_comma": (", ", "、"),
    "list_semicolon": ("; ", "；"),
    "sentence_gap": (" ", ""),
    "insight_of_scope": ("{insight} · {scope}", "{insight}（{scope}）"),
    "number_of_severity": ("{n} {severity}", "{severity} {n}"),
    # the verdict and its three numbers
    "verdict_heading": ("Verdict", "结论"),
    "number_exposure": ("exposure by combination", "处汇聚暴露"),
    "number_exposures": ("exposures by combination", "处汇聚暴露"),
    "number_widest_person": ("person can infer the gravest of them", "人可推知其中最严重的一处"),
    "number_widest_people": ("people can infer the gravest of them", "人可推知其中最严重的一处"),
    "number_widest": ("can infer the gravest of them", "可推知其中最严重的一处"),
    "number_widest_person_among": ("person can infer one of the gravest", "人可推知最严重的几处之一"),
    "number_widest_people_among": ("people can infer one of the gravest", "人可推知最严重的几处之一"),
    "number_widest_among": ("can infer one of the gravest", "可推知最严重的几处之一"),
    "number_widest_none": ("can infer anything past a threshold", "可推知超过阈值的内容"),
    "number_widest_none_note": ("from the files that were read", "仅就已读取的文件而言"),
    "number_unread_one": ("file not read, or only in part", "个文件未读或只读取了一部分"),
    "number_unread": ("files not read, or only in part", "个文件未读或只读取了一部分"),
    "number_unread_note": ("of {n}; unread is not known to be safe", "共 {n} 个；未读不代表安全"),
    "number_unread_none": ("all {n} were read whole", "{n} 个文件均已完整读取"),
    "short_everyone": ("Everyone", "所有人"),
    "short_unknown": ("Everyone", "所有人"),
    "short_unknown_note": ("permissions unknown, treated so", "权限未知，按此处理"),
    "short_administrator": ("Administrator", "管理员"),
    "short_some": ("Some people", "部分人员"),
    "short_nobody": ("Nobody", "无人"),
    "nothing_found": (
        "No combination of the files that were read passes a threshold of the policy packs.",
        "在已读取的文件中，没有任何组合超过策略包规定的阈值。",
    ),
    "permissions_unknown_title": ("Permissions are unknown", "权限未知"),
    "permissions_unknown": (
        (
            "Who can read the files of at least one store could not be seen. Those files are judged as if everyone "
            "could read them, so audiences here may be wider than they are."
        ),
        "至少有一个存储的读取权限无法获知。这些文件按所有人可读处理，因此本报告中的可推知者范围可能大于实际。",
    ),
    # the administrator
    "administrator_title": ("If the administrator account were stolen", "管理员账号一旦失窃"),
    "administrator_told": (
        (
            "The administrator of a store can read all of it. With that account a thief could infer {n} sensitive "
            "conclusions past a threshold; the gravest is {severity}."
        ),
        "存储的管理员可以读取其全部内容。窃得该账号者可推知 {n} 项超过阈值的敏感结论，最严重的为“{severity}”。",
    ),
    "administrator_one": (
        (
            "The administrator of a store can read all of it. With that account a thief could infer one sensitive "
            "conclusion past a threshold; its severity is {severity}."
        ),
        "存储的管理员可以读取其全部内容。窃得该账号者可推知 1 项超过阈值的敏感结论，严重程度为“{severity}”。",
    ),
    "administrator_none": (
        "The administrator of a store can read all of it. Even so, no insight would pass a threshold.",
        "存储的管理员可以读取其全部内容。即便如此，也没有敏感结论超过阈值。",
    ),
    "not_listed_title": ("Folders that could not be listed", "无法列出的文件夹"),
    "not_listed_told": (
        "Nothing below these is known; what was known of it before is kept.",
        "其下内容未知；此前已知的内容予以保留。",
    ),
    "permissions_not_read_title": ("Permissions that could not be read", "无法读取的权限"),
    "permissions_not_read_told": (
        "Who can read these is not known wholly: they count as readable by everyone.",
        "其可读取者未能完全确知：按任何人可读取计。",
    ),
    "with_account": ("with that account", "凭该账号"),
    "without_account": ("widest other audience", "其他最大范围"),
    # findings
    "top_title": ("Exposures by combination", "汇聚暴露"),
    "top_shown": (
        "The {shown} gravest of {total} have a page each; the rest stand in the table of all findings.",
        "共 {total} 处，其中最严重的 {shown} 处各占一页；其余见全部发现一览表。",
    ),
    "top_all": (
        "Each has a page: who can infer it, from which files, since when, and what would end it.",
        "每处各占一页：谁可推知、凭哪些文件、自何时起、如何消除。",
    ),
    "finding_n": ("Finding {n}: {what}", "发现 {n}：{what}"),
    "because": ("Why it matters", "为何敏感"),
    "fact_since": ("Exposed since", "暴露起始"),
    "fact_since_unknown": ("nobody can say", "无法确定"),
    "fact_coverage": ("Revealed", "已显露"),
    "fact_gain": ("Beyond one file", "超出单个文件"),
    "fact_expected": ("How sure", "把握程度"),
    "fact_outside": ("Outside the population", "总体之外"),
    "fact_pack": ("Policy pack", "策略包"),
    "fact_id": ("Finding id", "发现编号"),
    "fact_subjects": ("Subjects", "对象"),
    "who_title": ("Who can infer it", "谁可推知"),
    "principal": ("principal", "主体"),
    "revealed": ("revealed", "已显露"),
    "who_caption": ("What each audience can infer", "各类人员可推知的程度"),
    "sets_title": ("Smallest sets of files", "最小文件组合"),
    "sets_told": (
        "Any one of these sets is enough. Take any file out of a set and that set no longer is.",
        "任意一组即足以显露；从一组中去掉任何一个文件，该组便不再足够。",
    ),
    "sets_told_only": (
        "These files together are enough, and no longer without any one of them.",
        "这些文件合在一起即足以显露；去掉其中任何一个便不再足够。",
    ),
    "sets_count": ("{total} sets in all; {shown} are listed.", "共 {total} 组，列出 {shown} 组。"),
    "sets_count_all": ("{total} sets in all.", "共 {total} 组。"),
    "sets_count_one": ("There is no other such set.", "没有其他这样的组合。"),
    "sets_incomplete": (
        "Listed: {shown}. Others may exist; they were not all enumerated.",
        "列出 {shown} 组；可能另有其他组合，未逐一列举。",
    ),
    "sets_none": ("No set of files was computed for this finding.", "本发现未计算文件组合。"),
    "set_n": ("Set {n}", "第 {n} 组"),
    "more_sets": ("More sets: {n}", "其余 {n} 组"),
    "with_copies": ("{n} copies hold the same", "另有 {n} 份相同副本"),
    "with_one_copy": ("1 copy holds the same", "另有 1 份相同副本"),
    "factors_told": ("One file out of each group is enough.", "每组任取一个文件即可。"),
    "factor_one": ("this file", "此文件"),
    "factor_any": ("any of {n}", "{n} 个中任取其一"),
    "factor_gives": ("for {attributes}", "提供：{attributes}"),
    "more_factors": ("More subjects: {n}", "其余 {n} 个对象"),
    "more_files": ("More files: {n}", "其余 {n} 个文件"),
    "graph_title": ("From files to conclusion", "从文件到结论"),
    "graph_label": (
        "Evidence graph. Files: {files}; facts: {facts}; subjects: {subjects}. Together they show “{insight}”.",
        "证据图：{files} 个文件提供关于 {subjects} 个对象的 {facts} 项事实，合在一起即显露“{insight}”。",
    ),
    "graph_files": ("Files", "文件"),
    "graph_facts": ("Facts", "事实"),
    "graph_subjects": ("Subjects", "对象"),
    "graph_insight": ("Conclusion", "结论"),
    "graph_sets": (
        "It shows {shown} of the {listed} sets listed.",
        "图中为所列 {listed} 组中的 {shown} 组。",
    ),
    "graph_partly": (
        "It shows {shown} of the {revealed} subjects that the first set reveals; the others follow the same way.",
        "图中为第一组所显露 {revealed} 个对象中的 {shown} 个；其余同理。",
    ),
    "graph_subjects_left": ("Subjects left out to keep it readable: {n}.", "为便于阅读，另有 {n} 个对象未画出。"),
    "graph_files_left": ("Files left out that give the same facts: {n}.", "另有 {n} 个提供相同事实的文件未画出。"),
    "graph_whole": (
        "Every set that is listed is in it; copies of a file are drawn as one.",
        "所列各组均在图中；同一文件的副本只画一个。",
    ),
    "timeline_title": ("When it came together", "何时汇聚而成"),
    "timeline_label": (
        (
            "Step curve: subjects revealed over time, from {first} on {first_date} to {last} on {last_date}; "
            "the threshold is {threshold}."
        ),
        "阶梯曲线：已显露对象由 {first_date} 的 {first} 个增至 {last_date} 的 {last} 个；阈值为 {threshold}。",
    ),
    "timeline_threshold": ("threshold: {n}", "阈值：{n}"),
    "timeline_told": (
        "From {subjects} on, this is {severity}.",
        "自 {subjects}起，严重程度为“{severity}”。",
    ),
    "timeline_table": ("Days on which it rose", "上升之日"),
    "timeline_day": ("day", "日期"),
    "timeline_total": ("revealed by then", "累计显露"),
    "timeline_files": ("files that became available", "当日可读的新文件"),
    "timeline_told_steps": (
        "The greatest rises are listed, {shown} of {total}.",
        "列出上升最多的 {shown} 日，共 {total} 日。",
    ),
    "timeline_none": ("The files carry no date that says since when.", "文件没有可用于确定起始时间的日期。"),
    "attribution_title": ("Which files carry it", "各文件的贡献"),
    "attribution_told": (
        (
            "A file's Shapley share of the exposure: what it adds on average, over every order in which the files "
            "could have come."
        ),
        "文件在暴露中的夏普利份额：在文件出现的所有先后次序中，该文件平均带来的增量。",
    ),
    "share": ("in subjects", "折合对象数"),
    "share_of_all": ("of the exposure", "占暴露比例"),
    "sets_bound": (
        "The first has {cost} files; that none has fewer than {bound} is proved.",
        "第一组有 {cost} 个文件；已证明任何一组都不少于 {bound} 个文件。",
    ),
    "hide_title": ("What would end it", "如何消除"),
    "hide_told": (
        "Hide or restrict these files and this exposure falls below the lowest threshold. Nothing was changed.",
        "隐藏或限制以下文件，本暴露即降至最低阈值以下。本工具未作任何更改。",
    ),
    "hide_optimal": ("Proved: no cheaper choice ends it.", "已证明：没有代价更小的选择。"),
    "hide_feasible": (
        "Checked to be enough, and none of them can be left out; another choice may need fewer.",
        "已验证足够，且缺一不可；其他选择可能需要更少文件。",
    ),
    "hide_gap": (
        "It costs {cost}, a file 1; no choice costs less than {bound}.",
        "代价为 {cost}（每个文件计 1）；任何选择的代价都不低于 {bound}。",
    ),
    "hide_none": (
        "Hiding files cannot end it: enough is known without them.",
        "仅靠隐藏文件无法消除：即使没有这些文件，已知内容也已足够。",
    ),
    "marking_title": ("Recommended marking", "建议标密"),
    "marking_told": (
        "aggregator recommends; an authority decides.",
        "本工具仅提出建议，由有权机关、单位依法确定。",
    ),
    "evidence_told": (
        "The facts of the first smallest set, and the place in the file where each was read.",
        "首个最小组合所含的事实，以及每项事实在文件中的位置。",
    ),
    "evidence_shown": (
        "The first {shown} of the {total} facts kept with it are listed; the JSON report has them all.",
        "随本发现保存 {total} 项事实，列出前 {shown} 项；其余见 JSON 报告。",
    ),
    "more_facts": ("More facts: {n}", "其余 {n} 项事实"),
    "evidence_none": ("No evidence was kept for this finding.", "本发现未保存证据。"),
    "masked": ("masked", "已隐去"),
    # the other kinds
    "single_title": ("One file is enough", "单个文件即可显露"),
    "single_told": (
        "One file alone reaches the severity, so these are no aggregation; any check of single files should see them.",
        "单个文件即达到该严重程度，因此不属于汇聚；逐个文件检查即可发现。",
    ),
    "marking_kind_title": ("Marked files", "带密级标志的文件"),
    "marking_kind_told": (
        "Files marked above what their store may hold, and exposures that a marked file already explains.",
        "密级高于其存储允许级别的文件，以及由已标密文件即可解释的暴露。",
    ),
    "location_title": ("Photos with a location", "含位置信息的照片"),
    "location_told": (
        "Photos whose metadata says where they were taken.",
        "元数据中包含拍摄地点的照片。",
    ),
    "section_shown": (
        "{shown} of {total} are listed here; all stand in the table of all findings.",
        "共 {total} 项，此处列出 {shown} 项；全部见一览表。",
    ),
    # what was not read
    "unread_title": ("What could not be read", "未能读取的内容"),
    "unread_none": ("Every file was read whole.", "所有文件均已完整读取。"),
    "unread_by_reason": ("By reason", "按原因"),
    "unread_by_folder": ("By folder", "按文件夹"),
    "unread_files": ("The files", "文件清单"),
    "unread_cell": ("files", "文件数"),
    "folder": ("folder", "文件夹"),
    "top_folder": ("(top folder)", "（根目录）"),
    "store": ("store", "存储"),
    "unread_shown": (
        "{shown} of {total} files are listed; the JSON report has them all.",
        "共 {total} 个文件，列出 {shown} 个；完整清单见 JSON 报告。",
    ),
    "folders_shown": ("and {n} more folders", "另有 {n} 个文件夹"),
    # method
    "method_title": ("How to read this", "方法与局限"),
    "definition_subject": ("Subject", "对象"),
    "definition_subject_told": (
        (
            "What a sensitive conclusion is about: a plant, a person, a project. The population is all the subjects a "
            "policy pack counts, fixed for the whole scan."
        ),
        "敏感结论所涉及的事物，如电站、人员、项目。总体是策略包计入的全部对象，在一次扫描中保持不变。",
    ),
    "definition_revealed": ("Revealed", "已显露"),
    "definition_revealed_told": (
        (
            "A subject is revealed to an audience when the files that this audience can read state, together, every "
            "attribute that the conclusion combines."
        ),
        "某类人员可读的文件合在一起，说明了结论所需的全部属性，则该对象对其已显露。",
    ),
    "definition_coverage": ("Coverage", "覆盖率"),
    "definition_coverage_told": (
        (
            "Revealed subjects as a share of the population. The policy pack says from which share or number on an "
            "exposure is low, medium, high or critical."
        ),
        "已显露对象占总体的比例。策略包规定自何比例或数量起，暴露为低、中、高、极高。",
    ),
    "definition_gain": ("Gain", "汇聚增益"),
    "definition_gain_told": (
        (
            "Coverage of all files together, minus the most that any one file covers by itself: how much further files "
            "reach together than the best of them. Copies of a file count once."
        ),
        "全部文件合在一起的覆盖率，减去任一单个文件所能达到的最大覆盖率：合在一起比最多的一个文件多出的部分。副本只计一次。",
    ),
    "definition_expected": ("Expected, and how sure", "预期与把握程度"),
    "definition_expected_told": (
        (
            "Each fact is only as sure as the way it was found. Independent files that state the same value make it "
            "surer, copies do not; of values that conflict one is believed. The facts of one table are right or wrong "
            "together. Expected is the coverage on average; how sure is the probability that as many subjects are "
            "revealed as the severity takes."
        ),
        (
            "每项事实的可信程度取决于其识别方式。相互独立的文件说法一致则更可信，副本不增加可信度；"
            "说法矛盾时只采信其一；同一表格中的事实同对同错。预期是平均覆盖率；"
            "把握程度是显露对象达到该严重程度所需数量的概率。"
        ),
    ),
    "limits_title": ("Limits", "局限"),
    "limit_read": (
        "Only what was read is judged. Files that could not be read may hold anything.",
        "只评判已读取的内容；未能读取的文件可能包含任何内容。",
    ),
    "limit_found": (
        (
            "Facts are found by rules and can be missed or misread: check the evidence before acting. A finding is "
            "not proof of a breach, and no finding is not proof of safety."
        ),
        "事实由规则识别，可能遗漏或误读，采取措施前请核对证据。有发现不等于已经泄密，无发现也不等于安全。",
    ),
    "limit_knowledge": (
        "What readers know from elsewhere counts only where a policy pack says so.",
        "人员从其他渠道获知的内容，仅在策略包注明时计入。",
    ),
    "limit_authority": (
        "The markings are recommendations. Only an authority classifies.",
        "标密仅为建议，定密须由有权机关、单位依法作出。",
    ),
    "law_title": ("Where the law speaks of it", "法律依据"),
    "law_china": (
        (
            "China: Law on Guarding State Secrets (2024), article 36: risks from bringing data together and linking it "
            "(数据汇聚、关联)."
        ),
        "中国：《中华人民共和国保守国家秘密法》（2024 年修订）第三十六条：防范数据汇聚、关联引发的泄密风险。",
    ),
    "law_us": (
        "United States: Executive Order 13526, section 1.7(e), and 32 CFR part 2001: classification by compilation.",
        "美国：第 13526 号行政令（E.O. 13526）第 1.7(e) 节，《联邦法规汇编》（32 CFR 2001）：汇编定密。",
    ),
    "packs_title": ("Policy packs used", "所用策略包"),
    "pack": ("pack", "策略包"),
    "sector": ("sector", "领域"),
    "version": ("version", "版本"),
    "digest": ("digest", "摘要值"),
    # the table of all findings
    "table_title": ("All findings", "全部发现一览"),
    "table_shown": (
        "{shown} of {total} findings are listed; the CSV and JSON reports have them all.",
        "共 {total} 项发现，列出 {shown} 项；完整清单见 CSV 和 JSON 报告。",
    ),
    "table_none": ("There are no findings.", "没有发现。"),
    "first_set": ("first smallest set", "首个最小组合"),
    # columns of the CSV
    "column_id": ("id", "编号"),
    "column_readers": ("readers", "人数"),
    "column_population": ("population", "总体"),
    "column_gain": ("gain", "汇聚增益"),
    "fact_at_most": ("Of all there are", "占实际总数"),
    "column_population_at_least": ("population at least", "总体至少"),
    "column_expected": ("expected coverage", "预期覆盖率"),
    "column_probability_low": ("threshold passed, at least", "超过阈值的概率下限"),
    "column_probability_high": ("threshold passed, at most", "超过阈值的概率上限"),
    "column_since": ("since", "起始日期"),
    "column_sets": ("smallest sets in all", "最小组合总数"),
    "column_hide": ("hide", "建议隐藏"),
    "column_marking": ("recommended marking", "建议标密"),
    "column_administrator": ("administrator coverage", "管理员覆盖率"),
    "column_administrator_severity": ("administrator severity", "管理员严重程度"),
}
