"""The benchmark is run by hand (``make bench``), not collected: it imports its own parts as a script does."""

collect_ignore = [
    "reading.py",
    "markitdown_clock.py",
    "calibration.py",
    "extraction.py",
    "extraction_figures.py",
    "extraction_table.py",
    "extraction_truth.py",
    "extraction_values.py",
    "values.py",
    "values_peers.py",
    "values_truth.py",
    "values_table.py",
    "linking.py",
]
