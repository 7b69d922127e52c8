//! What holds for every operation, said once: who may call it, and the refusals that come from around its handler.

use std::collections::HashMap;

use http_kit::Access;
use utoipa::openapi::{
    Content, OpenApi, PathItem, Ref, RefOr, Response, ResponseBuilder,
    path::Operation,
    security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme},
};

/// Where the shape of a refusal is described.
const PROBLEM: &str = "#/components/schemas/Problem";

/// Refusals of a body, by the extractors.
const OF_BODY: [(&str, &str); 5] = [
    ("400", "The body is not JSON that can be read, or a header is malformed."),
    ("408", "The body took too long to arrive."),
    ("413", "The body is too large."),
    ("415", "The body is not announced as JSON."),
    ("422", "The request is well-formed and wrong; `errors` names the places."),
];

/// Refusals of any request.
const OF_ANY: [(&str, &str); 2] = [
    ("429", "Too many requests from one network address; `retry-after` says when to go on."),
    ("503", "The shop is busy; nothing has happened."),
];

/// Adds what concerns all operations.
pub(in crate::api) fn complete(api: &mut OpenApi, rules: &HashMap<String, Access>) {
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    api.components.get_or_insert_default().add_security_scheme("bearer", bearer);
    for item in api.paths.paths.values_mut() {
        for operation in operations(item) {
            let id = operation.operation_id.clone().unwrap_or_default();
            complete_operation(operation, rules.get(&id));
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete].into_iter().flatten()
}

fn complete_operation(operation: &mut Operation, rule: Option<&Access>) {
    if operation.request_body.is_some() {
        add(operation, &OF_BODY);
    }
    add(operation, &OF_ANY);
    let bearer = || SecurityRequirement::new::<_, _, String>("bearer", []);
    match rule {
        None | Some(Access::Public) => {}
        Some(Access::Anyone) => {
            operation.security = Some(vec![SecurityRequirement::default(), bearer()]);
            add(operation, &[("401", "The token is not valid.")]);
        }
        Some(Access::SignedIn) => {
            operation.security = Some(vec![bearer()]);
            add(operation, &[("401", "Not signed in.")]);
        }
        Some(Access::Permission(permission)) => {
            operation.security = Some(vec![bearer()]);
            add(
                operation,
                &[("401", "Not signed in."), ("403", &format!("Needs the permission `{permission}`."))],
            );
        }
    }
    operation.responses.responses.values_mut().for_each(name_problems);
}

fn add(operation: &mut Operation, refusals: &[(&str, &str)]) {
    for (status, description) in refusals {
        let response =
            ResponseBuilder::new().description(*description).content("application/json", problem()).build();
        operation.responses.responses.entry((*status).to_owned()).or_insert(RefOr::T(response));
    }
}

fn problem() -> Content {
    Content::new(Some(RefOr::Ref(Ref::new(PROBLEM))))
}

/// Refusals have a media type of their own (RFC 9457, section 3).
fn name_problems(response: &mut RefOr<Response>) {
    let RefOr::T(response) = response else { return };
    let is_problem = |content: &RefOr<Content>| {
        let RefOr::T(content) = content else { return false };
        matches!(&content.schema, Some(RefOr::Ref(schema)) if schema.ref_location == PROBLEM)
    };
    if response.content.get("application/json").is_some_and(is_problem) {
        response.content.clear();
        response.content.insert("application/problem+json".to_owned(), RefOr::T(problem()));
    }
}
