"""The ``derives`` of a pack: what facts imply when they are joined, a rule each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aggregator.model.errors import PackError, nearest
from aggregator.policy.records import Attribute, Derivation, Triple, ValueKind
from aggregator.policy.yaml_lines import Node, Section, listing_of, section_of, text_of, whole_of

_KEYS = ("gives", "if", "most_files")
_NAMES = (ValueKind.PLACE, ValueKind.ORGANISATION, ValueKind.PERSON, ValueKind.TEXT, ValueKind.IDENTIFIER)
MOST_FILES = 12


def read_derives(node: Node | None, attributes: Mapping[str, Attribute]) -> dict[str, Derivation]:
    """Return name -> rule, in the pack's order.

    Raises
    ------
    PackError
        At the first mistake, with its line.
    """
    if node is None:
        return {}
    section = section_of(node, "'derives'")
    rules: dict[str, Derivation] = {}
    joined: dict[str, str] = {}
    for name, entry in section.entries.items():
        rule = _rule(name, section_of(entry, f"'{name}' of 'derives'"), attributes)
        for attribute, kind in joins_of(rule, attributes):
            first = joined.setdefault(attribute, kind)
            if first != kind:
                where = section.places[name]
                raise PackError(where, f"'{attribute}' names a {kind} here and a {first} in another rule")
        rules[name] = rule
    return rules


def joins_of(rule: Derivation, attributes: Mapping[str, Attribute]) -> Iterable[tuple[str, str]]:
    """Yield (attribute, kind of subject) for every attribute whose value a rule takes for a subject."""
    kinds = {triple.subject: attributes[triple.attribute].of for triple in (rule.gives, *rule.needs)}
    for triple in (rule.gives, *rule.needs):
        if not triple.is_fixed and triple.value in kinds:
            yield triple.attribute, kinds[triple.value]


def _rule(name: str, section: Section, attributes: Mapping[str, Attribute]) -> Derivation:
    what = f"'{name}' of 'derives'"
    section.only(what, _KEYS)
    needs_node = section.need(what, "if")
    needs = tuple(_triple(entry, f"a line of 'if' of {what}", attributes) for entry in listing_of(needs_node, "'if'"))
    if not needs:
        raise PackError(needs_node.where, f"{what} needs a line such as [plant, fed by, substation] in 'if'")
    gives_node = section.need(what, "gives")
    gives = _triple(gives_node, f"'gives' of {what}", attributes)
    _check_kinds((gives, *needs), needs_node.where, what, attributes)
    known = {word for triple in needs for word in (triple.subject, *(() if triple.is_fixed else (triple.value,)))}
    for word in (gives.subject, *(() if gives.is_fixed else (gives.value,))):
        if word not in known:
            where = gives_node.where
            raise PackError(where, f"{what} gives '{word}', which 'if' does not name ({nearest(word, known)})")
    most = section.get("most_files")
    most_files = whole_of(most, f"'most_files' of {what}") if most else None
    if most is not None and not 1 <= (most_files or 0) <= MOST_FILES:
        raise PackError(most.where, f"'most_files' of {what} is 1 to {MOST_FILES}")
    return Derivation(name, gives, needs, most_files)


def _triple(node: Node, what: str, attributes: Mapping[str, Attribute]) -> Triple:
    words = [text_of(entry, f"a word of {what}") for entry in listing_of(node, what)]
    if len(words) != 3:
        raise PackError(node.where, f"{what} is three words, [subject, attribute, value], not {len(words)}")
    subject, attribute, value = words
    if attribute not in attributes:
        raise PackError(node.where, f"{what} has unknown attribute '{attribute}' ({nearest(attribute, attributes)})")
    fixed = value.startswith("=")
    return Triple(subject, attribute, value.removeprefix("=").strip() if fixed else value, fixed)


def _check_kinds(triples: Iterable[Triple], where: str, what: str, attributes: Mapping[str, Attribute]) -> None:
    kinds: dict[str, str] = {}
    for triple in triples:
        kind = attributes[triple.attribute].of
        if kinds.setdefault(triple.subject, kind) != kind:
            raise PackError(
                where,
                f"in {what} '{triple.subject}' is a {kinds[triple.subject]}, and '{triple.attribute}' of a {kind}",
            )
    for triple in triples:
        attribute = attributes[triple.attribute]
        if not triple.is_fixed and triple.value in kinds and attribute.value not in _NAMES:
            raise PackError(
                where, f"in {what} '{triple.value}' is a subject, but '{attribute.name}' is {attribute.value.value}"
            )
