//! Every operation by every role, against the rules as they are written down.

use serde_json::json;

use super::rules::{Rules, Verdict};
use crate::{
    hostile::operation,
    shop::{Answer, Caller, Shop, send},
};

const ROLES: [&str; 6] = ["customer", "support", "catalog_manager", "fulfilment", "finance", "admin"];
const PASSWORD: &str = "correct horse battery";

#[tokio::test]
async fn every_operation_admits_whom_the_rules_name_and_nobody_else() {
    let shop = Shop::start().await;
    let rules = Rules::read();
    let (operations, _) = operation::all(&shop).await;
    for role in [None].into_iter().chain(ROLES.map(Some)) {
        let caller = signed_in_as(&shop, role).await;
        for operation in &operations {
            let path = operation.path_with(|_| "nothing".to_owned());
            let request = caller.request(operation.method.clone(), &path);
            // An empty body is refused after the caller has been admitted.
            let request = if operation.body.is_some() { request.json(&json!([])) } else { request };
            let verdict = verdict_of(&send(request).await);
            assert_eq!(verdict, rules.verdict(&operation.id, role), "{} by {role:?}", operation.id);
        }
    }
}

fn verdict_of(answer: &Answer) -> Verdict {
    match (answer.status, answer.at("/code").as_str()) {
        (401, Some("unauthorized")) => Verdict::NotSignedIn,
        (403, _) => Verdict::Forbidden,
        (status, _) => {
            assert!(status < 500, "{}", answer.text);
            Verdict::Admitted
        }
    }
}

/// Makes an account with the command, while the shop is open, and signs in.
async fn signed_in_as(shop: &Shop, role: Option<&str>) -> Caller {
    let Some(role) = role else { return shop.guest() };
    let email = format!("{role}@example.com");
    let arguments = ["user", "create", "--email", &email, "--role", role, "--password-stdin"];
    let made = shop.command_with_input(&arguments, PASSWORD);
    assert_eq!(made.code, 0, "{}", made.stderr);
    shop.guest().sign_in(&email, PASSWORD).await
}
