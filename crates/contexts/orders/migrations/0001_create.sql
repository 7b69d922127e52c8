-- An order is written once at checkout and its states a few times after, so it has the fewest rows and indexes that
-- answer the shop's questions. Buyer, addresses and totals are read with their order only and never joined: they are
-- columns. `version` is the number of the order's events.
CREATE TABLE orders (
    id {uuid} NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    checkout_id {uuid} NOT NULL,
    user_id {uuid},
    status {key} NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'canceled')),
    payment_status {key} NOT NULL CHECK (payment_status IN
        ('pending', 'authorized', 'paid', 'partially_refunded', 'refunded', 'failed', 'voided')),
    fulfillment_status {key} NOT NULL CHECK (fulfillment_status IN
        ('unfulfilled', 'partially_fulfilled', 'fulfilled', 'delivered', 'returned')),
    currency {key} NOT NULL,
    total BIGINT NOT NULL CHECK (total >= 0),
    buyer {json} NOT NULL,
    shipping_address {json} NOT NULL,
    billing_address {json},
    totals {json} NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (number),
    UNIQUE (checkout_id)
) {clustered};
CREATE INDEX orders_user_id ON orders (user_id, created_at, id);

-- What was sold, as it was when it was sold.
CREATE TABLE order_items (
    order_id {uuid} NOT NULL,
    position BIGINT NOT NULL,
    id {uuid} NOT NULL,
    variant_id {uuid} NOT NULL,
    product_id {uuid} NOT NULL,
    title {text} NOT NULL,
    variant_title {text},
    sku {text},
    image_url {text},
    quantity BIGINT NOT NULL CHECK (quantity BETWEEN 1 AND 9999),
    price BIGINT NOT NULL CHECK (price >= 0),
    subtotal BIGINT NOT NULL,
    discount BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (order_id, position)
) {clustered};

-- Append-only: what has happened to an order. The states in `orders` follow from these rows.
CREATE TABLE order_events (
    order_id {uuid} NOT NULL,
    seq BIGINT NOT NULL,
    event {json} NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (order_id, seq)
) {clustered};

-- What staff tell each other about an order.
CREATE TABLE order_notes (
    order_id {uuid} NOT NULL,
    at BIGINT NOT NULL,
    id {uuid} NOT NULL,
    author_id {uuid} NOT NULL,
    text {text} NOT NULL,
    PRIMARY KEY (order_id, at, id)
) {clustered};

-- Ranges of order numbers that processes have taken.
CREATE TABLE order_number_blocks (
    first_number BIGINT NOT NULL PRIMARY KEY,
    last_number BIGINT NOT NULL,
    taken_at BIGINT NOT NULL
) {clustered};
