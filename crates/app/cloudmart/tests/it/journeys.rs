//! What people do in the shop, from beginning to end.

mod before_a_cart;
mod carts;
mod finding;
mod giving_up;
mod guest_purchase;
mod hosted_pages;
mod out_of_stock;
mod outside_orders;
mod own_orders;
mod payment_confirmation;
mod payment_troubles;
mod pictures;
mod products;
mod requests;
mod reviews;
