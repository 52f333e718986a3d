"""Words of headings that say nothing beside what a pack has for an attribute, and those of columns of periods."""

from __future__ import annotations

from aggregator.extraction.values.value import words

NEUTRAL_BESIDE = words("""
    installed net gross total nominal rated max maximum design designed current actual electrical electric nameplate the
    planned target targeted proposed future expected forecast scheduled provisional
    plan est prov avg fcst inst base baseline mon tue wed thu fri sat sun monday tuesday wednesday thursday friday
    saturday sunday am pm morning evening 周一 周二 周三 周四 周五 周六 周日 早 晚
    after scheme upgrade upgrading works extension expansion refurbishment uprating
    改造后 扩建后 扩容后 技改后 改建后 升级后
    of in for at a an by and value values figure reported official latest overall main
    规划 计划 目标 预计 拟建 在建 远期 实有
    合计 总计 总 年 净 额定 设计 现有 实际 最大 值 数值 数 的 全 总计 目前 当前 本 名称 名 全厂 机组 项目 单位
""")

COUNTED_BACK = words("""
    last previous prior this year month day before earlier yesterday today same period
    上年度 上年 去年 前年 本年度 本年 今年 当年 上月 本月 当月 昨日 今日 当日 上年同期 上年同月 去年同期 去年同月
""")

TAKEN_WITH_PERIOD = {4: "年", 7: "月"}
"""A heading 2024年发电量 is of the yearly 年发电量."""

YEARS = words("""
    year cyear calendaryear yearofdata datayear reportingyear fiscalyear reportyear yearofreporting referenceyear
    年份 年度 年 统计年份 数据年份 报告年份
""")

MONTHS = words("month monthofyear 月份 月")

PERIODS = (
    YEARS
    | MONTHS
    | words("""
    period date day reportingperiod yearmonth reportdate reportingdate dataday datadate dateofreport reportday
    日期 期间 统计期 报告期 时间 年月 报告日期 数据日期 统计日期 上报日期 填报日期 报表日期 统计月份 所属期 账期 月度
""")
)

AFFECTED = words("""
    affected lost unavailable derated curtailed 影响 受影响 受阻 受限 损失 停运 停用 检修
""")
"""Words before or after a cue that make a loss of it."""
