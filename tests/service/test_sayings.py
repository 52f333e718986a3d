"""What files say besides facts: whom they name is shown, what values they give only where it is asked for."""

from __future__ import annotations

from aggregator.service.sayings import sayings


def named(drive, *, values):
    found = sayings(drive.data_dir, "names", values=values)
    return {(record["file"], record["kind"], record["name"], record["count"]) for record in found}


def test_values_that_files_mention_are_masked_unless_asked_for(drive):
    drive.write("a.txt", "Dr. Maria Keller: +44 20 7946 0958.\n")
    drive.write("b.txt", "王小明电话13812345678，王小明邮箱wang@example.com\n")
    drive.scan()
    names = {("a.txt", "person", "Maria Keller", 1), ("b.txt", "person", "王小明", 2)}
    assert named(drive, values=False) == names | {
        ("a.txt", "phone", "•••", 1),
        ("b.txt", "phone", "•••", 1),
        ("b.txt", "email", "•••", 1),
    }
    assert named(drive, values=True) == names | {
        ("a.txt", "phone", "+442079460958", 1),
        ("b.txt", "phone", "+8613812345678", 1),
        ("b.txt", "email", "wang@example.com", 1),
    }
