-- An event stays in the outbox, with its payload, until every subscriber has had it; its jobs refer to it. `unsorted` are
-- the events that are not turned into jobs yet.
CREATE TABLE unsorted (
    event_id {uuid} NOT NULL PRIMARY KEY
) {clustered};

INSERT INTO unsorted (event_id) SELECT id FROM outbox;

-- A job of an event has no payload of its own. Jobs that were there before keep theirs.
CREATE TABLE jobs_anew (
    subscriber {key} NOT NULL,
    job_key {key} NOT NULL,
    id {uuid} NOT NULL,
    event {key} NOT NULL,
    event_id {uuid} NOT NULL,
    payload {json},
    emitted_at BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    due_at BIGINT,
    attempt BIGINT NOT NULL,
    owner {uuid},
    last_error {text},
    PRIMARY KEY (subscriber, job_key, id)
) {clustered};

INSERT INTO jobs_anew
    (subscriber, job_key, id, event, event_id, payload, emitted_at, run_at, due_at, attempt, owner, last_error)
    SELECT subscriber, job_key, id, event, event_id, payload, emitted_at, run_at, due_at, attempt, owner, last_error
    FROM jobs;

DROP TABLE jobs;

ALTER TABLE jobs_anew RENAME TO jobs;

CREATE INDEX jobs_due_at ON jobs (due_at, id);
