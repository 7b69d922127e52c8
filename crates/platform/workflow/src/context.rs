//! The context object, `$$`: what a state can know besides its data.

use primitives::Timestamp;
use serde_json::{Value, json};

use crate::store::Run;

/// The context object of the state that `run` is in.
pub(crate) fn context_object(run: &Run) -> Value {
    let (execution, cursor) = (&run.execution, &run.cursor);
    let input: Value = serde_json::from_str(&execution.input).unwrap_or_default();
    let mut context = json!({
        "Execution": {
            "Id": execution.id,
            "Name": execution.name,
            "Input": input,
            "StartTime": rounded(execution.started_at),
        },
        "State": {
            "Name": cursor.state,
            "EnteredTime": rounded(cursor.entered_at),
            "RetryCount": cursor.retries.iter().sum::<u32>(),
        },
        "StateMachine": { "Id": execution.machine, "Name": execution.machine },
    });
    if let Some(token) = &cursor.token {
        context["Task"] = json!({ "Token": token });
    }
    context
}

/// With milliseconds, as AWS Step Functions has it.
fn rounded(time: Timestamp) -> String {
    Timestamp::from_micros(time.micros().div_euclid(1_000) * 1_000).to_string()
}
