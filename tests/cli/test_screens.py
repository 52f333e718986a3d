"""What a person reads in a terminal or a pipe, in either language."""

from __future__ import annotations

import json

import pytest


def test_a_scan_says_what_it_did_what_it_could_not_read_and_what_it_found(run, scanned):
    out = run(*scanned.scan).out
    assert "6 files: 0 read now, 0 new or changed, 0 removed." in out
    assert "noise/photo.heic" in out
    assert "when it is weak" in out
    assert "bo" in out
    for path in ("plans/outages.csv", "sheets/capacity.csv", "sheets/letter.md"):
        assert path in out
    assert out.index("when it is weak") < out.index("who keeps what")


def test_findings_name_who_since_when_and_what_ends_it(run, scanned):
    lines = run("findings", "--data-dir", scanned.index).out.splitlines()
    assert any("2 of 4 subjects" in line for line in lines)
    assert any("since 2023-11-14" in line for line in lines)
    assert any(line.strip() == "To end it, hide or restrict: plans/outages.csv" for line in lines)
    assert any("Shows when an attack costs most." in line for line in lines)


def test_a_drive_without_findings_says_so(run, grid):
    out = run(*grid.scan, "--include", "noise/*").out
    assert "No exposure past a threshold was found." in out
    assert "未发现超过阈值的暴露" in run("findings", "--lang", "zh", "--data-dir", grid.index).out


def test_many_unread_files_are_counted_by_folder(run, grid):
    for folder, files in (("scans/old", 9), ("scans/new", 5)):
        (grid.drive / folder).mkdir(parents=True)
        for number in range(files):
            (grid.drive / folder / f"{number}.heic").write_text("\0\0\0\x18ftypheic")
    lines = [line.strip() for line in run(*grid.scan).out.splitlines()]
    assert "By folder: scans/old: 9; scans/new: 5; noise: 1" in lines
    assert "and 3 more" in lines


def test_an_explanation_has_a_row_for_every_fact_with_its_place(run, scanned):
    finding = json.loads(run("findings", "--format", "json", "--data-dir", scanned.index).out)[0]["id"]
    masked = run("explain", finding, "--data-dir", scanned.index).out
    shown = run("explain", finding, "--values", "--data-dir", scanned.index).out
    assert masked.count("•••") == 4
    assert "row 2, column B" in masked
    assert "731.25" in shown
    assert "•••" not in shown


def test_facts_are_a_line_each(run, scanned):
    lines = run("facts", "--values", "--data-dir", scanned.index).out.splitlines()
    assert len(lines) == 7
    place = "[sheets/output.csv, row 2, column C]"
    reason = "table: heading 'output', 0.95"
    assert f"F-1 Northfield: output = 6417 GWh (2023)  {place}  {reason}" in lines


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["--subject", "F-2"], {"plans/outages.csv", "sheets/letter.md"}),
        (["--subject", "Lakeside", "--attribute", "capacity"], {"sheets/letter.md"}),
        (["--file", "sheets/output.csv"], {"sheets/output.csv"}),
        (["--attribute", "colour"], set()),
    ],
)
def test_facts_can_be_chosen(run, scanned, arguments, files):
    out = run("facts", *arguments, "--format", "jsonl", "--data-dir", scanned.index).out
    assert {json.loads(line)["file"] for line in out.splitlines()} == files


def test_a_what_if_says_what_to_redact_and_where(run, scanned):
    out = run("what-if", scanned.new, "--to", "noise", "--data-dir", scanned.index).out
    assert "review" in out
    assert "line 1, characters 59-67: F-3, capacity" in out
    shown = run("what-if", scanned.new, "--to", "noise", "--values", "--data-dir", scanned.index).out
    assert "964.75 MW" in shown


def test_a_failing_pack_says_where_and_what_was_found_instead(run, grid):
    grid.pack.write_text(grid.pack.read_text().replace("revealed: 1, severity: low", "revealed: 2, severity: low"))
    out = run("policy", "test", grid.pack).out
    assert "FAILED  wind: 2 tests, 1 failed" in out
    assert f"{grid.pack}:" in out
    assert "'who keeps what': revealed 1, not 2" in out


def test_packs_are_listed_with_what_they_combine(run):
    out = run("policy", "list").out
    assert "electricity" in out
    assert "where the capacity is: capacity + location over plant" in out


def test_progress_is_lines_for_logs_or_json(run, grid, monkeypatch):
    monkeypatch.setattr("aggregator.cli.progress.SECONDS_BETWEEN_LINES", 0.0)
    lines = run(*grid.scan, "--progress", "json").err.splitlines()
    assert json.loads(lines[-1])["read"] == 6
    grid.pack.write_text(grid.pack.read_text() + "# read all again\n")
    assert run(*grid.scan, "--progress", "plain").err.splitlines()[-1].endswith("6 read")


def test_a_finding_says_in_one_line_what_is_expected_and_how_sure_it_is(run, scanned):
    """Two sentences and rows of tables, none of them certain: less than one half is expected of the one half."""
    told = json.loads(run("findings", "--data-dir", scanned.index, "--format", "json").out)[0]
    low, high = told["probability"]
    assert 0 < told["expected_coverage"] < told["coverage"] == 0.5
    assert 0 < low <= high < 1
    lines = [line.strip() for line in run("findings", "--data-dir", scanned.index).out.splitlines()]
    assert any(
        line.startswith("expected ") and line.endswith("sure that the threshold of “critical” is passed")
        for line in lines
    )
    lines = run("findings", "--data-dir", scanned.index, "--lang", "zh").out.splitlines()
    assert any(line.strip().startswith("预期 ") and line.endswith("的把握认为已超过“极高”的阈值") for line in lines)


def test_an_explanation_says_which_files_carry_it_by_the_measure_that_is_asked_for(run, scanned):
    """Lakeside's capacity stands in the letter, Northfield's in the sheet, both outages in the plan."""
    finding = json.loads(run("findings", "--format", "json", "--data-dir", scanned.index).out)[0]["id"]

    def shares(*options: str) -> list[tuple[float, str]]:
        out = run("explain", finding, "--data-dir", scanned.index, *options).out
        lines = out[out.index("Which files carry it") :].splitlines()[1:]
        return [(float(line.split()[0]), line.split()[1]) for line in lines]

    assert shares() == [(1.0, "plans/outages.csv"), (0.5, "sheets/capacity.csv"), (0.5, "sheets/letter.md")]
    assert shares("--attribution", "banzhaf") == shares()
    assert shares("--attribution", "criticality") == [
        (2.0, "plans/outages.csv"), (1.0, "sheets/capacity.csv"), (1.0, "sheets/letter.md"),
    ]  # fmt: skip
    expected = {path: share for share, path in shares("--expected")}
    assert expected["plans/outages.csv"] == pytest.approx(sum(expected.values()) / 2, abs=0.002)
    assert sum(expected.values()) < 2
    assert run("explain", finding, "--attribution", "fair", "--data-dir", scanned.index).code == 2
