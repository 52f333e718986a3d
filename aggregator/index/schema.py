"""The tables of the catalog, as the steps that made them."""

from __future__ import annotations

APPLICATION_ID = 0x41474752
"""Marks an SQLite file as an index of this program (``AGGR``)."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE scan (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started REAL NOT NULL,
            finished REAL,
            description TEXT NOT NULL,
            counts TEXT NOT NULL DEFAULT '{}',
            complete INTEGER NOT NULL DEFAULT 0)""",
        """CREATE TABLE root (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            uri TEXT NOT NULL)""",
        """CREATE TABLE acl (
            id INTEGER PRIMARY KEY,
            body TEXT NOT NULL UNIQUE)""",
        """CREATE TABLE access_class (
            id INTEGER PRIMARY KEY,
            body TEXT NOT NULL UNIQUE)""",
        # AUTOINCREMENT: an id that segments name is never given to another entry.
        """CREATE TABLE entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            file TEXT NOT NULL UNIQUE,
            root INTEGER NOT NULL REFERENCES root,
            path TEXT NOT NULL,
            raw_path BLOB NOT NULL,
            kind TEXT NOT NULL,
            size INTEGER,
            version TEXT NOT NULL,
            modified REAL,
            created REAL,
            owner TEXT,
            acl INTEGER REFERENCES acl,
            access_class INTEGER NOT NULL REFERENCES access_class,
            last_seen INTEGER NOT NULL REFERENCES scan)""",
        "CREATE INDEX entry_path ON entry (root, path)",
        """CREATE TABLE segment (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            n_rows INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            sha256 TEXT NOT NULL)""",
        # The rows of an entry that count are those of its revision here, in this segment. Rows of the dating
        # revision count no more, where they are others: the file could not be read since, and they say from when
        # on its facts could be.
        """CREATE TABLE reading (
            entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
            revision INTEGER NOT NULL,
            scan INTEGER NOT NULL REFERENCES scan,
            version TEXT NOT NULL,
            recipe TEXT NOT NULL,
            available REAL NOT NULL,
            content_digest TEXT NOT NULL,
            signature BLOB NOT NULL,
            segment INTEGER REFERENCES segment,
            n_rows INTEGER NOT NULL,
            dating_revision INTEGER NOT NULL,
            dating_segment INTEGER REFERENCES segment)""",
        "CREATE INDEX reading_segment ON reading (segment)",
        "CREATE INDEX reading_dating_segment ON reading (dating_segment)",
        """CREATE TABLE document (
            entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            member TEXT NOT NULL,
            media_type TEXT NOT NULL,
            status TEXT NOT NULL,
            reason TEXT NOT NULL,
            reader TEXT NOT NULL,
            n_blocks INTEGER NOT NULL,
            n_tables INTEGER NOT NULL,
            warnings TEXT NOT NULL,
            PRIMARY KEY (entry, ordinal)) WITHOUT ROWID""",
        """CREATE TABLE marking (
            entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            scheme TEXT NOT NULL,
            label TEXT NOT NULL,
            grade INTEGER NOT NULL,
            position TEXT NOT NULL,
            locator TEXT NOT NULL,
            "start" INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            member TEXT NOT NULL,
            PRIMARY KEY (entry, ordinal)) WITHOUT ROWID""",
        """CREATE TABLE mention (
            entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (entry, ordinal)) WITHOUT ROWID""",
        """CREATE TABLE topic (
            entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            pack TEXT NOT NULL,
            name TEXT NOT NULL,
            hits INTEGER NOT NULL,
            PRIMARY KEY (entry, ordinal)) WITHOUT ROWID""",
        """CREATE TABLE failure (
            scan INTEGER NOT NULL REFERENCES scan,
            ordinal INTEGER NOT NULL,
            root TEXT NOT NULL,
            path TEXT NOT NULL,
            stage TEXT NOT NULL,
            reason TEXT NOT NULL,
            subtree INTEGER NOT NULL,
            PRIMARY KEY (scan, ordinal)) WITHOUT ROWID""",
        """CREATE TABLE membership (
            ordinal INTEGER PRIMARY KEY,
            "group" TEXT NOT NULL,
            member TEXT NOT NULL,
            source TEXT NOT NULL)""",
        """CREATE TABLE pack_used (
            ordinal INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            digest TEXT NOT NULL,
            source TEXT NOT NULL)""",
        """CREATE TABLE finding (
            ordinal INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            pack TEXT NOT NULL,
            insight TEXT NOT NULL,
            scope TEXT,
            severity TEXT NOT NULL,
            body TEXT NOT NULL)""",
        # Kept when a finding goes, so that one that comes back is not new.
        """CREATE TABLE first_seen (
            finding TEXT PRIMARY KEY,
            scan INTEGER NOT NULL REFERENCES scan) WITHOUT ROWID""",
    ),
    (
        """CREATE TABLE decision (
            ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            scheme TEXT NOT NULL,
            value TEXT NOT NULL,
            other_scheme TEXT NOT NULL,
            other_value TEXT NOT NULL,
            same INTEGER NOT NULL,
            made REAL NOT NULL,
            "by" TEXT NOT NULL,
            because TEXT NOT NULL)""",
    ),
    ("ALTER TABLE marking ADD COLUMN problem TEXT NOT NULL DEFAULT ''",),
    (
        # One row a file, since a hundred of them would cost more in keys than in counts: JSON, word -> count.
        """CREATE TABLE term (
            entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            counts TEXT NOT NULL,
            PRIMARY KEY (entry, ordinal)) WITHOUT ROWID""",
    ),
    (
        # By the number of the word from here on, so that what one file alone says is not in the index.
        "DELETE FROM term",
        """CREATE TABLE word (
            number INTEGER PRIMARY KEY,
            text TEXT,
            entry INTEGER NOT NULL,
            digest TEXT NOT NULL)""",
    ),
    (
        "ALTER TABLE entry ADD COLUMN trashed INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE entry ADD COLUMN version_of TEXT",
        "ALTER TABLE entry ADD COLUMN extra TEXT NOT NULL DEFAULT '{}'",
        """CREATE TABLE cursor (
            root TEXT PRIMARY KEY,
            view TEXT NOT NULL,
            body BLOB NOT NULL,
            began INTEGER REFERENCES scan) WITHOUT ROWID""",
        """CREATE TABLE principal (
            kind TEXT NOT NULL,
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (kind, namespace, name)) WITHOUT ROWID""",
    ),
    (
        # Scans at which an entry came to its path, had other readers, and another content; zero is before any was kept.
        "ALTER TABLE entry ADD COLUMN arrived INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE entry ADD COLUMN permitted INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE reading ADD COLUMN changed INTEGER NOT NULL DEFAULT 0",
        # The last scan that saw a finding, and the one since which every scan did.
        "ALTER TABLE first_seen ADD COLUMN last INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE first_seen ADD COLUMN since INTEGER NOT NULL DEFAULT 0",
        # What most scans find as the last one did is kept once: a row of theirs is three numbers.
        """CREATE TABLE world (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            body TEXT NOT NULL)""",
        """CREATE TABLE sighting (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            body TEXT NOT NULL)""",
        """CREATE TABLE past_scan (
            scan INTEGER PRIMARY KEY REFERENCES scan,
            world INTEGER NOT NULL REFERENCES world)""",
        """CREATE TABLE past_finding (
            scan INTEGER NOT NULL REFERENCES past_scan ON DELETE CASCADE,
            finding TEXT NOT NULL,
            sighting INTEGER NOT NULL REFERENCES sighting,
            seen INTEGER NOT NULL,
            since INTEGER NOT NULL,
            unknown TEXT NOT NULL,
            PRIMARY KEY (scan, finding)) WITHOUT ROWID""",
        "CREATE INDEX past_finding_sighting ON past_finding (sighting)",
        # A row where something about a file that a finding rests on became otherwise; the entry may be gone.
        """CREATE TABLE past_file (
            entry INTEGER NOT NULL,
            scan INTEGER NOT NULL,
            path TEXT NOT NULL,
            presence TEXT NOT NULL,
            arrived INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            permitted INTEGER NOT NULL,
            turned INTEGER NOT NULL,
            access_class INTEGER,
            PRIMARY KEY (entry, scan)) WITHOUT ROWID""",
        """CREATE TABLE acceptance (
            finding TEXT PRIMARY KEY,
            body TEXT NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE assignment (
            finding TEXT PRIMARY KEY,
            owner TEXT NOT NULL,
            ticket TEXT NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE plan (
            id TEXT PRIMARY KEY,
            made REAL NOT NULL,
            body TEXT NOT NULL) WITHOUT ROWID""",
    ),
    (
        # The scan that last saw an action of a plan done: one that is not done now was undone since.
        """CREATE TABLE plan_action (
            plan TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
            action INTEGER NOT NULL,
            done INTEGER NOT NULL,
            PRIMARY KEY (plan, action)) WITHOUT ROWID""",
    ),
)
"""Step *n* brings a catalog from ``user_version`` *n* to *n* + 1. A step that was released never changes."""

VERSION = len(MIGRATIONS)
