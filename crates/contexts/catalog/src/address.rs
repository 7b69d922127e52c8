//! Where shoppers find a product, without the product: for site maps and for walks over all pages of a shop.

use primitives::{Handle, ProductId, Timestamp};

/// Where shoppers find a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductAddress {
    /// Its id, behind which a walk goes on.
    pub id: ProductId,
    /// Its name in addresses.
    pub handle: Handle,
    /// When it was last changed; its stock does not count.
    pub updated_at: Timestamp,
}
