//! Blocks of order numbers.

use std::ops::Range;

use database::{Error, Tx, params};
use primitives::Timestamp;

use crate::OrderNumber;

/// Takes the next `size` numbers for good.
pub(crate) fn reserve(tx: &mut Tx, now: Timestamp, size: u32) -> Result<Range<i64>, Error> {
    let newest = "SELECT last_number FROM order_number_blocks ORDER BY first_number DESC LIMIT 1";
    let last = tx.query_opt(newest, &[], |row| row.get::<i64>(0))?;
    let first = last.map_or(OrderNumber::FIRST, |last| last + 1);
    let block = first..first + i64::from(size);
    let sql = "INSERT INTO order_number_blocks (first_number, last_number, taken_at) VALUES (?, ?, ?)";
    tx.execute(sql, &params![block.start, block.end - 1, now])?;
    Ok(block)
}
