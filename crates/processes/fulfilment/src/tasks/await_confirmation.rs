//! Waits until the buyer has confirmed or refused the payment: the answer comes by the task token.

use database::Tx;
use serde_json::Value;
use workflow::{LocalTask, TaskCall, TaskError};

pub struct AwaitConfirmation;

impl LocalTask for AwaitConfirmation {
    /// The token is kept with the execution; there is nothing else to prepare.
    fn run(&self, _: &mut Tx<'_>, _: &TaskCall) -> Result<Value, TaskError> {
        Ok(Value::Null)
    }
}
