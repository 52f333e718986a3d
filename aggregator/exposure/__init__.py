"""The exposure model: what sets of files reveal to whom. Pure: arrays and records in, records out."""
