"""One module a format; found by name."""
