//! Outbox and durable jobs: events leave a transaction once it is committed, and reach every subscriber at least once.
