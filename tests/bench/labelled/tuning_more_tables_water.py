"""Water, tuning half: further chemical stock takes, capacity lists, registers of sites and forms."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_document = partial(written, sector="water", half="tuning")

DOCUMENTS = (
    _document(
        "Chemicals/Q1 stock take.xlsx",
        "en",
        "unit in heading, alias, distractor, total",
        """
=== Stock take
Treatment chemicals - physical count [[31 March 2025|d=2025-03-31]]
All weights in kg
| Works | Cl2 on site | NaOH | PAC | Counted by | Time
| Highcombe | [[3,870|-|W-01.chlorine_stock=3870 kg]] | 1,150 | 9,400 | [[R. Tansley|per]] | 07:40
| QLW | [[980|-|W-07.chlorine_stock=980 kg]] | 640 | 4,100 | [[R. Tansley|per]] | 09:15
| Millbrook (Corley) | [[1,420|-|W-03.chlorine_stock=1420 kg]] | 0 | 5,250 | [[Ade Okoro|per]] | 08:05
| Millbrook (Brent Vale) | [[1,065|-|W-02.chlorine_stock=1065 kg]] | 310 | 4,720 | [[Ade Okoro|per]] | 11:30
| EDP | [[215|-|W-06.chlorine_stock=215 kg]] | 2,900 | 0 | [[J. Fenwick|per]] | 08:50
| Total | 7,550 | 5,000 | 23,470 | |
=== Deliveries booked
| Works | Material | Quantity | Due | Supplier | Price per tonne
| Highcombe | Cl2 drums | [[4 t|q]] | [[2025-04-07|d]] | [[Marlow Chlor-Alkali Ltd|org]] | [[EUR 612|m=612 EUR]]
| NFW | PAC | [[9.5 t|q]] | [[2025-04-09|d]] | [[Brightfloc GmbH|org]] | [[EUR 288|m=288 EUR]]
""",
    ),
    _document(
        "计划处/供水设施能力汇总表2024.xlsx",
        "zh",
        "merged heading, unit in heading, homonym, wan and yi, total",
        """
=== 水厂
供水设施能力汇总表（[[2024|d?]]年末）
| 区县 | 厂名 | 制水规模(万m³/d) | < | 供水人口(万人) | 管网漏损率(%) | 备注
| ^ | ^ | 设计 | 在建 | ^ | ^ | ^
| [[柏谷县|loc=Brent Vale|W-01.district; W-02.district; W-07.district]] | 高岭水厂 | [[8|-|W-01.output=80000 m3/d]] | —— | [[31.5|-|W-01.people_served=315000 people]] | 9.8 |
| ^ | 城北水厂 | [[3.2|-|W-02.output=32000 m3/d]] | —— | [[11|-|W-02.people_served=110000 people]] | 12.1 | 滤池2组停用，设计值未调
| ^ | 石巷水厂 | [[2.5|-|W-07.output=25000 m3/d]] | —— | [[8.6|-|W-07.people_served=86000 people]] | 10.4 |
| [[高黎县|loc=Corley|W-03.district]] | 城北水厂 | [[4|-|W-03.output=40000 m3/d]] | 2 | [[14.2|-|W-03.people_served=142000 people]] | 11.6 | 二期[[2026年6月|d=2026-06]]通水
| [[东洛县|loc=Eastlow|W-06.district; W-09.district]] | 东洛淡化厂 | [[5|-|W-06.output=50000 m3/d]] | —— | [[9.3|-|W-06.people_served=93000 people]] | 7.2 | 电耗[[3.4千瓦时/立方米|q?=3.4 kWh/m3]]
| ^ | 九田水厂 | [[1.8|-|W-09.output=18000 m3/d]] | —— | [[6.1|-|W-09.people_served=61000 people]] | 13.0 |
| 合计 | < | 24.5 | 2 | 80.7 | |
=== 水库
| 区县 | 库名 | 总库容(万m³) | 死库容(万m³) | 坝高(m)
| [[高黎县|loc=Corley|W-04.district]] | 盐渡水库 | [[1,460|-|W-04.storage=14600000 m3]] | 120 | 38.5
| [[东洛县|loc=Eastlow|W-08.district]] | 鸽亭水库 | [[335|-|W-08.storage=3350000 m3]] | 28 | 21
""",
    ),
    _document(
        "Operations/Reservoir levels by day wk 14.xlsx",
        "en",
        "transposed, unit in heading, list, distractor",
        """
=== Ml
Reservoir storage, morning readings
| Asset | Mon [[31/03/25|d=2025-03-31]] | Tue [[01/04/25|d=2025-04-01]] | Wed [[02/04/25|d=2025-04-02]] | Thu [[03/04/25|d=2025-04-03]] | Top water
| Saltersford | [[11,240|-|W-04.storage=11240000 m3]] | [[11,185|-|W-04.storage=11185000 m3]] | [[11,120|-|W-04.storage=11120000 m3]] | [[11,300|-|W-04.storage=11300000 m3]] | [[14,600|-|W-04.storage=14600000 m3?]]
| Dovecote | [[2,610|-|W-08.storage=2610000 m3]] | [[2,604|-|W-08.storage=2604000 m3]] | [[2,590|-|W-08.storage=2590000 m3]] | [[2,588|-|W-08.storage=2588000 m3]] | [[3,350|-|W-08.storage=3350000 m3?]]
| Sum | 13,850 | 13,789 | 13,710 | 13,888 | 17,950
Top water = volume at spill level.
=== Rain
| Gauge | Mon [[31/03/25|d=2025-03-31]] | Tue [[01/04/25|d=2025-04-01]] | Wed [[02/04/25|d=2025-04-02]] | Thu [[03/04/25|d=2025-04-03]]
| Saltersford dam, mm | 0.0 | 0.2 | 11.8 | 6.4
| Dovecote, mm | 0.0 | 0.0 | 9.2 | 7.1
=== Draw
| Asset | Mean draw-off Ml/d | Licence Ml/d
| Saltersford | 52.5 | 60
| Dovecote | 8.0 | 11
""",
    ),
    _document(
        "化验室/药剂库存周报-第13周.xlsx",
        "zh",
        "unit in heading, alias, footnote, distractor",
        """
=== 第13周
药剂库存周报（[[2025-03-24|d]]至[[2025-03-30|d]]）
| 水厂 | 品名 | 单位 | 上周结存 | 本周入库 | 本周耗用 | 周末结存
| 高岭水厂 | 液氯 | t | [[4.6|-|W-01.chlorine_stock=4600 kg?]] | 2 | 1.9 | [[4.7|-|W-01.chlorine_stock=4700 kg]]
| | PAC | t | 12 | 0 | 3.4 | 8.6
| 石巷水厂 | NaClO | kg | [[2,350|-|W-07.chlorine_stock=2350 kg?]] | 1,000 | 1,180 | [[2,170|-|W-07.chlorine_stock=2170 kg]]
| | PAC | kg | 5,200 | 0 | 1,460 | 3,740
| 九田水厂 | 液氯 | kg | [[1,100|-|W-09.chlorine_stock=1100 kg?]] | 0 | 265 | [[835|-|W-09.chlorine_stock=835 kg]]
| | 高锰酸钾 | kg | 75 | 50 | 18 | 107
注：石巷用[[10%|q?]]次氯酸钠溶液，按商品量计。
填报：[[闻人静|per]]　电话[[0554-3382016|ph]]
""",
    ),
    _document(
        "GIS/asset_points.csv",
        "en",
        "coordinates, unit in heading, homonym",
        """
asset_id,asset,district,parameter,value,unit,survey_date,lat,lon
[[A1004|id?]],Tarn Street Pumping Station,[[Corley|loc|W-05.district]],people served,[[18400|-|W-05.people_served=18400 people]],people,[[2024-10-02|d]],[[52.3310|-|W-05.location=52.3310,-1.9022]],-1.9022
[[A1009|id?]],Ninefield Works,[[Eastlow|loc|W-09.district]],deployable output,[[17.5|-|W-09.output=17500 m3/d]],Ml/d,[[2024-10-09|d]],[[52.4475|-|W-09.location=52.4475,-1.6120]],-1.6120
[[A1011|id?]],Millbrook Works,[[Corley|loc|W-03.district]],deployable output,[[39|-|W-03.output=39000 m3/d]],Ml/d,[[2024-10-03|d]],[[52.3066|-|W-03.location=52.3066,-1.8814]],-1.8814
[[A1012|id?]],Millbrook Works,[[Brent Vale|loc|W-02.district]],deployable output,[[31.5|-|W-02.output=31500 m3/d]],Ml/d,[[2024-10-15|d]],[[52.5201|-|W-02.location=52.5201,-2.0437]],-2.0437
[[A1015|id?]],Dovecote Reservoir,[[Eastlow|loc|W-08.district]],gross storage,[[3350|-|W-08.storage=3350000 m3]],Ml,[[2024-10-10|d]],[[52.4902|-|W-08.location=52.4902,-1.5733]],-1.5733
""",
    ),
    _document(
        "接口/水厂日报.json",
        "zh",
        "key-value, alias, unit in heading",
        """
[
  {"日期": "[[2025-06-11|d]]", "水厂": "高岭水厂", "日供水量_立方米": [[73850|-|W-01.output=73850 m3/d]], "出厂浊度": 0.08, "液氯库存_公斤": [[4120|-|W-01.chlorine_stock=4120 kg]]},
  {"日期": "[[2025-06-11|d]]", "水厂": "高黎城北水厂", "日供水量_立方米": [[36240|-|W-03.output=36240 m3/d]], "出厂浊度": 0.12, "液氯库存_公斤": [[1390|-|W-03.chlorine_stock=1390 kg]]},
  {"日期": "[[2025-06-11|d]]", "水厂": "九田水厂", "日供水量_立方米": [[0|-|W-09.output=0 m3/d]], "出厂浊度": null, "液氯库存_公斤": [[640|-|W-09.chlorine_stock=640 kg]]},
  {"日期": "[[2025-06-11|d]]", "水厂": "合计", "日供水量_立方米": 110090, "出厂浊度": null, "液氯库存_公斤": 6150}
]
""",
    ),
    _document(
        "Board/Resilience deck table.pptx",
        "en",
        "alias, target, unit in heading, forward",
        """
=== Where we stand
| Works | DO now (Ml/d) | DO 2030 (Ml/d) | Pop. served (k)
| Highcombe | [[78|-|W-01.output=78000 m3/d]] | [[90|-|W-01.output=90000 m3/d~target?]] | [[312|-|W-01.people_served=312000 people]]
| Eastlow Desal | [[50|-|W-06.output=50000 m3/d]] | [[50|-|W-06.output=50000 m3/d~target?]] | [[94|-|W-06.people_served=94000 people]]
| Quarry Lane | [[24|-|W-07.output=24000 m3/d]] | closed | [[85|-|W-07.people_served=85000 people]]
| Region | 152 | 140 | 491
DO = deployable output in a dry year. Capital: [[GBP 41m|m=41000000 GBP]] to [[2030|d?]].
=== Planned outages
| Works | Out of service | For
| Highcombe | [[3 Nov 2025|d=2025-11-03|W-01.shutdown~planned]] | clearwater tank inspection
| Eastlow Desal | [[12 Jan 2026|d=2026-01-12|W-06.shutdown~planned]] | membrane change
""",
    ),
    _document(
        "设施/水库基本情况登记表-鸽亭.docx",
        "zh",
        "key-value, coordinates, subject in heading, distractor",
        """
# 水库基本情况登记表
| 水库名称 | 鸽亭水库 | 登记日期 | [[2025年1月14日|d=2025-01-14]]
| 所在县 | [[东洛县|loc=Eastlow|W-08.district]] | 坐标 | [[北纬52.4902°，西经1.5733°|c=52.4902,-1.5733|W-08.location]]
| 总库容 | [[335万m³|q=3350000 m3|W-08.storage]] | 集雨面积 | [[6.4平方公里|q=6.4 km2]]
| 目前蓄水 | [[261万m³|q=2610000 m3|W-08.storage]] | 坝顶高程 | [[184.5米|q=184.5 m]]
| 受益人口 | [[3.2万人|q?=32000 people|W-08.people_served]] | 灌溉面积 | [[1.1万亩|q?=11000 mu]]
| 水库负责人 | [[敖立春|per|W-08.site_lead]] | 值守电话 | [[0554-3390127|ph]]
| 除险加固投资 | [[680万元|m=6800000 CNY]] | 竣工 | [[2017年11月|d=2017-11]]
填表人：[[尚菲|per]]
""",
    ),
    _document(
        "Intranet/Site cleaning programme.html",
        "en",
        "forward, alias, list, distractor",
        """
# Service tank cleaning 2025
| Site | Isolated | Back | Volume cleaned | Contractor
| HTW tank 2 | [[9 September 2025|d=2025-09-09|W-01.shutdown~planned?]] | [[12 September 2025|d=2025-09-12]] | [[1,800 m3|q]] | [[Clearbore Ltd|org]]
| Tarn Street | [[16 September 2025|d=2025-09-16|W-05.shutdown~planned]] | [[17 September 2025|d=2025-09-17]] | [[240 m3|q]] | [[Clearbore Ltd|org]]
| Ninefield | [[22 September 2025|d=2025-09-22|W-09.shutdown~planned]] | [[26 September 2025|d=2025-09-26]] | [[950 m3|q]] | own staff
| QLW | to be agreed | | |
## Who to call
| Site | Works supervisor | Phone
| Tarn Street | [[Eddie Larch|per|W-05.site_lead]] | [[01632 960552|ph]]
| Ninefield | [[Mags Whelan|per|W-09.site_lead]] | [[01632 960559|ph]]
""",
    ),
    _document(
        "值班/各厂负责人及人口一览.md",
        "zh",
        "homonym, alias, subject in heading, unit in heading",
        """
# 各厂负责人及供水人口

更新：[[2025-04-18|d]]，有变动请告调度室 [[0554-3380000|ph]]

## [[柏谷县|loc?=Brent Vale]]

| 厂站 | 厂长 | 供水人口（人） |
|---|---|---|
| 城北水厂 | [[柳长青|per|W-02.site_lead]] | [[112,300|-|W-02.people_served=112300 people]] |
| 石巷水厂 | [[贺小川|per|W-07.site_lead]] | [[85,900|-|W-07.people_served=85900 people]] |

## [[高黎县|loc?=Corley]]

| 厂站 | 厂长/站长 | 供水人口（人） |
|---|---|---|
| 城北水厂 | [[卞秋|per|W-03.site_lead]] | [[141,700|-|W-03.people_served=141700 people]] |
| 潭口站 | [[宁海|per|W-05.site_lead]] | [[18,600|-|W-05.people_served=18600 people]] |
""",
    ),
    _document(
        "Chemicals/Site matrix mid-month.xlsx",
        "en",
        "homonym, unit in heading, list, alias, target",
        """
=== Matrix
Materials on site, mid-month check ([[16 June 2025|d=2025-06-16]])
| Site | Chlorine | Fluoride | Lime | Min. chlorine | Remarks
| | t | kg | t | t |
| [[Brent Vale|loc?|W-01.district?; W-02.district?]] | | | | |
| Highcombe | [[3.95|-|W-01.chlorine_stock=3950 kg]] | 420 | 22 | [[2.5|-|W-01.chlorine_stock=2500 kg~target?]] | two drums on valve change
| Millbrook | [[1.10|-|W-02.chlorine_stock=1100 kg]] | 0 | 9 | [[0.8|-|W-02.chlorine_stock=800 kg~target?]] |
| [[Corley|loc?|W-03.district?; W-05.district?]] | | | | |
| Millbrook | [[1.45|-|W-03.chlorine_stock=1450 kg]] | 185 | 11 | [[0.8|-|W-03.chlorine_stock=800 kg~target?]] | delivery [[18 June|d=2025-06-18]], [[2 t|q]]
| Tarn Street | [[0.12|-|W-05.chlorine_stock=120 kg]] | - | - | [[0.1|-|W-05.chlorine_stock=100 kg~target?]] | hand dosing only
=== Meter log
| Site | Power meter | Reading kWh | Previous kWh
| Highcombe | [[HM-3381|id]] | 4,118,220 | 4,090,515
| Tarn Street | [[HM-2207|id]] | 882,031 | 871,940
""",
    ),
    _document(
        "检修/下半年检修停水安排及影响.xlsx",
        "zh",
        "forward, unit in heading, alias, homonym, negation",
        """
=== 安排
下半年检修停水安排及影响　　　　　　编制：生产运行部　[[2025年6月20日|d=2025-06-20]]
| 厂站 | 所在县 | 停水日期 | 恢复日期 | 检修内容 | 供水人口(万人) | 预计费用(万元) | 现场负责人电话
| 高岭水厂 | [[柏谷县|loc=Brent Vale|W-01.district]] | [[2025-09-09|d|W-01.shutdown~planned]] | [[2025-09-11|d]] | 清水池清洗 | [[31.5|-|W-01.people_served=315000 people]] | 18.6 | [[0554-3381120|ph]]
| 城北水厂 | [[高黎县|loc=Corley|W-03.district]] | [[2025-10-14|d|W-03.shutdown~planned]] | [[2025-10-16|d]] | 滤料更换 | [[14.2|-|W-03.people_served=142000 people]] | 47 | [[0554-3386641|ph]]
| 潭口站 | [[高黎县|loc=Corley|W-05.district]] | [[2025-11-04|d|W-05.shutdown~planned]] | [[2025-11-04|d]] | 机泵大修 | [[1.8|-|W-05.people_served=18000 people]] | 9.3 | [[0554-3386702|ph]]
| 九田水厂 | [[东洛县|loc=Eastlow|W-09.district]] | 不停水 | —— | 加药间改造 | [[6.1|-|W-09.people_served=61000 people]] | 22 | [[0554-3389015|ph]]
| 合计 | | | | | 53.6 | 96.9 |
=== 应急送水
| 片区 | 送水点 | 水车(辆) | 单车容积(吨)
| 高岭片 | 市民广场 | 4 | 10
| 城北片 | 东风小学 | 3 | 8
""",
    ),
)
