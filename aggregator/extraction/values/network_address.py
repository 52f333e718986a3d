"""Addresses in networks: IPv4 and IPv6 with or without a prefix length, hardware addresses, URLs and host names."""

from __future__ import annotations

import ipaddress
from functools import lru_cache

from aggregator.extraction.values.pattern import Found, PatternSet, pattern
from aggregator.extraction.values.value import Value, is_nothing, words
from aggregator.policy.records import Attribute

_COUNTRIES = words("""
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc
    cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb
    gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke
    kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu
    mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw
    sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz
    ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
""")
_GENERIC = words("""
    com net org edu gov mil int arpa info biz name pro aero coop museum jobs mobi travel tel cat asia post app dev cloud
    online site tech store shop xyz top club wiki blog news live work world life today email agency company network
    systems solutions services energy power academy school university bank finance health hospital center digital
    media software group ltd gmbh inc page web host space website aws google microsoft apple local lan internal
    intranet corp home test example invalid onion
""")
_FILE_ENDINGS = words("md py rs pl sh ps so cc mm ml am as ms in do no is it at be to me my us so page name post")
"""Ends of host names that are ends of file names or words at least as often; they need ``www.`` or a scheme."""
_PROGRAMS = words("md py rs pl sh ps so cc mm ml")
_HOST_SO = words("ms is in me us it at be to am as cc so")

_BEFORE = r"(?:^|[^\pL\pN_@/.\\-]|\p{Han})"
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9-])?"
_HOST = rf"(?:{_LABEL}\.)+[A-Za-z]{{2,24}}"
_IP4 = r"\d{1,3}(?:\.\d{1,3}){3}"
_REST = r"""(?::\d{1,5})?(?:[/?#][^\s<>"\\^`{|}\p{Han}\x{3000}-\x{303f}\x{ff00}-\x{ffef}“”‘’]*)?"""
_SCHEMED = (
    rf"(?P<name>(?i:https?|s?ftps?|wss?|smb|ssh|ldaps?|rtsp|mqtts?|opc\.tcp)://(?:[A-Za-z0-9._~%-]+(?::[^\s@/]*)?@)?"
    rf"(?:localhost|{_IP4}|\[[0-9A-Fa-f:.]+\]|(?P<host>{_HOST})){_REST})"
)
_BARE = rf"{_BEFORE}(?P<name>(?P<host>{_HOST}){_REST})"
_FOUR = rf"{_BEFORE}(?P<name>{_IP4}(?:/\d{{1,2}})?)"
_SIX = (
    r"(?:^|[^\pL\pN_:.]|\p{Han}|:\s?)(?P<name>(?:[0-9A-Fa-f]{0,4}:){2,7}(?:[0-9A-Fa-f]{1,4}"
    r"|\d{1,3}(?:\.\d{1,3}){3})?(?:/\d{1,3})?)"
)
_HARDWARE = (
    rf"{_BEFORE}(?P<name>[0-9A-Fa-f]{{2}}(?::[0-9A-Fa-f]{{2}}){{5}}|[0-9A-Fa-f]{{2}}(?:-[0-9A-Fa-f]{{2}}){{5}}"
    r"|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})"
)
_VERSION = r"(?i:\bv|version|release|firmware|build|chapter|section|§|版本|第)[ .:]?\s?$"
_TRAILING = ".,;:!?'\"*_)]"


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the network addresses in running text. A version number of four parts is none."""
    if "." not in text and ":" not in text and "-" not in text:
        return []
    values: list[Value] = []
    for number in _set().which(text):
        source, read = _READERS[number]
        for match in pattern(source).finditer(text):
            value = read(match, text)
            if value is not None and not any(v.start < value.end and value.start < v.end for v in values):
                values.append(value)
    return sorted(values, key=lambda value: value.start)


def cell(attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return the only network address in a cell, or None."""
    found = [] if is_nothing(text) or len(text) > 2_000 else find(attribute, text)
    return found[0] if len(found) == 1 else None


def is_top_level(label: str) -> bool:
    """Return whether a host name may end in a label, as far as the common ones go."""
    lowered = label.lower()
    return lowered in _COUNTRIES or lowered in _GENERIC


def _schemed(match: Found, text: str) -> Value | None:
    start, end = match.span("name")
    host_end = match.span("host")[1] if match["host"] else start
    if start and text[start - 1].isascii() and (text[start - 1].isalnum() or text[start - 1] == "/"):
        return None
    if match["host"] and match["host"].lower().endswith(".xxx"):
        return None
    if match["host"] and end == host_end and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
        return None
    return _trimmed(text, start, end, 1.0)


def _bare(match: Found, text: str) -> Value | None:
    start, end = match.span("name")
    host = match["host"].lower()
    first, _, rest = host.partition(".")
    top = host.rpartition(".")[2]
    host_end = match.span("host")[1]
    after = text[host_end : host_end + 1]
    if not is_top_level(top) or after in tuple("@_") or (after.isascii() and after.isalnum()):
        return None
    if rest in ("am", "pm") and first.isdigit() and int(first) <= 24:
        return None
    plain = end == host_end and first != "www"
    if plain and not _is_host(match["host"], first, rest, top):
        return None
    return _trimmed(text, start, end, 0.95 if first == "www" else 0.8)


def _is_host(written: str, first: str, rest: str, top: str) -> bool:
    """Return whether two labels are a host's and not a file, a name with a dot or two sentences."""
    if any(map(str.isdigit, first)) and any(map(str.isalpha, first)) and written.islower():
        return top not in _PROGRAMS
    if top in _FILE_ENDINGS and "." not in rest and (top not in _HOST_SO or not written.islower() or len(first) < 3):
        return False
    if not written.islower() and not written.isupper() and written.rpartition(".")[2].istitle():
        return False
    return not (first.isdigit() and "." not in rest and len(top) > 2)


def _four(match: Found, text: str) -> Value | None:
    start, end = match.span("name")
    written, slash, length = match["name"].partition("/")
    after = text[end : end + 2]
    if (
        after[:1].isdigit()
        or (after[:1] == "." and after[1:].isdigit())
        or (after[:1].isascii() and after[:1].isalpha())
    ):
        return None
    if pattern(_VERSION).search(text[max(0, start - 12) : start]) is not None:
        return None
    plain = ".".join(str(int(part)) for part in written.split("."))
    return _address(plain + slash + length, start, end)


def _six(match: Found, text: str) -> Value | None:
    start, end = match.span("name")
    after = text[end : end + 1]
    if after == ":" or (after.isascii() and after.isalnum()):
        return None
    return _address(match["name"], start, end)


def _address(written: str, start: int, end: int) -> Value | None:
    try:
        if "/" in written:
            shown = ipaddress.ip_interface(written).with_prefixlen
        else:
            shown = ipaddress.ip_address(written).compressed
    except ValueError:
        return None
    return Value(shown, None, start, end, 1.0)


def _hardware(match: Found, text: str) -> Value | None:
    start, end = match.span("name")
    after = text[end : end + 1]
    if after in tuple(":-.") and text[end + 1 : end + 2].isalnum():
        return None
    if after.isascii() and after.isalnum():
        return None
    digits = "".join(filter(str.isalnum, match["name"])).lower()
    return Value(":".join(digits[at : at + 2] for at in range(0, 12, 2)), None, start, end, 1.0)


def _trimmed(text: str, start: int, end: int, confidence: float) -> Value | None:
    """Return an address without what is of the sentence around it, its scheme and host in lower case."""
    while text[end - 1] in _TRAILING and (text[end - 1] != ")" or "(" not in text[start:end]):
        end -= 1
    written = text[start:end]
    scheme, mark, rest = written.rpartition("://") if written.count("://") == 1 else ("", "", written)
    cut = min((rest.find(sign) for sign in "/?#" if sign in rest), default=len(rest))
    return Value(scheme.lower() + mark + rest[:cut].lower() + rest[cut:], None, start, end, confidence)


_READERS = ((_SCHEMED, _schemed), (_HARDWARE, _hardware), (_FOUR, _four), (_SIX, _six), (_BARE, _bare))


def sought() -> list[str]:
    """Return the RE2 sources of which a text has to match one for `find` to find anything in it."""
    return [source for source, _ in _READERS]


@lru_cache(maxsize=1)
def _set() -> PatternSet:
    return PatternSet(sought())
