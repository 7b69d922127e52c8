//! Reading one's own writes, wherever the next request goes: whoever changes something is told, in a signed token, how far
//! the database had got, and shows the token again; then no replica and no answer kept before that is good enough. Only a
//! shop with a replica does so.

mod token;

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use database::Session;

use self::token::Seen;
pub(crate) use self::token::SeenTokens;
use crate::wiring::Shop;

/// The token, in answers and requests.
pub(super) const SEEN: HeaderName = HeaderName::from_static("x-seen");

/// The same for browsers.
const COOKIE: &str = "cloudmart_seen";

/// After the longest time that a replica may be behind, a token says nothing; this is for clocks and slow requests.
const SPARE: Duration = Duration::from_secs(60);

/// Lets everybody read what they have written.
#[derive(Clone)]
pub(super) struct OwnWrites {
    shop: Arc<Shop>,
    /// What follows the token in the cookie.
    attributes: Arc<str>,
}

impl OwnWrites {
    /// `None` for a shop without a replica.
    pub(super) fn of(shop: &Arc<Shop>) -> Option<Self> {
        let database = &shop.settings.database;
        if database.replica_url.is_empty() {
            return None;
        }
        let age = SPARE.as_secs() + u64::from(database.replica_max_lag_seconds);
        let secure = if shop.secure_cookies { "; Secure" } else { "" };
        let attributes = format!("; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}").into();
        Some(Self { shop: Arc::clone(shop), attributes })
    }

    /// Takes notice of what this client has seen, before it is shown anything.
    pub(super) fn hear(&self, headers: &HeaderMap) {
        if let Some(changed) = self.seen(headers).catalogue {
            self.shop.catalog.changed_by(changed);
        }
    }

    fn seen(&self, headers: &HeaderMap) -> Seen {
        let given = headers.get(SEEN).and_then(|value| value.to_str().ok());
        let tokens = given.into_iter().chain(cookies(headers));
        tokens.filter_map(|token| self.shop.seen.verified(token)).fold(Seen::default(), Seen::later)
    }

    /// Tells the client how far the database has got.
    async fn tell(&self, before: Seen, session: &Session, response: &mut Response) {
        // Whoever is told nothing may be shown what was before; the change itself is done.
        let Ok(Some(now)) = self.shop.database().position().await else { return };
        let catalogue = if session.has_changed_what_is_kept() { Some(now) } else { before.catalogue };
        let token = self.shop.seen.issue(Seen { written: Some(now), catalogue });
        let cookie = format!("{COOKIE}={token}{}", self.attributes);
        if let (Ok(token), Ok(cookie)) = (HeaderValue::try_from(token), HeaderValue::try_from(cookie)) {
            response.headers_mut().insert(SEEN, token);
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
}

/// Everything that is said to be the token's cookie.
fn cookies(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(name, _)| *name == COOKIE).map(|(_, token)| token)
}

/// Around every operation.
pub(super) async fn read_own_writes(State(own): State<OwnWrites>, request: Request, next: Next) -> Response {
    let seen = own.seen(request.headers());
    if request.method().is_safe() {
        return Session::reading(seen.written).within(next.run(request)).await;
    }
    let session = Session::writing();
    let mut response = session.within(next.run(request)).await;
    if may_have_written(response.status()) {
        own.tell(seen, &session, &mut response).await;
    }
    response
}

/// Nobody who was turned away at the door has written anything.
fn may_have_written(status: StatusCode) -> bool {
    !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS)
}
