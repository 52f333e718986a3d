from __future__ import annotations

import json

import pytest

from aggregator.model.documents import PartLoc, Status


def test_records_are_a_table(read, rows):
    records = [{"plant": "A", "MW": 120.50, "on": True}, {"plant": "B", "MW": None, "tags": ["x", "y"]}]
    [table] = read(json.dumps(records), "a.json").tables
    assert rows(table) == [["plant", "MW", "on", "tags"], ["A", "120.5", "true", ""], ["B", "", "", "x; y"]]
    assert table.locator == PartLoc("", "/")


def test_numbers_stay_as_they_are_written(read, rows):
    [table] = read('[{"a": 1.50, "b": 1e400, "c": 123456789012345678901234567890, "d": NaN}]', "a.json").tables
    assert rows(table)[1] == ["1.50", "1e400", "123456789012345678901234567890", "NaN"]


def test_lines_of_json(read, rows):
    document = read('{"plant": "A", "MW": 1}\n{"plant": "B", "MW": 2}\noops\n{"plant": "C", "MW": 3}\n', "a.jsonl")
    assert rows(document.tables[0])[3] == ["C", "3"]
    assert document.warnings == ("1 lines are not valid JSON and were left out",)


def test_points_on_a_map(read, rows):
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [16.1, 48.3]}, "properties": {"name": name}}
        for name in ("A", "B")
    ]
    document = read("\n".join(map(json.dumps, features)), "a.json")
    (table,) = document.tables
    assert rows(table)[0] == ["type", "longitude", "latitude", "name"]
    assert rows(table)[1] == ["Feature", "16.1", "48.3", "A"]
    assert table.locator == PartLoc("", "/")


def test_nested_objects_are_keys_and_values_by_pointer(read, rows):
    document = read(
        '{"plant": {"name": "A", "site": {"lat": 1, "a/b": 2}}, "MW": 5, "note": "' + "long " * 60 + '"}', "a.json"
    )
    assert [(table.locator.path, rows(table)) for table in document.tables] == [
        ("/", [["MW", "5"]]),
        ("/plant", [["name", "A"]]),
        ("/plant/site", [["lat", "1"], ["a/b", "2"]]),
    ]
    [block] = document.blocks
    assert (block.label, block.locator) == ("note", PartLoc("", "/note"))


def test_objects_by_id_are_records(read, rows):
    [table] = read('{"P-01": {"MW": 1, "owner": "x"}, "P-02": {"MW": 2, "owner": "y"}}', "a.json").tables
    assert rows(table) == [["", "MW", "owner"], ["P-01", "1", "x"], ["P-02", "2", "y"]]


def test_lists_of_records_by_id_are_one_table_where_there_are_many_and_sections_where_there_are_few(read, rows):
    many = {f"P-{number}": [{"MW": number}, {"MW": 0}] for number in range(60)}
    [table] = read(json.dumps(many), "a.json").tables
    assert rows(table)[:4] == [["", "MW"], ["P-0", "0"], ["P-0", "0"], ["P-1", "1"]]
    few = {"plants": [{"id": 1}, {"id": 2}], "outages": [{"id": 1}, {"id": 2}]}
    assert [table.title for table in read(json.dumps(few), "a.json").tables] == ["plants", "outages"]


def test_objects_that_need_thousands_of_columns_are_no_records(read):
    tables = read(json.dumps({f"P-{number}": {f"key {number}": 1} for number in range(3000)}), "a.json").tables
    assert {(table.n_rows, table.n_columns) for table in tables} == {(1, 2)}


def test_the_first_rows_of_a_table_past_the_limit_stand(read, rows):
    document = read(json.dumps([{"plant": f"P-{number}", "MW": number} for number in range(100)]), "a.json", cells=10)
    assert (document.status, document.reason) == (Status.PARTIAL, "more than 10 cells; the rest was not read")
    assert rows(document.tables[0]) == [["plant", "MW"], ["P-0", "0"], ["P-1", "1"], ["P-2", "2"], ["P-3", "3"]]


def test_headings_of_one_name_are_told_apart(read, rows):
    [table] = read('[{"from": {"name": "A"}, "to": {"name": "B", "MW": 1}}]', "a.json").tables
    assert rows(table)[0] == ["from/name", "to/name", "MW"]


def test_trailing_commas_and_comments(read, rows):
    document = read('{"a": "x // no, comment ,}", // yes\n "b": [1, 2,], /* and\n this */ "c": 3,\n}', "a.json")
    assert rows(document.tables[0]) == [["a", "x // no, comment ,}"], ["c", "3"]]
    assert [block.text for block in document.blocks] == ["1", "2"]
    assert "trailing commas" in document.warnings[0]


@pytest.mark.parametrize("text", ['{"a": ', "[1, 2", '{"a": "never ends', '{"a": ' + '\\"' * 100_000, "{'a': 1}"])
def test_broken_json_is_read_as_text(read, text):
    document = read(text, "a.json")
    assert document.status is Status.OK
    assert "not valid JSON" in document.warnings[-1]
    assert document.blocks[0].text == text


def test_json_nested_past_reading_is_refused(read):
    assert read("[" * 1_000_000, "a.json").status is Status.REFUSED


def test_json_nested_deep_is_read_to_a_depth(read):
    document = read('{"a": ' * 200 + "1" + "}" * 200, "a.json")
    assert document.status is Status.PARTIAL


def test_lone_surrogates_and_empty_keys(read, rows):
    assert rows(read('{"": "\\ud800", "b": "x"}', "a.json").tables[0])[1] == ["b", "x"]
