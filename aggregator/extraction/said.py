"""What a document has said of attributes up to a point of it: the cues that later sentences may go on with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from aggregator.extraction.cues import Cue


@dataclass(slots=True)
class Said:
    """The cues that a document has said up to a point of it, the last one last."""

    section: dict[str, Cue] = field(default_factory=dict)
    heading: tuple[Cue, ...] = ()

    def begin_section(self, cues: Iterable[Cue]) -> None:
        """Take the cues of a heading; what was said before it counts no longer."""
        self.section = {}
        self.heading = tuple(cues)

    def pass_sentence(self, cues: Iterable[Cue]) -> None:
        """Take the cues of a sentence."""
        for cue in cues:
            self.section.pop(cue.attribute.name, None)
            self.section[cue.attribute.name] = cue
