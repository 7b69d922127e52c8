//! What lies on the shelves, as staff sees it.

use serde_json::json;

use super::Caller;

/// The pieces of a variant at all locations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    pub on_hand: i64,
    pub reserved: i64,
}

/// The stock of a variant.
pub async fn of(staff: &Caller, variant: &str) -> Stock {
    let answer = staff.get(&format!("/inventory/{variant}")).await.is(200);
    let sum = |field: &str| {
        let levels = answer.json["levels"].as_array().unwrap();
        levels.iter().map(|level| level[field].as_i64().unwrap()).sum()
    };
    Stock { on_hand: sum("on_hand"), reserved: sum("reserved") }
}

/// Counts the stock of a variant.
pub async fn set(staff: &Caller, variant: &str, on_hand: u32) {
    staff.put(&format!("/inventory/{variant}"), json!({"on_hand": on_hand})).await.is(200);
}
