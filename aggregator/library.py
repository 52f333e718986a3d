"""The library: pandas frames and networkx graphs over an index folder."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import networkx as nx
import pandas as pd

from aggregator.library_frames import (
    ACCEPTED_COLUMNS,
    DEDUCED_COLUMNS,
    DISCOVERED_COLUMNS,
    FACT_COLUMNS,
    SCAN_COLUMNS,
    SUBJECT_COLUMNS,
    TOPIC_COLUMNS,
    changes_frame,
    findings_frame,
    history_frame,
    plans_frame,
)
from aggregator.model.errors import UsageError
from aggregator.model.plan import Plan
from aggregator.model.scenario import Step, Upload
from aggregator.report.graph_text import graph_text
from aggregator.service import accept as accept_service
from aggregator.service import blast_radius as blast_radius_service
from aggregator.service import changes as changes_service
from aggregator.service import collusion as collusion_service
from aggregator.service import deduced_facts as deduced_service
from aggregator.service import discover as discover_service
from aggregator.service import facts as facts_service
from aggregator.service import life as life_service
from aggregator.service import plan as plan_service
from aggregator.service import plan_check as plan_check_service
from aggregator.service import remediate as remediate_service
from aggregator.service import report as report_service
from aggregator.service import retention as retention_service
from aggregator.service import scan as scan_service
from aggregator.service import subjects as subjects_service
from aggregator.service import topics as topics_service
from aggregator.service import what_if as what_if_service
from aggregator.service.blast_radius import BlastRadius
from aggregator.service.collusion import Colluding
from aggregator.service.plan_file import write_plan
from aggregator.service.remediate import Remediated, Wish
from aggregator.service.retention import Retention
from aggregator.service.root_scan import ScanOptions
from aggregator.service.scan import Scan
from aggregator.service.site import read_site
from aggregator.service.subjects import Ruling
from aggregator.service.what_if import WhatIf


@dataclass(frozen=True, slots=True)
class Drive:
    """What is known of some stores, kept in the index folder ``data_dir``."""

    data_dir: Path

    def scan(
        self,
        *stores: str | Path,
        policy: str | Path | Iterable[str | Path],
        access: str | Path | None = None,
        members: str | Path | None = None,
        config: str | Path | None = None,
        ocr: bool = True,
    ) -> Scan:
        """Return what changed in the stores and what all their files now expose.

        Parameters
        ----------
        policy
            A pack, or several: file or shipped name.
        access, members
            CSV of path, principal, right; CSV of group, member.
        config
            Site configuration; None for ``aggregator.toml`` in the working folder, where there is one.
        ocr
            Whether text in pictures is read, where the extra ``ocr`` is installed.

        Raises
        ------
        aggregator.model.errors.AggregatorError
            A store, pack, list or configuration is wrong.
        """
        policies = [policy] if isinstance(policy, str | Path) else policy
        return scan_service.scan(
            [str(store) for store in stores],
            [str(each) for each in policies],
            self.data_dir,
            site=read_site(Path(config) if config else None),
            options=ScanOptions(
                access=Path(access) if access else None, members=Path(members) if members else None, ocr=ocr
            ),
        )

    def findings(self) -> pd.DataFrame:
        """Return the findings of the last scan, a row each, the gravest aggregation first; indexed by id.

        ``expected_coverage`` is the share on average, each fact being as sure as it is, and ``probability`` between
        which two it lies that the threshold is passed. ``audience`` names who can infer it, ``smallest_set`` the
        files of the first minimal revealing set, ``hide`` the files whose hiding ends it. ``state`` is what became of
        it since the scan before, ``standing`` whether it is accepted.
        """
        found, lives = life_service.findings_and_lives(self.data_dir)
        return findings_frame(found, lives)

    def scans(self) -> pd.DataFrame:
        """Return the scans that came to their end, the earliest first, indexed by id."""
        rows = [changes_service.scan_row_to_record(row) for row in changes_service.scans(self.data_dir)]
        return pd.DataFrame(rows, columns=SCAN_COLUMNS).set_index("id")

    def diff(self, before: int | None = None, after: int | None = None) -> pd.DataFrame:
        """Return what is new, worse, better or over between two scans, the gravest first; by default the last two.

        ``because`` lists what changed under the finding, ``unknown`` says why nobody can say whether it is over.

        Raises
        ------
        aggregator.model.errors.UsageError
            A scan is unknown, or what it found is not kept any more.
        """
        found = changes_service.diff(self.data_dir, before, after)
        return changes_frame(found.changes)

    def history(self, finding: str) -> pd.DataFrame:
        """Return how a finding went from scan to scan, a row a scan; what a scan did not see is empty.

        Raises
        ------
        aggregator.model.errors.UsageError
            No kept scan saw a finding whose id begins so, or there are several.
        """
        return history_frame(changes_service.history(self.data_dir, finding))

    def accept(
        self, finding: str, *, reason: str, until: date | str, by: str = "", owner: str = "", ticket: str = ""
    ) -> None:
        """Accept a finding as bad as it is until a day: it does not count, unless it gets worse.

        Raises
        ------
        aggregator.model.errors.UsageError
            No finding's id begins so, or several do; there is no reason; or the day is over.
        """
        word = accept_service.Word(reason, str(until), by, owner or None, ticket or None)
        accept_service.accept(self.data_dir, finding, word)

    def revoke(self, finding: str) -> None:
        """Take the acceptance of a finding back.

        Raises
        ------
        aggregator.model.errors.UsageError
            Nothing that begins so is accepted, or several findings are.
        """
        accept_service.revoke(self.data_dir, finding)

    def accepted(self) -> pd.DataFrame:
        """Return what is accepted, a row a finding; ``standing`` says whether it counts, None where it is gone."""
        rows = accept_service.accepted_records(accept_service.acceptances(self.data_dir))
        return pd.DataFrame(rows, columns=ACCEPTED_COLUMNS).set_index("finding")

    def assign(self, finding: str, *, owner: str | None = None, ticket: str | None = None) -> None:
        """Note who sees to a finding, and under which ticket; an empty text takes one back.

        Raises
        ------
        aggregator.model.errors.UsageError
            No finding's id begins so, or several do; or neither is given.
        """
        accept_service.assign(self.data_dir, finding, owner, ticket)

    def facts(self, *, values: bool = False) -> pd.DataFrame:
        """Return what the files say, a row a fact; values and texts are masked unless asked for."""
        return pd.DataFrame(facts_service.facts(self.data_dir, values=values), columns=FACT_COLUMNS)

    def subjects(self) -> pd.DataFrame:
        """Return the subjects that files say something of, a row each; ``identifiers`` is all they are called."""
        rows = [subjects_service.subject_record(row) for row in subjects_service.subjects(self.data_dir)]
        named = [row | {"identifiers": [each["identifier"] for each in row["identifiers"]]} for row in rows]
        return pd.DataFrame(named, columns=SUBJECT_COLUMNS)

    def topics(self) -> pd.DataFrame:
        """Return what the files are about by their words, a row a topic and file; ``share`` of the file is of it."""
        found = topics_service.topics(self.data_dir)
        rows = [{"topic": topic["topic"], **file} for topic in found for file in topic["files"]]
        return pd.DataFrame(rows, columns=TOPIC_COLUMNS)

    def discover(self, *, kind: str | None = None, limit: int = 10) -> pd.DataFrame:
        """Return what files give away together that no insight of a pack looks at, the largest gain first.

        ``revealed`` of ``population`` subjects have all ``attributes`` known, the best single file shows ``alone``;
        ``split`` says that they are kept apart systematically, and ``snippet`` is the insight it would be.
        """
        rows = [
            discover_service.discovered_record(each)
            for each in discover_service.discovered(self.data_dir, kind=kind, limit=limit)
        ]
        return pd.DataFrame(rows, columns=DISCOVERED_COLUMNS)

    def deduced(self, *, values: bool = False) -> pd.DataFrame:
        """Return what follows from facts by totals, parts and rules, a row a value, with the files that each takes."""
        return pd.DataFrame(deduced_service.deduced(self.data_dir, values=values), columns=DEDUCED_COLUMNS)

    def merge(self, one: str, other: str, *, because: str = "", by: str = "") -> None:
        """Decide that two subjects are one; it holds for every later scan.

        Raises
        ------
        aggregator.model.errors.UsageError
            Nothing or several things are called so, or the two cannot be one subject.
        """
        subjects_service.decide(self.data_dir, one, other, Ruling(True, by, because), site=read_site(None))

    def split(self, one: str, other: str, *, because: str = "", by: str = "") -> None:
        """Decide that two identifiers are of two subjects; it holds for every later scan.

        Raises
        ------
        aggregator.model.errors.UsageError
            Nothing or several things are called so, or both names lead to one identifier.
        """
        subjects_service.decide(self.data_dir, one, other, Ruling(False, by, because), site=read_site(None))

    def evidence_graph(self, finding: str) -> nx.DiGraph[str]:
        """Return the graph of a finding's first smallest sets: files, facts, subjects, insight.

        Parameters
        ----------
        finding
            The finding's id, or the beginning of it.

        Raises
        ------
        aggregator.model.errors.UsageError
            No finding's id begins so, or several do.
        """
        return report_service.page_of(self.data_dir, finding).graph

    def write_graph(self, finding: str, output: str | Path, *, output_format: str = "graphml") -> Path:
        """Write a finding's evidence graph as graphml or json, readable by its owner only, and return its path.

        Raises
        ------
        aggregator.model.errors.UsageError
            No finding's id begins so, or several do; or there is no such format.
        """
        text = graph_text(self.evidence_graph(finding), output_format)
        return report_service.write_text(text, Path(output).expanduser())

    def what_if(
        self, what: str | Path | Step | Iterable[Step], *, to: str | None = None, config: str | Path | None = None
    ) -> WhatIf:
        """Return what a scenario would change, before any of it is done.

        Parameters
        ----------
        what
            A file that would be uploaded ``to`` a folder of a scanned store; or a step, or several that are played
            one after the other: `Upload`, `Remove`, `Share`, `StopSharing`, `MakePublic`, `Regrade`, `AddMember`,
            `RemoveMember`, `CompromiseAccount` and `CompromiseAdministrator` of `aggregator.scenario`.

        Raises
        ------
        aggregator.model.errors.UsageError
            A file, folder, group, account or store is unknown.
        """
        if isinstance(what, str | Path):
            if to is None:
                raise UsageError(f"{what}: say which folder it would go to, with to=...")
            steps: list[Step] = [Upload(str(what), to)]
        else:
            steps = [what] if isinstance(what, Step) else list(what)
        return what_if_service.what_if(steps, self.data_dir, site=read_site(Path(config) if config else None))

    def remediate(
        self,
        *findings: str,
        audience: str | None = None,
        means: Iterable[str] = ("hide",),
        costs: str | Path | None = None,
        seconds: float | None = None,
    ) -> Remediated:
        """Return what ends exposures at the least cost that was found, and what is proved of it.

        Parameters
        ----------
        findings
            Ids of findings, or how they begin; none for every exposure.
        audience
            The principal for whom it is to end; None for all but the administrator.
        means
            Of ``hide``, ``restrict`` and ``redact``; of equal costs the first is taken.
        costs
            TOML file of what files and facts cost.
        seconds
            How long to search; None for the usual iterations.

        Raises
        ------
        aggregator.model.errors.UsageError
            A finding, a means or the audience is unknown.
        """
        path = Path(costs).expanduser() if costs else None
        return remediate_service.remediate(self.data_dir, Wish(audience, tuple(means), findings, path, seconds))

    def plan(
        self, output: str | Path, *findings: str, means: Iterable[str] = ("hide",), due: date | str | None = None
    ) -> Plan:
        """Write what `remediate` answers as a plan in YAML, keep it for later scans to check, and return it.

        Parameters
        ----------
        findings, means
            As of `remediate`.
        due
            The day by which it is to be done; a month after the scan unless it is given.

        Raises
        ------
        aggregator.model.errors.UsageError
            A finding or a means is unknown.
        """
        day = date.fromisoformat(due) if isinstance(due, str) else due
        made = plan_service.plan(self.data_dir, Wish(None, tuple(means), findings), due=day, now=time.time())
        report_service.write_text(write_plan(made), Path(output).expanduser())
        plan_check_service.register(self.data_dir, made, time.time())
        return made

    def plans(self) -> pd.DataFrame:
        """Return the actions of the plans that are kept, a row an action; ``state`` is what the last scan found."""
        return plans_frame(plan_check_service.checks(self.data_dir))

    def retention(self, before: date | str) -> Retention:
        """Return what would be left of every exposure if the files last changed before a day (UTC) were archived.

        Parameters
        ----------
        before
            The day, or its ISO text.

        Raises
        ------
        ValueError
            The text is no day.
        """
        day = date.fromisoformat(before) if isinstance(before, str) else before
        return retention_service.retention(self.data_dir, day)

    def blast_radius(self, account: str | None = None, *, admin: str | None = None, link: bool = False) -> BlastRadius:
        """Return what an account, the administrator of a store, or whoever has every link, can infer.

        Parameters
        ----------
        account
            A user, a group, or ``"everyone"``.
        admin
            The name or URI of a scanned store whose administrator is meant.
        link
            Whether whoever has every link that needs no account is meant.

        Raises
        ------
        UsageError
            Not just one of the three is given, or nobody knows the account or the store.
        """
        if sum([account is not None, admin is not None, link]) != 1:
            raise UsageError("blast_radius: give one of account, admin and link")
        if admin is not None:
            return blast_radius_service.blast_radius_of_administrator(self.data_dir, admin)
        if account is not None:
            return blast_radius_service.blast_radius_of_account(self.data_dir, account)
        return blast_radius_service.blast_radius_of_links(self.data_dir)

    def principals(self) -> pd.DataFrame:
        """Return every principal and every store's administrator, whoever can infer the gravest first.

        Columns ``principal, kind, files, insights, severity``.
        """
        ranked = blast_radius_service.principals_ranked(self.data_dir)
        rows = [(each.principal, each.kind, each.files, each.insights, each.severity.word) for each in ranked]
        return pd.DataFrame(rows, columns=["principal", "kind", "files", "insights", "severity"])

    def collusion(self, finding: str | None = None, *, accounts: int = 2) -> list[Colluding]:
        """Return what few accounts infer together, of a finding or of every insight that the files reveal.

        Parameters
        ----------
        finding
            The finding's id, or the beginning of it.
        accounts
            How many may work together. Up to three the answer is proved or says how far it can be from the truth;
            beyond, it is a lower bound.

        Raises
        ------
        aggregator.model.errors.UsageError
            The finding is unknown, or there are fewer than two accounts to it.
        """
        return collusion_service.colluding(self.data_dir, finding, size=accounts)

    def report(
        self, output: str | Path, *, output_format: str = "html", lang: str = "en", values: bool = False
    ) -> Path:
        """Write a report of the last scan and return its path; ``output_format`` is html, json or csv."""
        return report_service.write_report(self.data_dir, Path(output).expanduser(), output_format, lang, values=values)
