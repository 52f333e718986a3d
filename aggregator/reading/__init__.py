"""Bytes to documents, in worker processes that a hostile file cannot harm."""
