CREATE TABLE schedules (
    name {key} NOT NULL PRIMARY KEY,
    timing {text} NOT NULL,
    next_run_at BIGINT NOT NULL,
    last_started_at BIGINT,
    last_finished_at BIGINT,
    last_outcome {text},
    last_summary {text},
    owner {uuid},
    lease_until BIGINT
) {clustered};
