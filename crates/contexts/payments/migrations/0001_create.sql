-- One row for each idempotency key, and so for each charge at a provider. `refunding` is promised to refunds whose
-- outcome is not known yet; the last constraint keeps them, too, from giving back more than was captured.
CREATE TABLE payments (
    id {uuid} NOT NULL PRIMARY KEY,
    order_ref {key} NOT NULL,
    handler_id {key} NOT NULL,
    charge_key {key} NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency {key} NOT NULL,
    status {key} NOT NULL CHECK (status IN ('pending', 'requires_action', 'authorized', 'captured', 'declined',
        'failed', 'voided', 'partially_refunded', 'refunded')),
    captured BIGINT NOT NULL,
    refunded BIGINT NOT NULL,
    refunding BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    provider_ref {text},
    reason {text},
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK (captured >= 0 AND captured <= amount),
    CHECK (refunded >= 0 AND refunding >= 0),
    CHECK (captured - refunded - refunding >= 0)
) {clustered};

CREATE UNIQUE INDEX payments_charge_key_key ON payments (charge_key);
CREATE INDEX payments_order_ref_idx ON payments (order_ref);

-- The payments that are pending, for the job that finds out what became of them.
CREATE TABLE unresolved_payments (
    since BIGINT NOT NULL,
    payment_id {uuid} NOT NULL,
    PRIMARY KEY (since, payment_id),
    FOREIGN KEY (payment_id) REFERENCES payments (id)
) {clustered};

-- Everything that a provider was asked for, and what came of it.
CREATE TABLE payment_attempts (
    payment_id {uuid} NOT NULL,
    number BIGINT NOT NULL,
    operation {key} NOT NULL,
    outcome {key} NOT NULL,
    reason {text},
    instrument {text},
    sends BIGINT NOT NULL,
    look_ups BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (payment_id, number),
    FOREIGN KEY (payment_id) REFERENCES payments (id)
) {clustered};

CREATE TABLE refunds (
    id {uuid} NOT NULL PRIMARY KEY,
    payment_id {uuid} NOT NULL,
    order_ref {key} NOT NULL,
    refund_key {key} NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency {key} NOT NULL,
    status {key} NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
    note {text},
    reason {text},
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    FOREIGN KEY (payment_id) REFERENCES payments (id)
) {clustered};

CREATE UNIQUE INDEX refunds_refund_key_key ON refunds (refund_key);
CREATE INDEX refunds_order_ref_idx ON refunds (order_ref);

-- Append-only. The entries of one movement sum to zero, hence those of an order do.
CREATE TABLE ledger_entries (
    order_ref {key} NOT NULL,
    id {uuid} NOT NULL,
    payment_id {uuid} NOT NULL,
    account {key} NOT NULL CHECK (account IN ('customer', 'holds', 'provider')),
    movement {key} NOT NULL,
    amount BIGINT NOT NULL CHECK (amount <> 0),
    currency {key} NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (order_ref, id),
    FOREIGN KEY (payment_id) REFERENCES payments (id)
) {clustered};

-- What the test provider remembers. It plays the outside world: no transaction of the shop touches these two tables.
CREATE TABLE test_provider_charges (
    charge_key {key} NOT NULL PRIMARY KEY,
    reference {text} NOT NULL,
    amount BIGINT NOT NULL,
    currency {key} NOT NULL,
    status {key} NOT NULL,
    reason {text},
    captured BIGINT NOT NULL,
    refunded BIGINT NOT NULL,
    calls BIGINT NOT NULL,
    CHECK (captured >= 0 AND captured <= amount),
    CHECK (refunded >= 0 AND refunded <= captured)
) {clustered};

CREATE TABLE test_provider_refunds (
    refund_key {key} NOT NULL PRIMARY KEY,
    charge_key {key} NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    FOREIGN KEY (charge_key) REFERENCES test_provider_charges (charge_key)
) {clustered};

CREATE INDEX test_provider_refunds_charge_key_idx ON test_provider_refunds (charge_key);
