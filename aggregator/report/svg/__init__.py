"""Drawings as inline SVG, shared by every face: they need no script, no font file and no style sheet.

Colours stand in attributes, which survive converters that ignore style sheets; a page may set them again by
the classes ``ag-…`` to follow its theme.
"""

from aggregator.report.svg.evidence import draw_evidence
from aggregator.report.svg.figure import Figure
from aggregator.report.svg.timeline import Step, draw_timeline, told_steps

__all__ = ["Figure", "Step", "draw_evidence", "draw_timeline", "told_steps"]
