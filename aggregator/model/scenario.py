"""What might be done to a drive, step by step: the words of a what-if."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from aggregator.model.facts import Grade


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of this machine is put into a folder of a scanned store.

    Parameters
    ----------
    file
        Where it is now.
    to
        The folder, relative to its store's root or absolute. A file of the same name there is replaced.
    owner
        Who would own it there; by default who owns it here.
    """

    word: ClassVar[str] = "upload"
    file: str
    to: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """A file, or everything in a folder, is no longer there."""

    word: ClassVar[str] = "remove"
    path: str


@dataclass(frozen=True, slots=True)
class Share:
    """A principal may read a file, or everything in a folder."""

    word: ClassVar[str] = "share"
    path: str
    principal: str


@dataclass(frozen=True, slots=True)
class StopSharing:
    """A right that a principal has on a file, or on what is in a folder, is taken back.

    What the principal reads as a member of a group that has the right stays readable.
    """

    word: ClassVar[str] = "stop sharing"
    path: str
    principal: str


@dataclass(frozen=True, slots=True)
class MakePublic:
    """Anybody at all may read a file, or everything in a folder: a public link."""

    word: ClassVar[str] = "make public"
    path: str


@dataclass(frozen=True, slots=True)
class Regrade:
    """A file, or everything in a folder, is marked otherwise; `Grade.NONE` takes its markings off."""

    word: ClassVar[str] = "regrade"
    path: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class AddMember:
    """An account, or a whole group, joins a group."""

    word: ClassVar[str] = "add member"
    group: str
    member: str


@dataclass(frozen=True, slots=True)
class RemoveMember:
    """An account, or a whole group, leaves a group."""

    word: ClassVar[str] = "remove member"
    group: str
    member: str


@dataclass(frozen=True, slots=True)
class CompromiseAccount:
    """A stranger takes over an account, or one of a group's: what it reads, an attacker reads."""

    word: ClassVar[str] = "compromise account"
    account: str


@dataclass(frozen=True, slots=True)
class CompromiseAdministrator:
    """A stranger takes over the administration of a store, or of all stores: an attacker reads all that is there."""

    word: ClassVar[str] = "compromise administrator"
    store: str | None = None


Step = (
    Upload
    | Remove
    | Share
    | StopSharing
    | MakePublic
    | Regrade
    | AddMember
    | RemoveMember
    | CompromiseAccount
    | CompromiseAdministrator
)
