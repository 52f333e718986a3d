"""Presentations: slides, what is drawn and said on them, and what stands beside them."""
