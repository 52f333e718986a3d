from __future__ import annotations

from aggregator.model.documents import Status, TextLoc

PAGE = """---
title: "Outage plan"
date: 2025-03-01
---
# Plan *for* **March** #

Northfield
----------
First line
second `line`

- one
- [x] two
  goes on
1. three

> quoted
> words

| plant | MW \\| MVA |
|:------|---:|
| A     | 1 |
B | 2

```
code | here
- not a list
```
***
end"""


def test_every_kind_with_its_lines(read):
    document = read(PAGE, "plan.md")
    assert [(block.kind.value, block.text, block.locator.line) for block in document.blocks] == [
        ("paragraph", 'title: "Outage plan"\ndate: 2025-03-01', 2),
        ("heading", "Plan *for* March", 5),
        ("heading", "Northfield", 7),
        ("paragraph", "First line\nsecond line", 9),
        ("list_entry", "one", 12),
        ("list_entry", "two\ngoes on", 13),
        ("list_entry", "three", 15),
        ("paragraph", "quoted\nwords", 17),
        ("paragraph", "code | here\n- not a list", 26),
        ("paragraph", "end", 30),
    ]
    assert {key: value for key, (value, _) in document.metadata.items()} == {
        "title": "Outage plan",
        "created": "2025-03-01",
    }


def test_a_pipe_table(read, rows):
    [table] = read(PAGE, "plan.md").tables
    assert rows(table) == [["plant", "MW | MVA"], ["A", "1"], ["B", "2"]]
    assert table.locator == TextLoc(20, 23)
    assert table.after == 8
    assert [str(table.place_of(cell)) for cell in table.cells[::2]] == ["line 20", "line 22", "line 23"]


def test_odd_pages(read):
    assert read("```\nnever closed", "a.md").blocks[0].text == "never closed"
    assert read("---\nno: end", "a.md").blocks[0].text == "no: end"
    assert read("#no heading\n####### seven", "a.md").blocks[0].text == "#no heading\n####### seven"
    assert read("|" * 1000 + "\n" + "|-" * 500, "a.md").status == "ok"


def test_hostile_lines_end(read):
    for line in (
        "#" * 200_000,
        "* " * 100_000,
        "|-" * 100_000,
        "> " * 100_000,
        "`" * 200_000,
        "**a" * 60_000,
        "- " * 100_000 + "x",
        "# " + " #" * 100_000 + "x",
        "#" + " " * 100_000 + "x",
        " " * 100_000 + "-x",
        "|" + " " * 100_000 + "-x",
    ):
        assert read(f"x | y\n{line}\n", "a.md").status == "ok"


def test_a_line_of_blanks_below_a_bar_is_read_in_its_own_time(read):
    document = read(f"plant | MW\n-{' ' * 300_000}x\nNorthfield | 120\n", "a.md")
    assert document.status is Status.OK
    assert not document.tables
    ruled = read("plant | MW\n :--- | ---: | \nNorthfield | 120\n", "a.md")
    assert ruled.tables[0].n_rows == 2
