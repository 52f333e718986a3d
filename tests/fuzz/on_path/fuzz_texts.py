"""Sound text files of every kind."""

from __future__ import annotations

import csv
import io
import json

from fuzz_makers import Words, made_by, word_of, xml_words


def delimited(words: Words) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["电站", "MW", "note"])
    for number, word in enumerate(words):
        writer.writerow([word, number, f"{word}\n{word}"])
    return out.getvalue().encode("utf-8", "replace")


def as_json(words: Words) -> bytes:
    return json.dumps(
        {"a": list(words), "b": [{"电站": word, "n": n, "o": {"p": None}} for n, word in enumerate(words)]}
    ).encode()


def geojson(words: Words) -> bytes:
    made = made_by("formats/test_geojson")
    shapes = (
        made.CENTRE,
        {"type": "Polygon", "coordinates": [made.SQUARE]},
        {"type": "GeometryCollection", "geometries": [made.CENTRE]},
    )
    listed = [
        {"type": "Feature", "geometry": shape, "properties": {"name": word_of(words, n), "n": n}}
        for n, shape in enumerate(shapes)
    ]
    return json.dumps({"type": "FeatureCollection", "features": listed}).encode()


def kml(words: Words) -> bytes:
    made = made_by("formats/test_kml")
    marks = [made.mark(word, f"<description>{word}</description>") for word in xml_words(words)]
    return str(made.kml(*marks)).encode("utf-8", "replace")


def ics(words: Words) -> bytes:
    made = made_by("formats/test_calendar")
    said = [" ".join(word.split()) for word in words]
    lines = [
        line
        for word in said
        for line in made.event(f"SUMMARY:{word}", "DTSTART;TZID=Asia/Shanghai:20250304T101200", "GEO:1;2")
    ]
    return str(made.ics(*lines)).encode("utf-8", "replace")


def html(words: Words) -> bytes:
    said = xml_words(words)
    body = "".join(f"<h2>{word}</h2><p>{word}<br>x<ul><li>{word}</ul>" for word in said)
    rows = "".join(f"<tr><td rowspan=2>{word}<td colspan=2 hidden>{word}" for word in said)
    head = "<!doctype html><html><head><meta charset=utf-8><title>t</title></head>"
    return f"{head}<body>{body}<table><caption>c{rows}</table>".encode("utf-8", "replace")


def markdown(words: Words) -> bytes:
    rows = "".join(f"| {word} | {n} |\n" for n, word in enumerate(words))
    begin = f"---\ntitle: t\n---\n# {word_of(words, 0)}\n\n{word_of(words, 1)}\n\n| a | b |\n|---|---|\n"
    return f"{begin}{rows}\n- x\n  - y\n\n```\ncode\n```\n> q\n".encode("utf-8", "replace")


def xml(words: Words) -> bytes:
    inside = "".join(f'<w n="{n}"><a b="{word}">{word}</a></w>' for n, word in enumerate(xml_words(words)))
    return f'<?xml version="1.0"?><r xmlns="urn:x">{inside}</r>'.encode("utf-8", "replace")


def text(words: Words) -> bytes:
    return "\n\n".join(words).encode("utf-8", "replace")


def text_in_gb(words: Words) -> bytes:
    return "\r\n".join([*words, "北田电站停运检修计划" * 5]).encode("gb18030", "replace")


def text_in_utf_16(words: Words) -> bytes:
    return "\n".join([*words, "plan"]).encode("utf-16", "replace")


def transcript(words: Words) -> bytes:
    lines = "".join(f"王伟 (2025-03-04 10:12:{n % 60:02}):{word}\n" for n, word in enumerate(words))
    return (lines + "李娜 (2025-03-04 10:13:00):知道了：明天恢复\n" * 2).encode("utf-8", "replace")


def transcript_of_a_phone(words: Words) -> bytes:
    lines = "".join(f"[3/4/25, 9:12:{n % 60:02}\u202fPM] Grid: {word}\n" for n, word in enumerate(words))
    return (lines + "[3/4/25, 9:13:33\u202fPM] Li: ok\n" * 3).encode("utf-8", "replace")
