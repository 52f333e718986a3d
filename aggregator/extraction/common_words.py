"""Words of English and Chinese that say nothing of what a text is about."""

from __future__ import annotations

from aggregator.extraction.words import words_of

ENGLISH = words_of("""
    about above across according act actual actually add added additional address after again against ago ahead all
    allow allowed almost along already also although always among amount and annual another answer any anyone
    anything appear appears apply approach approximately are area areas around ask asked available away back based
    basis became because become becomes been before began begin being below best better between beyond big both bring
    but call called came can cannot case cases cause certain change changed changes clear clearly close come comes
    coming common complete completed consider considered contain contains continue could course current currently
    date day days dear decide decided despite detail details did different directly does doing done down due during
    each earlier early easily eight either else end enough ensure entire especially etc even event ever every
    everyone everything exactly example except expect expected fact far few final finally find first five follow
    followed following follows for form former forward found four from full fully further gave general generally get
    give given gives giving goes going good got great group had half hand happen hard has have having held help hence
    her here high higher him his hold hour hours how however idea important include included includes including
    indeed information inside instead interest into issue issues item items its itself just keep kept kind know known
    large larger largest last late later latest least leave led left less let letter level like likely line list
    little local long longer look looking lot low lower made main mainly make makes making many matter may mean means
    meet member members mention mentioned method might million minute minutes moment month months more moreover
    morning most move much must name named namely near nearly necessary need needed needs never nevertheless new next
    nine none nor not note nothing now number numbers obtain obtained occur off offer often old once one ones only
    onto open order other others otherwise our out outside over overall own page part particular particularly parts
    past people per perhaps period person place placed plan please point points position possible present previous
    previously probably problem problems process provide provided provides providing purpose put quite rather reach
    reached read real really reason reasons receive received recent recently refer regard regarding related relevant
    remain remains report reported require required requires respect respectively result results return right role
    round run said same saw say says second section see seem seems seen send sent set seven several shall she short
    should show showed shown shows side significant similar simply since single six size small some someone something
    sometimes soon sort specific stage start started state states still such suggest sure table take taken takes
    taking tell ten term terms than thank thanks that the their them themselves then there therefore these they thing
    things think third this those though thought three through throughout thus time times title today together told
    tomorrow too took top total toward towards tried try turn two type types under until upon use used useful uses
    using usual usually value values various very via view want was way ways week weeks well went were what whatever
    when where whereas whether which while who whole whom whose why will with within without word words work worked
    working works would year years yes yesterday yet you your yours subject regards sincerely kindly attached
    attachment copy version draft file files document documents approved approval signed prepared true false null nan
    am is be do to of in on at by as an it if or so we us he me my no up
""")

CHINESE = words_of("""
    情况 问题 工作 方面 时候 时间 部分 内容 方式 方法 过程 结果 原因 影响 作用 意见 要求 条件 关系 基础 目前 今天
    明天 昨天 今年 去年 明年 同时 其他 人员 单位 部门 有关 相关 主要 重要 进行 开展 使用 需要 情形 项目 事项 附件
    文件 通知 报告 说明 说明书 材料 资料 数据 信息 名称 编号 序号 日期 备注 地方 东西 事情 办法 措施 目标 任务 计划
    意义 特点 程度 水平 能力 机会 领导 同志 大家 我们 他们 人们 自己 有人 个人 全部 整体 总体 以上 以下 如下 第一
    第二 第三 一般 可能 可以 应该 必须 能够 以及 由于 因此 所以 但是 如果 虽然 而且 或者 并且 为了 关于 对于 根据
    按照 通过 经过 之间 之后 之前 其中 包括 例如 比如 等等 左右 上述 下列 本人 本次 各项 各类 一些 许多 很多 不少
    大量 数量 总数 年度 月份 季度 上午 下午 晚上 附表 表格 图表 版本 会议 发展 建设 管理 生活 社会 人民 国家 世界
    活动 作者 读者 全文 摘要 结论 目录 章节 前言 公司 电话 地址 邮箱 联系人 负责人 签字 盖章 姓名 性别 想法 样子 时期
    阶段 方向 地区 范围 状态 对象 因素 形式 标准 规定 制度 规范 原则 责任 义务 权利 收件人 发件人 主题 此致 敬礼 您好
    谢谢
""")
