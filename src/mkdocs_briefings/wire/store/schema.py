"""The tables of the wire's store, as the migrations that make them.

A file's `user_version` is the number of migrations that it has seen. What was released is never
edited: a change is another migration at the end.
"""

from __future__ import annotations

MIGRATIONS = (
    """
    CREATE TABLE feed (
        url TEXT PRIMARY KEY, source TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
        next_poll REAL NOT NULL, polled REAL, succeeded REAL, changed REAL,
        failures INTEGER NOT NULL, failure TEXT NOT NULL, moved_to TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE polled_hour (
        source TEXT, hour INTEGER, PRIMARY KEY (source, hour)
    ) WITHOUT ROWID;
    CREATE TABLE site_file (
        origin TEXT, name TEXT, status INTEGER NOT NULL, body BLOB NOT NULL, expires REAL NOT NULL,
        PRIMARY KEY (origin, name)
    ) WITHOUT ROWID;
    CREATE TABLE item (
        id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, guid TEXT NOT NULL,
        url TEXT NOT NULL, feed TEXT NOT NULL, seen REAL NOT NULL, entry TEXT NOT NULL,
        UNIQUE (source, guid)
    );
    CREATE INDEX item_seen ON item (seen);
    CREATE INDEX item_url ON item (source, url);
    CREATE TABLE page (
        item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE, state TEXT NOT NULL,
        tries INTEGER NOT NULL, next_try REAL, at REAL NOT NULL, failure TEXT NOT NULL, article TEXT
    );
    CREATE INDEX page_state ON page (state, next_try);
    CREATE TABLE event (
        id INTEGER PRIMARY KEY AUTOINCREMENT, first REAL NOT NULL, last REAL NOT NULL
    );
    CREATE INDEX event_last ON event (last);
    CREATE TABLE event_item (
        item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
        event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
        copy_of INTEGER REFERENCES item ON DELETE SET NULL, other INTEGER, reasons TEXT NOT NULL
    );
    CREATE INDEX event_item_event ON event_item (event);
    CREATE TABLE decision (
        first INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
        second INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
        together INTEGER NOT NULL, by TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (first, second)
    ) WITHOUT ROWID;
    CREATE TABLE translation (
        key BLOB PRIMARY KEY, text TEXT NOT NULL, at REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX translation_at ON translation (at);
    CREATE TABLE engine_use (
        day TEXT, engine TEXT, characters INTEGER NOT NULL, requests INTEGER NOT NULL,
        ended TEXT NOT NULL, PRIMARY KEY (day, engine)
    ) WITHOUT ROWID;
    CREATE TABLE translated (
        item INTEGER REFERENCES item ON DELETE CASCADE, target TEXT, whole INTEGER NOT NULL,
        at REAL NOT NULL, article TEXT NOT NULL, PRIMARY KEY (item, target)
    ) WITHOUT ROWID;
    CREATE TABLE draft (
        event INTEGER PRIMARY KEY, item INTEGER NOT NULL, original TEXT NOT NULL,
        path TEXT NOT NULL, digest BLOB NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
        by TEXT NOT NULL, at REAL NOT NULL
    );
    CREATE INDEX draft_original ON draft (original);
    CREATE INDEX draft_state ON draft (state, at);
    """,
    """
    ALTER TABLE draft ADD COLUMN written REAL NOT NULL DEFAULT 0;
    CREATE INDEX draft_written ON draft (written);
    CREATE INDEX draft_path ON draft (path);
    """,
    """
    ALTER TABLE feed ADD COLUMN kind TEXT;
    ALTER TABLE feed ADD COLUMN failing_since REAL;
    ALTER TABLE feed ADD COLUMN read REAL;
    ALTER TABLE feed ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
    ALTER TABLE feed ADD COLUMN ttl INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE feed ADD COLUMN rhythm REAL NOT NULL DEFAULT 0;
    ALTER TABLE feed ADD COLUMN note TEXT NOT NULL DEFAULT '';
    ALTER TABLE item ADD COLUMN listed REAL NOT NULL DEFAULT 0;
    """,
    """
    CREATE TABLE comparison (
        item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE, made_by TEXT NOT NULL,
        compared BLOB NOT NULL
    );
    """,
    """
    CREATE TABLE near (
        item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, PRIMARY KEY (item, other)
    ) WITHOUT ROWID;
    CREATE INDEX near_other ON near (other);
    """,
    """
    CREATE TABLE sample (
        item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE, source TEXT NOT NULL,
        letters INTEGER NOT NULL, blocks BLOB NOT NULL, obstacle TEXT NOT NULL
    );
    CREATE INDEX sample_source ON sample (source, item);
    """,
    """
    CREATE TABLE reading (
        path TEXT PRIMARY KEY, stamp TEXT NOT NULL, said TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
    """
    ALTER TABLE comparison ADD COLUMN english TEXT NOT NULL DEFAULT '';
    CREATE TABLE merger (
        item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, at REAL NOT NULL,
        event INTEGER NOT NULL, PRIMARY KEY (item, at)
    ) WITHOUT ROWID;
    CREATE INDEX merger_at ON merger (at);
    """,
)
"""Each in one transaction, in this order."""
