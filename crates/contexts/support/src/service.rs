//! Keeping requests and telling how far they are.

mod receive;

pub(crate) use receive::Receipt;

use database::Database;
use http_kit::Window;
use primitives::{Clock, Limit, SupportRequestId};
use std::net::IpAddr;

use crate::{RequestKind, RequestStatus, SupportError, SupportOptions, SupportRequest, store};

/// What people ask of the shop.
pub struct Support {
    database: Database,
    clock: Clock,
    networks: Option<Window<IpAddr>>,
    emails: Window<String>,
}

/// Which requests are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Only those that are so far.
    pub status: Option<RequestStatus>,
    /// Only those about this.
    pub kind: Option<RequestKind>,
}

/// A page of requests, and where the next one begins.
pub(crate) type Found = (Vec<SupportRequest>, Option<SupportRequestId>);

impl Support {
    /// The requests in this database.
    #[must_use]
    pub fn new(database: Database, clock: Clock, options: SupportOptions) -> Self {
        let SupportOptions { per_network, per_email, counting } = options;
        let networks = per_network.map(|limit| Window::new("support_networks", limit, &counting));
        Self { database, clock, networks, emails: Window::new("support_emails", per_email, &counting) }
    }

    /// The request with this id.
    ///
    /// # Errors
    /// [`SupportError::UnknownRequest`]
    pub async fn get(&self, id: SupportRequestId) -> Result<SupportRequest, SupportError> {
        let found: Result<_, SupportError> = self.database.read(|s| Ok(store::by_id(s, id)?)).await;
        found?.ok_or(SupportError::UnknownRequest)
    }

    /// Requests, the newest first.
    pub(crate) async fn list(
        &self,
        filter: Filter,
        limit: Limit,
        after: Option<SupportRequestId>,
    ) -> Result<Found, SupportError> {
        self.database.scan(move |s| Ok(store::list(s, filter, limit, after)?)).await
    }

    /// Says how far a request is; `version` is the one that was changed, if the client tells it.
    ///
    /// # Errors
    /// [`SupportError::UnknownRequest`], [`SupportError::Stale`]
    pub async fn set_status(
        &self,
        id: SupportRequestId,
        status: RequestStatus,
        version: Option<i64>,
    ) -> Result<SupportRequest, SupportError> {
        let now = self.clock.now();
        let write = self.database.write(move |tx| {
            let found = store::by_id(tx, id)?.ok_or(SupportError::UnknownRequest)?;
            if version.is_some_and(|version| version != found.version) {
                return Err(SupportError::Stale);
            }
            if found.status == status {
                return Ok(found);
            }
            store::set_status(tx, id, status, now)?;
            Ok(SupportRequest { status, updated_at: now, version: found.version + 1, ..found })
        });
        write.await
    }
}
