"""Numbers that documents, contracts, orders, accounts and vehicles go by, known by their form or the word before.

Three things count: the number of a Chinese official document (文号); letters and digits that a mark parts, with three
digits among them (``PO-2025-00318``, ``CWF/PROC/2025/031``), and plates and wagons of a form of their own; and what a
cue introduces: No., Ref, Tender, Invoice, 编号, 合同号, 文号, 账号, 车牌. Standards, quarters and months are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from aggregator.extraction.values.pattern import Found, pattern
from aggregator.extraction.values.value import Value

_BEFORE = r"(?:^|[^\pL\pN_/.@#&=%-]|\p{Han})"
_OFFICIAL = (
    r"(?P<name>\p{Han}{1,14}[〔\[【(](?:19|20)\d{2}[〕\]】)](?:第|字第)? ?\d{1,5} ?号"
    r"|\p{Han}{1,14}(?:19|20)\d{2}年?(?:第|字第)\d{1,5}号)"
)
_FORM = (
    rf"{_BEFORE}(?P<name>[A-Z][A-Z0-9]{{0,9}}(?:[-/][A-Z0-9]{{1,12}}){{1,5}}"
    r"|\d{2} \d{2} \d{3} \d{4}-\d|\d{3,6}-[A-Z]|AWB ?\d{3}-\d{8}"
    r"|[A-HJ-PR-Y]{2}(?:0[1-9]|[1-7]\d) [A-HJ-PR-Z]{3}|\p{Han}[A-Z]·[A-Z0-9]{5,6})"
)
_NUMBER = (
    r"(?:(?i:no|nos|nr|num|number|code|id|ref)\b\.?|№|#)(?: ?[:.：])?|(?:编号|号码|号|代码)(?:[:：为是]|[为是][:：])?"
)
_STRONG = (
    r"(?i:\b(?:ref|reference|account|a/c|acct|serial|licen[cs]e|certificate|cert|registration|registered|reg|waybill|awb"
    r"|docket|consignment|passport|permit|policy|file|case|claim|ticket|batch|asset|tag|meter|job|invoice|order|contract"
    r"|tender|lot|project|incident|itt|po|purchase order|work order|invitation to tender|quote|quotation|drawing|form"
    r"|report|circular|vehicle|plate|wagon|container|locomotive|call-?off|requisition|receipt|voucher|consent|key)\b)"
)
_HAN = (
    r"(?:文号|编号|编码|合同号|订单号?|工单号?|单号|票号|发票号?|账号|帐号|账户|卡号|批次号?|批号|许可证号?|证书号?|证号|登记号|备案号|注册号"
    r"|序列号|车牌号?|车号|牌照|箱号|运单号?|案号|档号|图号|标书号|招标编号|项目号|合同|工号|户号|表号|设备号|信用代码|识别号|税号)"
)
_LEAD = r"(?: ?(?i:is|was|of|under)\b)? ?[:：(]? ?"
_SAID = (
    rf"(?:(?:{_STRONG}) ?(?:{_NUMBER})?|\b(?i:no)\. ?|№ ?|{_HAN}(?:{_NUMBER})?){_LEAD}"
    r"(?P<name>[A-Za-z]{0,8}\d[A-Za-z0-9]*(?:[-/.·][A-Za-z0-9]+){0,6}(?: \d{3,4}){0,6}"
    r"|[A-Za-z]{1,8}(?:[-/.][A-Za-z0-9]+){1,6})"
)
_NONE = (
    r"(?i:ISO|IEC|EN|IEEE|ASTM|GB|DIN|BS|UTF|COVID|FY|CY|Q[1-4]|H[12]"
    r"|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)"
)
_OTHER = (
    rf"{_NONE}(?:[-/].*|\d{{2,4}}(?:[-/].*)?)|\d{{1,4}}([-/.])\d{{1,2}}([-/.])\d{{1,4}}|(?:19|20)\d{{2}}(?:[-/](?:\d{{2}}|(?:19|20)\d{{2}}))?"
    r"|\d{1,3}(?: \d{3})+|\d+\.\d+|[A-Z]{1,2}\d{1,3}|\d+(?:st|nd|rd|th|[a-z]{1,3}|MW|MVA)|\pL+"
)
_FEWEST_DIGITS = 3
_SURE = 0.75


def sought() -> list[str]:
    """Return the RE2 sources of which a text has to match one for `numbered` to find anything in it."""
    return [_OFFICIAL, _FORM, _SAID]


def numbered(text: str) -> Iterator[Value]:
    """Yield the numbers that things go by in running text, without overlaps.

    Examples
    --------
    >>> [value.value for value in numbered("Tender TVW-ITT-0093, invoice 2025-0417 of 3 May; ISO-9001, FY-2025")]
    ['TVW-ITT-0093', '2025-0417']
    >>> [value.value for value in numbered("按诺储〔2025〕6号，合同编号：HT2025088")]
    ['诺储〔2025〕6号', 'HT2025088']
    """
    taken: list[tuple[int, int]] = []
    for source, is_said in ((_OFFICIAL, True), (_FORM, False), (_SAID, True)):
        for match in pattern(source).finditer(text):
            start, end = _span(match, source)
            if any(start < last and first < end for first, last in taken) or _goes_on(text, end):
                continue
            written = text[start:end]
            if source == _OFFICIAL or _is_number(written, is_said=is_said):
                taken.append((start, end))
                yield Value(" ".join(written.upper().split()), None, start, end, _SURE)


_CLAUSES = r"^.*(?:根据|按照|依据|以|据|按|见|关于|印发|转发|的|和|与|及|经|由|在|为)"


def _span(match: Found, source: str) -> tuple[int, int]:
    """Return where a number stands, an official one without the words before the body that issued it."""
    start, end = match.span("name")
    if source == _OFFICIAL:
        lead = pattern(_CLAUSES).search(match["name"])
        start += 0 if lead is None else lead.span()[1]
    else:
        start += len(match["name"]) - len(match["name"].lstrip())
    return start, end


def _is_number(written: str, *, is_said: bool) -> bool:
    digits = sum(map(str.isdigit, written))
    if not is_said and " " in written:
        return True
    if digits < (_FEWEST_DIGITS if not is_said else 2) or pattern(_OTHER).fullmatch(written) is not None:
        return False
    return digits >= _FEWEST_DIGITS or (any(map(str.isalpha, written)) and len(written) > 3)


def _goes_on(text: str, end: int) -> bool:
    after = text[end : end + 2]
    if after[:1].isascii() and (after[:1].isalnum() or after[:1] == "_"):
        return True
    if after[:1] in tuple(",:"):
        return text[end - 1].isdigit() and after[1:].isdigit()
    return after[:1] in tuple("-/.") and after[1:].isalnum() and after[1:].isascii()
