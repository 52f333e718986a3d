"""Messages: endless headers, parts without number, nests, addresses that break parsers, locked ones."""

from __future__ import annotations

from hostile_case import Case

from aggregator.model.documents import Status

HEAD = b"From: ann@example.com\nSubject: noon\n"


def nested_parts(levels: int) -> bytes:
    """Return parts within parts."""
    return HEAD + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(levels)
    )


def nested_messages(levels: int) -> bytes:
    """Return a message in a message in a message ..."""
    return (HEAD + b"Content-Type: message/rfc822\n\n") * levels + HEAD + b"\nLunch is at noon.\n"


def many_parts() -> bytes:
    part = b"--b\nContent-Type: text/plain\n\nx\n"
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + part * 100_000 + b"--b--\n"


def many_attachments() -> bytes:
    part = b"--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nx\n"
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + part * 5_000 + b"--b--\n"


CASES = (
    Case("endless.eml", lambda: HEAD + b"X: " + b"a" * 5_000_000 + b"\n " * 100_000 + b"\n\nbody", Status.OK),
    Case("headers.eml", lambda: HEAD + b"X: a\n" * 500_000 + b"\nbody", Status.PARTIAL, "headers"),
    Case("parts.eml", many_parts, Status.PARTIAL),
    Case("attachments.eml", many_attachments, Status.PARTIAL),
    Case("nested parts.eml", lambda: nested_parts(5000), Status.PARTIAL),
    Case("nested messages.eml", lambda: nested_messages(3000), Status.OK),
    Case("address.eml", lambda: b"From: " + b"(" * 200_000 + b"\nSubject: s\n\nbody", Status.OK),
    Case("groups.eml", lambda: b"To: " + b"a:" * 100_000 + b";" * 100_000 + b"\nSubject: s\n\nbody", Status.OK),
    Case("words.eml", lambda: b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\nFrom: a\n\nbody", Status.OK),
    Case("parameters.eml", lambda: HEAD + b"Content-Type: text/plain" + b"; a*0*=x''b" * 50_000 + b"\n\nb", Status.OK),
    Case("boundaries.eml", lambda: HEAD + b"Content-Type: multipart/mixed; boundary=-\n\n" + b"-" * 3_000_000,
         Status.OK),
    Case("locked.eml", lambda: HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA\n",
         Status.ENCRYPTED),
)  # fmt: skip
