"""What a store's URI says: ``scheme://user@host:port/path?option=value``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from aggregator.model.errors import UsageError, nearest

_TRUE = frozenset({"yes", "true", "1", "on"})
_FALSE = frozenset({"no", "false", "0", "off"})


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """A store's URI in its parts; it never holds a password.

    Parameters
    ----------
    path
        Decoded, without the slash at its start.
    user
        The account to sign in as, None where the URI names none.
    options
        What stands behind the ``?``, such as ``profile`` (whose credentials) and ``versions`` (old and deleted
        versions too).
    """

    scheme: str
    host: str = ""
    port: int | None = None
    path: str = ""
    user: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def profile(self) -> str:
        """Return whose credentials are used; ``default`` unless the URI says."""
        return self.options.get("profile", "default")

    def is_set(self, option: str) -> bool:
        """Return whether a yes-no option is yes.

        Raises
        ------
        UsageError
            It is neither yes nor no.
        """
        word = self.options.get(option, "no").casefold()
        if word not in _TRUE | _FALSE:
            raise UsageError(f"{self}: '{option}={word}' is neither yes nor no")
        return word in _TRUE

    def __str__(self) -> str:
        """Return the URI, without its options."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        return f"{self.scheme}://{user}{self.host}{port}/{quote(self.path)}".rstrip("/")


def address_of(uri: str, options: Iterable[str] = ()) -> StoreAddress:
    """Return the parts of a store's URI.

    Parameters
    ----------
    options
        The options that the connector knows, besides ``profile``, ``versions`` and ``trash``.

    Raises
    ------
    UsageError
        The URI holds a password, an option nobody knows, a fragment, or a port that is no number.

    Examples
    --------
    >>> address = address_of("s3://plans/2025%20drafts?versions=yes")
    >>> address.host, address.path, address.is_set("versions"), address.profile
    ('plans', '2025 drafts', True, 'default')
    >>> address_of("sftp://ann:secret@host/plans")
    Traceback (most recent call last):
        ...
    aggregator.model.errors.UsageError: sftp://host: holds a password, which a URI must not: it is seen by others and \
kept in logs; give it by the environment, a credentials file or a keyring
    """
    parts = urlsplit(uri)
    bare = f"{parts.scheme}://{parts.hostname or ''}"
    if parts.password is not None:
        raise UsageError(
            f"{bare}: holds a password, which a URI must not: it is seen by others and kept in logs; give it by the"
            " environment, a credentials file or a keyring"
        )
    if parts.fragment:
        raise UsageError(f"{bare}: '#' begins what is no part of a store; write %23 where a name holds it")
    try:
        port = parts.port
    except ValueError as error:
        raise UsageError(f"{bare}: {error}") from None
    chosen = dict(parse_qsl(parts.query, keep_blank_values=True))
    known = {"profile", "versions", "trash", *options}
    for name in chosen:
        if name not in known:
            raise UsageError(f"{bare}: unknown option '{name}' ({nearest(name, known)})")
    return StoreAddress(
        scheme=parts.scheme.lower(),
        host=_host(parts.netloc),
        port=port,
        path=unquote(parts.path).strip("/"),
        user=unquote(parts.username) if parts.username else None,
        options=chosen,
    )


def _host(netloc: str) -> str:
    """Return the host as written: buckets and drive ids are told apart by their case."""
    host = netloc.rpartition("@")[2]
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
