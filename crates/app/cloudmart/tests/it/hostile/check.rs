//! What every answer to hostile input has to be.

use crate::shop::Answer;

/// A number that a payment card could have.
pub const CARD: &str = "4111 1111 1111 1111";

/// Panics unless the answer is one of ours: no failure, and every refusal a problem that names its place.
#[track_caller]
pub fn is_decent(answer: &Answer, sent: &str) {
    let sent: String = sent.chars().take(300).collect();
    assert!(answer.status < 500, "{} for {sent}: {}", answer.status, answer.text);
    assert!(!answer.header("x-request-id").is_empty(), "{sent}");
    for secret in ["4111", "sqlite", "SELECT ", "/tmp/", ".rs:"] {
        let tells = answer.status >= 400 && answer.text.contains(secret);
        assert!(!tells, "{sent} is told {secret}: {}", answer.text);
    }
    if answer.status >= 400 {
        is_problem(answer, &sent);
    }
}

#[track_caller]
fn is_problem(answer: &Answer, sent: &str) {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{sent}: {}", answer.text);
    let code = answer.json["code"].as_str().unwrap_or_default();
    assert!(!code.is_empty(), "{sent}: {}", answer.text);
    assert_eq!(answer.json["status"], answer.status, "{sent}");
    if answer.status == 422 {
        let errors = answer.json["errors"].as_array().unwrap_or_else(|| panic!("{sent}: {}", answer.text));
        assert!(!errors.is_empty(), "{sent}");
        for error in errors {
            let pointer = error["pointer"].as_str().unwrap_or_default();
            let points = pointer.is_empty() || pointer.starts_with(['/', '?']);
            assert!(points && error["code"].is_string(), "{sent}: {}", answer.text);
        }
    }
}
