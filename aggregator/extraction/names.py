"""Small gazetteers: what the names of persons, organisations and places are made of."""

from __future__ import annotations

from aggregator.extraction.words import words_of

TITLES = words_of(
    "Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Madam President Minister Director Chairman Colonel Captain"
)
"""What stands before a person's name."""

ORGANISATION_WORDS = words_of("""
    ltd limited inc incorporated llc plc corp corporation company co gmbh ag sa s.a nv bv spa s.p.a oy ab as kg
    group holdings holding university college institute hospital clinic bank agency authority ministry
    department commission council committee association foundation laboratory laboratories school academy
    office bureau board union federation organization organisation court police army navy airlines energy power
    electric utilities partners consulting insurance trust society
""")
"""Words that end, or with "of" begin, the name of an organisation."""

GIVEN_NAMES = words_of("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
    jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank
    alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry peter kyle walter ethan
    jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan
    joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent mary
    patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia
    kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel
    carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren
    christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison
    frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle
    beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hans klaus jürgen stefan
    wolfgang andreas matthias martin pierre jean-pierre françois luc marco luigi giovanni giuseppe carlos
    miguel pedro antonio luis javier ivan sergei dmitri vladimir olga tatiana natasha sven lars erik bjorn
    ingrid astrid mohammed muhammad ahmed ali hassan omar fatima aisha ibrahim priya raj anil sunil amit wei
    ming li jun hui lei yan fang jing hiroshi kenji yuki akira
""")
"""Common given names, by which two or three capitalised words are taken for a person."""

NOT_IN_NAMES = words_of("""
    street road avenue station river lake bridge airport park square county city north south east west day
    report project plan january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
""")
"""Words that no person's name holds."""

_PLACES = """
    austria, belgium, bulgaria, croatia, cyprus, czechia, czech republic, denmark, estonia, finland, france,
    germany, greece, hungary, iceland, ireland, italy, latvia, lithuania, luxembourg, malta, netherlands,
    norway, poland, portugal, romania, serbia, slovakia, slovenia, spain, sweden, switzerland, turkey, ukraine,
    united kingdom, england, scotland, wales, russia, belarus, moldova, albania, north macedonia, montenegro,
    kosovo, bosnia and herzegovina, china, japan, south korea, north korea, india, pakistan, bangladesh,
    indonesia, malaysia, singapore, thailand, vietnam, philippines, taiwan, hong kong, macau, mongolia,
    kazakhstan, iran, iraq, israel, jordan, lebanon, syria, saudi arabia, qatar, kuwait, oman, yemen, egypt,
    libya, tunisia, algeria, morocco, nigeria, ghana, kenya, ethiopia, south africa, united states, usa,
    canada, mexico, brazil, argentina, chile, peru, colombia, venezuela, australia, new zealand, beijing,
    shanghai, tianjin, chongqing, guangzhou, shenzhen, wuhan, chengdu, nanjing, hangzhou, hubei, hunan,
    guangdong, sichuan, zhejiang, jiangsu, shandong, henan, hebei, shanxi, shaanxi, liaoning, jilin,
    heilongjiang, anhui, fujian, jiangxi, guangxi, guizhou, yunnan, gansu, qinghai, ningxia, xinjiang, tibet,
    inner mongolia, hainan, london, paris, berlin, madrid, rome, vienna, brussels, amsterdam, warsaw, prague,
    budapest, lisbon, athens, stockholm, oslo, copenhagen, helsinki, dublin, zurich, geneva, munich, hamburg,
    frankfurt, milan, barcelona, moscow, kyiv, tokyo, seoul, new delhi, mumbai, new york, washington, chicago,
    los angeles, san francisco, boston, houston, toronto, vancouver, sydney, melbourne, brisbane, perth,
    auckland, cairo, dubai, istanbul, europe, asia, africa, manchester, birmingham, glasgow, edinburgh,
    liverpool, leeds, bristol, cardiff, belfast
"""
PLACES = frozenset(" ".join(place.split()) for place in _PLACES.split(","))
"""Countries, large cities and provinces, as they are written in English."""

HAN_ORGANISATION_ENDS = tuple(
    sorted(
        words_of("""
    公司 集团 大学 学院 医院 银行 研究院 研究所 设计院 委员会 管理局 监管局 能源局 电力局 电网 部门 中心 协会
    基金会 学校 中学 小学 出版社 法院 检察院 公安局 派出所 政府 厅 大队 支队 电厂 事务所 实验室
""")
    )
)
"""How the names of organisations end."""
