//! The catalogue's question who has bought what, answered by the orders.

use async_trait::async_trait;
use catalog::{Buyers, BuyersError, Purchase};
use database::Database;
use orders::Buyer;
use primitives::{ProductId, UserId};

/// Knows buyers from their orders.
pub struct BuyersInOrders(pub Database);

#[async_trait]
impl Buyers for BuyersInOrders {
    async fn purchase(&self, user: UserId, product: ProductId) -> Result<Option<Purchase>, BuyersError> {
        let found = self.0.read(|snapshot| orders::store::buyer_of(snapshot, user, product)).await;
        let found = found.map_err(|error: database::Error| BuyersError(error.to_string()))?;
        Ok(found.map(|buyer| Purchase { name: public_name(&buyer) }))
    }
}

/// "Ada L.": enough for other shoppers, too little to find the person.
fn public_name(buyer: &Buyer) -> Option<String> {
    let first = buyer.first_name.as_ref()?.as_str();
    let initial = buyer.last_name.as_ref().and_then(|name| name.as_str().chars().next());
    Some(initial.map_or_else(|| first.to_owned(), |initial| format!("{first} {initial}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_name_hides_the_last_name() {
        let buyer = |first: Option<&str>, last: Option<&str>| Buyer {
            email: "ada@example.com".parse().unwrap(),
            first_name: first.map(|name| name.parse().unwrap()),
            last_name: last.map(|name| name.parse().unwrap()),
            phone: None,
        };
        assert_eq!(public_name(&buyer(Some("Ada"), Some("Lovelace"))).as_deref(), Some("Ada L."));
        assert_eq!(public_name(&buyer(Some("Ada"), None)).as_deref(), Some("Ada"));
        assert_eq!(public_name(&buyer(None, Some("Lovelace"))), None);
    }
}
