"""A folder of an SFTP server: ``sftp://user@host:port/path``, where the path begins at the server's top.

Needs ``pip install 'aggregator[sftp]'``. Credentials of the scheme ``sftp``: ``user`` (or in the URI); a key, from the
option ``key=FILE`` (with ``passphrase``), an agent or ``~/.ssh``; or ``password``.

The host's key must be known: in ``~/.ssh/known_hosts``, or in the file that the option ``known_hosts=FILE`` names.
An unknown one is never accepted.

Least privilege: an account that may list and read, held to SFTP (``ForceCommand internal-sftp -R``, which refuses to
write). Nothing but opening for reading, listing and asking for attributes is ever sent.

SFTP tells modes, and users and groups by number. It does not tell access lists, so that permissions are always
partial, nor times of change: a file is known by its path, and its version is size and modification time in seconds.
"""

from connectors.sftp.store import SCHEMES, connect

__all__ = ["SCHEMES", "connect"]
