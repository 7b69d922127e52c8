-- First answers by idempotency key. `id` is the hash of caller, operation and key; status and body are NULL until the
-- answer is decided.
CREATE TABLE idempotency_keys (
    id BLOB NOT NULL PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    status BIGINT,
    body {text},
    created_at BIGINT NOT NULL
) {clustered};
CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
