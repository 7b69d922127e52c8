CREATE TABLE stock_locations (
    id {uuid} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    priority BIGINT NOT NULL,
    created_at BIGINT NOT NULL
) {clustered};

CREATE TABLE stock_policies (
    variant_id {uuid} NOT NULL PRIMARY KEY,
    tracking {key} NOT NULL CHECK (tracking IN ('tracked', 'untracked', 'backorder')),
    low_stock_at BIGINT NOT NULL CHECK (low_stock_at >= 0)
) {clustered};

CREATE TABLE stock_levels (
    variant_id {uuid} NOT NULL,
    location_id {uuid} NOT NULL,
    on_hand BIGINT NOT NULL,
    reserved BIGINT NOT NULL,
    PRIMARY KEY (variant_id, location_id),
    FOREIGN KEY (variant_id) REFERENCES stock_policies (variant_id),
    FOREIGN KEY (location_id) REFERENCES stock_locations (id),
    CHECK (on_hand >= 0),
    CHECK (reserved >= 0 AND reserved <= on_hand)
) {clustered};

-- All rows of an owner have the same state and expiry. `quantity` is counted in stock_levels.reserved while the row is
-- held; `beyond_stock` is promised without stock (backorder, or a variant that is not tracked) and is counted nowhere.
CREATE TABLE reservations (
    owner {key} NOT NULL,
    variant_id {uuid} NOT NULL,
    location_id {uuid} NOT NULL,
    quantity BIGINT NOT NULL,
    beyond_stock BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    state {key} NOT NULL CHECK (state IN ('held', 'committed', 'released', 'expired', 'restored')),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner, variant_id, location_id),
    FOREIGN KEY (variant_id, location_id) REFERENCES stock_levels (variant_id, location_id),
    CHECK (quantity >= 0 AND beyond_stock >= 0 AND quantity + beyond_stock > 0)
) {clustered};

-- One row for each owner whose reservations are held, in the order in which they expire. It stands in for an index
-- over all reservations ever made, which would be rewritten for every line at every change of state.
CREATE TABLE reservation_deadlines (
    expires_at BIGINT NOT NULL,
    owner {key} NOT NULL,
    PRIMARY KEY (expires_at, owner)
) {clustered};

CREATE TABLE stock_movements (
    variant_id {uuid} NOT NULL,
    location_id {uuid} NOT NULL,
    id {uuid} NOT NULL,
    delta BIGINT NOT NULL CHECK (delta <> 0),
    reason {key} NOT NULL,
    reference {key},
    at BIGINT NOT NULL,
    PRIMARY KEY (variant_id, location_id, id),
    FOREIGN KEY (variant_id, location_id) REFERENCES stock_levels (variant_id, location_id)
) {clustered};
