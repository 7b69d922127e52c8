-- How many working days a way of delivery takes; NULL where nobody has said.
ALTER TABLE shipping_rates ADD COLUMN min_days BIGINT;
ALTER TABLE shipping_rates ADD COLUMN max_days BIGINT;
