from __future__ import annotations

import pytest

from aggregator.extraction.extract import survey
from aggregator.extraction.markings import markings_of
from aggregator.model.documents import (
    Block,
    BlockKind,
    Cell,
    MailLoc,
    MetaLoc,
    MetaValue,
    PartLoc,
    PdfLoc,
    Rect,
    SheetLoc,
    Table,
)
from aggregator.model.facts import Grade

BANNERS = [
    ("TOP SECRET//SI//NOFORN", "us", Grade.TOP_SECRET),
    ("SECRET//REL TO USA, GBR", "us", Grade.SECRET),
    ("CONFIDENTIAL", "us", Grade.CONFIDENTIAL),
    ("UNCLASSIFIED", "us", Grade.NONE),
    ("UNCLASSIFIED//FOUO", "us", Grade.INTERNAL),
    ("FOR OFFICIAL USE ONLY", "us", Grade.INTERNAL),
    ("CUI//SP-PRVCY//FED ONLY", "cui", Grade.INTERNAL),
    ("OFFICIAL-SENSITIVE", "uk", Grade.INTERNAL),
    ("OFFICIAL", "uk", Grade.NONE),
    ("OFFICIAL: Sensitive", "au", Grade.INTERNAL),
    ("Protected B", "ca", Grade.CONFIDENTIAL),
    ("NATO RESTRICTED", "nato", Grade.INTERNAL),
    ("COSMIC TOP SECRET", "nato", Grade.TOP_SECRET),
    ("RESTREINT UE/EU RESTRICTED", "eu", Grade.INTERNAL),
    ("SECRET UE/EU SECRET", "eu", Grade.SECRET),
    ("VS-NfD", "de", Grade.INTERNAL),
    ("STRENG GEHEIM", "de", Grade.TOP_SECRET),
    ("DIFFUSION RESTREINTE", "fr", Grade.INTERNAL),
    ("TRÈS SECRET", "fr", Grade.TOP_SECRET),
    ("TLP:AMBER+STRICT", "tlp", Grade.INTERNAL),
    ("TLP:CLEAR", "tlp", Grade.NONE),
    ("机密★10年", "cn", Grade.SECRET),
    ("绝密 ★ 长期", "cn", Grade.TOP_SECRET),
    ("秘密★", "cn", Grade.CONFIDENTIAL),
    ("机密", "cn", Grade.SECRET),
    ("工作秘密", "cn", Grade.INTERNAL),
    ("商业秘密", "corporate", Grade.INTERNAL),
    ("内部资料 不得外传", "corporate", Grade.INTERNAL),
    ("内部文件，注意保存", "corporate", Grade.INTERNAL),
    ("仅供内部使用", "corporate", Grade.INTERNAL),
    ("Company Confidential", "corporate", Grade.CONFIDENTIAL),
    ("Internal use only", "corporate", Grade.INTERNAL),
    ("征求意见稿", "draft", Grade.NONE),
    ("DRAFT - not for release", "draft", Grade.NONE),
    ("Embargoed until 4 March 2025", "draft", Grade.INTERNAL),
]


@pytest.mark.parametrize(("line", "scheme", "grade"), BANNERS)
def test_a_line_at_the_top_is_a_marking(line, scheme, grade, document_of):
    (mark,) = markings_of(document_of(line, "Some text that follows."))
    assert (mark.scheme, mark.grade, mark.position) == (scheme, grade, "cover")


PROSE = [
    "The secret of good bread is time.",
    "We keep this confidential.",
    "The word SECRET stands in a sentence here.",
    "这是一个秘密，不要告诉别人。",
    "机密文件应当存放在保险柜里。",
    "Drafts are due on Monday.",
    "Internal combustion engines",
    "(C) Copyright 2024 Example Ltd",
    "(S) is the third letter of the plan",
]


@pytest.mark.parametrize("text", PROSE)
def test_words_in_prose_are_no_marking(text, document_of):
    assert markings_of(document_of(text)) == ()


def test_a_banner_in_the_middle_of_a_long_text_is_prose(document_of):
    assert markings_of(document_of(*["A line."] * 10, "SECRET", *["A line."] * 10)) == ()


def test_headers_footers_and_the_tops_of_pages_are_read(document_of):
    header = Block(BlockKind.HEADER, "Plan 7 | CONFIDENTIAL | page 1", PartLoc("word/header1.xml", "paragraph 1"))
    body = [Block(BlockKind.PARAGRAPH, f"Line {n}", PdfLoc(1)) for n in range(20)]
    top = Block(BlockKind.PARAGRAPH, "SECRET//NOFORN", PdfLoc(2))
    marks = markings_of(document_of(header, *body, top, *body))
    assert [(mark.label, mark.position) for mark in marks] == [("CONFIDENTIAL", "header"), ("SECRET//NOFORN", "banner")]


def test_a_star_counts_within_the_first_line_and_is_cited(document_of):
    text = "　机密★5年          编号：0012"
    (mark,) = markings_of(document_of(text))
    assert (mark.label, mark.grade) == ("机密★5年", Grade.SECRET)
    assert text[mark.citation.start : mark.citation.end] == "机密★5年"


def test_portions_count_under_a_banner_or_in_numbers(document_of):
    portions = ["(S//NF) One.", "(C) Two.", "(U) Three."]
    assert [mark.grade for mark in markings_of(document_of(*portions))] == [
        Grade.SECRET,
        Grade.CONFIDENTIAL,
        Grade.NONE,
    ]
    under = markings_of(document_of("SECRET//NOFORN", "(S//NF) One."))
    assert [mark.position for mark in under] == ["cover", "portion"]


NAMES = [
    ("a/内部_容量计划.docx", "corporate", Grade.INTERNAL),
    ("a/CONFIDENTIAL - plan.docx", "us", Grade.CONFIDENTIAL),
    ("a/检修计划（征求意见稿）.docx", "draft", Grade.NONE),
    ("a/plan_draft.md", "draft", Grade.NONE),
    ("a/机密★文件.txt", "cn", Grade.SECRET),
]


@pytest.mark.parametrize(("path", "scheme", "grade"), NAMES)
def test_a_file_name_carries_a_marking(path, scheme, grade, document_of):
    (mark,) = markings_of(document_of("text", path=path))
    assert (mark.scheme, mark.grade, mark.position) == (scheme, grade, "filename")
    assert mark.citation.locator == MetaLoc("name")


@pytest.mark.parametrize(
    "path",
    [
        "a/internal-api.md",
        "a/using-internal-errors.md",
        "a/secret-santa.txt",
        "a/secret garden.txt",
        "a/the secret plan.txt",
        "a/内部控制制度.docx",
        "secret/a.txt",
    ],
)
def test_a_word_in_a_file_name_is_none(path, document_of):
    assert [mark for mark in markings_of(document_of("text", path=path)) if mark.position == "filename"] == []


WRITTEN_BY_OTHERS = [
    ("SECRET//NOFORN", "us", Grade.SECRET),
    ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "us", Grade.INTERNAL),
    ("SECRET//DISPLAY ONLY IRQ", "us", Grade.SECRET),
    ("TOP SECRET//HCS-P/SI-G//ORCON/NOFORN", "us", Grade.TOP_SECRET),
    ("DECLASSIFIED on 1 May 2020", "us", Grade.NONE),
    ("CUI//DL ONLY", "cui", Grade.INTERNAL),
    ("CONTROLLED//SP-EXPT//FED ONLY", "cui", Grade.INTERNAL),
    ("OFFICIAL-SENSITIVE [PERSONAL]", "uk", Grade.INTERNAL),
    ("SECRET UK EYES ONLY", "uk", Grade.SECRET),
    ("TOP SECRET STRAP 1", "uk", Grade.TOP_SECRET),
    ("PROTECTED//CABINET", "au", Grade.CONFIDENTIAL),
    ("PROTÉGÉ B", "ca", Grade.CONFIDENTIAL),
    ("CTS-B", "nato", Grade.TOP_SECRET),
    ("NATO RESTRICTED/RELEASABLE TO EU", "nato", Grade.INTERNAL),
    ("LIMITE", "eu", Grade.INTERNAL),
    ("DIFFUSION RESTREINTE SPÉCIAL FRANCE", "fr", Grade.INTERNAL),
    ("PAP:CLEAR", "tlp", Grade.NONE),
    ("机密★启用前", "cn", Grade.SECRET),
    ("密级：机密★10年", "cn", Grade.SECRET),
    ("密级：□绝密 ☑机密 □秘密", "cn", Grade.SECRET),
    ("本件已解密", "cn", Grade.NONE),
    ("仅限内部使用", "corporate", Grade.INTERNAL),
    ("核心数据", "data", Grade.INTERNAL),
    ("数据级别：一般", "data", Grade.NONE),
    ("Classification: Secret", "us", Grade.SECRET),
    ("Document status: Draft", "draft", Grade.NONE),
    ("Privileged and confidential", "corporate", Grade.CONFIDENTIAL),
    ("PRE-DECISIONAL//DELIBERATIVE", "draft", Grade.NONE),
    ("Not for publication before 4 March", "draft", Grade.INTERNAL),
    ("（征求意见稿第二稿）", "draft", Grade.NONE),
    ("报批稿", "draft", Grade.NONE),
    ("暂不公开", "draft", Grade.INTERNAL),
]


@pytest.mark.parametrize(("line", "scheme", "grade"), WRITTEN_BY_OTHERS)
@pytest.mark.parametrize(
    ("kind", "position"),
    [(BlockKind.PARAGRAPH, "cover"), (BlockKind.HEADER, "header"), (BlockKind.FOOTER, "footer")],
)
def test_the_margins_bear_what_a_cover_does(line, scheme, grade, kind, position, document_of):
    (mark,) = markings_of(document_of(Block(kind, line, PartLoc("part", "paragraph 1")), "Some text that follows."))
    assert (mark.scheme, mark.grade, mark.position) == (scheme, grade, position)


def test_a_key_may_stand_above_its_marking(document_of):
    assert [mark.label for mark in markings_of(document_of("Classification:", "SECRET", "text"))] == ["SECRET"]


def test_two_markings_may_share_a_line(document_of):
    marks = markings_of(document_of("TLP:AMBER | PAP:RED", "text"))
    assert [mark.label for mark in marks] == ["TLP:AMBER", "PAP:RED"]
    footer = Block(BlockKind.FOOTER, "OFFICIAL - SENSITIVE | page 3", PartLoc("word/footer1.xml", "paragraph 1"))
    assert [(mark.label, mark.grade) for mark in markings_of(document_of(footer))] == [
        ("OFFICIAL - SENSITIVE", Grade.INTERNAL)
    ]


def test_a_cover_line_may_end_with_a_marking_in_capitals(document_of):
    (mark,) = markings_of(document_of("Valley Water board, 26 February 2025 - COMMERCIAL IN CONFIDENCE", "text"))
    assert (mark.label, mark.position) == ("COMMERCIAL IN CONFIDENCE", "cover")
    assert markings_of(document_of("How we keep it - Confidential", "SECRET - a short history", "text")) == ()


def test_what_is_to_be_done_with_a_document_is_no_part_of_its_marking(document_of):
    (mark,) = markings_of(document_of("内部资料，注意保存", "text"))
    assert (mark.label, mark.grade) == ("内部资料", Grade.INTERNAL)


def test_what_stands_across_a_page_is_a_watermark(document_of):
    across = PdfLoc(2, (Rect(104, 234, 465, 595),))
    line = PdfLoc(2, (Rect(60, 700, 200, 712),))
    body = [Block(BlockKind.PARAGRAPH, f"Line {n}", line) for n in range(12)]
    (mark,) = markings_of(document_of(*body, Block(BlockKind.HEADING, "Confidential", across), *body))
    assert (mark.label, mark.position, mark.citation.locator) == ("Confidential", "watermark", across)
    drawn = Block(BlockKind.TEXTBOX, "机密", PartLoc("word/header1.xml", "paragraph 1 text box 1"), label="watermark")
    assert [mark.position for mark in markings_of(document_of(drawn, "text"))] == ["watermark"]


def table_of(*rows, place=None):
    cells = tuple(Cell(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row) if text)
    return Table(place or PartLoc("word/document.xml", "table 1"), cells, len(rows), max(map(len, rows)))


FORMS = [
    (table_of(["文件编号", "12", "密级", "秘密"], ["标题", "计划"]), "秘密", "form"),
    (table_of(["Title", "Plan"], ["Security classification", "Official"]), "Official", "form"),
    (table_of(["密级：机密", "编号：12"]), "机密", "form"),
    (table_of(["机密★10年", "", "编号 12"]), "机密★10年", "cover"),
    (table_of(["内部资料"], ["电站", "容量"], ["北田", "3"], place=SheetLoc("x", "A1")), "内部资料", "cover"),
]


@pytest.mark.parametrize(("table", "label", "position"), FORMS)
def test_the_head_of_a_form_bears_a_marking(table, label, position, document_of):
    (mark,) = markings_of(document_of("Some text.", tables=(table,)))
    assert (mark.label, mark.position) == (label, position)


REGISTERS = [
    table_of(["密级", "份数"], ["机密", "3"], ["秘密", "4"]),
    table_of(["密级", "绝密", "机密", "秘密"], ["期限", "30年", "20年", "10年"]),
    table_of(["Title", "Classification"], ["Plan A", "Secret"], ["Plan B", "Confidential"]),
    table_of(["status"], ["draft"], ["final"]),
]


@pytest.mark.parametrize("table", REGISTERS)
def test_a_table_about_markings_bears_none(table, document_of):
    assert markings_of(document_of("Some text.", tables=(table,))) == ()


def test_a_filled_field_and_a_property_bear_a_marking(document_of):
    field = Block(BlockKind.FORM_FIELD, "Restricted", PdfLoc(1), label="Sensitivity label")
    (mark,) = markings_of(document_of(field))
    assert (mark.label, mark.position) == ("Restricted", "form")
    assert markings_of(document_of(Block(BlockKind.FORM_FIELD, "Restricted", PdfLoc(1), label="Access road"))) == ()


SUBJECTS = [
    ("Subject", "RE: [CONFIDENTIAL] Outages in May", ["CONFIDENTIAL"]),
    ("Subject", "【机密】检修计划（讨论稿）", ["机密", "讨论稿"]),
    ("Subject", "TOP SECRET//NOFORN: plan", ["TOP SECRET//NOFORN"]),
    ("Subject", "Plan for May - INTERNAL USE ONLY", ["INTERNAL USE ONLY"]),
    ("Subject", "Confidential talk about the secret garden", []),
    ("Subject", "Draft agenda for Monday", []),
    ("Sensitivity", "Company-Confidential", ["Company-Confidential"]),
    ("Sensitivity", "Normal", []),
    ("X-Protective-Marking", "VER=2018.1, NS=gov.au, SEC=OFFICIAL:Sensitive, ORIGIN=a@b.c", ["OFFICIAL:Sensitive"]),
]


@pytest.mark.parametrize(("name", "text", "labels"), SUBJECTS)
def test_a_message_bears_markings_in_its_headers(name, text, labels, document_of):
    marks = markings_of(document_of(Block(BlockKind.MAIL_HEADER, text, MailLoc("", name), label=name)))
    assert [mark.label for mark in marks] == labels
    assert [text[mark.citation.start : mark.citation.end] for mark in marks] == labels


def test_a_statement_and_an_authority_block_may_stand_anywhere(document_of):
    lines = [f"Line {n}." for n in range(12)]
    stated = "DISTRIBUTION STATEMENT D. Distribution authorized to the Department and its contractors only; 2 May 2020."
    (mark,) = markings_of(document_of(*lines, stated, *lines))
    assert (mark.label, mark.grade) == ("DISTRIBUTION STATEMENT D", Grade.INTERNAL)
    block = "Classified By: J. Doe\nDerived From: Guide 7\nDeclassify On: 20350101"
    (mark,) = markings_of(document_of(*lines, block, *lines))
    assert (mark.scheme, mark.grade) == ("us", Grade.CONFIDENTIAL)
    block = "Controlled by: Office of Energy\nCUI Category: CTI\nPOC: J. Doe"
    (mark,) = markings_of(document_of(*lines, block, *lines))
    assert (mark.scheme, mark.label) == ("cui", "CUI designation indicator")


ABOUT_MARKINGS = [
    ["Grades", "TOP SECRET", "SECRET", "CONFIDENTIAL", "We have three of them."],
    ["密级分为三种", "绝密", "机密", "秘密", "由定密责任人确定。"],
    ["TLP:RED", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"],
    ["Handling policy", Block(BlockKind.HEADING, "Confidential", PdfLoc(1)), "Papers that would do harm."],
    ["保密制度", Block(BlockKind.HEADING, "商业秘密", PdfLoc(1)), "本制度所称商业秘密是指不为公众所知悉的信息。"],
    ["DISTRIBUTION STATEMENT A. Public.", "DISTRIBUTION STATEMENT B. Agencies.", "DISTRIBUTION STATEMENT C. Firms."],
    ["Mark the document “SECRET//NOFORN” at the top of each page.", "The banner CUI//SP-CTI is an example."],
    ["国家秘密标志形式为“密级★保密期限”，例如机密★10年。", "商业秘密不得使用★标志。"],
    ["(A) The buyer pays.", "(B) The seller ships.", "(C) Both sign.", "(S) One more.", "(U) And another."],
    ["(C) 2019 Ann Bo", "(C) Copyright 2020 Bo", "(C) Example Ltd, 2021", "(U) Unions", "(C) more"],
    ["(C) one", "(C) two", "(C) three"],
    ["Reason: the pump failed", "Derived from: the log of May", "All is well."],
    ["Classification: mammals", "Status: confidential talks go on", "Marking: white lines"],
    ["LES", "NS", "NR", "CTS", "text"],
    ["Put the banner at the top of each page, e.g.", "SECRET//NOFORN", "and do not forget the end."],
    ["标志形式如下：", "机密★10年", "不得涂改。"],
    ["(S) means secret.", "(C) means confidential.", "(U) - unclassified."],
]


@pytest.mark.parametrize("lines", ABOUT_MARKINGS)
def test_a_text_about_markings_bears_none(lines, document_of):
    assert markings_of(document_of(*lines)) == ()


WRONG = [
    (["商业秘密★5年"], "商业秘密★5年", "★ belongs to state secrets, not to 商业秘密"),
    (["工作秘密★"], "工作秘密★", "★ belongs to state secrets, not to 工作秘密"),
    (["机密☆10年"], "机密☆10年", "☆ is not the ★ that state secrets are marked with"),
    (["秘密★20年"], "秘密★20年", "its period is longer than the 10 years of its grade"),
    (["SECRET//NOFORN//REL TO USA, GBR"], "SECRET//NOFORN//REL TO USA, GBR", "NOFORN and REL TO exclude each other"),
    (["CONFIDENTIAL", "(S//NF) One."], "(S//NF)", "a portion above the document's own 'CONFIDENTIAL'"),
]


@pytest.mark.parametrize(("lines", "label", "problem"), WRONG)
def test_a_marking_that_cannot_be_right_says_so(lines, label, problem, document_of):
    marks = markings_of(document_of(*lines, "Some text that follows."))
    assert [(mark.label, mark.problem) for mark in marks if mark.problem] == [(label, problem)]


RIGHT = [
    ["机密★20年"],
    ["绝密★长期"],
    ["商业秘密"],
    ["SECRET//REL TO USA, GBR", "(S//REL TO USA, GBR) One.", "(C) Two.", "(U) Three."],
    ["秘密★6个月"],
    ["DRAFT", "CONFIDENTIAL"],
]


@pytest.mark.parametrize("lines", RIGHT)
def test_a_right_marking_has_no_problem(lines, document_of):
    assert {mark.problem for mark in markings_of(document_of(*lines, "text"))} == {""}


def test_a_period_that_ended_before_the_document_was_saved_is_told(document_of):
    saved = {"modified": MetaValue("2021-06-01T08:00:00", "modified")}
    (mark,) = markings_of(document_of("机密★2020年5月1日", "text", metadata=saved))
    assert mark.problem == "its period had ended on 2020-05-01 when the document was last saved"
    (mark,) = markings_of(document_of("机密★2022年5月1日", "text", metadata=saved))
    assert mark.problem == ""


def test_places_that_disagree_are_told(document_of):
    footer = Block(BlockKind.FOOTER, "UNCLASSIFIED", PartLoc("word/footer1.xml", "paragraph 1"))
    marks = markings_of(document_of("SECRET", footer, path="a/TOP_SECRET_plan.docx"))
    assert {mark.position: mark.problem for mark in marks} == {
        "cover": "",
        "footer": "marked higher elsewhere in the document: 'SECRET', cover",
        "filename": "the name says more than the document: 'SECRET'",
    }


def test_a_document_takes_the_highest_marking_of_what_it_holds(document_of):
    inside = document_of("SECRET//NOFORN", "text")
    marks = survey(document_of("CONFIDENTIAL", "text", children=(inside,))).markings
    assert max(mark.grade for mark in marks) is Grade.SECRET
    assert [mark.problem for mark in marks] == ["something inside it is marked higher: 'SECRET//NOFORN'", ""]
    assert [mark.problem for mark in survey(document_of("text", children=(inside,))).markings] == [""]
