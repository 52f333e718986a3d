"""Findings as pages, tables and records."""
