"""Signed claims (JWT, RFC 7519) by which an application proves who it is when it asks for a token (RFC 7523)."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from typing import Any

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


def assertion(claims: Mapping[str, Any], key_id: str, sign: Callable[[bytes], bytes]) -> str:
    """Return claims signed with RSA and SHA-256 (RS256 of RFC 7518) under the key that ``key_id`` names."""
    header = {"alg": "RS256", "typ": "JWT", "kid": key_id}
    signed = f"{_encoded(json.dumps(header).encode())}.{_encoded(json.dumps(claims).encode())}"
    return f"{signed}.{_encoded(sign(signed.encode()))}"


def rsa_signer(private_key: str, passphrase: str | None = None) -> Callable[[bytes], bytes]:
    """Return what signs with a key in PEM; raises ValueError or TypeError where it is no RSA key, or is locked."""
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415 - slow to load
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    loaded = load_pem_private_key(private_key.encode(), passphrase.encode() if passphrase else None)
    if not isinstance(loaded, RSAPrivateKey):
        raise ValueError("no RSA key")
    return lambda content: loaded.sign(content, PKCS1v15(), SHA256())


def _encoded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()
