//! A durable Amazon States Language engine in a database.
