-- Not clustered: a row is longer than a page.
CREATE TABLE messages (
    id {uuid} NOT NULL PRIMARY KEY,
    sent_at BIGINT NOT NULL,
    template {key} NOT NULL,
    from_name {text} NOT NULL,
    from_address {text} NOT NULL,
    to_address {text} NOT NULL,
    to_key {text} NOT NULL,
    subject {text} NOT NULL,
    plain {text} NOT NULL,
    html {text} NOT NULL
);
CREATE INDEX messages_sent_at ON messages (sent_at, id);
CREATE INDEX messages_to_key ON messages (to_key, sent_at, id);
