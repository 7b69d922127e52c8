-- What handlers did in this database, of events that may have come from another one.
CREATE TABLE handled_events (
    subscriber {key} NOT NULL,
    event_id {uuid} NOT NULL,
    emitted_at BIGINT NOT NULL,
    PRIMARY KEY (subscriber, event_id)
) {clustered};

CREATE INDEX handled_events_emitted_at ON handled_events (emitted_at);
