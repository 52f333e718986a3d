"""JSON: the scan, and each finding's record with its timeline and evidence. Keys and values are of no language."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from aggregator.report.content import FindingPage, PackUsed, ReportContent
from aggregator.report.json_text import json_text
from aggregator.report.life_records import change_to_record, life_to_record
from aggregator.report.records import finding_to_record
from aggregator.report.unread_totals import by_folder, by_status


def write(content: ReportContent, _lang: str) -> str:
    """Return the report as JSON text.

    Every finding has the keys of the contract, then those of its life, ``threshold``, ``timeline`` and ``evidence``;
    a value that was not asked for is null.
    """
    record = {
        "scan": _scan(content),
        "findings": [_page(page) for page in content.pages],
        "changes": [change_to_record(change) for change in content.changes],
        "unknown": [change_to_record(change) for change in content.unknown],
    }
    return json_text(record, indent=1) + "\n"


def _scan(content: ReportContent) -> dict[str, Any]:
    return {
        "made": content.made,
        "stores": list(content.stores),
        "packs": [_pack(pack) for pack in content.packs],
        "files": content.files,
        "not_read": [asdict(row) for row in content.not_read],
        "not_read_by_status": by_status(content.not_read),
        "not_read_by_folder": [
            {"store": store, "folder": folder, "count": count}
            for (store, folder), count in by_folder(content.not_read).items()
        ],
        "not_listed": [{"path": path, "reason": reason} for path, reason in content.not_listed],
        "permissions_not_read": [{"path": path, "reason": reason} for path, reason in content.permissions_not_read],
        "permissions_known": content.permissions_known,
    }


def _pack(pack: PackUsed) -> dict[str, Any]:
    return {"name": pack.name, "version": pack.version, "sector": dict(pack.sector), "digest": pack.digest}


def _page(page: FindingPage) -> dict[str, Any]:
    return {
        **finding_to_record(page.finding),
        **life_to_record(page.life),
        "threshold": page.threshold,
        "timeline": [asdict(step) for step in page.timeline],
        "evidence": [asdict(row) for row in page.evidence],
    }
