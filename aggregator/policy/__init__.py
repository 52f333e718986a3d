"""Policy packs: what a sector's subjects, attributes and insights are, and their tests."""
