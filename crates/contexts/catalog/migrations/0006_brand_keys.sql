-- The brand once more, as a key that products are looked up by.
ALTER TABLE products ADD COLUMN brand_key {key};
UPDATE products SET brand_key = brand;
CREATE INDEX products_brand_key ON products (brand_key, id);
