from __future__ import annotations

import pytest

from aggregator.extraction.markings import markings_of
from aggregator.model.documents import Block, BlockKind, MetaLoc, PartLoc, PdfLoc
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
    "path", ["a/secret garden.txt", "a/the secret plan.txt", "a/内部控制制度.docx", "secret/a.txt"]
)
def test_a_word_in_a_file_name_is_none(path, document_of):
    assert [mark for mark in markings_of(document_of("text", path=path)) if mark.position == "filename"] == []
