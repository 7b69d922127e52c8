-- countries is a list of codes; NULL is the rest of the world.
CREATE TABLE shipping_zones (
    id {uuid} NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL,
    name {text} NOT NULL,
    countries {json}
) {clustered};

CREATE TABLE shipping_rates (
    zone_id {uuid} NOT NULL,
    option_id {key} NOT NULL,
    currency {key} NOT NULL,
    position BIGINT NOT NULL,
    title {text} NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    free_from BIGINT CHECK (free_from >= 0),
    PRIMARY KEY (zone_id, option_id, currency),
    FOREIGN KEY (zone_id) REFERENCES shipping_zones (id)
) {clustered};

CREATE TABLE shipments (
    order_ref {key} NOT NULL,
    parcel BIGINT NOT NULL CHECK (parcel >= 1),
    id {uuid} NOT NULL,
    carrier {key} NOT NULL,
    tracking_number {key} NOT NULL,
    status {key} NOT NULL CHECK (status IN ('pending', 'shipped', 'delivered')),
    line_items {json} NOT NULL,
    created_at BIGINT NOT NULL,
    shipped_at BIGINT,
    delivered_at BIGINT,
    PRIMARY KEY (order_ref, parcel)
) {clustered};

CREATE UNIQUE INDEX shipments_id_key ON shipments (id);
