-- The projection ProductCatalog: the public JSON of each product that shoppers see, ready to be sent but for its
-- category and for what there is of it. Written in the transaction of every change; `shape` says by which version of the
-- code. The row holds a long text, hence no clustering by id.
CREATE TABLE product_catalog (
    product_id {uuid} NOT NULL PRIMARY KEY,
    handle {key} NOT NULL,
    category_id {uuid},
    shape BIGINT NOT NULL,
    body {json} NOT NULL,
    CONSTRAINT product_catalog_handle_key UNIQUE (handle)
);
-- Counting how many documents the present code can read.
CREATE INDEX product_catalog_shape ON product_catalog (shape);

-- How far a rebuild of the projection has come; a finished one leaves nothing.
CREATE TABLE projection_rebuilds (
    projection {key} NOT NULL PRIMARY KEY,
    after_id {uuid} NOT NULL,
    checked BIGINT NOT NULL,
    repaired BIGINT NOT NULL
) {clustered};
