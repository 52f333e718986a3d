"""The files of one account of a Nextcloud: ``nextcloud://user@host/path``, over https.

Credentials of the scheme ``nextcloud``: ``user`` (or in the URI) and ``password``, an app password (Personal settings,
Security, Devices & sessions). Options: ``versions=yes`` (old versions too), ``trash=yes`` (what is deleted too),
``below=PATH`` where Nextcloud is not at the top of the host, ``ca=FILE`` (the authority whose certificates are
trusted), ``http=yes`` for one on this machine without encryption.

Least privilege: an ordinary account. It sees all shares of its own files, also those that others made of them, and
of what is shared with it only its own share: those files' permissions are partial. An administrator's account has the
directory of users and groups besides. Nothing is sent but PROPFIND and GET.

Files are known by their ``oc:fileid``, which a renamed or moved file keeps.
"""

from connectors.nextcloud.store import SCHEMES, connect

__all__ = ["SCHEMES", "connect"]
