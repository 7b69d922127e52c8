-- A tree; `parent_id` is NULL at the top. The path of a category is short and the whole tree is small (see MAX_CATEGORIES).
CREATE TABLE categories (
    id {uuid} NOT NULL PRIMARY KEY,
    parent_id {uuid},
    handle {key} NOT NULL,
    title {key} NOT NULL,
    position BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CONSTRAINT categories_handle_key UNIQUE (handle)
) {clustered};

-- Handles that a category or product once had, so that old links still lead to it.
CREATE TABLE category_slugs (
    handle {key} NOT NULL PRIMARY KEY,
    category_id {uuid} NOT NULL
) {clustered};

CREATE TABLE product_slugs (
    handle {key} NOT NULL PRIMARY KEY,
    product_id {uuid} NOT NULL
) {clustered};

-- `price` and `price_max` are the lowest and highest price of the variants, `image_url` is the first medium's: both are
-- derived, like `in_stock`. The row holds a long text, hence no clustering by id.
CREATE TABLE products (
    id {uuid} NOT NULL PRIMARY KEY,
    product_number BIGINT NOT NULL,
    handle {key} NOT NULL,
    title {text} NOT NULL,
    description {text} NOT NULL,
    status {key} NOT NULL,
    category_id {uuid},
    brand {text},
    attributes {json} NOT NULL,
    price BIGINT NOT NULL CHECK (price >= 0),
    price_max BIGINT NOT NULL CHECK (price_max >= price),
    image_url {text},
    rating_sum BIGINT NOT NULL DEFAULT 0,
    rating_count BIGINT NOT NULL DEFAULT 0,
    sold BIGINT NOT NULL DEFAULT 0 CHECK (sold >= 0),
    in_stock BIGINT NOT NULL DEFAULT 0,
    content_hash {key} NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CONSTRAINT products_product_number_key UNIQUE (product_number),
    CONSTRAINT products_handle_key UNIQUE (handle)
);
CREATE INDEX products_category_id ON products (category_id);

CREATE TABLE options (
    product_id {uuid} NOT NULL,
    position BIGINT NOT NULL,
    name {key} NOT NULL,
    choices {json} NOT NULL,
    PRIMARY KEY (product_id, position)
) {clustered};

-- `choices` is the list of the variant's option values, in the order of the product's options.
CREATE TABLE variants (
    product_id {uuid} NOT NULL,
    position BIGINT NOT NULL,
    id {uuid} NOT NULL,
    sku {key} NOT NULL,
    choices {json} NOT NULL,
    weight_grams BIGINT NOT NULL CHECK (weight_grams >= 0),
    in_stock BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, position),
    CONSTRAINT variants_id_key UNIQUE (id),
    CONSTRAINT variants_sku_key UNIQUE (sku)
) {clustered};

CREATE TABLE prices (
    variant_id {uuid} NOT NULL,
    currency {key} NOT NULL,
    price BIGINT NOT NULL CHECK (price >= 0 AND price <= 9999999999),
    compare_at_price BIGINT CHECK (compare_at_price >= price AND compare_at_price <= 9999999999),
    PRIMARY KEY (variant_id, currency)
) {clustered};

CREATE TABLE product_media (
    product_id {uuid} NOT NULL,
    position BIGINT NOT NULL,
    id {uuid} NOT NULL,
    url {text} NOT NULL,
    alt_text {text} NOT NULL,
    width BIGINT,
    height BIGINT,
    PRIMARY KEY (product_id, position),
    CONSTRAINT product_media_id_key UNIQUE (id)
) {clustered};

CREATE TABLE product_tags (
    product_id {uuid} NOT NULL,
    tag {key} NOT NULL,
    PRIMARY KEY (product_id, tag)
) {clustered};
CREATE INDEX product_tags_tag ON product_tags (tag);

CREATE TABLE reviews (
    product_id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    rating BIGINT NOT NULL CHECK (rating >= 1 AND rating <= 5),
    title {text} NOT NULL,
    body {text} NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (product_id, user_id)
) {clustered};

-- What a listing sorts and filters by: a row for each active product under "all" (the nil UUID), its category and that
-- category's ancestors. `rating` is the average in hundredths. Each sort is a scan of one index that holds every
-- column a filter needs.
CREATE TABLE product_listing (
    product_id {uuid} NOT NULL,
    category_id {uuid} NOT NULL,
    price BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    rating BIGINT NOT NULL,
    sold BIGINT NOT NULL,
    in_stock BIGINT NOT NULL,
    PRIMARY KEY (product_id, category_id)
) {clustered};
CREATE INDEX product_listing_price ON product_listing (category_id, price, product_id, in_stock, rating);
CREATE INDEX product_listing_created_at ON product_listing (category_id, created_at, product_id, in_stock, price, rating);
CREATE INDEX product_listing_rating ON product_listing (category_id, rating, product_id, in_stock, price);
CREATE INDEX product_listing_sold ON product_listing (category_id, sold, product_id, in_stock, price, rating);

-- How many rows of product_listing each category has, so that counting is one look-up.
CREATE TABLE listing_counts (
    category_id {uuid} NOT NULL PRIMARY KEY,
    products BIGINT NOT NULL,
    in_stock BIGINT NOT NULL
) {clustered};
