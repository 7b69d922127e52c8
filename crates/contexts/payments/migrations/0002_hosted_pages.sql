-- The page on which a shopper pays, where a provider asks on a page of its own.
ALTER TABLE payments ADD COLUMN action_url {text};

-- One row for each message of a provider that was taken, so that one that is sent again is not. Deleted by the job
-- `purge_payment_notifications` once no provider sends it again.
CREATE TABLE payment_notifications (
    handler_id {key} NOT NULL,
    notification_id {key} NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (handler_id, notification_id)
) {clustered};

-- The job looks for the oldest.
CREATE INDEX payment_notifications_received_at_idx ON payment_notifications (received_at);

-- The test provider's page for a charge, under an address that cannot be guessed, and where it leads back to.
ALTER TABLE test_provider_charges ADD COLUMN page {key};
ALTER TABLE test_provider_charges ADD COLUMN return_url {text};
CREATE UNIQUE INDEX test_provider_charges_page_key ON test_provider_charges (page);
