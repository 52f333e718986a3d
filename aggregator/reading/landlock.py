"""Landlock: from here on this process changes no file but those below one folder, and starts no program."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

from aggregator.reading.syscalls import give_up_new_rights

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every architecture
_ASK_VERSION = 1
_PATH_BENEATH = 1

_EXECUTE = 1 << 0
_WRITE_FILE = 1 << 1
_REMOVE_AND_MAKE = sum(1 << bit for bit in range(4, 13))  # folders and files of every kind
_REFER = 1 << 13  # since version 2
_TRUNCATE = 1 << 14  # since version 3
_TCP = 0b11  # bind and connect, since version 4
_DEVICE_CONTROL = 1 << 15  # since version 5
_SCOPED = 0b11  # abstract sockets and signals, since version 6


def hold_to(folder: Path, *, network: bool) -> int:
    """Return the version of Landlock that now holds this process to writing below ``folder``, 0 where none does.

    Reading stays as it was. From version 3 on files are not truncated either, from 4 on no TCP connection is made
    unless ``network``, from 6 on no signal reaches other processes. Must be called while there is one thread.
    """
    if sys.platform != "linux":
        return 0
    system = ctypes.CDLL(None, use_errno=True)
    version = int(system.syscall(_CREATE_RULESET, None, 0, _ASK_VERSION))
    if version < 1:
        return 0
    files = _handled(version)
    told = [files, *([0 if network else _TCP] if version >= 4 else []), *([_SCOPED] if version >= 6 else [])]
    rules = struct.pack(f"={len(told)}Q", *told)
    ruleset = int(system.syscall(_CREATE_RULESET, rules, len(rules), 0))
    if ruleset < 0:
        return 0
    try:
        _allow(system, ruleset, folder, files & ~_EXECUTE)
        with suppress(OSError):
            _allow(system, ruleset, Path(os.devnull), files & (_WRITE_FILE | _TRUNCATE))
        held = give_up_new_rights() and system.syscall(_RESTRICT_SELF, ruleset, 0) == 0
    finally:
        os.close(ruleset)
    return version if held else 0


def _handled(version: int) -> int:
    since = {2: _REFER, 3: _TRUNCATE, 5: _DEVICE_CONTROL}
    return _EXECUTE | _WRITE_FILE | _REMOVE_AND_MAKE | sum(bit for first, bit in since.items() if version >= first)


def _allow(system: ctypes.CDLL, ruleset: int, path: Path, access: int) -> None:
    beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        system.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", access, beneath), 0)
    finally:
        os.close(beneath)
