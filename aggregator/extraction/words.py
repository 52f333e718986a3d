"""Small word lists of English and Chinese that tell a name from the words around it."""

from __future__ import annotations


def words_of(written: str) -> frozenset[str]:
    """Return the words of a list written out over lines."""
    return frozenset(written.split())


NO_NAMES = words_of("""
    total totals sum subtotal n/a na none null nil unknown other others all average mean tbd tbc yes no 合计
    总计 小计 共计 无 未知 其他 其它 平均 不详 待定 全部 是 否
""")
"""What a cell under a subject's heading may hold that names no subject."""

LATIN_LEADS = words_of("""
    the a an at in on from for of our your their its his her this that these those and or but both each every
    all any no with by to as near new old when while since after before if we planned proposed existing between
    is are was were will also only first second another one two three other dear re fw fwd
    operator operators owner owners what which who whose how where why
""")
"""Words that may be capitalised before a name without being of it."""

HAN_LEADS = words_of("""
    关于 位于 对于 对 在 和 与 及 以及 的 由 向 从 将 把 被 为 于 至 到 或 是 有 如 因 经 按 据 根据 由于 其中
    包括 例如 目前 计划 同时 我 我们 本 该 此 这 那 各 每 某 一座 两座 三座 座 个 老 原 现 拟 已 了 等 并 而 但
    即 也 都 共 跟 同 让 给 后 时 期间 之后 以后 之前 以前 日起 曾
""")
"""Words that stand before a name without being of it."""

HAN_NEVER_FIRST = "对在把被的该"
"""Characters with which no name begins, though a word splitter may think so."""

HAN_STOP_TAGS = words_of("p c u uj ul uz ud ug uv r t y e o w x q")
"""Parts of speech, as jieba tags them, that no name holds."""

HAN_GENERIC = words_of("""
    大型 中型 小型 新建 在建 拟建 已建 各类 所有 全部 主要 部分 其他 重点 有关 相关 风力 水力 火力 光伏 抽水
    蓄能 抽水蓄能 燃煤 燃气 燃油 垃圾 生物质 国内 全国 全省 全市 地方 当地 多座 多个 附近 地区 省内 市内
""")
"""Words that say what sort of place is meant, and of which no name is made alone."""

HAN_GENERIC_CHARACTERS = "大中小新老水火风核热发变各"

ABBREVIATIONS = words_of("""
    mr mrs ms dr prof sr jr st no nos fig figs eq eqs tab vol ch sec art p pp vs etc e.g i.e approx ca cf al
    resp co dept est jan feb mar apr jun jul aug sep sept oct nov dec tel ext lat lon long min max
    nr bzw z.b gen col lt capt mt ave rev hon messrs mme mlle
""")
"""Words whose full stop ends no sentence."""
