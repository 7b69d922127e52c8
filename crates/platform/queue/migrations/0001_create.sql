CREATE TABLE outbox (
    id {uuid} NOT NULL PRIMARY KEY,
    event {key} NOT NULL,
    event_key {key} NOT NULL,
    payload {json} NOT NULL,
    emitted_at BIGINT NOT NULL
) {clustered};

-- Clustered by what jobs are put in order by, so that looking for an earlier job of the same key needs no index.
-- due_at is when the job may be claimed: its run_at, the time of its next attempt, or the end of its lease;
-- NULL while an earlier job of its key is there.
CREATE TABLE jobs (
    subscriber {key} NOT NULL,
    job_key {key} NOT NULL,
    id {uuid} NOT NULL,
    event {key} NOT NULL,
    event_id {uuid} NOT NULL,
    payload {json} NOT NULL,
    emitted_at BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    due_at BIGINT,
    attempt BIGINT NOT NULL,
    owner {uuid},
    last_error {text},
    PRIMARY KEY (subscriber, job_key, id)
) {clustered};

CREATE INDEX jobs_due_at ON jobs (due_at, id);

CREATE TABLE dead_jobs (
    id {uuid} NOT NULL PRIMARY KEY,
    subscriber {key} NOT NULL,
    job_key {key} NOT NULL,
    event {key} NOT NULL,
    event_id {uuid} NOT NULL,
    payload {json} NOT NULL,
    emitted_at BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    died_at BIGINT NOT NULL,
    error {text} NOT NULL
) {clustered};
