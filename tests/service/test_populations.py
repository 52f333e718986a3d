"""A population that nobody lists is bounded from below beside the finding, and only where that may be said."""

from __future__ import annotations

from aggregator.exposure.population import chao2
from aggregator.report.words import at_most

PACK = """\
pack: farms
sector: {en: Wind}
version: 1
subjects:
  farm: {looks_like: ['{Name} Wind Farm'], headings: [farm]}
attributes:
  capacity: {of: farm, value: quantity, unit: MW, headings: [capacity], cues: [capacity]}
insights:
  how large they are:
    combines: [capacity]
    over: farm
    exposed_at: {20%: medium}
"""

NAMES = [
    f"{name} Wind Farm"
    for name in (
        *("Ashby", "Brampton", "Calder", "Dunmore", "Elland", "Fernhill", "Garth", "Hexley", "Ivory", "Jarrow"),
        *("Kelso", "Lundin", "Marston", "Norwick", "Oakley", "Penrith", "Quarley", "Ripon", "Selby", "Thirsk"),
    )
]


def test_what_two_dozen_letters_name_bounds_the_population(drive):
    """24 letters; of 20 farms 6 are named once, 8 twice, 6 four times: 46 mentions; by hand 20 + 23/24 * 36 / 16."""
    times = [*[1] * 6, *[2] * 8, *[4] * 6]
    letters: list[list[str]] = [[] for _ in range(24)]
    mentions = [name for name, count in zip(NAMES, times, strict=False) for _ in range(count)]
    for place, name in enumerate(mentions):
        letters[place % 24].append(name)
    drive.pack.write_text(PACK, "utf-8")
    for number, names in enumerate(letters):
        rows = "".join(f"{name},{10 + number}\n" for name in names)
        drive.write(f"{number}.csv", f"farm,capacity\n{rows}")
    finding = drive.scan().findings[0]
    expected = chao2({str(n): count for n, count in enumerate(times)}, 24)
    assert expected.estimate == 20 + 23 / 24 * 36 / 16
    assert (finding.population, finding.population_at_least) == (20, expected.at_least)
    assert expected.at_least is not None
    assert finding.coverage_at_most == 20 / expected.at_least
    assert at_most(finding, "en") == "at most 95.2 % of all there are (at least 21, by how files overlap)"


def test_of_a_few_files_nothing_is_said(drive):
    drive.pack.write_text(PACK, "utf-8")
    drive.write("a.csv", "farm,capacity\nNorthfield Wind Farm,12\n")
    finding = drive.scan().findings[0]
    assert (finding.population_at_least, finding.coverage_at_most, at_most(finding, "en")) == (None, None, "")
