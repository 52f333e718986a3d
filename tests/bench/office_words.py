"""The words that office texts are made of, in English and Chinese."""

from __future__ import annotations


def _words(written: str) -> tuple[str, ...]:
    """Return the words of a list written out over lines."""
    return tuple(written.split())


SYLLABLES = _words("""
    Al Ash Bar Bel Black Bram Brook Cal Carr Clay Cor Dar Dun East Elm Fair Fern Glen Green Hal Har Haw Holm
    Ips Kel Kirk Lang Lind Long Mal Mar Mel Mill Nor Oak Old Pem Quar Rav Red Ros Sand Scar Shel Sil Stan
    Strat Sut Tam Thorn Tor Ul Wal Wel West Whit Win Wood Yar
""")
ENDINGS = _words("""
    bourne bridge brook bury by combe cote croft dale den field ford gate ham head hill holme hurst ing land
    ley low mere minster moor mouth ness port reach ridge sea shaw side stead stoke ston thorpe ton toft view
    wade water well wick with wood worth
""")
FEATURES = _words("""
    North South Upper Lower Great Little Inner Outer New Far
""")
WORKS = ("Power Station", "Power Plant", "Wind Farm", "Solar Park", "Generating Station")
HAN_FIRST = "东西南北清白青金银石云龙凤福临安永新平广天江河湖海长大丰春华嘉景康乐丽明宁庆瑞泰桐望文武兴阳义玉远泽昭紫"
HAN_LAST = "山川沙湾滩坪坝桥溪源泉浦洲岭峰岗塘坡港口陵阳城安昌宁兴丰林关岛屯集营庄田原水河江湖谷"
HAN_WORKS = ("发电厂", "水电站", "风电场", "光伏电站", "热电厂")
NOUNS = _words("""
    agreement appendix approval assessment audit balance briefing budget building calendar campaign catalogue
    chair checklist committee complaint contract copy course customer deadline decision delivery department
    draft estimate evaluation exercise feedback figure folder form framework guideline handover inspection
    insurance inventory invoice item kitchen laptop leave letter library licence list maintenance manual
    meeting memo minutes model network note notice office offer order overview panel parking payment period
    permit person plan policy position presentation printer procedure process procurement programme project
    proposal purchase quality question quote receipt recommendation record reminder repair reply report
    request requirement response review risk room rota sample schedule schema section seminar server service
    session site software staff standard statement storage strategy summary supplier supply survey system task
    team template tender test ticket timetable tool training transport trip update vehicle vendor version
    visit warehouse workshop
""")
VERBS = _words("""
    accepted added adjusted agreed announced approved archived arranged asked attached booked cancelled
    changed checked circulated cleared closed collected compared completed confirmed corrected delayed
    delivered described discussed distributed drafted explained extended filed finished forwarded handled
    introduced issued kept listed merged moved noted opened ordered organised postponed prepared presented
    printed published questioned raised received recorded reduced rejected renewed replaced requested returned
    reviewed revised scheduled sent shared signed sorted stored submitted summarised supported tested
    transferred updated verified withdrew
""")
ADJECTIVES = _words("""
    annual brief central clear common complete correct current daily detailed different digital early
    electronic empty external final first formal full general helpful important initial internal joint late
    local long minor missing monthly necessary next normal official old open optional original overdue partial
    possible practical previous public quarterly quick recent regional regular relevant remaining revised
    second separate several short similar simple special standard technical temporary third urgent usual
    useful weekly written
""")
GIVEN = _words("""
    Anna Brian Carla Daniel Emma Frank Grace Henry Irene James Karen Laura Martin Nina Oscar Paul Rosa Simon
    Tara Victor
""")
FAMILY = _words("""
    Adams Baxter Carver Doyle Ellison Fisher Grant Hobbs Irving Jarvis Kemp Larkin Mercer Nolan Osborne Pratt
    Quinn Rowe Sadler Turner
""")
TOWNS = _words("""
    Bristol Leeds Hamburg Vienna Lisbon Dublin Geneva Prague Cardiff Utrecht Lyon Turin
""")
MONTHS = _words("""
    January February March April May June July August September October November December
""")
MEASURES = ("MW", "km", "pages", "people", "hours", "days", "copies", "EUR", "boxes", "tonnes", "%", "participants")
HAN_NOUNS = _words("""
    报告 会议 项目 方案 合同 预算 部门 客户 资料 文件 通知 培训 设备 系统 平台 流程 制度 标准 计划 任务 问题
    意见 建议 风险 进度 质量 安全 采购 供应商 仓库 车辆 办公室 会议室 员工 人员 领导 小组 委员会 单位 学校
    社区 服务 活动 网络 软件 数据 表格 附件 材料 清单 账单 发票 付款 费用 经费 工资 假期 考勤 招聘 考核 档案
    邮件 电话 回复 申请 审批 签字 公章 版本 目录 章节 摘要 结论 图纸 照片 记录 检查 维修 保养 验收 交接 运输
    库存 订单 市场 价格 投诉 调查 问卷 反馈 工作 事项 内容 要求 时间 地点 范围 责任
""")
HAN_VERBS = _words("""
    完成 审核 讨论 确认 提交 修改 整理 汇总 发布 安排 组织 落实 检查 签订 更新 核对 准备 研究 收集 分析 调整
    通报 转发 批准 推进 协调 补充 完善 跟进 归档 登记 印发 报送 征求 反馈 明确 强化 优化 开展 召开 参加 布置
    介绍 说明 解决 处理 延长 取消 退回 领取
""")
HAN_ADJECTIVES = _words("""
    重要 主要 具体 有关 相关 初步 最新 详细 统一 基本 全面 临时 年度 季度 每月 日常 内部 外部 下一步 本周 上周
    现有 其他 部分
""")
HAN_PEOPLE = _words("""
    王建国 李明华 张晓丽 刘志强 陈静 杨帆 赵丽娜 黄海涛 周敏 吴佳怡 徐伟东 孙玉兰 马超 朱琳 胡文斌
""")
HAN_TOWNS = _words("""
    武汉 成都 南京 杭州 西安 长沙 合肥 昆明 青岛 厦门 郑州 沈阳
""")
HAN_MEASURES = ("万千瓦", "公里", "页", "人", "小时", "天", "份", "元", "箱", "吨", "个百分点", "人次")
