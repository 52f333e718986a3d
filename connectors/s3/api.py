"""The S3 API: one client, made when it is first used, asked again where an answer was torn or a token expired."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from aggregator.model.errors import NotAuthorised, StoreError
from aggregator.store_address import StoreAddress

ATTEMPTS = 6
"""How often boto3 tries what a server is too busy for, or never answers."""

TORN_ATTEMPTS = 3
"""How often an answer is asked for again that came torn."""

LONGEST_WAIT = 60.0
"""Seconds that a server may ask to wait before a request is tried again."""

THREADS = 16
"""How many requests are under way at once where access lists are asked for object by object."""

_EXPIRED = frozenset({"ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"})
_REFUSED = _EXPIRED | {
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidSecurity",
    "InvalidToken",
    "NotSignedUp",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
}


class Refused(StoreError):
    """A request was answered with an error; ``code`` is the API's own word for it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Api:
    """The API of the store at an address; what is shown of it holds no credentials."""

    def __init__(self, address: StoreAddress) -> None:
        self.address = address
        self._lock = threading.Lock()
        self._clients: dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"Api({str(self.address)!r})"

    @property
    def endpoint(self) -> str:
        """Return the address of the store's own server, empty where it is Amazon's."""
        found = str(self.client("s3").meta.endpoint_url)
        return "" if ".amazonaws.com" in found else found

    def ask(self, operation: str, service: str = "s3", **arguments: Any) -> Mapping[str, Any]:
        """Return the answer to one request.

        Raises
        ------
        NotAuthorised
            The credentials are refused, or there are none.
        Refused
            The API answers with an error.
        StoreError
            It cannot be reached, or its answers are torn.
        """
        with self._errors(operation):
            return self._repeated(lambda: getattr(self.client(service), operation)(**arguments))

    def client(self, service: str) -> Any:
        """Return boto3's client; it is made when it is first asked for, which takes a while."""
        with self._lock:
            if service not in self._clients:
                with self._errors("connecting"):
                    self._clients[service] = _client(self.address, service)
            return self._clients[service]

    def _repeated(self, request: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
        from botocore.exceptions import ClientError, HTTPClientError  # noqa: PLC0415 - slow to load
        from botocore.parsers import ResponseParserError  # noqa: PLC0415

        for attempt in range(1, TORN_ATTEMPTS + 1):
            try:
                return request()
            except ClientError as error:
                if attempt > 1 or _code(error) not in _EXPIRED:
                    raise
                self._forget_clients()
            except (ResponseParserError, HTTPClientError):
                if attempt == TORN_ATTEMPTS:
                    raise
        raise AssertionError("a request is answered or raises")

    def _forget_clients(self) -> None:
        """Have credentials found anew: whoever renews them writes them where they were."""
        with self._lock:
            self._clients.clear()

    @contextmanager
    def _errors(self, operation: str) -> Iterator[None]:
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - slow to load
        from botocore.parsers import ResponseParserError  # noqa: PLC0415

        try:
            yield
        except ClientError as error:
            code = _code(error)
            if code in _REFUSED:
                raise NotAuthorised(f"{self.address}: {operation}: refused ({code}); {_whose(self.address)}") from None
            raise Refused(code, f"{operation}: {_message(error)}") from None
        except ResponseParserError:
            raise StoreError(f"{self.address}: {operation}: the answer is torn") from None
        except BotoCoreError as error:
            kind = NotAuthorised if _is_of_credentials(error) else StoreError
            raise kind(f"{self.address}: {operation}: {error}; {_whose(self.address)}") from None


def _client(address: StoreAddress, service: str) -> Any:
    import boto3  # noqa: PLC0415 - slow to load
    from botocore import UNSIGNED  # noqa: PLC0415
    from botocore.config import Config  # noqa: PLC0415

    options = address.options
    endpoint = options.get("endpoint")
    addressing = options.get("addressing", "path" if endpoint else "auto")
    config = Config(
        retries={"mode": "standard", "max_attempts": ATTEMPTS},
        connect_timeout=10,
        read_timeout=60,
        max_pool_connections=THREADS + 4,
        s3={"addressing_style": addressing},
        signature_version=UNSIGNED if address.is_set("anonymous") else None,
    )
    session = boto3.Session(profile_name=options.get("profile"), region_name=options.get("region"))
    region = session.region_name or "us-east-1"
    client = session.client(service, endpoint_url=endpoint, region_name=region, config=config)
    client.meta.events.register_first("needs-retry.*", _as_long_as_asked)
    return client


def _as_long_as_asked(response: Any = None, attempts: int = 1, **_: object) -> float | None:
    """Return the seconds that a busy server asks to wait (RFC 9110, 10.2.3), None where it does not say."""
    if response is None or response[0].status_code not in (429, 503) or attempts >= ATTEMPTS:
        return None
    asked = response[0].headers.get("retry-after", "")
    return min(float(asked), LONGEST_WAIT) if asked.isdigit() else None


def _code(error: Any) -> str:
    return str((error.response.get("Error") or {}).get("Code", "Unknown"))


def _message(error: Any) -> str:
    """Return what an error says: Ceph's have no message at all."""
    said = (error.response.get("Error") or {}).get("Message")
    return f"{_code(error)}: {said}" if said else _code(error)


def _is_of_credentials(error: Exception) -> bool:
    return any(word in type(error).__name__ for word in ("Credential", "Token", "Profile", "SSO", "Unauthorized"))


def _whose(address: StoreAddress) -> str:
    profile = address.options.get("profile")
    if profile:
        return f"the credentials are those of the profile '{profile}' of ~/.aws"
    return "credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or else from a profile of ~/.aws"
