"""One module a store; found by name on the shelf of `aggregator.store`."""
