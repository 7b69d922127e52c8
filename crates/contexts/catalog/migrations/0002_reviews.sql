-- Reviews get an id, an author and a state. Nobody could write one until now, so the old table is empty.
DROP TABLE reviews;

CREATE TABLE reviews (
    id {uuid} NOT NULL PRIMARY KEY,
    product_id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    status {key} NOT NULL CHECK (status IN ('pending', 'published', 'rejected')),
    rating BIGINT NOT NULL CHECK (rating >= 1 AND rating <= 5),
    title {text} NOT NULL,
    body {text} NOT NULL,
    author_name {text} NOT NULL,
    verified_buyer BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    decided_at BIGINT,
    CONSTRAINT reviews_product_user_key UNIQUE (product_id, user_id)
);
-- A product's reviews by age and by stars; the second also counts them by stars without looking at a review.
CREATE INDEX reviews_created_at ON reviews (product_id, status, created_at, id);
CREATE INDEX reviews_rating ON reviews (product_id, status, rating, id);
CREATE INDEX reviews_user_id ON reviews (user_id, id);
CREATE INDEX reviews_status ON reviews (status, id);
