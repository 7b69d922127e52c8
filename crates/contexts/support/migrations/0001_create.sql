-- Ids are time-ordered, so the table itself is the list of all requests by age; the index is that of the ones in a state.
CREATE TABLE support_requests (
    id {uuid} NOT NULL PRIMARY KEY,
    kind {key} NOT NULL CHECK (kind IN ('contact', 'return', 'support')),
    status {key} NOT NULL CHECK (status IN ('open', 'answered', 'closed')),
    user_id {uuid},
    name {text} NOT NULL,
    email {text} NOT NULL,
    subject {text} NOT NULL,
    message {text} NOT NULL,
    order_number {text},
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX support_requests_status ON support_requests (status, id);
