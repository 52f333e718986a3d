"""The site configuration: what a store may hold, when to hold a file back, what a file may cost."""

from __future__ import annotations

import pytest

from aggregator.model.errors import ConfigError
from aggregator.model.facts import Grade
from aggregator.model.findings import Severity
from aggregator.service.site import Site, read_site


@pytest.fixture
def site(tmp_path):
    def of(text: str) -> Site:
        (tmp_path / "aggregator.toml").write_text(text, "utf-8")
        return read_site(tmp_path / "aggregator.toml")

    return of


def test_without_a_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_site(None) == Site()


def test_the_file_of_the_working_folder_is_found(tmp_path, monkeypatch):
    (tmp_path / "aggregator.toml").write_text("hold_at = 'medium'\n")
    monkeypatch.chdir(tmp_path)
    assert read_site(None).hold_at is Severity.MEDIUM


def test_everything_that_may_be_said(site):
    found = site(
        "hold_at = 'critical'\n[stores.drive]\nmay_hold = 'internal'\n[stores.'公开']\nmay_hold = 'none'\n"
        "[stores.vault]\nmay_hold = '机密'\n[limits]\nbytes = 1000\nseconds = 2.5\n"
    )
    assert found.may_hold == {"drive": Grade.INTERNAL, "公开": Grade.NONE, "vault": Grade.SECRET}
    assert found.hold_at is Severity.CRITICAL
    assert (found.limits.bytes, found.limits.seconds, found.limits.depth) == (1000, 2.5, Site().limits.depth)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hold_att = 'high'", r"unknown key 'hold_att' \(did you mean 'hold_at'\?"),
        ("[limits]\nbyte = 1", r"unknown key 'limits.byte' \(did you mean 'bytes'\?"),
        ("[stores.drive]\nmayhold = 'secret'", r"unknown key 'stores.drive.mayhold' \(did you mean 'may_hold'\?"),
        ("hold_at = 'hihg'", r"hold_at: 'hihg' is no severity \(did you mean 'high'\?"),
        ("hold_at = 'none'", "'none' is no severity"),
        ("hold_at = 3", "'3' is no severity"),
        ("[stores.drive]\nmay_hold = 'sekret'", r"'sekret' is no grade \(known: none, internal,"),
        ("[stores.drive]", "'' is no grade"),
        ("[stores]\ndrive = 'secret'", r"'stores.drive' is a table, written \[stores.drive\]"),
        ("stores = 'secret'", "'stores' is a table"),
        ("limits = 5", "'limits' is a table"),
        ("[limits]\nbytes = -1", "limits.bytes: -1 is no whole number above zero"),
        ("[limits]\nbytes = true", "True is no whole number"),
        ("[limits]\nbytes = 'many'", "'many' is no whole number"),
        ("[limits]\nseconds = nan", "limits.seconds: nan is no number above zero"),
        ("[limits]\nbytes = 1.5", "limits.bytes: 1.5 is no whole number"),
        ("a = = b", "aggregator.toml: "),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_would_be_right(site, text, said):
    with pytest.raises(ConfigError, match=said):
        site(text)


def test_a_file_that_was_named_has_to_be_there(tmp_path):
    with pytest.raises(ConfigError, match="no such file"):
        read_site(tmp_path / "no.toml")


def test_a_file_that_is_no_text_is_told(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"a\.toml: "):
        read_site(tmp_path / "a.toml")
    with pytest.raises(ConfigError, match="directory"):
        read_site(tmp_path)


MARKED = "SECRET//NOFORN\n\nThe plan for the third quarter.\n\nSECRET//NOFORN\n"


@pytest.mark.parametrize(
    ("may_hold", "severity"), [("none", "critical"), ("internal", "high"), ("confidential", "medium")]
)
def test_a_file_marked_above_what_its_store_may_hold_is_found(drive, site, may_hold, severity):
    drive.write("plan.txt", MARKED, "2024-05-06")
    (finding,) = drive.scan(site=site(f"[stores.drive]\nmay_hold = '{may_hold}'")).findings
    assert (finding.kind, finding.severity.word, finding.since) == ("marking", severity, "2024-05-06")
    assert finding.minimal_sets[0].files == ("plan.txt",)


@pytest.mark.parametrize("text", ["", "[stores.drive]\nmay_hold = 'secret'", "[stores.other]\nmay_hold = 'none'"])
def test_a_file_that_its_store_may_hold_is_not(drive, site, text):
    drive.write("plan.txt", MARKED)
    assert drive.scan(site=site(text)).findings == ()


def test_a_store_is_named_by_its_name_or_by_its_address(drive, site):
    drive.write("plan.txt", MARKED)
    assert drive.scan(site=site(f"[stores.'file://{drive.folder}']\nmay_hold = 'none'")).findings


def test_ocr_is_switched_off_by_no_pages(tmp_path):
    (tmp_path / "aggregator.toml").write_text("[limits]\nocr_pages = 0\n")
    assert read_site(tmp_path / "aggregator.toml").limits.ocr_pages == 0
