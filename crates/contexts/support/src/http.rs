//! The endpoints of the requests, relative to `/api/v1`. Who may call what is decided before a request comes here.
#![expect(unused_qualifications, reason = "written by the macro that describes the endpoints")]

mod create_request;
mod get_request;
mod list_requests;
mod update_request;

use std::sync::Arc;

use http_kit::Problem;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Support, SupportError};

/// The endpoints.
pub fn routes(support: Arc<Support>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(create_request::create_request))
        .routes(routes!(list_requests::list_requests))
        .routes(routes!(get_request::get_request, update_request::update_request))
        .with_state(support)
}

impl From<SupportError> for Problem {
    fn from(error: SupportError) -> Self {
        match error {
            SupportError::UnknownRequest => Self::not_found(),
            SupportError::Stale => Self::stale(),
            SupportError::TooMany(wait) => {
                // Rounded up, so that whoever waits that long is not refused again.
                let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
                Self::too_many(u32::try_from(seconds).unwrap_or(u32::MAX))
            }
            SupportError::Reused(reused) => reused.into(),
            SupportError::Database(error) => error.into(),
        }
    }
}
