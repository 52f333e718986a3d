"""One grammar for each kind of value, in English and Chinese."""
