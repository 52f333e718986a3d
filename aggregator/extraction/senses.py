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
        outage, out of service, out of use, out of action, out of order, out of operation, out of production,
        offline, off line, off load, off the bars, off the grid, off the system, off the network, off supply,
        out of supply, shut, shutdown, shut down, closed, closure, no movements, no traffic, no deliveries,
        no ships, close down, stop, stoppage, stopped, standstill, stand still, at a stand, halt, suspended,
        suspension, interruption, cut off, isolated, isolation, taken out, take out, taken off, take off, come off,
        go off, go dark, be dark, go down, go out, come out, switch off, turn off, trip, tripped, drained,
        drain down, empty, emptied, mothballed, blockade, blocked, possession, maintenance, overhaul, repair, refit,
        refurbishment, inspection, cleaning, servicing, refuelling, revision, no trains, no admissions, turn away,
        evacuated, evacuation, quarantine, lockdown, sealed off, sealed, fumigated, under repair, stood down,
        dewatered, 停, 停运, 停机, 停产, 停用, 停办, 停诊, 停水, 停电, 停航, 停业, 停工, 停役, 停堆, 停炉, 停库,
        停收, 停止, 停下来, 全停, 陪停, 关停, 关闭, 关门, 封闭, 封锁, 封控, 封港, 封站, 封库, 检修, 大修, 中修,
        小修, 维修, 抢修, 年修, 春检, 秋检, 维护, 清洗, 清淤, 清池, 放空, 排空, 腾空, 退出, 退出运行, 退运, 解列,
        跳闸, 跳机, 暂停, 中断, 消缺, 换料, 歇业, 封存, 停泵, 断水, 开缸, 揭缸, 断电, 闭馆, 停收治, 关张, 断航,
        不办理, 停止接诊, 转移患者, 停靠, unavailable, not available, unserviceable, inoperative, knocked out,
        blackout, idle, idled, laid up, stand idle, brought down, bring down, brought off, bring off, taken down,
        take down, take it off, take it out, bring it down, switch it off, shut off, not run, not running, paused,
        pause, ceased, turnaround, lost power, no water, no power, no supply, 封航, 封路, 封院, 封区, 封楼, 断流,
        断供, 停供, 停摆, 停车, 停装, 停卸, 停售, 停歇, 停半天, 甩出, 甩负荷, 退网, 离网, 掉闸, 失电, 拉闸, 拉停,
        关上, 关掉, 闭院, 闭港, 闭库, 闭站, 不出水, 不供水, 不接诊, 不收治, 不接收, 不放行, 清罐, 洗池, 冲洗, 年检,
        定检, 技改, 疏散, 转检修, 趴窝, 歇诊, interrupted, disrupted, halted, turned off, nothing moves,
        nothing runs, no patients, no new patients, no intake, cut out, packed up, seized up, 掉电, 跳停, 倒闸,
        抢停, 暂停营业, 暂停使用, 停止运行, 停止供水, 停止收治, 停止作业, 停止办理, 停止营业, 关停整改, 全站停,
        全厂停, 封桥
        """,
        """
        off, out, down, dark, work, works, fault, leak, burst, failure, booked, released, begin, start, off duty,
        away, 故障, 事故, 爆管, 施工, 动手, 开工, 处理, 封, 不开, 不通, 断, 歇, 跳, 跳了
        """,
    ),
    _sense(
        DATED,
        """
        commissioned, commissioning, entered service, in service since, in operation since, in use since, opened,
        opening, inaugurated, went live, go live, on line since, started up, start-up, first power, first ran,
        handed over, handover, completed, completion, taken into use, brought into use, put into service, energised,
        synchronised, first train, first ship, first water, built, dates from, 投产, 投运, 投用, 投入使用, 投入运行,
        启用, 并网, 开业, 开通, 建成, 竣工, 通车, 开港, 开诊, 开仓, 商运, 移交生产, 首台, 第一度电, 落成, 运行以来,
        go into service, come into service, came into use, come into operation, go into operation, on stream,
        opened its doors, became operational, operational since, working since, began operation, began operating,
        started operation, first fed, first supplied, first delivered, first fire, 首次并网, 首次发电, 首次向,
        首次送电, 首次供, 通水, 通电, 试运行, 投入商业, 揭牌, 剪彩, 开张, 正式运营, 转商运, 交付使用, began to turn,
        first turned, went on line, came on line, up and running since, in business since, 建成投, 上线, 首发, 首供,
        首炉, 首批
        """,
        "since, opened in, running since, from the start, 始于, 交付, 移交, 验收, 首次",
    ),
    _sense(
        DATED,
        """
        rotation, rotated, turned over, turnover, release, released, drawn down, draw down, sold off, tender,
        auction, put up for sale, on offer, issue, outloading, load out, clear out, cleared, emptied, renew,
        renewal, refresh, replaced, exchanged, swap, 轮换, 轮出, 轮入, 出库, 出仓, 出清, 调出, 拍卖, 竞价, 竞拍,
        挂拍, 上拍, 投放, 销售, 换粮, 入库, 补库, 腾仓, 开标, take in, takes in new, goes out, go to market,
        move out, shipped out, ship out, trucked out, lorry, lorries, first loads, loading, emptying, empty out,
        intake, deliveries, collected, dispatched, auctioned, refill, refilled, restock, restocked, 开收, 开秤,
        收购, 进粮, 进新粮, 腾出, 运走, 拉走, 往外拉, 外运, 出粮, 出门, 放货, 发运, 装车, 调运, 调入, 开拍, 挂牌,
        推陈, 换新, 入仓, 进仓, due out, due to go, going out, come out, empties, run down, loads out, out-turn,
        腾库, 清库, 清仓, 移库, 换储, 出售, 起拍, 装运, 装走
        """,
        "begin, start, goes, leaves, moves, 开始, 启动, follows, sale, bids",
    ),
    _sense(
        DATED,
        """
        leaves, departs, departure, departed, sails, sailing, set off, sets out, pulls out, on its way, 发车, 起运,
        离港, 出发, 启程, 开行, 启运
        """,
    ),
    _sense(
        _AMOUNTS,
        """
        stock, stocks, in store, in stock, on hand, on site, on the ground, on the floor, in the yard, in the tanks,
        in the bins, stored, storing, holding, holds, held, keeps, kept, inventory, reserve, remaining, stockpile,
        pile, heap, left, in hand, in the shed, in the cells, carry, sits on, 库存, 存量, 储量, 储备, 结存, 存有,
        现存, 存放, 储存, 在库, 尚存, 尚有, 余量, 剩余, 还剩, 存煤, 存粮, 在储, 账面, 罐存, 仓内, 煤场, 堆存, 余,
        on the books, in our books, to hand, down to, sitting on, in bunker, in the silos, in the store,
        in the sheds, in the tank, in tank, tally, 在账, 账存, 账上, 盘的, 盘点, 盘存, 清点, 躺着, 堆着, 压着, 存着,
        装着, 放着, 囤, 留存, 剩下, 只剩, 尚余, 手头, 罐里, 库里, 仓里, 池里, 塔里, 槽里, 结余
        """,
        """
        at, has, have, lies, there, full, 还有, 现有, 有, 存, 剩, had, shows, show, inside, reads, contents, 共计,
        合计, 里头, counted, dipped, weighed
        """,
    ),
    _sense(
        _AMOUNTS,
        """
        capacity, capability, rated, rating, nameplate, installed, can take, can hold, can store, can keep,
        could take, could hold, could store, could keep, able to hold, able to take, able to store, can send out,
        can deliver, room for, space for, sized, size, full load, full output, good for, adds, registered at,
        certified, licensed for, built for, designed for, holds up to, 容量, 装机, 额定, 铭牌, 规模, 能力, 可容,
        可装, 可储, 仓容, 满发, 核定, 容纳, 可存, 设计, can make, can produce, can supply, can treat, can pump,
        can handle, can serve, big enough for, made for, meant for, intended for, laid out for, when full, tops out,
        accommodates, fits, 装得下, 放得下, 容得下, 存得下, 能装, 能放, 能存, 能容, 能储, 能出, 能发, 能供, 能产,
        可放, 满仓, 满库, 满载, 满负荷, 总容, full capacity, all out, at full stretch, 带满, 顶格, 满出力,
        总规模, 总仓容, 装机规模, 可装下
        """,
        """
        can, up to, full, able, makes, gives, 可, 能, 最多, manages, maximum, at most, at best, peak, cells for,
        flat out, 最大, 上限, 可达, 合起来, 全厂, 全站, 满
        """,
    ),
    _sense(
        _AMOUNTS,
        """
        output, produces, produced, production, generated, generation, yield, delivers, delivered, supplies,
        supplied, supply, treats, treated, treatment, turned out, turns out, put out, puts out, puts into supply,
        sent out, send out, sends out, exported, made, makes, pumped, pumps, lifts, flow, into supply, meter, gave,
        throws out, 产量, 发电, 发电量, 电量, 发了, 可发, 生产, 产出, 产水, 供水, 出水, 制水, 送水, 上网, 送出,
        送电, 日供, 处理能力, 出厂, into the network, into the grid, to the grid, fed in, feeds in, brought,
        contributed, harvested, leave the plant, leave the works, puts through, 并网电量, 送了, 供了, 产了, 攒下,
        贡献, 上网电量, 输送, 外送, 泵出, 日产, 年产, provides, provided, turning out, per day, a day, 制出, 产能,
        日制水, 外供
        """,
        "gives, gave, came to, made, can, 完成, 实现, 送, 供, 出, flows, brings, sends",
    ),
    _sense(
        _AMOUNTS,
        """
        throughput, handled, handles, handling, moved, shipped, loaded, unloaded, discharged, passed through,
        went through, went over, over the quay, transported, tonnage, lifted, turned over, worked, processed,
        cleared, traffic, freight, boxes, containers, 吞吐, 吞吐量, 货运量, 装卸, 发送, 到发, 运量, 作业量, 办理,
        装船, 卸船, 过货, 集装箱, 箱, 完成, carried, forwarded, trade, business, through our hands, cargo,
        transhipped, turnover, 走货, 走量, 进出港, 发货, 货量, 货物总量, 办理量, 周转, 接卸, 中转, 发了, 过了,
        put through, dealt with, 承运, 运出, 到达, 发到
        """,
        "volume, did, took, saw, 运, 装, 卸, brought, lifts, total, 总量, 仅过, 走了, 到了",
    ),
    _sense(
        _AMOUNTS,
        """
        serves, served, supplies, customers, population, residents, households, inhabitants, depend on, depends on,
        rely on, relies on, drink, connected, fed from, taps, 服务, 供水人口, 受益, 用水, 覆盖, 居民, 人口, 群众,
        吃水, 喝上, hang on, hanging on, live on, supplied from, get their water, drinking, 喝水, 靠它, 惠及, 饮水,
        供着, provides for, caters for, looks after, 供应, 供给, 保供
        """,
        "people, 人, 供, homes, 靠, 户",
    ),
    _sense(
        _PERSONS,
        """
        manager, managed by, manages, director, directed by, directs, head, heads, headed by, led by, leads, lead,
        leader, in charge, run by, runs, running, chief, boss, superintendent, supervisor, foreman, keeper,
        storekeeper, custodian, keys, takes over, took over, taken over, succeeds, succeeded, succeeded by,
        successor, responsible, acting, appointed, looks after, in command, answers for, at the helm, place of,
        supervises, supervised by, head of, new head, man in charge, woman in charge, oversees, overseen by, 负责人,
        厂长, 站长, 院长, 主任, 经理, 库主任, 保管员, 场长, 港长, 所长, 库长, 主管, 负责, 接任, 继任, 出任,
        主持工作, 主持, 牵头, 掌管, 当家, 到任, 上任, 履新, 接替, 管库, 一把手, 队长, 班长, 值守, 管, host,
        in his charge, in her charge, under the care of, takes the helm, steps in, stands in, chief executive,
        the post, new chief, at the head of, became, becomes, named as, 担任, 升任, 调任, 兼任, 管事的, 管着, 掌舵,
        接手, 接棒, 接班, 带班, site manager, deputises for, covers for, cover, fills in, took charge, in post,
        in office, sits in, 代理, 代管, 执掌, 履职, 升为, 提任, 由
        """,
        "post, under, 任, 当",
    ),
    _sense(
        _BODIES,
        """
        operated by, operator, operates, run by, runs, managed by, concession, concessionaire, leased to,
        leaseholder, lessee, in the hands of, on behalf of, supplier, supplied by, contractor, owner, owned by,
        belongs to, 运营, 经营, 承运, 运营方, 托管, 承包, 承租, 租给, 接管, 管理, 供应商, 供货, 业主, taken over by,
        passes to, passed to, handed to, hands over to, lease, worked by, staffed by, tenant, licensee, 交给,
        移交给, 代管, 代运营, 受托, 委托, 打理, 接手
        """,
    ),
    _sense(
        _MONEY,
        """
        price, priced, costs, cost, rate, bought, sold, paid, pays, per tonne, fetched, bid, asking, went for,
        knocked down, 价格, 单价, 售价, 均价, 成交, 收购价, 底价, 起拍, 报价, 卖, 买, 收购, 出价, a tonne, quoted,
        reserve price, changed hands, traded at, offered at, valued at, averaged, opened at, stood at, 开秤, 挂牌,
        牌价, 头等, 一等, 二等, 三等, 每吨, 一吨, 落槌, 溢价, 结账, 结算
        """,
        "at, for, 按",
    ),
    _sense(
        _MONEY,
        """
        contract, worth, awarded, award, budget, value, sum, total price, tender, won, order, spend, spending,
        costs, cost, financed, funding, investment, price, insured, signed, signed for, 合同, 中标, 预算, 金额,
        造价, 总价, 投资, 采购, 签约, 拨付, 经费, 投入, 花费, 签, invoice, deal, quoted at, agreed at, price tag,
        fee, for the job, 承建, 中选, 承揽, 包干, 总额, 合同额, 价款, 工程款, 成交
        """,
        "for, at",
    ),
    _sense(
        _AMOUNTS,
        """
        depth, deep, draught, draft, alongside, dredged, water on the sill, 水深, 吃水, 深, 浚深, 前沿, of water,
        sounding, soundings, sounded, charted, 测深, 扫海, 扫测
        """,
        "at, water",
    ),
    _sense(
        _AMOUNTS,
        "axle, axles, per axle, 轴重, 轴",
    ),
    _sense(
        _POSITIONS,
        """
        located, situated, lies, stands, position, coordinates, grid reference, found at, sits at, GPS, satnav, pin,
        map, navigation, 位于, 坐落, 地处, 坐标, 经纬度, 位置, 定位, 导航, 实测, surveyed, marker, entrance at,
        gate at, crest is at, 测得, 复测, 重测, 站址, 厂址, 库址, 门岗, to be found, set your, 打点, 落点, 锚点
        """,
        "at, in, 在",
    ),
    _sense(
        _AMOUNTS,
        """
        beds, bed, bedded, bed base, places, wards, cots, 床位, 床, 张床, 病床, 开放, 编制, bed count, bed total,
        收治床位
        """,
        "open, staffed, has, 张",
    ),
    _sense(
        _AMOUNTS,
        "ICU, critical care, intensive care, ITU, HDU, level 3, 重症, 监护, 重症监护",
    ),
    _sense(
        _AMOUNTS,
        """
        cases, case, infections, infected, infection, positive, confirmed, tested positive, swabs, admissions,
        notified, reported, 病例, 确诊, 阳性, 感染, 新增, 报告, 检出, 患者, came back positive, ill with, down with,
        fell ill, fallen ill, admitted with, 收治, 网报, 住进来, 阳了, tested, swab, flu, flu cases, down with flu,
        sick, 检测, 呈阳, 初筛
        """,
        "new, 例, counted, 单日, 上报",
    ),
    _sense(
        _AMOUNTS,
        """
        storage, stored, holds, holding, volume, contents, filled, level, impounded, behind the dam, in the lake,
        in the tanks, 库容, 蓄水, 蓄水量, 存水, 蓄, 库内, 水量, in it, behind it, behind the wall, pool, filled to,
        蓄着, 蓄有, 存着, 库里, impounds, retained, 蓄到, 拦蓄, 存蓄
        """,
        "at, stands, 有, had, has",
    ),
)
"""The meanings that packs of facilities mostly ask for. A word may have several."""
