"""Documents to facts, links, markings, topics and mentions, under policy packs."""
