"""Whatever lies in a folder, a scan of it ends within its limits, says what became of it, and reads the rest."""

from __future__ import annotations

import os

import hostile_archives
import hostile_locked
import hostile_mail
import hostile_office
import hostile_old
import hostile_open
import hostile_pages
import hostile_pdf
import pytest

MODULES = (
    hostile_archives, hostile_office, hostile_mail, hostile_pages,
    hostile_pdf, hostile_locked, hostile_old, hostile_open,
)  # fmt: skip
CASES = [case for module in MODULES for case in module.CASES]
QUICK = [case for case in CASES if not case.heavy]
HEAVY = [case for case in CASES if case.heavy]
MEMORY, SECONDS = 1024**3, 20


@pytest.fixture(scope="module")
def quick(scan_of):
    """Return what a scan over all the quick cases says."""
    return scan_of("quick", QUICK)


@pytest.fixture(scope="module")
def heavy(scan_of):
    """Return what a scan over all the heavy cases says."""
    return scan_of("heavy", HEAVY)


def right(case, told, neighbours):
    """Hold what was said of a case and of its neighbours to what is right."""
    folder = case.name.replace(".", " ")
    path = f"{folder}/{case.name}"
    status, reason = told.documents[path, ""]
    assert (status, case.says in reason) == (case.status, True), reason
    assert {member: told.documents[path, member][0] for member, _ in case.members} == dict(case.members)
    for name, (_, value) in neighbours.items():
        assert told.documents[f"{folder}/{name}", ""] == ("ok", "")
        assert (f"{folder}/{name}", value) in told.facts


@pytest.mark.parametrize("case", QUICK, ids=[case.name for case in QUICK])
def test_a_hostile_file_costs_only_itself(case, quick, neighbours):
    right(case, quick, neighbours)


@pytest.mark.slow
@pytest.mark.parametrize("case", HEAVY, ids=[case.name for case in HEAVY])
def test_a_heavy_hostile_file_costs_only_itself(case, heavy, neighbours):
    right(case, heavy, neighbours)


def test_a_scan_over_all_of_them_stays_within_its_limits(quick):
    assert quick.complete
    assert quick.peak < MEMORY
    assert quick.seconds < SECONDS * len(QUICK)


@pytest.mark.slow
def test_a_scan_over_the_heavy_ones_stays_within_its_limits(heavy):
    assert heavy.complete
    assert heavy.peak < MEMORY
    assert heavy.seconds < 2 * SECONDS * len(HEAVY)


def test_what_is_no_file_or_never_the_same_costs_only_itself(scan_folder, tmp_path, neighbours):
    folder = tmp_path / "drive"
    folder.mkdir()
    for name, (text, _) in neighbours.items():
        (folder / name).write_text(text)
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "itself.txt").symlink_to("itself.txt")
    (folder / "secrets.txt").symlink_to("/etc/passwd")
    with (folder / "sparse.txt").open("wb") as sparse:
        sparse.truncate(50 * 1024**3)
    changing = folder / "changing.txt"
    changing.write_bytes(b"a line\n" * 1_000_000)
    told = scan_folder(folder, tmp_path, changing)
    assert told.documents["sparse.txt", ""][0] == "refused"
    assert told.documents["changing.txt", ""][0] == "failed"
    assert "tried again by the next scan" in told.documents["changing.txt", ""][1]
    assert {path for path, _ in told.documents} == {"sparse.txt", "changing.txt", *neighbours}
    for name, (_, value) in neighbours.items():
        assert told.documents[name, ""] == ("ok", "")
        assert (name, value) in told.facts
    assert told.peak < MEMORY


@pytest.mark.parametrize(
    ("limit", "value", "name", "content", "status", "says"),
    [
        ("bytes", 1000, "a.txt", b"x" * 1001, "refused", "1000 bytes"),
        ("pages", 3, "a.pdf", lambda: hostile_pdf.many_pages(5), "partial", "3 pages"),
        ("cells", 10, "a.csv", b"a,b\n" * 20, "partial", "10 cells"),
        ("characters", 100, "a.txt", b"a line of words\n\n" * 50, "partial", "100 characters"),
        ("members", 500, "a.zip", hostile_archives.crowded, "partial", "500 members"),
        ("depth", 1, "a.zip", lambda: hostile_archives.nested(4), "refused", "1 containers deep"),
        ("ratio", 2.0, "a.zip", lambda: hostile_archives.zipped([("a.txt", bytes(5_000_000))]), "refused", "2 times"),
        ("unpacked_bytes", 500, "a.zip", lambda: hostile_archives.zipped([("a.txt", bytes(range(250)) * 3)]),
         "refused", "500 unpacked bytes"),
    ],
)  # fmt: skip
def test_every_limit_of_output_bites(read, limit, value, name, content, status, says):
    document = read(content() if callable(content) else content, name, **{limit: value})
    reasons = [(member.status, member.reason) for member in document.family()]
    assert any(found == status and says in reason for found, reason in reasons), reasons


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (lambda: hostile_pdf.one_page(hostile_pdf.WORDS), "a.txt", "application/pdf"),
        (lambda: hostile_pdf.one_page(hostile_pdf.WORDS), "a.docx", "application/pdf"),
        (
            lambda: hostile_archives.zipped([("a.txt", b"Northfield is where lunch is at noon")]),
            "a.pdf",
            "application/zip",
        ),
    ],
    ids=["pdf as txt", "pdf as docx", "zip as pdf"],
)
def test_what_is_wrongly_named_is_read_with_a_warning(read, content, name, media_type):
    document = read(content(), name)
    assert (document.status, document.media_type) == ("ok", media_type)
    assert any(f"the content is {media_type}" in warning for warning in document.warnings)
    assert any("noon" in block.text for member in document.family() for block in member.blocks)
