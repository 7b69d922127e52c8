//! The context through its router.
