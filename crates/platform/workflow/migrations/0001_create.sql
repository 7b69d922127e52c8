-- Every execution, running or not. error, cause, output, state and stopped_at are set when it stops.
CREATE TABLE workflow_executions (
    id {uuid} NOT NULL PRIMARY KEY,
    machine {key} NOT NULL,
    name {key} NOT NULL,
    status {key} NOT NULL,
    state {key},
    input {json} NOT NULL,
    output {json},
    error {text},
    cause {text},
    started_at BIGINT NOT NULL,
    stopped_at BIGINT
) {clustered};

CREATE UNIQUE INDEX workflow_executions_machine_name_key ON workflow_executions (machine, name);

-- Where an execution is: one row until it succeeds; it stays after a failure, for a redrive.
-- timed_from is when the machine's TimeoutSeconds began: the start or the last redrive.
-- due_at is when somebody may take it up: its time, the end of a lease, the end of a wait for an answer; NULL when
-- nothing but an answer or a redrive moves it. Each move changes the fence, so that a stale worker matches nothing.
CREATE TABLE workflow_cursors (
    execution_id {uuid} NOT NULL PRIMARY KEY,
    machine {key} NOT NULL,
    definition {key},
    state {key} NOT NULL,
    phase {key} NOT NULL,
    data {json} NOT NULL,
    visit BIGINT NOT NULL,
    retries {key},
    entered_at BIGINT NOT NULL,
    timed_from BIGINT NOT NULL,
    token {key},
    callback {json},
    expires_at BIGINT,
    heartbeat BIGINT,
    events BIGINT NOT NULL,
    due_at BIGINT,
    owner {uuid},
    fence BIGINT NOT NULL
) {clustered};

CREATE INDEX workflow_cursors_machine_due_at ON workflow_cursors (machine, due_at);

-- What happened, appended one row a move; events is an array, its first element the event with that number.
CREATE TABLE workflow_history (
    execution_id {uuid} NOT NULL,
    first_event BIGINT NOT NULL,
    events {json} NOT NULL,
    PRIMARY KEY (execution_id, first_event)
) {clustered};

-- The definitions that executions were started with: one that runs keeps its own when a newer one is deployed.
CREATE TABLE workflow_definitions (
    fingerprint {key} NOT NULL PRIMARY KEY,
    machine {key} NOT NULL,
    document {json} NOT NULL
) {clustered};
