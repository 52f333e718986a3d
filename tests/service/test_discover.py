"""What no insight looks at is found in a scanned drive, explained, and made an insight by the lines it gives."""

from __future__ import annotations

import json

import pytest
import yaml

import aggregator
from aggregator.cli.discover_screen import show_discovered
from aggregator.model.errors import UsageError
from aggregator.policy.loader import load_pack
from aggregator.service.discover import _snippet, discovered, discovered_record

KEEPERS = "plant,keeper\nNorthfield,Ann Archer\nLakeside,Bo Baker\nEastmoor,Cy Cole\n"
OUTAGES = "plant,outage\nNorthfield,2025-03-04\nLakeside,2025-03-05\n"


@pytest.fixture
def unnamed(drive):
    """A drive in which keepers and outages stand in files of their own, and no insight combines them."""
    text = drive.pack.read_text("utf-8")
    keeper = "  keeper: {of: plant, value: person, headings: [keeper]}\ninsights:"
    drive.pack.write_text(text.replace("insights:", keeper, 1), "utf-8")
    drive.write("keepers.csv", KEEPERS)
    drive.write("outages.csv", OUTAGES)
    drive.write("capacity.csv", "plant,capacity\nNorthfield,120\n")
    drive.scan()
    return drive


def test_what_no_insight_names_stands_with_its_gain_and_its_sources(unnamed):
    """Keeper and outage: of two plants together, of none in one file. With capacity it is one, and the pack's own
    capacity and outage is not told again."""
    found = discovered(unnamed.data_dir)
    assert [(each.attributes, each.revealed, each.alone, each.population) for each in found] == [
        (("outage", "keeper"), 2, 0, 3),
        (("capacity", "keeper"), 1, 0, 3),
    ]
    sources = {name: [(s.file, s.reason, s.subjects) for s in each] for name, each in found[0].sources}
    assert sources == {
        "outage": [("outages.csv", "table: heading 'outage'", 2)],
        "keeper": [("keepers.csv", "table: heading 'keeper'", 3)],
    }
    assert found[0].gain == pytest.approx(2 / 3)


def test_only_the_population_of_a_list_is_counted(unnamed):
    """Hillside is not on the list of three, so neither what files say of it counts nor does it."""
    unnamed.write("keepers.csv", KEEPERS + "Hillside,Di Dale\n")
    unnamed.write("outages.csv", OUTAGES + "Hillside,2025-03-06\n")
    unnamed.scan()
    found = discovered(unnamed.data_dir)[0]
    assert (found.attributes, found.revealed, found.population) == (("outage", "keeper"), 2, 3)
    assert {source.subjects for _, sources in found.sources for source in sources} == {2, 3}


def test_the_snippet_is_yaml_whatever_attributes_are_called():
    snippet = _snippet("plant", ("on", "phone: home", "装机, 容量", "fuel stock"))
    (told,) = yaml.safe_load("insights:\n" + snippet)["insights"].items()
    assert told[0] == "on and phone: home and 装机, 容量 and fuel stock of plant"
    assert told[1]["combines"] == ["on", "phone: home", "装机, 容量", "fuel stock"]
    assert '["on", "phone: home", "装机, 容量", fuel stock]' in snippet


def test_the_snippet_is_an_insight_that_a_pack_takes(unnamed):
    found = discovered(unnamed.data_dir)[0]
    text = unnamed.pack.read_text("utf-8")
    unnamed.pack.write_text(text.replace("insights:\n", f"insights:\n{found.snippet}", 1), "utf-8")
    assert load_pack(unnamed.pack).insights["outage and keeper of plant"].combines == ("outage", "keeper")
    finding = unnamed.scan().findings[0]
    assert (finding.insight, finding.revealed) == ("outage and keeper of plant", 2)
    assert not [each for each in discovered(unnamed.data_dir) if {"outage", "keeper"} <= set(each.attributes)]


def test_screen_json_and_frame_say_the_same(unnamed, capsys):
    found = discovered(unnamed.data_dir, limit=1)
    show_discovered(found, "en")
    assert capsys.readouterr().out.startswith(
        "outage + keeper of plant: known of 2 of 3; no file shows more than 0 (gain 66.7 %)"
    )
    show_discovered(found, "zh")
    assert "3 个中 2 个已知" in capsys.readouterr().out
    show_discovered([], "en")
    assert "nothing beyond" in capsys.readouterr().out
    record = json.loads(json.dumps(discovered_record(found[0])))
    frame = aggregator.open(unnamed.data_dir).discover(limit=1)
    assert list(frame.iloc[0]["attributes"]) == record["attributes"] == ["outage", "keeper"]
    with pytest.raises(UsageError, match=r"no pack has the kind of subject 'plants' .did you mean 'plant'"):
        discovered(unnamed.data_dir, kind="plants")
