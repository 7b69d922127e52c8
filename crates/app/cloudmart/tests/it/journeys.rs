//! What people do in the shop, from beginning to end.

mod guest_purchase;
