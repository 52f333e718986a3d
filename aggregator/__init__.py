"""Finds what the files of a shared drive give away together."""
