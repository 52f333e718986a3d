"""A labelled set for extraction: documents written for it, each with what a careful reader would take from it."""
