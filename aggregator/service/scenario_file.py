"""Steps as they are written: in a scenario file, a list in YAML, and in the options of the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from aggregator.model.errors import PackError, UsageError, nearest
from aggregator.model.facts import Grade
from aggregator.model.grades import grade_of
from aggregator.model.scenario import (
    AddMember,
    CompromiseAccount,
    CompromiseAdministrator,
    MakePublic,
    Regrade,
    Remove,
    RemoveMember,
    Share,
    Step,
    StopSharing,
    Upload,
)
from aggregator.policy.yaml_lines import Section, listing_of, parse, section_of, text_of

UNMARKED = ("none", "unmarked")
ALL_STORES = "all"


class _Form(NamedTuple):
    """A step in a scenario file: its further keys, which of those may be missing, and how the step is made of them."""

    needs: tuple[str, ...]
    may: tuple[str, ...]
    made: Callable[..., Step]


def _administrator(store: str) -> Step:
    return CompromiseAdministrator(None if store == ALL_STORES else store)


_FORMS: Mapping[str, _Form] = {
    Upload.word: _Form(("to",), ("owner",), Upload),
    Remove.word: _Form((), (), Remove),
    Share.word: _Form(("with",), (), Share),
    StopSharing.word: _Form(("with",), (), StopSharing),
    MakePublic.word: _Form((), (), MakePublic),
    Regrade.word: _Form(("to",), (), lambda path, grade: Regrade(path, grade_called(grade))),
    AddMember.word: _Form(("to",), (), lambda member, group: AddMember(group, member)),
    RemoveMember.word: _Form(("from",), (), lambda member, group: RemoveMember(group, member)),
    CompromiseAccount.word: _Form((), (), CompromiseAccount),
    CompromiseAdministrator.word: _Form((), (), _administrator),
}


def read_scenario(path: Path) -> list[Step]:
    """Return the steps that a scenario file lists under ``scenario``, in its order.

    A file to upload is named relative to the scenario file.

    Raises
    ------
    UsageError
        The file cannot be read, or a step is wrong; the message names its line.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        whole = parse(text, str(path), "a scenario").only("a scenario", ("scenario",))
        listed = whole.need("a scenario", "scenario")
        entries = listing_of(listed, "'scenario'")
        if not entries:
            raise PackError(listed.where, "'scenario' lists no step")
        steps = [_step(section_of(entry, "a step")) for entry in entries]
    except PackError as error:
        raise UsageError(str(error)) from error
    return [_beside(path, step) if isinstance(step, Upload) else step for step in steps]


def _beside(path: Path, step: Upload) -> Upload:
    return Upload(str(path.parent / Path(step.file).expanduser()), step.to, step.owner)


def _step(section: Section) -> Step:
    words = [key for key in section.entries if key in _FORMS]
    if len(words) != 1:
        first = next(iter(section.entries), "")
        told = f"a step is one thing, not {' and '.join(words)}" if words else f"'{first}' is no step"
        raise PackError(section.where, f"{told} ({nearest(first, _FORMS)})")
    word, form = words[0], _FORMS[words[0]]
    section.only(f"'{word}'", (word, *form.needs, *form.may))
    named = [text_of(section.entries[word], f"'{word}'")]
    named += [text_of(section.need(f"'{word}'", key), f"'{key}'") for key in form.needs]
    more = [text_of(node, f"'{key}'") for key in form.may if (node := section.get(key)) is not None]
    try:
        return form.made(*named, *more)
    except UsageError as error:
        raise PackError(section.where, str(error)) from error


def grade_called(word: str) -> Grade:
    """Return the grade that a word names, in any of the ladder's languages.

    Raises
    ------
    UsageError
        It names none.

    Examples
    --------
    >>> grade_called("机密").name, grade_called("none").name
    ('SECRET', 'NONE')
    """
    grade = grade_of(word)
    if grade is Grade.NONE and word.casefold() not in UNMARKED:
        raise UsageError(f"'{word}' is no grade (known: none, internal, confidential, secret, top secret)")
    return grade


def pair_of(written: str, option: str, form: str) -> tuple[str, str]:
    """Return what stands on either side of the last ``=``.

    Raises
    ------
    UsageError
        There is no such sign, or nothing on a side of it.

    Examples
    --------
    >>> pair_of("Plants/a=b.csv=contractors", "--share", "PATH=PRINCIPAL")
    ('Plants/a=b.csv', 'contractors')
    """
    left, sign, right = written.rpartition("=")
    if not (left and sign and right):
        raise UsageError(f"{option} {written}: is written {form}")
    return left, right


def upload_of(written: str, folder: str | None, owner: str | None = None) -> Upload:
    """Return the upload that ``FILE`` or ``FILE=FOLDER`` names; ``folder`` is where it goes where none is said.

    Raises
    ------
    UsageError
        Nobody says where it goes.
    """
    file, sign, own = written.rpartition("=")
    if sign and file and own and not Path(written).exists():
        return Upload(file, own, owner)
    if folder is None:
        raise UsageError(f"{written}: say which folder it would go to, with --to FOLDER")
    return Upload(written, folder, owner)


def compromise_of(written: str) -> Step:
    """Return the step that ``account:NAME``, a bare name, ``administrator`` or ``administrator:STORE`` names.

    Examples
    --------
    >>> compromise_of("account:li"), compromise_of("administrator")
    (CompromiseAccount(account='account:li'), CompromiseAdministrator(store=None))
    """
    kind, _, store = written.partition(":")
    return CompromiseAdministrator(store or None) if kind == "administrator" else CompromiseAccount(written)
