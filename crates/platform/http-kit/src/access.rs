//! Who may call what: one matrix over all operations, enforced before any handler runs. What is not in it is refused.

use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use thiserror::Error;

use crate::{AuthenticationError, Authenticator, Principal, Problem, extract::discard};

/// Who may call an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Everybody; no token is looked at, so that a stale one is no obstacle.
    Public,
    /// Everybody; whoever sends a token has to send a good one.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever has the permission.
    Permission(String),
}

/// The rules of all operations.
#[derive(Clone)]
pub struct AccessMatrix {
    rules: Arc<HashMap<(Method, String), Access>>,
    authenticator: Arc<dyn Authenticator>,
}

/// Why a matrix cannot be used.
#[derive(Debug, Error)]
pub enum MatrixError {
    /// Not TOML of the right shape.
    #[error("the access matrix cannot be read: {0}")]
    Format(#[from] toml::de::Error),
    /// An operation without a rule.
    #[error("operation {0} is not in the access matrix")]
    Undecided(String),
    /// A rule without an operation.
    #[error("the access matrix names {0}, which is no operation")]
    Unknown(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Matrix {
    operations: HashMap<String, String>,
}

impl AccessMatrix {
    /// Binds the rules of `text` (`[operations]`, operation id = `public`, `anyone`, `signed-in` or a permission) to the
    /// operations of an API.
    ///
    /// # Errors
    /// [`MatrixError`] when an operation has no rule, or a rule no operation.
    pub fn new(
        text: &str,
        api: &utoipa::openapi::OpenApi,
        authenticator: Arc<dyn Authenticator>,
    ) -> Result<Self, MatrixError> {
        let mut named: HashMap<String, Access> = toml::from_str::<Matrix>(text)?
            .operations
            .into_iter()
            .map(|(id, rule)| (id, Access::from(rule)))
            .collect();
        let mut rules = HashMap::new();
        for (method, path, id) in operations(api) {
            let rule = named.remove(&id).ok_or(MatrixError::Undecided(id))?;
            rules.insert((method, path), rule);
        }
        match named.into_keys().next() {
            Some(unknown) => Err(MatrixError::Unknown(unknown)),
            None => Ok(Self { rules: Arc::new(rules), authenticator }),
        }
    }

    async fn admit(&self, request: &mut Request) -> Result<(), Problem> {
        let path =
            request.extensions().get::<MatchedPath>().ok_or_else(Problem::not_found)?.as_str().to_owned();
        let method = if request.method() == Method::HEAD { Method::GET } else { request.method().clone() };
        let rule = self.rules.get(&(method, path)).ok_or_else(Problem::forbidden)?;
        if *rule == Access::Public {
            return Ok(());
        }
        let principal = self.identify(request.headers()).await?;
        match (rule, &principal) {
            (Access::Public | Access::Anyone, _) | (Access::SignedIn, Some(_)) => {}
            (Access::Permission(permission), Some(principal)) if principal.may(permission) => {}
            (Access::Permission(_), Some(_)) => return Err(Problem::forbidden()),
            (_, None) => return Err(Problem::unauthorized()),
        }
        if let Some(principal) = principal {
            request.extensions_mut().insert(principal);
        }
        Ok(())
    }

    /// A bad token is an error also where none is needed: the client believes to be signed in.
    async fn identify(&self, headers: &HeaderMap) -> Result<Option<Principal>, Problem> {
        let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
        let scheme_and_token = value.to_str().ok().and_then(|text| text.split_once(' '));
        let Some((scheme, token)) = scheme_and_token else { return Err(Problem::unauthorized()) };
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(Problem::unauthorized());
        }
        match self.authenticator.authenticate(token.trim()).await {
            Ok(principal) => Ok(Some(principal)),
            Err(AuthenticationError::Invalid) => Err(Problem::unauthorized()),
            Err(AuthenticationError::Unavailable) => Err(Problem::unavailable()),
        }
    }
}

impl From<String> for Access {
    fn from(rule: String) -> Self {
        match rule.as_str() {
            "public" => Self::Public,
            "anyone" => Self::Anyone,
            "signed-in" => Self::SignedIn,
            _ => Self::Permission(rule),
        }
    }
}

/// The rules of a matrix by operation id.
///
/// # Errors
/// [`MatrixError::Format`]
pub fn access_rules(text: &str) -> Result<HashMap<String, Access>, MatrixError> {
    Ok(toml::from_str::<Matrix>(text)?
        .operations
        .into_iter()
        .map(|(id, rule)| (id, Access::from(rule)))
        .collect())
}

/// Every operation of an API: method, path as the router writes it, operation id.
fn operations(api: &utoipa::openapi::OpenApi) -> Vec<(Method, String, String)> {
    let mut all = Vec::new();
    for (path, item) in &api.paths.paths {
        let of = [
            (Method::GET, &item.get),
            (Method::POST, &item.post),
            (Method::PUT, &item.put),
            (Method::PATCH, &item.patch),
            (Method::DELETE, &item.delete),
        ];
        for (method, operation) in of {
            if let Some(operation) = operation {
                all.push((method, path.clone(), operation.operation_id.clone().unwrap_or_default()));
            }
        }
    }
    all
}

/// The middleware that admits or refuses; a route layer, since it needs the matched path.
pub async fn enforce_access(
    State(matrix): State<AccessMatrix>,
    mut request: Request,
    next: Next,
) -> Response {
    match matrix.admit(&mut request).await {
        Ok(()) => next.run(request).await,
        Err(problem) => {
            discard(request).await;
            problem.into_response()
        }
    }
}
