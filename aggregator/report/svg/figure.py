"""What a drawing is made of: colours that need no style sheet, boxes, and a frame that says what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.report.markup import Child, Markup, element

INK = "#1b1f24"
MUTED = "#57606a"
LINE = "#8c959f"
FAINT = "#d8dee4"
PAPER = "#ffffff"
TINT = "#eef3f8"
ACCENT = "#0b5394"
ALARM = "#b42318"
FONT = "system-ui, 'Noto Sans', 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing and the sentences that belong under it: what it shows, and what it leaves out."""

    svg: Markup
    caption: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in a drawing, origin at the upper left."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Return its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Return the height at its middle."""
        return self.top + self.height / 2

    def overlaps(self, other: Box) -> bool:
        """Return whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def frame(width: float, height: float, label: str, uid: str, *children: Child) -> Markup:
    """Return a whole drawing that names itself to a screen reader."""
    return element(
        "svg",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        id=uid,
        class_="ag-drawing",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        width=f"{width:.0f}",
        height=f"{height:.0f}",
        role="img",
        aria_label=label,
        font_family=FONT,
        font_size="12",
    )
