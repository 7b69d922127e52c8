-- Checkouts. `state` says only what no other row tells: once an order exists, how far the checkout is follows from it.
CREATE TABLE checkouts (
    id {uuid} NOT NULL PRIMARY KEY,
    cart_id {uuid} NOT NULL,
    user_id {uuid},
    state {key} NOT NULL CHECK (state IN ('open', 'canceled', 'expired')),
    currency {key} NOT NULL,
    details {json} NOT NULL,
    lines {json} NOT NULL,
    order_id {uuid},
    attempt BIGINT NOT NULL CHECK (attempt >= 0),
    version BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
) {clustered};
-- What `expire_checkouts` looks for; settled checkouts leave the index by having no time any more.
CREATE INDEX checkouts_expires_at ON checkouts (state, expires_at);
