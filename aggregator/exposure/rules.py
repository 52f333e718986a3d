"""What facts imply through rules that join them, with the smallest sets of files each conclusion rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from aggregator.exposure.covers import Budget, BudgetSpent
from aggregator.exposure.witness_sets import Files, thinned, without_supersets

MOST_FILES = 6
"""How many files a listed set may take, unless more are asked for."""

STEPS = 1_000_000
"""Joins and unions that one fixpoint may take."""

MOST_ADDED = 500
"""Conclusions that are added for readers of whom no listed set is."""

Bound = Mapping[str, str]
"""Variable -> what it stands for."""


class Known(NamedTuple):
    """That a subject has a value of an attribute; subjects and values are words of one vocabulary."""

    attribute: str
    subject: str
    value: str


@dataclass(frozen=True, slots=True)
class Term:
    """A variable, or a word that stands for itself."""

    word: str
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Atom:
    """``attribute(subject, value)`` with variables in it."""

    attribute: str
    subject: Term
    value: Term


@dataclass(frozen=True, slots=True)
class Rule:
    """A Horn rule: where all of ``body`` holds, ``head`` does."""

    head: Atom
    body: tuple[Atom, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows, each with its smallest sets of files.

    ``complete`` says that whoever can infer anything has a listed set for it; ``left_out`` counts the conclusions of
    readers for whom none could be added any more.
    """

    sets: Mapping[Known, tuple[Files, ...]]
    rules: Mapping[Known, str] = field(default_factory=dict)
    complete: bool = True
    left_out: int = 0


def derive(
    rules: Sequence[Rule],
    base: Mapping[Known, Sequence[Files]],
    *,
    most_files: int = MOST_FILES,
    steps: int = STEPS,
    readable: Iterable[Files] = (),
) -> Derived:
    """Return what follows from facts that files state, by a semi-naive fixpoint over antichains of file sets.

    Sets larger than ``most_files`` are dropped as they arise. They are an ideal: what is made of a dropped set is
    larger still, so that every minimal set up to that size is found.

    Parameters
    ----------
    base
        What files state, each with the sets of files that it takes to know it.
    readable
        Sets of files that some reader holds: where a conclusion within one of them has no listed set there, one is
        added, however large it is, so that what each reader can infer is whole.

    References
    ----------
    .. [1] T. J. Green, G. Karvounarakis, V. Tannen, "Provenance semirings", PODS 2007.
    .. [2] D. Deutch, T. Milo, S. Roy, V. Tannen, "Circuits for datalog provenance", ICDT 2014.

    Examples
    --------
    >>> h, s, d = Term("h"), Term("s"), Term("d")
    >>> rule = Rule(Atom("dark", h, d), (Atom("fed by", h, s), Atom("outage", s, d)))
    >>> said = {Known("fed by", "H-1", "S-7"): [frozenset({0})], Known("outage", "S-7", "2025-03-04"): [frozenset({4})]}
    >>> {(fact.subject, fact.value): [sorted(one) for one in sets] for fact, sets in derive([rule], said).sets.items()}
    {('H-1', '2025-03-04'): [[0, 4]]}
    """
    run = _Fixpoint(rules, most_files, Budget(steps))
    run.start(base)
    complete = run.finish()
    heads = {rule.head.attribute for rule in rules}
    told = {fact: tuple(sets) for fact, sets in run.sets.items() if fact.attribute in heads and fact in run.rule_of}
    left, left_out = MOST_ADDED, 0
    for files in readable if run.dropped or not complete else ():
        proofs = _Proofs(rules, base, files)
        missing = [fact for fact in proofs.rule_of if not _is_told(fact, files, told, base)]
        complete = complete and not missing
        for fact in missing[:left]:
            one = proofs.files_of(fact)
            told[fact] = tuple(without_supersets([*told.get(fact, ()), *base.get(fact, ()), one]))
            run.rule_of.setdefault(fact, proofs.rule_of[fact])
        left_out += len(missing[left:])
        left -= len(missing[:left])
    return Derived(dict(sorted(told.items())), dict(run.rule_of), complete, left_out)


def _is_told(
    fact: Known, files: Files, told: Mapping[Known, Sequence[Files]], base: Mapping[Known, Sequence[Files]]
) -> bool:
    return any(one <= files for one in (*told.get(fact, ()), *base.get(fact, ())))


def holds(rules: Sequence[Rule], base: Mapping[Known, Sequence[Files]], files: Files) -> dict[Known, str]:
    """Return what follows for whoever holds a set of files, and the rule that said so first.

    Examples
    --------
    >>> rule = Rule(Atom("b", Term("x"), Term("y")), (Atom("a", Term("x"), Term("y")),), "a is b")
    >>> holds([rule], {Known("a", "1", "2"): [frozenset({0})]}, frozenset({0}))
    {Known(attribute='b', subject='1', value='2'): 'a is b'}
    """
    free = {fact: [frozenset[int]()] for fact, sets in base.items() if any(one <= files for one in sets)}
    run = _Fixpoint(rules, 0, Budget(STEPS))
    run.start(free)
    run.finish()
    return run.rule_of


class _Proofs:
    """What follows for whoever holds some files, and for each conclusion the files of one proof, none of them idle."""

    def __init__(self, rules: Sequence[Rule], base: Mapping[Known, Sequence[Files]], files: Files) -> None:
        self._rules = rules
        self._base = {fact: held for fact, sets in base.items() if (held := [one for one in sets if one <= files])}
        run = _Fixpoint(rules, 0, Budget(STEPS))
        run.start({fact: [frozenset[int]()] for fact in self._base})
        run.finish()
        self.rule_of = run.rule_of
        self._because = run.because
        self._of_file: dict[int, set[Known]] = defaultdict(set)
        for fact, sets in self._base.items():
            for file in frozenset[int]().union(*sets):
                self._of_file[file].add(fact)

    def files_of(self, fact: Known) -> Files:
        """Return an inclusion-minimal set of the files that implies a conclusion."""
        proof: set[Known] = set()
        open_facts = [fact]
        while open_facts:
            each = open_facts.pop()
            if each not in proof:
                proof.add(each)
                open_facts.extend(self._because.get(each, ()))
        used = frozenset(file for each in proof for one in self._base.get(each, ())[:1] for file in one)
        near = {each for file in used for each in self._of_file[file]}
        small = {each: [one for one in self._base[each] if one <= used] for each in near}
        small.update({each: self._base[each] for each in proof if each in self._base})
        return thinned(used, lambda held: fact in holds(self._rules, small, held), Budget(len(used) ** 2 + 64))


class _Fixpoint:
    """Facts and their antichains as they grow, round by round."""

    def __init__(self, rules: Sequence[Rule], most_files: int, budget: Budget) -> None:
        self.sets: dict[Known, list[Files]] = {}
        self.rule_of: dict[Known, str] = {}
        self.because: dict[Known, tuple[Known, ...]] = {}
        self.dropped = False
        self._rules = rules
        self._most_files = most_files
        self._budget = budget
        self._by_subject: dict[tuple[str, str], dict[Known, None]] = defaultdict(dict)
        self._by_value: dict[tuple[str, str], dict[Known, None]] = defaultdict(dict)
        self._by_attribute: dict[str, dict[Known, None]] = defaultdict(dict)
        self._fresh: dict[Known, list[Files]] = {}

    def start(self, base: Mapping[Known, Sequence[Files]]) -> None:
        """Take what files state."""
        for fact in sorted(base):
            for one in without_supersets(base[fact]):
                self._take(fact, one, self._fresh)

    def finish(self) -> bool:
        """Apply the rules until nothing is new; return whether that came to its end."""
        try:
            while self._fresh:
                delta, self._fresh = self._fresh, {}
                for rule in self._rules:
                    for place in range(len(rule.body)):
                        self._apply(rule, place, delta)
        except BudgetSpent:
            return False
        return True

    def _apply(self, rule: Rule, place: int, delta: Mapping[Known, list[Files]]) -> None:
        """Join what is new at one place of the body with all that is known at the others."""
        first = rule.body[place]
        others = [*rule.body[:place], *rule.body[place + 1 :]]
        for fact in [each for each in delta if each.attribute == first.attribute]:
            bound = _bind(first, fact, {})
            if bound is not None:
                for whole, sets in self._join(others, bound, delta[fact]):
                    head = _head(rule.head, whole)
                    for one in sets:
                        if self._take(head, one, self._fresh) and head not in self.rule_of:
                            self.rule_of[head] = rule.name
                            self.because[head] = tuple(_head(atom, whole) for atom in rule.body)

    def _join(self, atoms: Sequence[Atom], bound: Bound, sets: list[Files]) -> Iterator[tuple[Bound, list[Files]]]:
        if not atoms:
            yield bound, sets
            return
        atom = min(atoms, key=lambda each: -self._boundness(each, bound))
        rest = [each for each in atoms if each is not atom]
        for fact in list(self._candidates(atom, bound)):
            wider = _bind(atom, fact, bound)
            if wider is not None:
                unions = self._unions(sets, self.sets[fact])
                if unions:
                    yield from self._join(rest, wider, unions)

    def _boundness(self, atom: Atom, bound: Bound) -> int:
        return sum(term.fixed or term.word in bound for term in (atom.subject, atom.value))

    def _candidates(self, atom: Atom, bound: Bound) -> Iterable[Known]:
        subject, value = _meant(atom.subject, bound), _meant(atom.value, bound)
        if subject is not None:
            return self._by_subject[atom.attribute, subject]
        if value is not None:
            return self._by_value[atom.attribute, value]
        return self._by_attribute[atom.attribute]

    def _unions(self, left: Sequence[Files], right: Sequence[Files]) -> list[Files]:
        self._budget.spend(len(left) * len(right))
        unions = {one | other for one in left for other in right}
        small = [union for union in unions if len(union) <= self._most_files]
        self.dropped = self.dropped or len(small) < len(unions)
        return without_supersets(small)

    def _take(self, fact: Known, one: Files, fresh: dict[Known, list[Files]]) -> bool:
        self._budget.spend()
        known = self.sets.setdefault(fact, [])
        self.dropped = self.dropped or len(one) > self._most_files
        if len(one) > self._most_files or any(smaller <= one for smaller in known):
            if not known:
                del self.sets[fact]
            return False
        known[:] = [each for each in known if not one <= each] + [one]
        fresh[fact] = [each for each in fresh.get(fact, []) if not one <= each] + [one]
        self._by_subject[fact.attribute, fact.subject][fact] = None
        self._by_value[fact.attribute, fact.value][fact] = None
        self._by_attribute[fact.attribute][fact] = None
        return True


def _meant(term: Term, bound: Bound) -> str | None:
    return term.word if term.fixed else bound.get(term.word)


def _bind(atom: Atom, fact: Known, bound: Bound) -> dict[str, str] | None:
    """Return the variables bound so that the atom is the fact; None where it cannot be."""
    wider = dict(bound)
    for term, word in ((atom.subject, fact.subject), (atom.value, fact.value)):
        if (term.word if term.fixed else wider.setdefault(term.word, word)) != word:
            return None
    return wider


def _head(head: Atom, bound: Bound) -> Known:
    subject, value = _meant(head.subject, bound), _meant(head.value, bound)
    if subject is None or value is None:
        raise ValueError(f"the head of a rule has a variable that its body lacks: {head}")
    return Known(head.attribute, subject, value)
