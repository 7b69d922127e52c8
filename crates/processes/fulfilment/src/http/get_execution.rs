//! `GET /workflow/executions/{id}`.

use axum::{Json, extract::State};
use http_kit::{PathId, Problem};
use primitives::kind;

use super::execution_body::ExecutionBody;
use crate::Fulfilment;

/// Look at an execution: its status, input, output and the states it went through.
#[utoipa::path(get, path = "/workflow/executions/{id}", operation_id = "get_execution", tag = "workflow",
    params(("id" = String, Path, description = "The execution's id")),
    responses((status = 200, body = ExecutionBody), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 503, body = Problem)))]
pub async fn get_execution(
    State(fulfilment): State<Fulfilment>,
    PathId(id): PathId<kind::Execution>,
) -> Result<Json<ExecutionBody>, Problem> {
    fulfilment.execution(id).await?.map(Json).ok_or_else(Problem::not_found)
}
