"""Pages and drawings as text: elements are built, never pasted, so that nothing from a file becomes markup."""

from __future__ import annotations

import html
from collections.abc import Iterable

from aggregator.report.visible import visible

_ALONE = frozenset({"br", "circle", "col", "line", "meta", "path", "polyline", "rect"})


class Markup(str):
    """Text that is markup already. Every other text is escaped where it enters a page."""

    __slots__ = ()


Child = str | int | None | Iterable["Child"]
Value = str | float | bool | None


def element(name: str, *children: Child, **attributes: Value) -> Markup:
    """Return an element with its children; texts are escaped, None and False attributes are left out.

    An attribute is written as in Python: ``class_``, ``aria_label``, ``stroke_width``, ``viewBox``.

    Examples
    --------
    >>> element("p", "1 < 2 ", element("b", "yes"), class_="note", hidden=False)
    '<p class="note">1 &lt; 2 <b>yes</b></p>'
    >>> element("rect", x=0.5, width=20.0)
    '<rect x="0.5" width="20"/>'
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _ALONE and not children:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{join(children)}</{name}>")


def join(children: Iterable[Child]) -> Markup:
    """Return children one after another, what is not markup escaped.

    Examples
    --------
    >>> join(["a & b", None, [element("br"), 3]])
    'a &amp; b<br/>3'
    """
    return Markup("".join(_written(child) for child in children))


def _written(child: Child) -> str:
    match child:
        case None:
            return ""
        case Markup():
            return child
        case str() | int():
            return html.escape(visible(str(child)))
        case _:
            return join(child)


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    text = f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
    return f' {name}="{html.escape(visible(text))}"'
