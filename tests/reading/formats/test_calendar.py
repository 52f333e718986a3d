"""Calendars: every event is a row, and a sentence at its lines."""

from __future__ import annotations

import base64

import pytest

from aggregator.model.documents import Status, TextLoc


def ics(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])


def event(*lines: str) -> list[str]:
    return ["BEGIN:VEVENT", *lines, "END:VEVENT"]


def test_an_event_is_a_row_and_a_sentence(read, rows):
    document = read(
        ics(
            "X-WR-CALNAME:检修日历",
            *event(
                "DTSTART;TZID=Asia/Shanghai:20250304T080000",
                "DTEND;TZID=Asia/Shanghai:20250304T170000",
                "SUMMARY:Planned outage: 北田电站",
                r"LOCATION:Control room\; 2\, east",
                r"DESCRIPTION:first\nsecond",
                "GEO:30.25;112.5",
                'ORGANIZER;CN="Li, Wei: head";ROLE=CHAIR:mailto:li@example.org',
                "ATTENDEE;CN=Ann:MAILTO:ann@example.org",
                "ATTENDEE:mailto:bob@example.org",
                "BEGIN:VALARM",
                "DESCRIPTION:wake up",
                "END:VALARM",
            ),
        ),
        "a.ics",
    )
    assert (document.status, document.media_type) == (Status.OK, "text/calendar")
    assert rows(document.tables[0]) == [
        ["summary", "start", "end", "location", "lat", "lon", "organizer", "attendees"],
        [
            "Planned outage: 北田电站",
            "2025-03-04 08:00 Asia/Shanghai",
            "2025-03-04 17:00 Asia/Shanghai",
            "Control room; 2, east",
            "30.25",
            "112.5",
            "Li, Wei: head <li@example.org>",
            "Ann <ann@example.org>; bob@example.org",
        ],
    ]
    when = "2025-03-04 08:00 Asia/Shanghai - 2025-03-04 17:00 Asia/Shanghai"
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("heading", "检修日历"),
        ("paragraph", f"Planned outage: 北田电站, {when}, Control room; 2, east"),
        ("note", "first\nsecond"),
    ]
    assert document.blocks[1].locator == TextLoc(4, 17)
    assert document.metadata["title"].value == "检修日历"


def test_folded_lines_are_joined_also_inside_a_character(read):
    summary = "SUMMARY:北田电站".encode()
    folded = summary[:10] + b"\r\n " + summary[10:]
    content = ics(*event("@@"), *event("SUMMARY:next")).encode().replace(b"@@", folded)
    document = read(content, "a.ics")
    assert [(block.text, block.locator) for block in document.blocks] == [
        ("北田电站", TextLoc(3, 6)),
        ("next", TextLoc(7, 9)),
    ]


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("DTSTART;VALUE=DATE:20250304", "DTEND;VALUE=DATE:20250305", "2025-03-04"),
        ("DTSTART;VALUE=DATE:20250227", "DTEND;VALUE=DATE:20250302", "2025-02-27 - 2025-03-01"),
        ("DTSTART:20250304T080000Z", "DTEND:20250304T090000Z", "2025-03-04 08:00 UTC - 2025-03-04 09:00 UTC"),
        ("DTSTART:20250304T0800", "DURATION:PT1H", "2025-03-04 08:00"),
        ("DTSTART:soon", "DTEND;VALUE=DATE:00010101", "soon - 0001-01-01"),
        ("DTSTART;VALUE=DATE:20259999", "DTEND;VALUE=DATE:20259999", "2025-99-99"),
    ],
)
def test_times_are_told_as_their_own_clock_shows_them(read, start, end, told):
    (block,) = read(ics(*event("SUMMARY:x", start, end)), "a.ics").blocks
    assert block.text == f"x, {told}"


def test_old_calendars_in_quoted_printable_are_read(read):
    lines = event("SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=8C=97=E7=94=B0=", "=E7=94=B5=E7=AB=99")
    assert read(ics(*lines), "a.ics").blocks[0].text == "北田电站"


def test_a_calendar_in_gb18030_and_one_in_utf_16_are_read(read):
    text = ics(*event("SUMMARY:北田电站停运检修计划"))
    for encoding in ("gb18030", "utf-16"):
        assert read(text.encode(encoding), "a.ics").blocks[0].text == "北田电站停运检修计划"


def test_attached_files_are_children_and_links_a_column(read, rows):
    packed = base64.b64encode(b"inside").decode()
    attached = f"ATTACH;ENCODING=BASE64;VALUE=BINARY;FILENAME=a.txt:{packed}"
    lines = event("SUMMARY:x", attached, "ATTACH;ENCODING=BASE64:A", "ATTACH:https://example.org/a")
    document = read(ics(*lines), "a.ics")
    whole, broken = document.children
    assert (whole.source.member, whole.blocks[0].text) == ("a.txt", "inside")
    assert (broken.status, broken.reason) == (Status.FAILED, "the attachment is not valid base64")
    assert rows(document.tables[0])[1] == ["x", "https://example.org/a"]


def test_a_task_says_what_it_is(read, rows):
    document = read(ics("BEGIN:VTODO", "SUMMARY:call", "DUE;VALUE=DATE:20250304", "END:VTODO"), "a.ics")
    assert rows(document.tables[0]) == [["summary", "due", "kind"], ["call", "2025-03-04", "task"]]


def test_a_calendar_cut_short_keeps_what_came_before(read):
    document = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:one\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:two", "a.ics")
    assert [block.text for block in document.blocks] == ["one", "two"]
    assert (document.status, document.reason) == (Status.PARTIAL, "the calendar ends in the middle of an entry")


def test_nested_beginnings_endless_lines_and_many_events_end(read):
    deep = read("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 50_000 + "SUMMARY:x\n" + "END:VEVENT\n" * 50_000, "a.ics")
    assert [block.text for block in deep.blocks] == ["x"]
    for line in ("ATTENDEE" + ';CN="' * 50_000, "A;" * 200_000, "SUMMARY" + ";X=1" * 100_000 + ":x"):
        assert read(ics(*event(line, "SUMMARY:last")), "a.ics").blocks[-1].text.endswith("last")
    folded = read(ics(*event("SUMMARY:x", *([" y"] * 100_000))), "a.ics", characters=1_000)
    assert (folded.status, folded.reason) == (Status.PARTIAL, "more than 1000 characters; the rest was not read")
    many = read(ics(*event("SUMMARY:x") * 5_000), "a.ics", cells=1_000)
    assert many.tables[0].n_rows == 1_000
