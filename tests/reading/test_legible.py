"""A text that is there and cannot be read is `needs_ocr`, whatever holds it; what merely looks odd is not."""

from __future__ import annotations

import base64
import csv
import hashlib
import inspect
import io
import json
import string
import textwrap
import zipfile
from email.message import EmailMessage

import docx
import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

PROSE = """\
The plant stands at the northern shore of the lake, where two turbines turn throughout the winter and are repaired
every summer by engineers from the nearby town. When maintenance begins, the operators reduce output slowly until
nothing moves any more, because cooling water must leave the reservoir first. Afterwards every bearing gets inspected,
replaced where necessary, and documented within the yearly report that managers send towards headquarters before
October. Nobody should enter without permission, since valves remain under pressure for several hours."""
WELSH = """\
Bydd gweithwyr yn cynnal a chadw yr orsaf bob blwyddyn gan sicrhau bod popeth yn gweithio drwy gydol misoedd oerach,
wrth iddynt ddefnyddio dyfroedd llynnoedd cyfagos, ysgrifennu adroddiadau blynyddol manwl, hyfforddi gweithlu newydd,
archwilio peiriannau trydanol, disodli darnau diffygiol, rhybuddio cymdogion ynghylch newidiadau, gwyddonwyr ymchwilio
tywydd stormydd cryfion ardaloedd mynyddig."""


def shifted(text, places):
    low, high = string.ascii_lowercase, string.ascii_uppercase
    turned = low[places:] + low[:places] + high[places:] + high[:places]
    return text.translate(str.maketrans(string.ascii_letters, turned))


SHIFTED = shifted(PROSE, 3)
CODES = "".join(f"(cid:{ord(letter)})" for letter in PROSE)
LOST = "\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd " * 20
PRIVATE = "".join(chr(0xE000 + ord(letter)) for letter in PROSE)
STRANGE = {
    "cipher": " ".join(shifted(PROSE, places) for places in (3, 5, 7)),
    "codes": CODES,
    "lost": LOST,
    "private": PRIVATE,
}


def as_text(text):
    return "a.txt", text.encode("utf-8", "surrogatepass")


def as_letter(text):
    out = io.BytesIO()
    written = docx.Document()
    for line in text.splitlines():
        written.add_paragraph(line)
    written.save(out)
    return "a.docx", out.getvalue()


def as_book(text):
    out = io.BytesIO()
    written = openpyxl.Workbook()
    for line in text.splitlines():
        written.active.append([line])
    written.save(out)
    return "a.xlsx", out.getvalue()


def as_page(text):
    return "a.html", f"<html><meta charset=utf-8><body><p>{text}</p></body></html>".encode()


def as_mail(text):
    message = EmailMessage()
    message["From"], message["Subject"] = "ann@example.com", "noon"
    message.set_content(text)
    return "a.eml", bytes(message)


def as_json(text):
    return "a.json", json.dumps({"text": text}).encode()


def as_rtf(text):
    return "a.rtf", (r"{\rtf1\ansi " + "".join(f"\\u{ord(c) - 65536 * (ord(c) > 32767)}?" for c in text) + "}").encode()


@pytest.mark.parametrize("written", [as_text, as_letter, as_page, as_json, as_rtf, as_book])
@pytest.mark.parametrize(
    ("text", "says"),
    [(CODES, "numbers of characters"), (LOST, "no readable characters"), (PRIVATE, "no readable characters")],
    ids=["codes", "lost", "private"],
)
def test_text_that_is_mostly_no_letters_needs_ocr_in_every_format(read, written, text, says):
    name, content = written(text)
    document = read(content, name)
    assert (document.status, says in document.reason) == ("needs_ocr", True), document.reason


@pytest.mark.parametrize("written", [as_text, as_letter, as_page, as_json, as_rtf])
def test_prose_in_letters_of_no_language_needs_ocr_in_every_format(read, written):
    name, content = written(SHIFTED)
    document = read(content, name)
    assert (document.status, "no language" in document.reason) == ("needs_ocr", True), document.reason


@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE)
def test_the_beginning_alone_does_not_decide(read, strange):
    beginning, rest = "\n\n".join([PROSE] * 50), "\n\n".join([strange] * (200_000 // len(strange)))
    assert len(beginning) > 25_000
    assert read(f"{beginning}\n\n{rest}", "a.txt").status == "needs_ocr"


@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE)
def test_an_unreadable_beginning_does_not_decide_either(read, strange):
    beginning, rest = "\n\n".join([strange] * (25_000 // len(strange))), "\n\n".join([*[PROSE, WELSH] * 200])
    assert len(beginning) > 20_000
    assert read(f"{beginning}\n\n{rest}", "a.txt").status == "ok"


def test_the_body_of_a_mail_that_cannot_be_read_needs_ocr(read):
    name, content = as_mail(SHIFTED)
    assert read(content, name).status == "needs_ocr"


def test_a_member_that_cannot_be_read_says_so_itself(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("plain.txt", PROSE)
        archive.writestr("odd.txt", CODES)
    document = read(out.getvalue(), "a.zip")
    assert (document.status, [child.status for child in document.children]) == ("ok", ["ok", "needs_ocr"])


def test_what_was_left_unread_besides_is_said_too(read):
    document = read("\n\n".join([CODES] * 5), "a.txt", characters=len(CODES) * 2)
    assert document.status == "needs_ocr"
    assert document.reason.endswith("the rest was not read")


def hashes():
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["file", "sha256"])
    rows.writerows([f"{number}.bin", hashlib.sha256(bytes([number])).hexdigest()] for number in range(200))
    return out.getvalue()


def mail_with_attachment():
    message = EmailMessage()
    message["From"], message["Subject"] = "ann@example.com", "noon"
    message.set_content("Lunch is at noon.")
    message.add_attachment(bytes(range(256)) * 200, maintype="application", subtype="octet-stream", filename="a.bin")
    return bytes(message)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", PROSE),
        ("short.txt", "Xqz kvw."),
        ("code.txt", "(cid:3)"),
        ("signs.txt", "\ufffd\ufffd ok"),
        ("a.eml", mail_with_attachment()),
        ("body.txt", textwrap.fill(base64.b64encode(bytes(range(256)) * 40).decode(), 76)),
        ("hashes.csv", hashes()),
        ("source.py", inspect.getsource(textwrap)),
        ("codes.csv", "call sign\n" + "\n".join(f"{a}{b}{c}{a}" for a in "BCDF" for b in "GHJK" for c in "LMNP")),
        ("log.txt", "user (cid:12) logged in at noon and left\n" * 50),
        ("han.txt", "北田电站装机容量十二万千瓦，位于湖北省，二号机组停运检修。" * 20),
        ("cyrillic.txt", "Станция стоит на берегу озера, турбины работают всю зиму. " * 20),
        ("icons.html", "<html><body>" + "<p>\ue001 Lunch is at noon at the lake</p>" * 20),
        ("welsh.txt", WELSH),
    ],
    ids=lambda told: told if isinstance(told, str) and len(told) < 20 else "",
)  # fmt: skip
def test_what_merely_looks_odd_is_whole(read, name, content):
    document = read(content, name)
    assert (document.status, document.reason) == ("ok", "")


def pdf_without_words(padding):
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.showPage()
    canvas.save()
    return out.getvalue() + b"%" * padding


def test_pages_without_a_word_are_blank_only_in_a_small_pdf(read):
    assert read(pdf_without_words(0), "a.pdf").status == "ok"
    document = read(pdf_without_words(30_000), "a.pdf")
    assert (document.status, "no words in" in document.reason) == ("needs_ocr", True)


def test_a_file_in_which_nothing_stands_says_so(read):
    document = read("\n\n", "a.txt")
    assert (document.status, document.warnings) == ("ok", ("it has no text",))
