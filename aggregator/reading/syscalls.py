"""A list of system calls that this process gives up for good: a seccomp filter, installed without any library.

A refused call fails with EPERM, as it would for want of rights, so that a reader that tries one reports it like
any other error. Numbers are those of the kernel's tables; architectures without one have no filter.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys

NETWORK = frozenset({"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4"})
PROCESSES = frozenset({"fork", "vfork", "execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev"})
SIGNALS = frozenset({"tkill", "pidfd_send_signal", "rt_sigqueueinfo"})
# What stands beside a file's content, which Landlock leaves alone, and ways around it.
METADATA = frozenset(
    {"chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat", "utime", "utimes"}
    | {"futimesat", "utimensat", "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr"}
    | {"fremovexattr", "truncate", "mknod", "mknodat", "open_by_handle_at"}
)
KERNEL = frozenset(
    {"mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "bpf", "perf_event_open", "keyctl", "add_key"}
    | {"request_key", "userfaultfd", "init_module", "finit_module", "io_uring_setup", "io_uring_enter"}
    | {"io_uring_register", "pidfd_getfd"}
)

_EVERYWHERE = {
    "pidfd_send_signal": 424,
    "io_uring_setup": 425,
    "io_uring_enter": 426,
    "io_uring_register": 427,
    "clone3": 435,
    "pidfd_getfd": 438,
    "fchmodat2": 452,
}
_X86_64 = _EVERYWHERE | {
    "socket": 41, "connect": 42, "accept": 43, "bind": 49, "listen": 50, "socketpair": 53, "clone": 56, "fork": 57,
    "vfork": 58, "execve": 59, "kill": 62, "truncate": 76, "chmod": 90, "fchmod": 91, "chown": 92, "fchown": 93,
    "lchown": 94, "ptrace": 101, "rt_sigqueueinfo": 129, "utime": 132, "mknod": 133, "pivot_root": 155, "chroot": 161,
    "mount": 165, "umount2": 166, "init_module": 175, "setxattr": 188, "lsetxattr": 189, "fsetxattr": 190,
    "removexattr": 197, "lremovexattr": 198, "fremovexattr": 199, "tkill": 200, "tgkill": 234, "utimes": 235,
    "add_key": 248, "request_key": 249, "keyctl": 250, "mknodat": 259, "fchownat": 260, "futimesat": 261,
    "fchmodat": 268, "unshare": 272, "utimensat": 280, "accept4": 288, "perf_event_open": 298,
    "open_by_handle_at": 304, "setns": 308, "process_vm_readv": 310, "process_vm_writev": 311, "finit_module": 313,
    "bpf": 321, "execveat": 322, "userfaultfd": 323,
}  # fmt: skip
_AARCH64 = _EVERYWHERE | {
    "setxattr": 5, "lsetxattr": 6, "fsetxattr": 7, "removexattr": 14, "lremovexattr": 15, "fremovexattr": 16,
    "mknodat": 33, "umount2": 39, "mount": 40, "pivot_root": 41, "truncate": 45, "chroot": 51, "fchmod": 52,
    "fchmodat": 53, "fchownat": 54, "fchown": 55, "utimensat": 88, "unshare": 97, "init_module": 105, "ptrace": 117,
    "kill": 129, "tkill": 130, "tgkill": 131, "rt_sigqueueinfo": 138, "socket": 198, "socketpair": 199, "bind": 200,
    "listen": 201, "accept": 202, "connect": 203, "add_key": 217, "request_key": 218, "keyctl": 219, "clone": 220,
    "execve": 221, "perf_event_open": 241, "accept4": 242, "open_by_handle_at": 265, "setns": 268,
    "process_vm_readv": 270, "process_vm_writev": 271, "finit_module": 273, "bpf": 280, "execveat": 281,
    "userfaultfd": 282,
}  # fmt: skip
# What the kernel calls the architecture, and its table.
_TABLES = {"x86_64": (0xC000003E, _X86_64), "aarch64": (0xC00000B7, _AARCH64)}

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_CALL, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in what a filter is shown
_ALLOW, _FAIL_WITH = 0x7FFF0000, 0x00050000
_X32 = 0x40000000  # a second set of numbers for the same calls
_NEW_THREAD = 0x00010000
_SET_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def give_up(*names: str) -> bool:
    """Return whether this process, and any thread it starts, can from now on make none of the calls.

    New processes and signals to others are given up with them; threads and signals to itself are not.
    """
    known = _TABLES.get(platform.machine()) if sys.platform == "linux" and sys.maxsize > 2**32 else None
    if known is None:
        return False
    architecture, table = known
    program = _program(architecture, table, [table[name] for name in sorted(names) if name in table])
    system = ctypes.CDLL(None, use_errno=True)
    kept = _Program(len(program) // 8, program)
    return give_up_new_rights() and system.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(kept), 0, 0) == 0


def give_up_new_rights() -> bool:
    """Return whether no program started from here can have more rights than this one."""
    return sys.platform == "linux" and bool(ctypes.CDLL(None).prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)


def _program(architecture: int, table: dict[str, int], refused: list[int]) -> bytes:
    refuse = _step(_RETURN, _FAIL_WITH | errno.EPERM)
    steps = [_step(_LOAD, _ARCHITECTURE), _step(_EQUAL, architecture, 1, 0), refuse, _step(_LOAD, _CALL)]
    if table is _X86_64:
        steps += [_step(_AT_LEAST, _X32, 0, 1), refuse]
    for number in refused:
        steps += [_step(_EQUAL, number, 0, 1), refuse]
    # The C library falls back to clone, whose flags can be seen.
    steps += [_step(_EQUAL, table["clone3"], 0, 1), _step(_RETURN, _FAIL_WITH | errno.ENOSYS)]
    steps += _if_argument(table["clone"], _ANY_BIT, _NEW_THREAD)
    for number in (table["kill"], table["tgkill"]):
        steps += _if_argument(number, _EQUAL, os.getpid())
    return b"".join([*steps, _step(_RETURN, _ALLOW)])


def _if_argument(number: int, test: int, value: int) -> list[bytes]:
    """Return steps that allow a call only where its first argument passes a test."""
    refuse, allow = _step(_RETURN, _FAIL_WITH | errno.EPERM), _step(_RETURN, _ALLOW)
    return [_step(_EQUAL, number, 0, 4), _step(_LOAD, _FIRST_ARGUMENT), _step(test, value, 0, 1), allow, refuse]


def _step(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, value)
