"""Short names of OpenDocument elements and attributes, and what styles say that changes what a person sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    f"{_URN}office:1.0": "office",
    f"{_URN}text:1.0": "text",
    f"{_URN}table:1.0": "table",
    f"{_URN}drawing:1.0": "draw",
    f"{_URN}presentation:1.0": "presentation",
    f"{_URN}style:1.0": "style",
    f"{_URN}svg-compatible:1.0": "svg",
    f"{_URN}meta:1.0": "meta",
    f"{_URN}manifest:1.0": "manifest",
    f"{_URN}form:1.0": "form",
    f"{_URN}chart:1.0": "chart",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/1998/Math/MathML": "math",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:loext:1.0": "loext",
}
_URIS = {short: uri for uri, short in reversed(_NAMESPACES.items())}
_LONGEST_CHAIN = 20


class _Tags(dict[str, str]):
    def __missing__(self, clark: str) -> str:
        uri, _, local = clark[1:].rpartition("}")
        prefix = _NAMESPACES.get(uri)
        short = f"{prefix}:{local}" if prefix else ""
        if len(self) < 5_000:
            self[clark] = short
        return short


class _Clarks(dict[str, str]):
    def __missing__(self, short: str) -> str:
        prefix, _, local = short.partition(":")
        clark = self[short] = f"{{{_URIS[prefix]}}}{local}"
        return clark


_TAGS = _Tags()
_CLARKS = _Clarks()


def tag_of(element: Any) -> str:
    """Return an element's short name, such as ``text:p``; empty for comments and unknown namespaces."""
    tag = element.tag
    return _TAGS[tag] if isinstance(tag, str) else ""


def clark(short: str) -> str:
    """Return the full name of a short one."""
    return _CLARKS[short]


def attribute(element: Any, name: str) -> str:
    """Return an attribute by short name; empty where it is absent."""
    return str(element.get(_CLARKS[name]) or "")


def count(element: Any, name: str, most: int) -> int:
    """Return a number of repeats or spanned cells: at least one, at most ``most``."""
    value = attribute(element, name)
    if not (value.isascii() and value.isdigit()):
        return 1
    return max(1, min(int(value[:9]), most))


def child(element: Any, name: str) -> Any | None:
    """Return the first child of a short name, or None."""
    return element.find(_CLARKS[name])


@dataclass(slots=True)
class Styles:
    """Names of styles that hide what they are applied to, by family and name."""

    _parents: dict[tuple[str, str], str] = field(default_factory=dict)
    _said: dict[tuple[str, str], bool] = field(default_factory=dict)

    def learn(self, root: Any) -> None:
        """Take in the styles of a part."""
        for tag in ("office:styles", "office:automatic-styles"):
            for group in root.iterchildren(_CLARKS[tag]):
                for style in group.iterchildren(_CLARKS["style:style"]):
                    self.learn_one(style)

    def learn_one(self, style: Any) -> None:
        """Take in one style."""
        key = attribute(style, "style:family"), attribute(style, "style:name")
        self._parents[key] = attribute(style, "style:parent-style-name")
        for properties in style:
            if attribute(properties, "text:display") == "none":
                self._said[key] = True
            elif attribute(properties, "text:display") == "true":
                self._said[key] = False
            if attribute(properties, "table:display") == "false":
                self._said[key] = True
            if attribute(properties, "presentation:visibility") == "hidden":
                self._said[key] = True

    def hides(self, family: str, name: str) -> bool:
        """Return whether a style, or what it is based on, hides."""
        for _ in range(_LONGEST_CHAIN):
            said = self._said.get((family, name))
            if said is not None or not name:
                return bool(said)
            name = self._parents.get((family, name), "")
        return False


def within(element: Any, names: Iterable[str]) -> list[Any]:
    """Return the children of any of the short names."""
    wanted = {_CLARKS[name] for name in names}
    return [found for found in element if found.tag in wanted]
