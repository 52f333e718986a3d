"""A key pair by which an application proves who it is, and the check of what it signed (RFC 7515, RFC 7519)."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def private_key(passphrase: str = "") -> str:
    """Return the private key in PEM, locked where there is a passphrase."""
    locked = serialization.BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
    return _KEY.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked).decode()


def claims_of(assertion: str, signed_with: type[hashes.HashAlgorithm] = hashes.SHA256) -> dict[str, Any] | None:
    """Return what an assertion claims; None where the key did not sign it."""
    header, claims, signature = assertion.split(".")
    try:
        _KEY.public_key().verify(_decoded(signature), f"{header}.{claims}".encode(), padding.PKCS1v15(), signed_with())
    except InvalidSignature:
        return None
    found: dict[str, Any] = json.loads(_decoded(claims))
    return found


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))
