"""Substances by their formulas, which stock lists write for the names that a pack has."""

from __future__ import annotations

from collections.abc import Mapping

FORMULAS: Mapping[str, str] = {
    "cl2": "chlorine", "naclo": "hypochlorite", "naocl": "hypochlorite", "o2": "oxygen", "lox": "oxygen",
    "lng": "gas", "co2": "carbon dioxide", "nh3": "ammonia", "h2": "hydrogen", "n2": "nitrogen", "naoh": "caustic soda",
    "h2so4": "sulphuric acid", "hcl": "hydrochloric acid",
}  # fmt: skip
"""Formula, case-folded -> the substance."""
