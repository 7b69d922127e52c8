//! Key-value documents: put-if-version, key-range queries, expiry.
