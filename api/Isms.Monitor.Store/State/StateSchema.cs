namespace Isms.Monitor.Store.State;

/// <summary>The tables of what people change. One entry is one step; <c>user_version</c> is how many have been done.</summary>
static class StateSchema
{
    public static readonly IReadOnlyList<string> Steps =
    [
        // The rows are narrow, so that any filter is one scan (100,000 in 15 ms); indices are for the two usual orders alone. By measurement,
        // more of them made most queries slower: SQLite took them and then fetched row by row.
        """
        CREATE TABLE incidents (
            id TEXT PRIMARY KEY, version INTEGER NOT NULL, revision INTEGER NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL,
            severity INTEGER NOT NULL, severity_fixed INTEGER NOT NULL DEFAULT 0, risk REAL NOT NULL, owner TEXT, alerts INTEGER NOT NULL,
            first INTEGER NOT NULL, last INTEGER NOT NULL, due INTEGER, verdict TEXT, detected INTEGER NOT NULL, events INTEGER NOT NULL);
        CREATE INDEX incidents_by_last ON incidents (last);
        CREATE INDEX incidents_by_severity ON incidents (severity, last);
        CREATE TABLE incident_parts (id TEXT PRIMARY KEY, machine TEXT NOT NULL, human TEXT NOT NULL, brief TEXT NOT NULL, before TEXT);
        CREATE TABLE incident_alerts (alert TEXT NOT NULL, incident TEXT NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (alert, incident)) WITHOUT ROWID;
        CREATE INDEX incident_alerts_by_incident ON incident_alerts (incident);
        CREATE TABLE incident_tags (kind TEXT NOT NULL, value TEXT NOT NULL COLLATE NOCASE, incident TEXT NOT NULL, PRIMARY KEY (kind, value, incident)) WITHOUT ROWID;
        CREATE INDEX incident_tags_by_incident ON incident_tags (incident);
        CREATE TABLE incident_history (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, incident TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL,
            action TEXT NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT, note TEXT);
        CREATE INDEX incident_history_by_incident ON incident_history (incident, seq);
        """,
        """
        CREATE TABLE documents (
            kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, state TEXT, subject TEXT, due INTEGER, updated INTEGER NOT NULL,
            json TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
        CREATE INDEX documents_by_subject ON documents (kind, subject);
        CREATE INDEX documents_by_due ON documents (kind, due);
        CREATE TABLE samples (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, subject TEXT NOT NULL, at INTEGER NOT NULL, state TEXT, value REAL,
            corrects INTEGER, json TEXT NOT NULL);
        CREATE INDEX samples_by_subject ON samples (kind, subject, at, seq);
        CREATE INDEX samples_by_correction ON samples (corrects) WHERE corrects IS NOT NULL;
        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT,
            previous TEXT NOT NULL, hash TEXT NOT NULL);
        CREATE INDEX audit_by_subject ON audit (subject, seq);
        """,
        // What is evidence is only added to. The program never tries otherwise; the triggers are for whoever opens the file with a tool.
        """
        CREATE TRIGGER incident_history_stays BEFORE UPDATE ON incident_history BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER incident_history_kept BEFORE DELETE ON incident_history BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER samples_stay BEFORE UPDATE ON samples BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER samples_kept BEFORE DELETE ON samples BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        """,
        """
        CREATE TABLE records (
            kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, reason TEXT NOT NULL,
            json TEXT NOT NULL, PRIMARY KEY (kind, id, version)) WITHOUT ROWID;
        CREATE TRIGGER records_stay BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER records_kept BEFORE DELETE ON records BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        """,
        // One row a notice and receiver; a delivery is one message with one or more of them. Attempts are evidence: only added to.
        """
        CREATE TABLE notices (
            id TEXT NOT NULL, route TEXT NOT NULL, recipient TEXT NOT NULL, kind TEXT NOT NULL, severity INTEGER NOT NULL, at INTEGER NOT NULL,
            title TEXT NOT NULL, text TEXT NOT NULL, link TEXT NOT NULL, delivery TEXT, PRIMARY KEY (id, route, recipient)) WITHOUT ROWID;
        CREATE INDEX notices_waiting ON notices (route, recipient) WHERE delivery IS NULL;
        CREATE INDEX notices_by_delivery ON notices (delivery) WHERE delivery IS NOT NULL;
        CREATE TABLE deliveries (
            id TEXT PRIMARY KEY, route TEXT NOT NULL, recipient TEXT NOT NULL, made INTEGER NOT NULL, until INTEGER NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
            next INTEGER, sent INTEGER) WITHOUT ROWID;
        CREATE INDEX deliveries_by_receiver ON deliveries (route, recipient, made);
        CREATE TABLE delivery_attempts (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, delivery TEXT NOT NULL, at INTEGER NOT NULL, attempt INTEGER NOT NULL, outcome TEXT NOT NULL,
            detail TEXT NOT NULL, next INTEGER);
        CREATE INDEX delivery_attempts_by_delivery ON delivery_attempts (delivery, seq);
        CREATE TRIGGER delivery_attempts_stay BEFORE UPDATE ON delivery_attempts BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER delivery_attempts_kept BEFORE DELETE ON delivery_attempts BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        """,
    ];
}
