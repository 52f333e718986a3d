from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.reading.encoding import decode, decode_name, is_text

CZECH = "Elektrárna Dětmarovice stojí u města Ostrava; výkon čtyř bloků je vyšší než dříve.\n"
GERMAN = "Das Kraftwerk Dürnrohr in Österreich gehört der Energie AG, Straße nach Wien.\n"
RUSSIAN = "Электростанция находится в городе и имеет мощность сто двадцать мегаватт.\n"
CHINESE = "北田电站装机容量12万千瓦,位于湖北省。\n"
TAIWANESE = "核電廠位於新北市,裝置容量為一百二十萬瓩,停機檢修日期為三月四日。\n"
JAPANESE = "発電所の設備容量は百二十メガワットです。停止日は三月四日です。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "utf-8"), (CHINESE, "utf-8-sig"), (CHINESE, "utf-16"), (CHINESE * 3, "utf-16-le"),
        (GERMAN, "utf-16-be"), (GERMAN, "utf-32"), (CHINESE, "gb18030"), ("容量", "gb18030"),
        (CZECH, "cp1250"), (RUSSIAN, "cp1251"), (GERMAN * 4, "cp1252"), (GERMAN * 4, "mac_roman"),
        (TAIWANESE, "big5"), (JAPANESE, "shift_jis"),
    ],
)  # fmt: skip
def test_text_comes_back_from_its_encoding(text, encoding):
    assert decode(text.encode(encoding)).text == text


def test_a_guess_is_said_and_a_certainty_is_not():
    assert decode(CHINESE.encode()).warnings == ()
    assert "cp1251" in decode(RUSSIAN.encode("cp1251")).warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_character_cut_off_at_the_end_is_left_out_and_said(encoding):
    decoded = decode(CHINESE.strip().encode(encoding)[:-1])
    assert decoded.encoding == encoding
    assert decoded.text.startswith(CHINESE[:-3])
    assert decoded.warnings == ("the last character is cut off",)


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])))
def test_valid_utf8_is_never_taken_for_anything_else(text):
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_give_some_text(content):
    assert isinstance(decode(content).text, str)


@pytest.mark.parametrize("text", [CZECH, RUSSIAN, CHINESE, JAPANESE])
def test_text_is_text_in_any_encoding(text):
    for encoding in ("utf-8", "utf-16", "gb18030"):
        assert is_text(text.encode(encoding))


def test_binary_content_is_no_text():
    assert not is_text(b"\x7fELF\x01\x00\x00\x00\x02\x00\x03\x00\x01\x00\x00\x00" * 50)
    assert not is_text(os.urandom(4000))


def test_a_stray_zero_byte_leaves_text_text():
    assert is_text(b"a,b\n1,2\0\n" + b"3,4\n" * 20)


@pytest.mark.parametrize(
    ("raw", "name"),
    [("容量.txt".encode(), "容量.txt"), ("容量.txt".encode("gb18030"), "容量.txt"), ("é.txt".encode("cp437"), "é.txt")],
)
def test_names_of_members(raw, name):
    assert decode_name(raw) == name
