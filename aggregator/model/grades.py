"""The common ladder that the markings of different countries stand on, for comparing them only."""

from __future__ import annotations

import re

from aggregator.model.facts import Grade

_LADDER: dict[Grade, str] = {
    Grade.INTERNAL: """
        internal|internal use|internal use only|for internal use only|restricted|official-sensitive|official: sensitive
        official sensitive|cui|controlled|controlled unclassified information|fouo|for official use only|sbu|les|protect
        sensitive but unclassified|law enforcement sensitive|protected a|sensitive|private|proprietary
        company confidential|commercial in confidence|vs-nfd|vs-nur für den dienstgebrauch|restreint ue|eu restricted
        restreint ue/eu restricted|diffusion restreinte|nato restricted|nr|nato unclassified|nu|limited|embargoed
        tlp:green|tlp:amber|tlp:amber+strict|tlp:red
        内部|内部资料|内部文件|内部公开|内部使用|仅供内部使用|工作秘密|商业秘密|普通商密|核心商密|重要数据|核心数据
        敏感|敏感个人信息|不得外传|注意保密|注意保存
    """,
    Grade.CONFIDENTIAL: """
        confidential|protected|protected b|vs-vertraulich|confidentiel ue|eu confidential|nato confidential|nc
        confidentiel ue/eu confidential|confidentiel défense|秘密
    """,
    Grade.SECRET: """
        secret|geheim|protected c|secret ue|eu secret|secret ue/eu secret|nato secret|ns|secret défense|机密
    """,
    Grade.TOP_SECRET: """
        top secret|streng geheim|très secret|tres secret|très secret ue|eu top secret|très secret ue/eu top secret
        très secret défense|cosmic top secret|cts|绝密
    """,
}
_GRADES = {word: grade for grade, words in _LADDER.items() for word in re.split(r"\s*[|\n]\s*", words.strip())}


def grade_of(word: str) -> Grade:
    """Return the grade that a marking, a pack's ``would_be_marked`` or a site's ``may_hold`` names.

    Whatever names none, such as ``unclassified``, ``TLP:CLEAR``, ``公开`` or an unknown word, is ``Grade.NONE``.

    Examples
    --------
    >>> grade_of("Secret") is grade_of("机密★10年") is Grade.SECRET
    True
    >>> grade_of("OFFICIAL-SENSITIVE").name, grade_of("unclassified").name
    ('INTERNAL', 'NONE')
    """
    plain = " ".join(word.casefold().replace("_", " ").split("★")[0].split())
    return _GRADES.get(plain, Grade.NONE)
