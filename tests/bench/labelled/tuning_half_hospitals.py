"""Hospitals and epidemic reporting, tuning half: what a regional health authority keeps on its drive."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="hospitals", half="tuning")
_HEAD = (
    "[[Wexcombe and Harling Health Authority|org]], Northgate Court, [[1 Infirmary Road, Wexcombe|loc?]]. "
    "Switchboard [[01632 960 700|ph]]"
)
_HEAD_ZH = "[[临江市卫生健康委员会|org]]文件　　电话：[[0710-3322110|ph]]　　传真：[[0710-3322119|ph]]"

DOCUMENTS = (
    _doc(
        "疫情/临江市疫情日报0114.txt",
        "zh",
        "letterhead, alias, coreference, negation, list, comparison",
        f"""
{_HEAD_ZH}

疫情日报（第14期）
[[2025年1月14日|d=2025-01-14]]

一、新增情况
[[1月13日|d=2025-01-13]]0—24时，全市新增确诊病例[[27例|q=27 cases]]。其中临江一院报告[[16例|q=16 cases|H-02.cases@2025-01-13]]，较前一日增加[[5例|q=5 cases]]；传染病院报告[[11例|q=11 cases|H-07.cases@2025-01-13?]]。
[[东坪市|loc]]未通报新增病例。
二、收治能力
临江市传染病医院开放床位[[320张|q=320 beds|H-07.beds]]，重症床位[[24张|q=24 beds|H-07.icu_beds]]，目前在院[[142人|q?=142 people]]。该院有创呼吸机[[31台|q=31 units|H-07.ventilators]]，可满足需要。
临江市第一人民医院未关闭任何病区。
三、值班
带班领导：[[邓志宏|per]]　值班员：[[叶小曼|per]]
""",
    ),
    _doc(
        "Board/Estate paper Harling.docx",
        "en",
        "letterhead, homonym, coreference, superseded, target, comparison",
        f"""
@header {_HEAD}
# Paper 7: beds in [[Harling|loc]] after the winter
For decision on [[30 April 2025|d=2025-04-30]]. Author: [[Gwen Aldous|per]]
Harling Royal Infirmary opened the winter with [[612 staffed beds|q=612 beds|H-06.beds@former?]]. Following the closure of Ward 9 it now has [[584|q?=584 beds|H-06.beds=584 beds]]. Critical care was expanded by [[four beds|q?=4 beds]] to [[22|q?=22 beds|H-06.icu_beds=22 beds]].
St Mary's, on the other side of the river, kept its [[205 beds|q|H-05.beds]]. Its medical director, [[Dr Amrit Sandhu|per=Amrit Sandhu|H-05.director=Amrit Sandhu]], expects [[230 beds|q|H-05.beds~target]] by [[March 2026|d=2026-03]].
The St Mary's in [[Wexcombe|loc]] is outside this paper.
## Money
Refitting Ward 9 will cost [[£1.35 million|m=1350000 GBP]]. The contract has not been awarded. The cleaning contract of [[HRI|-]] with [[Marlow Facilities Ltd|org]] runs until [[31 August 2026|d=2026-08-31]].
## Closure
Ward 9 was closed to admissions on [[2 April 2025|d=2025-04-02|H-06.closure?]].
""",
    ),
    _doc(
        "Sitrep/Capacity return 2025-W05.xlsx",
        "en",
        "unit in heading, merged heading, homonym, total, footnote, alias",
        """
=== Return
Capacity return, week 5 ([[27 January 2025|d=2025-01-27]]), compiled by [[Luca Ferrante|per]]
| City | Hospital | Beds | < | Equipment | <
| ^ | ^ | Staffed beds | ICU beds | Ventilators | Liquid oxygen (m3)
| [[Wexcombe|loc|H-01.city=Wexcombe; H-04.city=Wexcombe; H-09.city=Wexcombe]] | SBG | [[731|-|H-01.beds=731 beds]] | [[48|-|H-01.icu_beds=48 beds]] | [[66|-|H-01.ventilators=66 units]] | [[21.5|-|H-01.oxygen_stock=21.5 m3]]
| ^ | St Mary's Hospital | [[188|-|H-04.beds=188 beds]] | [[6|-|H-04.icu_beds=6 beds]] | [[9|-|H-04.ventilators=9 units]] | [[4.0|-|H-04.oxygen_stock=4.0 m3]]
| ^ | Northgate* | [[400|-|H-09.beds=400 beds]] | [[0|-|H-09.icu_beds=0 beds]] | [[12|-|H-09.ventilators=12 units]] | -
| [[Harling|loc|H-05.city=Harling; H-06.city=Harling]] | St Mary's Hospital | [[205|-|H-05.beds=205 beds]] | [[8|-|H-05.icu_beds=8 beds]] | [[11|-|H-05.ventilators=11 units]] | [[5.2|-|H-05.oxygen_stock=5.2 m3]]
| ^ | HRI | [[612|-|H-06.beds=612 beds]] | [[18|-|H-06.icu_beds=18 beds]] | [[40|-|H-06.ventilators=40 units]] | [[17.8|-|H-06.oxygen_stock=17.8 m3]]
| Sub-total [[Harling|loc]] | < | 817 | 26 | 51 | 23.0
| All | < | 2,136 | 80 | 138 | 48.5
* opened on demand; a second hall could add [[200 beds|q]] if asked for
""",
    ),
    _doc(
        "Notices/Visitors and closures.html",
        "en",
        "letterhead, list, negation, relative date, subject in heading, range, coreference",
        f"""
@header {_HEAD}
# Visiting and closures - updated [[9 December 2024|d=2024-12-09]]
## St Brannoc's General Hospital
- Elmwood ward closed to admissions since [[6 December|d=2024-12-06|H-01.closure=2024-12-06]] because of norovirus.
- It reported [[between 9 and 12 new cases|q?=9..12 cases|H-01.cases=9..12 cases@2024-12-08]] [[yesterday|d?=2024-12-08]].
- Visiting from 14:00 to 19:00; one visitor a bed.
## Harling Royal Infirmary
- Not closed. No ward closure is expected.
- The X-ray room is suspended from use [[tomorrow|d=2024-12-10|H-06.closure~planned?]] for a tube change.
## Northgate Field Hospital
- The site stays closed until further notice; parking there is for staff of [[Wexcombe Council|org]] only.
@footer Infection control: [[Nuala Byrne|per]], [[nuala.byrne@whha.example|em]], [[07700 900 318|ph]]
""",
    ),
    _doc(
        "Mail/设备援助 ventilators for Dongping.eml",
        "mixed",
        "quoted mail, hypothetical, alias, target, coreference",
        """
From: [[Luca Ferrante|per]] <[[luca.ferrante@whha.example|em]]>
To: [[叶小曼|per]] <[[ye.xiaoman@ljwjw.example|em]]>
Subject: Re: 设备援助 ventilators for [[Dongping|loc]]
Date: Fri, [[17 Jan 2025|d?=2025-01-17]] 11:02:00 +0800

Dear [[Xiaoman|per?]],

thank you. To be clear on the numbers: Dongping First People's Hospital has [[26 ventilators|q=26 units|H-03.ventilators]] in working
order. DCH has none to spare. If ten of ours arrived it would have [[36|q?=36 units|H-03.ventilators=36 units~hypothetical]].
We aim to ship on [[24 January 2025|d=2025-01-24]], waybill [[AWB 784-11209341|id]], insured for [[USD 410,000|m=410000 USD]].

[[Luca|per?]]

> [[叶小曼|per]] 写道 ([[2025-01-16|d]]):
> 东坪一院现有呼吸机[[26台|q=26 units|H-03.ventilators]]，重症床位[[20张|q=20 beds|H-03.icu_beds]]，院长[[高振华|per|H-03.director]]来电求援。
> 东坪儿医计划[[下月初|d?=2025-02]]扩到[[12张|q=12 beds|H-08.icu_beds~planned?]]重症床位。
""",
    ),
    _doc(
        "Data/line_counts_jan.csv",
        "en",
        "pivot, transposed, alias, unit in heading, distractor",
        """
report_date,SBG,HRI,LIDH,remarks
[[2025-01-11|d]],[[14|-|H-01.cases=14 cases@2025-01-11]],[[3|-|H-06.cases=3 cases@2025-01-11]],[[9|-|H-07.cases=9 cases@2025-01-11]],new cases per reporting unit
[[2025-01-12|d]],[[11|-|H-01.cases=11 cases@2025-01-12]],[[5|-|H-06.cases=5 cases@2025-01-12]],[[13|-|H-07.cases=13 cases@2025-01-12]],
[[2025-01-13|d]],[[8|-|H-01.cases=8 cases@2025-01-13]],,[[11|-|H-07.cases=11 cases@2025-01-13]],HRI late
total,33,8,33,
""",
    ),
    _doc(
        "Chat/Bed managers.txt",
        "en",
        "alias, coreference, relative date, homonym, hypothetical, superseded",
        """
[[[20/02/2025|d?=2025-02-20]], 07:41:10] [[Moira Sykes|per?]]: Morning all. SBG here, [[702 beds|q|H-01.beds]] open, 4 free
[[[20/02/2025|d?=2025-02-20]], 07:43:55] [[Jonah Platt|per?]]: HRI [[579|-|H-06.beds=579 beds@former?]] open, 0 free. ICU [[18|q?=18 beds|H-06.icu_beds=18 beds]] all taken
[[[20/02/2025|d?=2025-02-20]], 07:44:30] [[Moira Sykes|per?]]: what about St Mary's?
[[[20/02/2025|d?=2025-02-20]], 07:45:02] [[Jonah Platt|per?]]: the [[Harling|loc?]] one has [[201 beds|q|H-05.beds]], they shut [[yesterday|d=2025-02-19|H-05.closure?]] to new admissions, flu
[[[20/02/2025|d?=2025-02-20]], 07:47:48] [[Moira Sykes|per?]]: if Northgate opened a hall we would get [[200 beds|q|H-09.beds~hypothetical]] by [[Monday|d=2025-02-24]]
[[[20/02/2025|d?=2025-02-20]], 07:49:01] [[Jonah Platt|per?]]: dream on. Correction, HRI is [[581 beds|q|H-06.beds]] not [[579|q?=579 beds|H-06.beds=579 beds~negated?]]
[[[20/02/2025|d?=2025-02-20]], 07:50:15] [[Moira Sykes|per?]]: ok. Call me on [[07700 900 544|ph]]
""",
        chat=True,
    ),
    _doc(
        "采购/中标结果公告.pdf",
        "zh",
        "letterhead, key-value, transposed, list, negation, distractor, wan and yi",
        f"""
@header {_HEAD_ZH}
# 医疗设备采购中标结果公告
项目编号：[[LJZC-2025-0063|id]]　　公告日期：[[2025年2月27日|d=2025-02-27]]
| 采购人 | 临江市传染病医院
| 项目名称 | 负压救护车及液氧站扩容
| 中标供应商 | [[湖阳瑞康医疗器械有限公司|org]]
| 中标金额 | [[人民币648.5万元|m=6485000 CNY|H-07.budget]]
| 采购人联系人 | [[邵勇|per]]　[[13900139077|ph]]
一、扩容后液氧储量达到[[40立方米|q=40 m3|H-07.oxygen_stock~planned]]，现有[[15立方米|q=15 m3|H-07.oxygen_stock]]。
二、临江市第一人民医院不参加本次采购。
三、院长[[彭立新|per|H-07.director]]为项目负责人，开户行账号[[6222 0213 0400 1187 659|id]]。
四、供应商统一社会信用代码[[91420600MA4K2X7L3D|id]]。
""",
    ),
)
