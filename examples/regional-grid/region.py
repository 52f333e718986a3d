"""The region: three made-up provinces on islands in open sea, their plants, and the people of the energy office."""

from __future__ import annotations

from typing import NamedTuple


class Plant(NamedTuple):
    """A plant of the list, with the place it would stand at."""

    id: str
    name: str
    zh: str
    code: str
    province: str
    latitude: float
    longitude: float

    @property
    def location(self) -> str:
        """Return the place as ``latitude,longitude``."""
        return f"{self.latitude},{self.longitude}"


PLANTS = {
    plant.id: plant
    for plant in (
        Plant("QH-01", "Aldermoor Power Station", "桤原电厂", "ALM", "Qinghe", 20.1183, 128.2047),
        Plant("QH-02", "Stillwater Hydro", "静水水电站", "SWH", "Qinghe", 20.2961, 128.3318),
        Plant("QH-03", "Kestrel Ridge Wind Farm", "隼岭风电场", "KRW", "Qinghe", 20.3377, 128.4125),
        Plant("QH-04", "Tanner Bay Power Station", "皮湾电厂", "TBP", "Qinghe", 20.3814, 128.5096),
        Plant("QH-05", "Heron Weir", "鹭堰水电站", "HWR", "Qinghe", 20.4127, 128.6635),
        Plant("QH-06", "Whitestone Power Station", "白岩电厂", "WSP", "Qinghe", 20.4539, 128.7212),
        Plant("QH-07", "Larkfield Solar", "云雀光伏电站", "LKF", "Qinghe", 20.5208, 128.7791),
        Plant("QH-08", "Ninefold Falls", "九叠水电站", "NFF", "Qinghe", 20.5872, 128.8304),
        Plant("DL-01", "Cinder Hill Power Station", "烬山电厂", "CHP", "Dongling", 21.0416, 129.1127),
        Plant("DL-02", "Plover Sands Wind Farm", "鸻滩风电场", "PSW", "Dongling", 21.0933, 129.1759),
        Plant("DL-03", "Copper Gate", "铜门电厂", "CPG", "Dongling", 21.1562, 129.2284),
        Plant("DL-04", "Mirror Lake Hydro", "镜湖水电站", "MLH", "Dongling", 21.2047, 129.2931),
        Plant("DL-05", "Thornbury Gas", "棘堡燃气电厂", "TBG", "Dongling", 21.2618, 129.3472),
        Plant("DL-06", "Saltmarsh Power Station", "盐沼电厂", "SMP", "Dongling", 21.3195, 129.4016),
        Plant("DL-07", "East Beacon Wind Farm", "东标风电场", "EBW", "Dongling", 21.3724, 129.4583),
        Plant("DL-08", "Quarry Head", "石矿头电厂", "QHD", "Dongling", 21.4251, 129.5147),
        Plant("DL-09", "Fennel Cross Solar", "茴香光伏电站", "FCS", "Dongling", 21.4836, 129.5728),
        Plant("DL-10", "Gannet Point", "鲣岬电厂", "GNP", "Dongling", 21.5309, 129.6284),
        Plant("NH-01", "Lotus Reach", "莲津电厂", "LTR", "Nanhu", 22.0512, 128.9046),
        Plant("NH-02", "Basalt Quay Power Station", "玄武埠电厂", "BQP", "Nanhu", 22.1138, 128.9617),
        Plant("NH-03", "Osprey Dam", "鹗坝水电站", "OSD", "Nanhu", 22.1726, 129.0193),
        Plant("NH-04", "Millrace Gas", "磨渠燃气电厂", "MRG", "Nanhu", 22.2304, 129.0758),
        Plant("NH-05", "Sedge Island Wind Farm", "莎洲风电场", "SIW", "Nanhu", 22.2891, 129.1326),
        Plant("NH-06", "Pinewall Power Station", "松壁电厂", "PWP", "Nanhu", 22.3467, 129.1894),
    )
}

GROUPS: dict[str, tuple[str, ...]] = {
    "all-staff": ("operations", "maintenance", "contracts", "planning", "hr", "management"),
    "operations": ("bo.lindqvist", "chen.yu", "deng.wei", "ida.marsh", "luo.ping", "sun.hao", "tess.okoro"),
    "maintenance": ("fang.lei", "greta.holm", "he.jun", "ravi.sand", "yan.bo"),
    "contracts": ("luo.ping", "mila.voss", "tess.okoro", "zhou.min"),
    "planning": ("peng.rui", "ursula.kay"),
    "hr": ("nadia.brook", "wu.jie"),
    "management": ("anders.vale", "lin.qiu"),
    "contractors": ("jory.finch", "ke.song"),
}
"""Group -> members; Luo Ping and Tess Okoro changed desks and kept both."""

OPERATIONS = "01_Operations 运行"
MAINTENANCE = "02_Maintenance 检修"
CONTRACTS = "03_Contracts 合同"
MEETINGS = "04_Meetings 会议纪要"
MAPS = "05_Maps 图"
STAFF = "06_HR 人事"
CHATS = "07_Chat exports 群聊"
PHOTOS = "08_Photos 照片"
ARCHIVE = "09_Archive 归档"
PLANNING = "10_Planning 规划"
TEMPLATES = "Templates 模板"

ACCESS: tuple[tuple[str, str, str], ...] = (
    (OPERATIONS, "operations", "write"),
    (MAINTENANCE, "maintenance", "write"),
    (MAINTENANCE, "operations", "read"),
    (f"{MAINTENANCE}/Notices 通知", "all-staff", "read"),
    (f"{MAINTENANCE}/Contractors 外包", "contractors", "read"),
    (CONTRACTS, "contracts", "write"),
    (MEETINGS, "all-staff", "read"),
    (MAPS, "all-staff", "read"),
    (STAFF, "hr", "write"),
    (f"{STAFF}/Noticeboard 公告栏", "all-staff", "read"),
    (f"{CHATS}/Staff 全员", "all-staff", "read"),
    (f"{CHATS}/Shift desk 值班台", "operations", "read"),
    (PHOTOS, "all-staff", "read"),
    (f"{ARCHIVE}/Notices 2025", "all-staff", "read"),
    (f"{ARCHIVE}/Operations", "operations", "read"),
    (PLANNING, "planning", "write"),
    (TEMPLATES, "all-staff", "read"),
    (".", "management", "read"),
)
"""Path, principal and right; each covers everything below."""
