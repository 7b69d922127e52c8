//! `POST /workflow/start`.

use axum::{Json, extract::State, http::StatusCode};
use http_kit::{JsonBody, Problem};
use primitives::{Amount, ExecutionId, OrderId, Quantity, Text};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::{Fulfilment, OrderInput};

/// An order from outside, in the words of the workflow's first callers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StartWorkflow {
    /// The caller's own order id, or an id of ours; one execution is started for it, however often it is asked for.
    #[schema(value_type = String, min_length = 1, max_length = 180, example = "ORDER-12345")]
    pub order_id: Text<1, 180>,
    /// The caller's own product id, or an id, handle or article number of ours.
    #[schema(value_type = String, min_length = 1, max_length = 150, example = "PROD-001")]
    pub product_id: Text<1, 150>,
    /// How many.
    #[schema(value_type = u32, minimum = 1, maximum = 9999, example = 2)]
    pub quantity: Quantity,
    /// What is to be paid, in major units of the shop's currency; read exactly, never as a binary float.
    #[schema(value_type = f64, example = 99.99)]
    pub amount: Box<RawValue>,
    /// `credit_card`, or a token of the test handler.
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "credit_card")]
    pub payment_method: Text<1, 100>,
}

/// The execution of an order.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StartedWorkflow {
    /// The execution.
    pub execution_id: ExecutionId,
    /// How far it is: `RUNNING` unless it was started before and has ended.
    pub status: String,
}

/// Start the order workflow.
///
/// The same `orderId` never starts a second execution: it is answered with the first one. An order of ours is started
/// by its checkout alone; here it is only answered with the execution that it has.
#[utoipa::path(post, path = "/workflow/start", operation_id = "start_workflow", tag = "workflow", request_body = StartWorkflow,
    responses((status = 202, body = StartedWorkflow), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn start_workflow(
    State(fulfilment): State<Fulfilment>,
    JsonBody(wanted): JsonBody<StartWorkflow>,
) -> Result<(StatusCode, Json<StartedWorkflow>), Problem> {
    Ok((StatusCode::ACCEPTED, Json(begin(&fulfilment, wanted).await?)))
}

/// Starts the order workflow, for whoever asks: the endpoint or the command line.
///
/// # Errors
/// What is wrong with what is wanted, or why it cannot be started now.
pub async fn begin(fulfilment: &Fulfilment, wanted: StartWorkflow) -> Result<StartedWorkflow, Problem> {
    let theirs = match Named::read(&wanted.order_id)? {
        Named::Ours(name) => return existing(fulfilment, &name).await,
        Named::Theirs(name) => name,
    };
    let amount = read_amount(&wanted.amount, fulfilment.currency().exponent())?;
    let variant_id = fulfilment.variant_for(&wanted.product_id).await?;
    let input = OrderInput {
        order_id: theirs,
        attempt: 1,
        amount_minor_units: amount,
        currency: fulfilment.currency(),
        payment_handler: fulfilment.outside_handler(),
        payment_token: token_of(&wanted.payment_method),
        payment_return_url: None,
        processing_delay_seconds: fulfilment.outside_delay().as_secs(),
        product_id: Some(wanted.product_id.into_string()),
        quantity: Some(wanted.quantity),
        variant_id,
    };
    let (execution_id, status) = fulfilment.start(input).await?;
    Ok(StartedWorkflow { execution_id, status })
}

/// Whose order a caller names.
enum Named {
    /// One of ours, by the name of the execution of one of its payment attempts.
    Ours(String),
    /// The caller's own.
    Theirs(String),
}

impl Named {
    fn read(order_id: &Text<1, 180>) -> Result<Self, Problem> {
        let text = order_id.as_str();
        let (order, attempt) = text.split_once('#').map_or((text, None), |(order, n)| (order, Some(n)));
        match (order.parse::<OrderId>(), attempt) {
            (Ok(order), None) => Ok(Self::Ours(order.to_string())),
            (Ok(order), Some(attempt)) => Ok(Self::Ours(format!("{order}#{attempt}"))),
            (Err(_), None) => Ok(Self::Theirs(text.to_owned())),
            // That is how the payment attempts of an order are told apart.
            (Err(_), Some(_)) => Err(Problem::invalid("/orderId", "invalid", "An order id has no `#`.")),
        }
    }
}

async fn existing(fulfilment: &Fulfilment, name: &str) -> Result<StartedWorkflow, Problem> {
    let unknown = || Problem::invalid("/orderId", "unknown_order", "There is no such order.");
    let (execution_id, status) = fulfilment.started(name).await?.ok_or_else(unknown)?;
    Ok(StartedWorkflow { execution_id, status })
}

fn read_amount(raw: &RawValue, exponent: u32) -> Result<Amount, Problem> {
    let refuse = |detail: String| Problem::invalid("/amount", "invalid", detail);
    let amount = Amount::from_major_units(raw.get(), exponent).map_err(|error| refuse(error.to_string()))?;
    if amount <= Amount::ZERO || !amount.is_price() {
        return Err(refuse("an amount is more than 0 and at most 99999999.99".to_owned()));
    }
    Ok(amount)
}

/// Outside callers name a kind of payment; the test handler pays any of them, and takes its own tokens as they are.
fn token_of(method: &str) -> String {
    if method.starts_with("tok_") { method.to_owned() } else { "tok_success".to_owned() }
}
