//! A saved address as its owner sees it.

use axum::http::{HeaderName, header};
use http_kit::IfMatch;
use primitives::{AddressId, PostalAddress, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::SavedAddress;

/// A saved address.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SavedAddress)]
pub(super) struct AddressAnswer {
    #[schema(value_type = String, example = "adr_01h455vb4pex5vsknk084sn02q")]
    id: AddressId,
    #[serde(flatten)]
    address: PostalAddress,
    /// For `if-match`.
    etag: String,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<SavedAddress> for AddressAnswer {
    fn from(saved: SavedAddress) -> Self {
        Self {
            id: saved.id,
            address: saved.address,
            etag: IfMatch::etag(saved.version),
            created_at: saved.created_at,
            updated_at: saved.updated_at,
        }
    }
}

impl AddressAnswer {
    /// The `etag` header of the answer.
    pub fn etag_header(&self) -> [(HeaderName, String); 1] {
        [(header::ETAG, self.etag.clone())]
    }
}
