"""A pack of very many listed names, and office documents in English and Chinese that now and then name one of them.

Everything is made from a seed. Most sentences name no subject; about one in thirty does, half of these with a cue and
a value.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import office_words as words

from aggregator.model.documents import Block, BlockKind, Cell, Document, FileId, MetaValue, PartLoc, Source, Table
from aggregator.policy.loader import load_pack
from aggregator.policy.records import Pack, Population

POLICY = Path(__file__).parents[2] / "policies/electricity.yaml"
NAMED = 0.033
"""The share of sentences that name a subject."""

Names = list[tuple[str, ...]]


def listed_names(count: int, chance: random.Random) -> Names:
    """Return ``count`` names, two at least, by subject: one in English, one in Chinese, for some a short one."""
    used: set[str] = set()
    subjects: Names = []
    while len(used) < count:
        place = chance.choice(words.SYLLABLES) + chance.choice(words.ENDINGS)
        if chance.random() < 0.7:
            place = f"{chance.choice(words.FEATURES)} {place}"
        if chance.random() < 0.5:
            place = f"{place} {chance.choice(words.SYLLABLES)}{chance.choice(words.ENDINGS)}"
        han = "".join(chance.choice(words.HAN_FIRST) for _ in range(chance.choice((1, 2, 2))))
        han += chance.choice(words.HAN_LAST) + chance.choice(words.HAN_WORKS)
        names = [f"{place} {chance.choice(words.WORKS)}", han]
        left = count - len(used)
        if left == 3 or (chance.random() < 0.5 and left not in {2, 4}):
            names.append(place if " " in place else f"{place} Works")
        if used.isdisjoint(names):
            used.update(names)
            subjects.append(tuple(names))
    return subjects


def listing_pack(subjects: Names) -> Pack:
    """Return the policy for electricity with these plants listed."""
    pack = load_pack(POLICY)
    known_as = {str(100_000 + number): names for number, names in enumerate(subjects)}
    plant = replace(pack.subjects["plant"], known_as=known_as, population=Population.LISTED)
    return replace(pack, subjects={"plant": plant})


def _english(chance: random.Random) -> str:
    one = chance.choice
    noun, verb, adjective = (partial(one, of) for of in (words.NOUNS, words.VERBS, words.ADJECTIVES))
    given, town = partial(one, words.GIVEN), partial(one, words.TOWNS)
    person = f"{given()} {one(words.FAMILY)}"
    day = f"{chance.randint(1, 28)} {one(words.MONTHS)} {chance.randint(2019, 2026)}"
    amount = f"{chance.randint(2, 900)} {one(words.MEASURES)}"
    return one(
        (
            f"The {adjective()} {noun()} was {verb()} by the {noun()} {noun()} last week.",
            f"{person} {verb()} the {noun()} and {verb()} the {adjective()} {noun()} for the {noun()}.",
            f"We have {verb()} {amount} for the {adjective()} {noun()}, and the {noun()} will follow shortly.",
            f"Please let {given()} know whether the {noun()} can be {verb()} before {day}.",
            f"A {adjective()} {noun()} of the {noun()} in {town()} is {verb()} with the {noun()}.",
            f"It was {verb()} that the {noun()} needs a {adjective()} {noun()}; the {noun()} stays as it is.",
            f"The {noun()} of {day} was {verb()}, although some of the {noun()} had not been {verb()}.",
            f"As {verb()} in the {adjective()} {noun()}, there are {amount} in the {noun()} of the {noun()}.",
            f"Nobody {verb()} the {noun()} {noun()} because the {adjective()} {noun()} was still {adjective()}.",
            f"If the {noun()} is {adjective()}, the {noun()} team in {town()} takes over the {noun()}.",
        )
    )


def _chinese(chance: random.Random) -> str:
    one = chance.choice
    noun, verb, adjective = (partial(one, of) for of in (words.HAN_NOUNS, words.HAN_VERBS, words.HAN_ADJECTIVES))
    person, town = partial(one, words.HAN_PEOPLE), partial(one, words.HAN_TOWNS)
    day = f"{chance.randint(2019, 2026)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    amount = f"{chance.randint(2, 900)}{one(words.HAN_MEASURES)}"
    return one(
        (
            f"{noun()}{noun()}已于{day}{verb()}，{adjective()}{noun()}由{noun()}部门负责{verb()}。",
            f"{person()}{verb()}了{adjective()}{noun()}，并要求各{noun()}尽快{verb()}{noun()}。",
            f"根据{adjective()}{noun()}的要求，{town()}{noun()}需要{verb()}{noun()}和{noun()}。",
            f"会上{verb()}了{noun()}{verb()}的{adjective()}{noun()}，共{amount}，没有其他{noun()}。",
            f"请各{noun()}在{day}之前{verb()}{noun()}，{noun()}由{person()}统一{verb()}。",
            f"目前{noun()}的{noun()}仍在{verb()}，预计{noun()}{verb()}后再{verb()}。",
            f"{adjective()}{noun()}中有{amount}{verb()}，{noun()}不再{verb()}；{noun()}按原{noun()}执行。",
            f"如果{noun()}{verb()}不及时，将影响{noun()}和{adjective()}{noun()}的{verb()}。",
        )
    )


def _english_fact(name: str, chance: random.Random) -> str:
    year, day = chance.randint(1965, 2024), f"{chance.randint(1, 28)} {chance.choice(words.MONTHS)} 2026"
    return chance.choice(
        (
            f"The installed capacity of {name} is {chance.randint(12, 1900)} MW.",
            f"{name} was commissioned in {year} and is owned by {chance.choice(words.FAMILY)} Energy Ltd.",
            f"{name} will be out of service from {day}.",
            f"{name} is located at {chance.uniform(36, 60):.4f}, {chance.uniform(1, 20):.4f}.",
            f"The visitors from {name} asked for another date.",
            f"The letter to {name} has not been answered.",
            f"A colleague from {name} joins us next month.",
        )
    )


def _chinese_fact(name: str, chance: random.Random) -> str:
    day = f"{chance.randint(1998, 2026)}年{chance.randint(1, 12)}月"
    return chance.choice(
        (
            f"{name}装机容量{chance.randint(2, 190)}万千瓦。",
            f"{name}于{day}投产，业主为{chance.choice(words.HAN_TOWNS)}能源有限公司。",
            f"{name}计划{day}{chance.randint(1, 28)}日起停运检修。",
            f"{name}的同志参加了会议。",
            f"给{name}的回函尚未收到。",
        )
    )


class Office:
    """Documents of one office, from a seed."""

    def __init__(self, subjects: Names, chance: random.Random) -> None:
        self._subjects = subjects
        self._chance = chance
        self._number = 0

    def documents(self, size: int) -> Iterator[Document]:
        """Yield documents until their texts have ``size`` bytes of UTF-8."""
        made = 0
        while made < size:
            document = self._document()
            made += bytes_of(document)
            yield document

    def _document(self) -> Document:
        self._number += 1
        chinese = self._chance.random() < 0.5
        make: Callable[[bool], tuple[list[Block], list[Table]]] = self._chance.choice(
            (self._report, self._report, self._mails, self._form, self._tables)
        )
        blocks, tables = make(chinese)
        return Document(
            id=f"{self._number:064x}",
            source=Source(FileId(f"office/{self._number}"), f"office/{self._words(chinese)} {self._number}.docx", "1"),
            media_type="text/plain",
            detected_by="made",
            blocks=tuple(blocks),
            tables=tuple(tables),
            metadata={"title": MetaValue(self._words(chinese), "title")},
            languages=("zh" if chinese else "en",),
        )

    def _name(self, chinese: bool) -> str:
        names = self._chance.choice(self._subjects)
        return names[1] if chinese else self._chance.choice((names[0], names[-1] if len(names) > 2 else names[0]))

    def _words(self, chinese: bool) -> str:
        one = self._chance.choice
        if chinese:
            return f"{one(words.HAN_ADJECTIVES)}{one(words.HAN_NOUNS)}{one(words.HAN_NOUNS)}"
        return f"{one(words.ADJECTIVES)} {one(words.NOUNS)} {one(words.NOUNS)}".capitalize()

    def _sentence(self, chinese: bool) -> str:
        if self._chance.random() < NAMED:
            return (_chinese_fact if chinese else _english_fact)(self._name(chinese), self._chance)
        return (_chinese if chinese else _english)(self._chance)

    def _paragraph(self, chinese: bool) -> str:
        sentences = [self._sentence(chinese) for _ in range(self._chance.randint(2, 7))]
        return ("" if chinese else " ").join(sentences)

    def _report(self, chinese: bool) -> tuple[list[Block], list[Table]]:
        blocks = [_block(BlockKind.HEADING, self._words(chinese), 0)]
        for number in range(1, self._chance.randint(40, 160)):
            kind = self._chance.choices((BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY, BlockKind.HEADING), (8, 4, 1))[0]
            if kind is BlockKind.HEADING:
                text = self._words(chinese)
            elif kind is BlockKind.LIST_ENTRY:
                text = self._sentence(chinese)
            else:
                text = self._paragraph(chinese)
            blocks.append(_block(kind, text, number))
        tables = [self._table(chinese, len(blocks) // 2)] if self._chance.random() < 0.5 else []
        return blocks, tables

    def _mails(self, chinese: bool) -> tuple[list[Block], list[Table]]:
        blocks = []
        one = self._chance.choice
        for number in range(self._chance.randint(4, 20)):
            sender = one(words.HAN_PEOPLE) if chinese else f"{one(words.GIVEN)} {one(words.FAMILY)}"
            blocks.append(_block(BlockKind.MAIL_HEADER, f"{one(words.GIVEN).lower()}@office.example", number, "from"))
            blocks.append(_block(BlockKind.MAIL_HEADER, self._words(chinese), number, "subject"))
            body = "\n\n".join(self._paragraph(chinese) for _ in range(self._chance.randint(1, 5)))
            greeting = f"{one(words.HAN_PEOPLE)}，您好：" if chinese else f"Dear {one(words.GIVEN)},"
            close = f"此致\n{sender}" if chinese else f"Kind regards\n{sender}"
            blocks.append(_block(BlockKind.PARAGRAPH, f"{greeting}\n\n{body}\n\n{close}", number))
        return blocks, []

    def _form(self, chinese: bool) -> tuple[list[Block], list[Table]]:
        blocks = []
        one = self._chance.choice
        for number in range(self._chance.randint(20, 60)):
            lines = []
            if self._chance.random() < 0.1:
                lines.append(f"{'电厂：' if chinese else 'Plant: '}{self._name(chinese)}")
                lines.append(f"{'装机容量：' if chinese else 'Capacity: '}{self._chance.randint(10, 900)} MW")
            for _ in range(self._chance.randint(3, 9)):
                key = one(words.HAN_NOUNS) if chinese else one(words.NOUNS).capitalize()
                lines.append(f"{key}{'：' if chinese else ': '}{self._words(chinese)} {self._chance.randint(1, 999)}")
            blocks.append(_block(BlockKind.PARAGRAPH, "\n".join(lines), number))
        return blocks, []

    def _tables(self, chinese: bool) -> tuple[list[Block], list[Table]]:
        blocks = [_block(BlockKind.PARAGRAPH, self._paragraph(chinese), number) for number in range(8)]
        return blocks, [self._table(chinese, after) for after in range(self._chance.randint(1, 4))]

    def _table(self, chinese: bool, after: int) -> Table:
        of_plants = self._chance.random() < 0.2
        headings: Sequence[str]
        if of_plants:
            headings = ("电厂名称", "装机容量（MW）", "备注") if chinese else ("Plant name", "Capacity (MW)", "Remark")
        else:
            headings = ("序号", "事项", "负责人", "备注") if chinese else ("No.", "Topic", "Person", "Remark")
        rows = [list(headings)]
        for number in range(1, self._chance.randint(10, 60)):
            remark = self._sentence(chinese) if self._chance.random() < 0.3 else self._words(chinese)
            if of_plants:
                rows.append([self._name(chinese), str(self._chance.randint(5, 900)), remark])
            else:
                person = self._chance.choice(words.HAN_PEOPLE if chinese else words.FAMILY)
                rows.append([str(number), self._words(chinese), person, remark])
        cells = tuple(Cell(row, column, text) for row, line in enumerate(rows) for column, text in enumerate(line))
        return Table(PartLoc("document", f"table {after}"), cells, len(rows), len(headings), after)


def _block(kind: BlockKind, text: str, number: int, label: str = "") -> Block:
    return Block(kind, text, PartLoc("document", f"paragraph {number}"), label)


def texts_of(document: Document) -> list[str]:
    """Return the texts of a document's blocks and cells."""
    return [
        *(block.text for block in document.blocks),
        *(cell.text for table in document.tables for cell in table.cells),
    ]


def bytes_of(document: Document) -> int:
    """Return how many bytes of UTF-8 a document's texts have."""
    return sum(len(text.encode()) for text in texts_of(document))
