//! `cloudmart export orders`: a row a line; what belongs to the order as a whole stands in its first row, so that sums
//! over a column are right.

use anyhow::Result;
use orders::{Order, OrderLine};
use primitives::{Amount, Phone, TotalType};

use super::cells::{Cell, Rows};
use crate::{
    command::new_file::{NewFile, told},
    wiring::Shop,
};

const HEADER: [&str; 31] = [
    "Name",
    "Order ID",
    "Created At",
    "Lineitem Quantity",
    "Lineitem Name",
    "Lineitem Variant",
    "Lineitem SKU",
    "Lineitem Price",
    "Lineitem Discount",
    "Lineitem Tax",
    "Lineitem Total",
    "Email",
    "Buyer",
    "Phone",
    "Status",
    "Financial Status",
    "Fulfillment Status",
    "Currency",
    "Subtotal",
    "Discounts",
    "Shipping",
    "Taxes",
    "Total",
    "Shipping Name",
    "Shipping Address1",
    "Shipping Address2",
    "Shipping City",
    "Shipping Zip",
    "Shipping Province",
    "Shipping Country",
    "Customer ID",
];

/// How many orders are held at a time.
const PART: u32 = 100;

pub async fn write(file: &mut NewFile, shop: &Shop) -> Result<u64> {
    let spinner = file.spinner();
    let mut rows = Rows::begin(file, &HEADER)?;
    let (mut count, mut after) = (0, None);
    loop {
        let part = shop.orders.walk_orders(after, PART).await?;
        let Some(last) = part.last() else { break };
        after = Some(last.id);
        for order in &part {
            for (index, line) in order.placed.line_items.iter().enumerate() {
                rows.write(
                    names(order).into_iter().chain(of_line(order, line)).chain(of_order(order, index == 0)),
                )?;
            }
            count += 1;
        }
        told(&spinner, count, "orders");
    }
    rows.finish()?;
    Ok(count)
}

fn names(order: &Order) -> [Cell; 3] {
    [Cell::text(&format_args!("#{}", order.number)), Cell::text(&order.id), Cell::text(&order.created_at)]
}

fn money(order: &Order, amount: Amount) -> Cell {
    Cell::Number(amount.to_major_units(order.placed.currency.exponent()))
}

fn of_line(order: &Order, line: &OrderLine) -> [Cell; 8] {
    [
        Cell::Number(line.quantity.get().to_string()),
        Cell::text(&line.title),
        Cell::any(line.variant_title.as_ref()),
        Cell::any(line.sku.as_ref()),
        money(order, line.price),
        money(order, line.discount),
        money(order, line.tax),
        money(order, line.total),
    ]
}

fn of_order(order: &Order, is_first: bool) -> [Cell; 20] {
    if !is_first {
        return std::array::from_fn(|_| Cell::EMPTY);
    }
    let (placed, address) = (&order.placed, &order.placed.shipping_address);
    let sum = |kinds: &[TotalType]| {
        let entries = placed.totals.iter().filter(|entry| kinds.contains(&entry.kind));
        Amount::total(entries.map(|entry| entry.amount)).map_or(Cell::EMPTY, |sum| money(order, sum))
    };
    [
        Cell::text(&placed.buyer.email),
        Cell::any(placed.buyer.name()),
        Cell::any(placed.buyer.phone.as_ref().map(Phone::as_str)),
        Cell::text(order.states.status.as_str()),
        Cell::text(order.states.payment.as_str()),
        Cell::text(order.states.fulfillment.as_str()),
        Cell::text(&placed.currency),
        sum(&[TotalType::Subtotal]),
        sum(&[TotalType::ItemsDiscount, TotalType::Discount]),
        sum(&[TotalType::Fulfillment]),
        sum(&[TotalType::Tax]),
        money(order, placed.total),
        Cell::text(&address.name),
        Cell::text(&address.line1),
        Cell::any(address.line2.as_ref()),
        Cell::text(&address.city),
        Cell::text(&address.postal_code),
        Cell::any(address.region.as_ref()),
        Cell::text(&address.country),
        Cell::any(placed.user_id),
    ]
}
