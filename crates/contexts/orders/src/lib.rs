//! Orders, their items, numbers and states.
