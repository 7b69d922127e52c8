//! Orders on their way, over HTTP: one endpoint a file.

mod deliver_order;
mod execution_body;
mod get_execution;
mod ship_order;
mod start_workflow;

use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use self::execution_body::ExecutionBody;
pub use self::{
    execution_body::without_token,
    start_workflow::{StartWorkflow, StartedWorkflow, begin},
};
use crate::Fulfilment;

/// The endpoints, relative to the API's base path.
#[must_use]
pub fn routes(fulfilment: Fulfilment) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(start_workflow::start_workflow))
        .routes(routes!(get_execution::get_execution))
        .routes(routes!(ship_order::ship_order))
        .routes(routes!(deliver_order::deliver_order))
        .with_state(fulfilment)
}
