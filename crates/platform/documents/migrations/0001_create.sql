CREATE TABLE documents (
    collection {key} NOT NULL,
    partition_key {key} NOT NULL,
    sort_key {key} NOT NULL,
    body {json} NOT NULL,
    version BIGINT NOT NULL,
    expires_at BIGINT,
    PRIMARY KEY (collection, partition_key, sort_key)
) {clustered};

CREATE INDEX documents_expires_at ON documents (expires_at);
