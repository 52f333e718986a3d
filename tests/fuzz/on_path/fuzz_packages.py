"""Sound archives, books, chats in archives, and pages."""

from __future__ import annotations

import json
from typing import Any

from fuzz_mails import mail
from fuzz_makers import Words, as_xml, made_by, word_of, xml_words
from fuzz_texts import delimited, text
from reportlab.lib.styles import ParagraphStyle


def wechat(words: Words) -> bytes:
    made = made_by("formats/test_wechat")
    return str(made.IN_SCRIPT).replace("停电", as_xml(word_of(words, 0))).encode("utf-8", "replace")


def wechat_as_shown(_words: Words) -> bytes:
    return str(made_by("formats/test_wechat").SHOWN).replace("{charset}", "utf-8").encode()


def slack(words: Words) -> bytes:
    made = made_by("formats/test_slack")
    messages = [made.message("U1", word, f"17410{n}.0") for n, word in enumerate(words)]
    return bytes(
        made.packed({"users.json": made.PEOPLE, "channels.json": made.CHANNELS, "调度/2025-03-04.json": messages})
    )


def exports(words: Words) -> list[bytes]:
    """Return chats as five programs export them."""
    made = made_by("chat/test_exports")
    whole: tuple[Any, ...] = (made.TELEGRAM, made.SLACK_DAY, made.GRAPH, made.OWN_TEAMS, made.FEISHU)
    return [json.dumps(chat, ensure_ascii=False).encode("utf-8", "replace") for chat in whole]


def zipped(words: Words) -> bytes:
    made = made_by("formats/test_archive")
    members = [
        ("计划/a.txt", text(words)),
        ("b.zip", made.packed([("b.csv", delimited(words))])),
        ("c.eml", mail(words)),
    ]
    return bytes(made.packed(members))


def tar(words: Words) -> bytes:
    made = made_by("formats/test_tar")
    return bytes(made.taped([("计划/a.txt", text(words)), ("link", "2"), ("b.csv", delimited(words))]))


def ole_object(words: Words) -> bytes:
    made = made_by("formats/test_ole_object")
    return bytes(made.compound("\1Ole10Native", made.native("plan.txt", text(words))))


def sevenzip(_words: Words) -> bytes:
    return bytes(made_by("formats/test_sevenzip").locked())


def pdf(words: Words) -> bytes:
    made = made_by("formats/test_pdf")
    said = " ".join(word.encode("latin-1", "replace").decode("latin-1") for word in words)
    shown = "".join(letter if letter.isalnum() else " " for letter in said)
    style = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12)
    page = "BT /F1 12 Tf 72 700 Td (Northfield) Tj 0 -14 Td (120 MW) Tj ET 72 600 200 40 re S"
    by_hand = made.by_hand(
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
        "/Annots [6 0 R << /Type /Annot /Subtype /FreeText /Rect [50 50 90 90] /Contents (freely said) >>] >>",
        made.stream(page),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (field) /V (filled) /Rect [10 10 90 30] /P 3 0 R >>",
    )
    return bytes(by_hand) if not words else bytes(made.drawn(made.written(shown or "x", style)))


def epub(words: Words) -> bytes:
    made = made_by("formats/test_epub")
    pages = {f"c{n}.xhtml": made.page(f"<h1>{n}</h1><p>{word}</p>") for n, word in enumerate(xml_words(words))}
    return bytes(made.epub(pages))
