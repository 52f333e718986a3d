"""Grain reserves, tuning half: ledgers, plans, price sheets and forms."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.columns import aligned
from labelled.notation import written

_doc = partial(written, sector="grain", half="tuning")

DOCUMENTS = (
    _doc(
        "账务/一季度末库存汇总.xlsx",
        "zh",
        "merged heading, unit in heading, total, homonym, alias",
        """
=== 汇总
一季度末库存汇总（[[2025年3月31日|d=2025-03-31]]）　计量单位：吨
| 县 | 库点 | 品种 | 账面数 | 实物数 | 差额
| [[诺南县|loc=Norland|G-01.region=Norland; G-02.region=Norland; G-07.region=Norland]] | 巴罗库 | [[小麦|-|G-01.grain=wheat]] | [[138,500|-|G-01.stock=138500 t?]] | [[138,472|-|G-01.stock=138472 t]] | -28
| ^ | 城关粮库 | [[玉米|-|G-02.grain=maize]] | [[27,900|-|G-02.stock=27900 t?]] | [[27,900|-|G-02.stock=27900 t]] | 0
| ^ | 红泽库 | [[稻谷|-|G-07.grain=rice]] | [[42,760|-|G-07.stock=42760 t?]] | [[42,731|-|G-07.stock=42731 t]] | -29
| [[苏陵县|loc=Sutherby|G-03.region=Sutherby; G-08.region=Sutherby]] | 城关粮库 | [[小麦|-|G-03.grain=wheat]] | [[54,200|-|G-03.stock=54200 t?]] | [[54,193|-|G-03.stock=54193 t]] | -7
| ^ | 提堡储备库 | [[稻谷|-|G-08.grain=rice]] | [[111,000|-|G-08.stock=111000 t?]] | [[110,950|-|G-08.stock=110950 t]] | -50
| 合计 | < | < | 374,360 | 374,246 | -114
盘点负责人：[[时俊|per]]
""",
    ),
    _doc(
        "Storage/bin_register.csv",
        "en",
        "alias, total, unit in heading, distractor",
        """
depot_id,depot,row_type,bin,cap_t,qty_t,crop,as_of
OXS,Oxley Silo,bin,1,12000,11200,maize,[[2025-02-28|d]]
OXS,Oxley Silo,bin,2,12000,9800,maize,[[2025-02-28|d]]
OXS,Oxley Silo,site,,[[95000|-|G-04.silo_capacity=95000 t]],[[76400|-|G-04.stock=76400 t]],[[maize|-|G-04.grain]],[[2025-02-28|d]]
PLS,Peak Lane Store,site,,[[26000|-|G-06.silo_capacity=26000 t]],[[17350|-|G-06.stock=17350 t]],[[barley|-|G-06.grain]],[[2025-02-28|d]]
GWT,Granger's Wharf,site,,[[48000|-|G-05.silo_capacity=48000 t]],[[33900|-|G-05.stock=33900 t]],[[soya|-|G-05.grain]],[[2025-02-28|d]]
TBR,Tillbury,site,,[[120000|-|G-08.silo_capacity=120000 t]],[[0|-|G-08.stock=0 t]],,[[2025-02-28|d]]
""",
    ),
    _doc(
        "轮换/竞价销售清单第7期.pdf",
        "zh",
        "unit in heading, total, alias, negation",
        """
# 竞价销售清单（第7期）
交易日：[[2025年5月14日|d=2025-05-14]]　交易场所：[[诺南粮食交易中心|org]]
| 标的号 | 存储库 | 粮食品种 | 数量（吨） | 成交价（元/吨） | 出库起始 | 结果
| 0701 | 巴罗库 | [[小麦|-|G-01.grain=wheat]] | 5,000 | [[2,486|-|G-01.price=2486 CNY/t]] | [[2025-05-26|d|G-01.rotation~planned]] | 成交
| 0702 | 红泽直属库 | [[稻谷|-|G-07.grain=rice]] | 3,000 | [[2,871|-|G-07.price=2871 CNY/t]] | [[2025-06-03|d|G-07.rotation~planned]] | 成交
| 0703 | 奥利筒仓 | [[玉米|-|G-04.grain=maize]] | 4,000 | — | — | 流拍
| 0704 | 提堡储备库 | [[稻谷|-|G-08.grain=rice]] | 2,500 | [[2,880|-|G-08.price=2880 CNY/t]] | [[2025-06-09|d|G-08.rotation~planned]] | 成交
| 合计 | | | 14,500 | | |
""",
    ),
    _doc(
        "Programme/rotation programme 2025-26.docx",
        "en",
        "forward, negation, merged heading, fiscal year, alias",
        """
# Turnover programme 2025/26
| Depot | Crop | Out | < | In | < | Note
| ^ | ^ | kt | starts | kt | starts | ^
| Barrowfield | [[wheat|-|G-01.grain]] | 20 | [[20 Apr 2025|d=2025-04-20|G-01.rotation~planned]] | 20 | [[15 Aug 2025|d=2025-08-15|G-01.rotation~planned]] |
| Redfen | [[rice|-|G-07.grain]] | 11 | [[5 May 2025|d=2025-05-05|G-07.rotation~planned]] | 11 | [[10 Nov 2025|d=2025-11-10|G-07.rotation~planned]] |
| Norland Millpond | [[maize|-|G-02.grain]] | 6 | [[1 Jul 2025|d=2025-07-01|G-02.rotation~negated]] | - | - | dropped, stock is fresh
| Sutherby Millpond | [[wheat|-|G-03.grain]] | 9 | [[14 Jul 2025|d=2025-07-14|G-03.rotation~planned]] | 9 | [[25 Aug 2025|d=2025-08-25|G-03.rotation~planned]] | subject to price
| Total | | 46 | | 40 | |
Adopted [[4 February 2025|d=2025-02-04]]. Any change goes to [[Leontine Bauer|per]].
""",
    ),
    _doc(
        "Prices/weekly_prices_wk20.html",
        "en",
        "pivot, unit in heading, comparison, distractor",
        """
# Paid prices, EUR per tonne, delivered
| Store | Commodity | Week 18 | Week 19 | Week 20
| Peak Lane | [[barley|-|G-06.grain]] | [[196.50|-|G-06.price=1532.7 CNY/t]] | [[197.00|-|G-06.price=1536.6 CNY/t]] | [[199.25|-|G-06.price=1554.15 CNY/t]]
| Granger's Wharf | [[soya|-|G-05.grain]] | [[409.00|-|G-05.price=3190.2 CNY/t]] | n/q | [[405.50|-|G-05.price=3162.9 CNY/t]]
| Oxley | [[corn|-|G-04.grain=maize]] | n/q | [[221.00|-|G-04.price=1723.8 CNY/t]] | [[223.50|-|G-04.price=1743.3 CNY/t]]
| Exchange, nearest month | wheat | 228.75 | 226.00 | 229.50
n/q: nothing bought
""",
    ),
    _doc(
        "库点登记/峰巷粮库登记卡.txt",
        "zh",
        "key-value, coordinates, wan and yi",
        f"""
库点登记卡　　编号：[[XT-06|id]]

{
            aligned('''
库点名称 | 峰巷粮库 | 所在县 | [[西汀县|loc=Westray|G-06.region]]
有效仓容 | [[2.6万吨|q=26000 t|G-06.silo_capacity]] | 仓房数 | [[9栋|q?]]
现存品种 | [[大麦|-|G-06.grain=barley]] | 实际库存 | [[1.74万吨|q=17400 t|G-06.stock]]
保管员 | [[尤金水|per|G-06.keeper]] | 电话 | [[0398-2214470|ph]]
北纬 | [[55.0231|-|G-06.location=55.0231,-1.5140]] | 东经 | -1.5140
登记日期 | [[2025-01-09|d]] | 登记人 | [[闵芳|per]]
''')
        }
""",
    ),
    _doc(
        "Mail/Tillbury and Oxley, month end.eml",
        "en",
        "alias, unit in heading, forward, decimal comma",
        f"""
From: [[Joan Abara|per]] <[[j.abara@sgra.example|em]]>
To: [[ledger@sgra.example|em]]
Subject: month end
Date: [[Wed, 30 Apr 2025 17:20:00 +0100|d?=2025-04-30]]

Hello,

stock in kt, month end and what we shall have at the next one:

{
            aligned('''
            | [[30 April|d=2025-04-30]] | [[31 May|d=2025-05-31]] (plan)
Tillbury    | [[104,6|-|G-08.stock=104600 t]] | [[98,0|-|G-08.stock=98000 t~planned]]
Oxley       | [[71,25|-|G-04.stock=71250 t]] | [[71,25|-|G-04.stock=71250 t~planned]]
Barrowfield | [[118,4|-|G-01.stock=118400 t]] | [[118,4|-|G-01.stock=118400 t~planned]]
''')
        }

Joan
""",
    ),
    _doc(
        "质检/库存品质抽检表.md",
        "zh",
        "alias, distractor, unit in heading, homonym",
        """
# 库存品质抽检表

抽检日期：[[2025年2月26日|d=2025-02-26]]　扦样：[[谈松|per]]

| 库点 | 区域 | 粮种 | 代表数量(t) | 水分(%) | 不完善粒(%) | 保管员 |
|---|---|---|--:|--:|--:|---|
| 巴罗直属库 | [[诺南|loc=Norland|G-01.region]] | [[小麦|-|G-01.grain=wheat]] | 2000 | 12.1 | 4.0 | [[石磊|per|G-01.keeper]] |
| 城关粮库 | [[诺南|loc=Norland|G-02.region]] | [[玉米|-|G-02.grain=maize]] | 1500 | 13.6 | 3.2 | [[丁一鸣|per|G-02.keeper]] |
| 城关粮库 | [[苏陵|loc=Sutherby|G-03.region]] | [[小麦|-|G-03.grain=wheat]] | 2000 | 12.4 | 4.5 | [[巫新民|per|G-03.keeper]] |
| 谷码头中转库 | [[西汀|loc=Westray|G-05.region]] | [[大豆|-|G-05.grain=soya]] | 1000 | 12.9 | 5.1 | [[沙海燕|per|G-05.keeper]] |
""",
    ),
    _doc(
        "接口/库存推送报文.json",
        "zh",
        "key-value, wan and yi, alias, negation",
        """
{"批次": "[[KC20250601-02|id]]", "推送时间": "[[2025-06-01|d]] 02:00", "单位": "公斤", "明细": [
  {"库名": "诺南县城关粮库", "品种": "[[玉米|-|G-02.grain=maize]]", "库存数量": [[26840000|-|G-02.stock=26840 t]], "总仓容": [[35000000|-|G-02.silo_capacity=35000 t]]},
  {"库名": "苏陵县城关粮库", "品种": "[[小麦|-|G-03.grain=wheat]]", "库存数量": [[51125500|-|G-03.stock=51125.5 t]], "总仓容": [[60000000|-|G-03.silo_capacity=60000 t]]},
  {"库名": "奥利筒仓", "品种": "[[玉米|-|G-04.grain=maize]]", "库存数量": [[70900000|-|G-04.stock=70900 t]], "总仓容": null},
  {"库名": "合计", "品种": null, "库存数量": 148865500, "总仓容": 95000000}
]}
""",
    ),
    _doc(
        "Slides/Reserve targets.pptx",
        "en",
        "target, transposed, total, alias",
        """
=== Reserve against target, kt
| | Barrowfield | Redfen | Tillbury | All
| On hand, [[1 March 2025|d=2025-03-01]] | [[140|-|G-01.stock=140000 t]] | [[43|-|G-07.stock=43000 t]] | [[111|-|G-08.stock=111000 t]] | 294
| Required by the ministry | [[150|-|G-01.stock=150000 t~target]] | [[50|-|G-07.stock=50000 t~target]] | [[110|-|G-08.stock=110000 t~target]] | 310
| Space | [[180|-|G-01.silo_capacity=180000 t]] | [[60|-|G-07.silo_capacity=60000 t]] | [[120|-|G-08.silo_capacity=120000 t]] | 360
=== Who keeps it
| Depot | Storekeeper
| BFD | [[Ernst Lowry|per|G-01.keeper]]
| RFD | [[Chiara Vane|per|G-07.keeper]]
| TBR | [[Joan Abara|per|G-08.keeper]]
""",
    ),
    _doc(
        "储备规模/五年库存变化.xlsx",
        "zh",
        "pivot, unit in heading, alias, footnote",
        """
=== 年末库存
表3　历年年末库存（万吨）
| 库名 | [[2022年|d?=2022]]末 | [[2023年|d?=2023]]末 | [[2024年|d?=2024]]末
| 巴罗库 | [[15.1|-|G-01.stock=151000 t@former?]] | [[14.8|-|G-01.stock=148000 t@former?]] | [[14.2|-|G-01.stock=142000 t]]
| 提堡储备库 | [[10.4|-|G-08.stock=104000 t@former?]] | [[10.9|-|G-08.stock=109000 t@former?]] | [[11.3|-|G-08.stock=113000 t]]
| 谷码头中转库 | [[3.9|-|G-05.stock=39000 t@former?]] | [[2.7|-|G-05.stock=27000 t@former?]] | [[3.675|-|G-05.stock=36750 t]]
| 三库平均 | 9.8 | 9.5 | 9.7
=== 仓容
表4　仓容（万吨）
| 库名 | 总仓容 | 其中：筒仓
| 巴罗库 | [[18|-|G-01.silo_capacity=180000 t]] | 6
| 提堡储备库 | [[12|-|G-08.silo_capacity=120000 t]] | 0
| 谷码头中转库 | [[4.8|-|G-05.silo_capacity=48000 t]] | 4.8
""",
    ),
)
