"""Words that mean much the same at work, by what they mean: how people say what a pack calls by another word."""

from __future__ import annotations

from typing import NamedTuple

from aggregator.extraction.value_kinds import DATED
from aggregator.policy.records import ValueKind

_AMOUNTS = frozenset({ValueKind.QUANTITY, ValueKind.NUMBER})
_MONEY = frozenset({ValueKind.MONEY})
_PERSONS = frozenset({ValueKind.PERSON})
_BODIES = frozenset({ValueKind.ORGANISATION})
_POSITIONS = frozenset({ValueKind.COORDINATES})


class Sense(NamedTuple):
    """One meaning: the kinds of value it is said of, the words that mean it, and words that often but not only do."""

    kinds: frozenset[ValueKind]
    words: tuple[str, ...]
    loose: tuple[str, ...] = ()


def _sense(kinds: frozenset[ValueKind], words: str, loose: str = "") -> Sense:
    return Sense(kinds, _listed(words), _listed(loose))


def _listed(written: str) -> tuple[str, ...]:
    return tuple(part for part in (" ".join(word.split()) for word in written.split(",")) if part)


SENSES = (
    _sense(
        DATED,
        """
        outage, out of service, out of use, out of action, out of order, out of operation,
        out of production, offline, off line, off load, off the bars, off the grid, off the system,
        off the network, off supply, out of supply, shut, shutdown, shut down, closed, closure,
        no movements, no traffic, no deliveries, no ships,
        close down, stop, stoppage, stopped, standstill, stand still, at a stand, halt, suspended,
        suspension, interruption, cut off, isolated, isolation, taken out, take out, taken off,
        take off, come off, go off, go dark, be dark, go down, go out, come out, switch off,
        turn off, trip, tripped, drained, drain down, empty, emptied, mothballed, blockade, blocked,
        possession, maintenance, overhaul, repair, refit, refurbishment, inspection, cleaning,
        servicing, refuelling, revision, no trains, no admissions, turn away, evacuated, evacuation,
        quarantine, lockdown, sealed off, sealed, fumigated, under repair, stood down, dewatered, 停,
        停运, 停机, 停产, 停用, 停办, 停诊, 停水, 停电, 停航, 停业, 停工, 停役, 停堆, 停炉, 停库,
        停收, 停止, 停下来, 全停, 陪停, 关停, 关闭, 关门, 封闭, 封锁, 封控, 封港, 封站, 封库, 检修,
        大修, 中修, 小修, 维修, 抢修, 年修, 春检, 秋检, 维护, 清洗, 清淤, 清池, 放空, 排空, 腾空,
        退出, 退出运行, 退运, 解列, 跳闸, 跳机, 暂停, 中断, 消缺, 换料, 歇业, 封存, 停泵, 断水, 开缸,
        揭缸, 断电, 闭馆, 停收治, 关张, 断航, 不办理, 停止接诊, 转移患者, 停靠
        """,
        """
        off, out, down, dark, work, works, fault, leak, burst, failure, booked, released, begin,
        start, off duty, away, 故障, 事故, 爆管, 施工, 动手, 开工, 处理
        """,
    ),
    _sense(
        DATED,
        """
        commissioned, commissioning, entered service, in service since, in operation since,
        in use since, opened, opening, inaugurated, went live, go live, on line since, started up,
        start-up, first power, first ran, handed over, handover, completed, completion,
        taken into use, brought into use, put into service, energised, synchronised, first train,
        first ship, first water, built, dates from, 投产, 投运, 投用, 投入使用, 投入运行, 启用, 并网,
        开业, 开通, 建成, 竣工, 通车, 开港, 开诊, 开仓, 商运, 移交生产, 首台, 第一度电, 落成,
        运行以来
        """,
        "since, opened in, running since, from the start, 始于",
    ),
    _sense(
        DATED,
        """
        rotation, rotated, turned over, turnover, release, released, drawn down, draw down, sold off,
        tender, auction, put up for sale, on offer, issue, outloading, load out, clear out, cleared,
        emptied, renew, renewal, refresh, replaced, exchanged, swap, 轮换, 轮出, 轮入, 出库, 出仓,
        出清, 调出, 拍卖, 竞价, 竞拍, 挂拍, 上拍, 投放, 销售, 换粮, 入库, 补库, 腾仓, 开标
        """,
        "begin, start, goes, leaves, moves, 开始, 启动",
    ),
    _sense(
        DATED,
        """
        leaves, departs, departure, departed, sails, sailing, set off, sets out, pulls out,
        on its way, 发车, 起运, 离港, 出发, 启程, 开行, 启运
        """,
    ),
    _sense(
        _AMOUNTS,
        """
        stock, stocks, in store, in stock, on hand, on site, on the ground, on the floor,
        in the yard, in the tanks, in the bins, stored, storing, holding, holds, held, keeps, kept,
        inventory, reserve, remaining, stockpile, pile, heap, left, in hand, in the shed,
        in the cells, carry, sits on, 库存, 存量, 储量, 储备, 结存, 存有, 现存, 存放, 储存, 在库,
        尚存, 尚有, 余量, 剩余, 还剩, 存煤, 存粮, 在储, 账面, 罐存, 仓内, 煤场, 堆存, 余
        """,
        "at, has, have, lies, there, full, 还有, 现有, 有, 存, 剩",
    ),
    _sense(
        _AMOUNTS,
        """
        capacity, capability, rated, rating, nameplate, installed, can take, can hold, can store, can keep,
        could take, could hold, could store, could keep, able to hold, able to take, able to store,
        can send out, can deliver, room for, space for, sized, size, full load, full output,
        good for, adds, registered at, certified, licensed for, built for, designed for, holds up to,
        容量, 装机, 额定, 铭牌, 规模, 能力, 可容, 可装, 可储, 仓容, 满发, 核定, 容纳, 可存, 设计
        """,
        "can, up to, full, able, makes, gives, 可, 能, 最多",
    ),
    _sense(
        _AMOUNTS,
        """
        output, produces, produced, production, generated, generation, yield, delivers, delivered,
        supplies, supplied, supply, treats, treated, treatment, turned out, turns out, put out,
        puts out, puts into supply, sent out, send out, sends out, exported, made, makes, pumped,
        pumps, lifts, flow, into supply, meter, gave, throws out, 产量, 发电, 发电量, 电量, 发了,
        可发, 生产, 产出, 产水, 供水, 出水, 制水, 送水, 上网, 送出, 送电, 日供, 处理能力, 出厂
        """,
        "gives, gave, came to, made, can, 完成, 实现, 送, 供, 出",
    ),
    _sense(
        _AMOUNTS,
        """
        throughput, handled, handles, handling, moved, shipped, loaded, unloaded, discharged,
        passed through, went through, went over, over the quay, transported, tonnage, lifted,
        turned over, worked, processed, cleared, traffic, freight, boxes, containers, 吞吐, 吞吐量,
        货运量, 装卸, 发送, 到发, 运量, 作业量, 办理, 装船, 卸船, 过货, 集装箱, 箱, 完成
        """,
        "volume, did, took, saw, 运, 装, 卸",
    ),
    _sense(
        _AMOUNTS,
        """
        serves, served, supplies, customers, population, residents, households, inhabitants,
        depend on, depends on, rely on, relies on, drink, connected, fed from, taps, 服务, 供水人口,
        受益, 用水, 覆盖, 居民, 人口, 群众, 吃水, 喝上
        """,
        "people, 人, 供",
    ),
    _sense(
        _PERSONS,
        """
        manager, managed by, manages, director, directed by, directs, head, heads, headed by, led by,
        leads, lead, leader, in charge, run by, runs, running, chief, boss, superintendent,
        supervisor, foreman, keeper, storekeeper, custodian, keys, takes over, took over, taken over,
        succeeds, succeeded, succeeded by, successor, responsible, acting, appointed, looks after,
        in command, answers for, at the helm, place of, supervises, supervised by, head of, new head,
        man in charge, woman in charge, oversees, overseen by, 负责人, 厂长, 站长, 院长, 主任, 经理, 库主任,
        保管员, 场长, 港长, 所长, 库长, 主管, 负责, 接任, 继任, 出任, 主持工作, 主持, 牵头, 掌管,
        当家, 到任, 上任, 履新, 接替, 管库, 一把手, 队长, 班长, 值守, 管
        """,
    ),
    _sense(
        _BODIES,
        """
        operated by, operator, operates, run by, runs, managed by, concession, concessionaire,
        leased to, leaseholder, lessee, in the hands of, on behalf of, supplier, supplied by,
        contractor, owner, owned by, belongs to, 运营, 经营, 承运, 运营方, 托管, 承包, 承租, 租给,
        接管, 管理, 供应商, 供货, 业主
        """,
    ),
    _sense(
        _MONEY,
        """
        price, priced, costs, cost, rate, bought, sold, paid, pays, per tonne, fetched, bid, asking,
        went for, knocked down, 价格, 单价, 售价, 均价, 成交, 收购价, 底价, 起拍, 报价, 卖, 买, 收购,
        出价
        """,
        "at, for, 按, 每吨",
    ),
    _sense(
        _MONEY,
        """
        contract, worth, awarded, award, budget, value, sum, total price, tender, won, order, spend,
        spending, costs, cost, financed, funding, investment, price, insured, signed, signed for,
        合同, 中标, 预算, 金额, 造价, 总价, 投资, 采购, 签约, 拨付, 经费, 投入, 花费, 签
        """,
        "for, at",
    ),
    _sense(
        _AMOUNTS,
        """
        depth, deep, draught, draft, alongside, dredged, water on the sill, 水深, 吃水, 深, 浚深,
        前沿
        """,
        "at",
    ),
    _sense(
        _AMOUNTS,
        "axle, axles, per axle, 轴重, 轴",
    ),
    _sense(
        _POSITIONS,
        """
        located, situated, lies, stands, position, coordinates, grid reference, found at, sits at,
        GPS, satnav, pin, map, navigation, 位于, 坐落, 地处, 坐标, 经纬度, 位置, 定位, 导航, 实测
        """,
        "at, in, 在",
    ),
    _sense(
        _AMOUNTS,
        "beds, bed, bedded, bed base, places, wards, cots, 床位, 床, 张床, 病床, 开放, 编制",
        "open, staffed, has, 张",
    ),
    _sense(
        _AMOUNTS,
        "ICU, critical care, intensive care, ITU, HDU, level 3, 重症, 监护, 重症监护",
    ),
    _sense(
        _AMOUNTS,
        """
        cases, case, infections, infected, infection, positive, confirmed, tested positive, swabs,
        admissions, notified, reported, 病例, 确诊, 阳性, 感染, 新增, 报告, 检出, 患者
        """,
        "new, 例",
    ),
    _sense(
        _AMOUNTS,
        """
        storage, stored, holds, holding, volume, contents, filled, level, impounded, behind the dam,
        in the lake, in the tanks, 库容, 蓄水, 蓄水量, 存水, 蓄, 库内, 水量
        """,
        "at, stands, 有",
    ),
)
"""The meanings that packs of facilities mostly ask for. A word may have several."""
