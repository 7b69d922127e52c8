//! Who has bought what.

use database::{Error, Json, Snapshot, params};
use primitives::{ProductId, UserId};

use crate::{Buyer, PaymentStatus};

/// How the account was called in its latest order of the product that it has paid, whatever became of it afterwards;
/// `None` if there is no such order.
///
/// # Errors
/// The database's.
pub fn buyer_of(snapshot: &mut Snapshot, user: UserId, product: ProductId) -> Result<Option<Buyer>, Error> {
    let sql = "SELECT o.buyer FROM orders o JOIN order_items i ON i.order_id = o.id \
               WHERE o.user_id = ? AND o.payment_status IN (?, ?, ?) AND i.product_id = ? \
               ORDER BY o.created_at DESC, o.id DESC LIMIT 1";
    let [paid, partly, back] =
        [PaymentStatus::Paid, PaymentStatus::PartiallyRefunded, PaymentStatus::Refunded];
    let values = params![user, paid.as_str(), partly.as_str(), back.as_str(), product];
    snapshot.query_opt(sql, &values, |row| Ok(row.get::<Json<Buyer>>(0)?.0))
}
