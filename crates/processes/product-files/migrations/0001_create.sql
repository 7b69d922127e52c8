-- What the last import said of each product: `hash` is equal for equal sheets, `stock` is a JSON object of what the
-- file said of each SKU. A file that says the same again changes nothing, so it does not undo what was sold meanwhile.
CREATE TABLE product_imports (
    handle {key} NOT NULL PRIMARY KEY,
    hash {key} NOT NULL,
    stock {json} NOT NULL,
    imported_at BIGINT NOT NULL
) {clustered};
