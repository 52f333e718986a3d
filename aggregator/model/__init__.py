"""The records that every stage speaks in: frozen, typed, and free of I/O."""
