"""What a document has said of attributes up to a point of it: the cues that later sentences may go on with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from aggregator.extraction.cues import Cue


@dataclass(slots=True)
class Said:
    """The cues that a document has said up to a point of it, the last one last.

    Parameters
    ----------
    section
        The last cue of each attribute that the section has said.
    just
        The attributes that the sentence before said.
    told
        The attributes of which it said a value.
    units
        The unit in which the section last told a value of each attribute.
    """

    section: dict[str, Cue] = field(default_factory=dict)
    heading: tuple[Cue, ...] = ()
    just: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    units: dict[str, str] = field(default_factory=dict)

    def begin_section(self, cues: Iterable[Cue]) -> None:
        """Take the cues of a heading; what was said before it counts no longer."""
        self.section = {}
        self.heading = tuple(cues)
        self.just = self.told = frozenset()
        self.units = {}

    def pass_sentence(self, cues: Sequence[Cue], told: Sequence[Cue] = ()) -> None:
        """Take the cues of a sentence, and those of what it told."""
        for cue in (*told, *cues):
            self.section.pop(cue.attribute.name, None)
            self.section[cue.attribute.name] = cue
        self.told = frozenset(cue.attribute.name for cue in told)
        self.just = self.told | {cue.attribute.name for cue in cues}
