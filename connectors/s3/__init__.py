"""Buckets of S3, or of a server that speaks its API: ``s3://bucket/prefix``; ``s3://`` is every bucket of an account.

Options, behind the ``?``:

==================  ====================================================================================================
``endpoint``        the server, where it is not Amazon's: ``https://ceph.example.org``
``region``          the bucket's region, where the profile does not say it
``addressing``      ``path`` (where an endpoint is given) or ``virtual``
``profile``         whose credentials of ``~/.aws``; else the environment, the instance or whatever boto3 finds
``anonymous=yes``   sign nothing: what anybody sees
``requester=yes``   whoever asks pays
``versions=yes``    older versions too
``trash=yes``       objects too that a delete marker hides
``acls=no``         do not ask for the access lists of single objects, a request each; permissions are unknown then
``iam=no``          the policies of users and roles do not matter: permissions are complete without them
==================  ====================================================================================================

What it needs: ``s3:ListBucket``, ``s3:GetObject``; for permissions ``s3:GetBucketPolicy``, ``s3:GetBucketAcl``,
``s3:GetObjectAcl``, ``s3:GetBucketOwnershipControls``, ``s3:GetBucketPublicAccessBlock``,
``s3:GetAccountPublicAccessBlock``, ``s3:ListAllMyBuckets`` and ``iam:GetAccountAuthorizationDetails``; for versions
``s3:ListBucketVersions``, ``s3:GetObjectVersion`` and ``s3:GetObjectVersionAcl``. Nothing is ever written.

An entry's native id is its key, so a rename is a removal and a new file. A version is ETag, size and time: an ETag is
no hash of the content, for it depends on how the object was uploaded and encrypted.
"""

from __future__ import annotations

from aggregator.model.errors import UsageError
from aggregator.store_address import address_of
from connectors.s3.store import S3Store

SCHEMES = ("s3",)

_OPTIONS = ("endpoint", "region", "addressing", "anonymous", "requester", "acls", "iam")


def connect(uri: str) -> S3Store:
    """Return the buckets at an ``s3://`` URI; nothing is asked of the server yet.

    Raises
    ------
    UsageError
        An option is unknown or wrong.
    """
    address = address_of(uri, _OPTIONS)
    if address.port or address.user:
        raise UsageError(f"{address}: a bucket has no port and no user; the server is ?endpoint=https://host:port")
    for option in ("anonymous", "requester", "versions", "trash", "acls", "iam"):
        address.is_set(option)
    addressing = address.options.get("addressing", "path")
    if addressing not in ("path", "virtual", "auto"):
        raise UsageError(f"{address}: 'addressing={addressing}' is none of path, virtual, auto")
    return S3Store(address)
