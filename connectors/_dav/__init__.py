"""WebDAV (RFC 4918) as it is spoken to every server of it: requests, answers, the walk, contents and access lists."""
