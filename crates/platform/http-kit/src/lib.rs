//! What every endpoint of the shop shares: problem answers, strict bodies and ids, access rules, idempotency, caching
//! headers, observation, and the accept loop. It knows HTTP and nothing about shops.

mod access;
mod answer;
mod etag;
mod extract;
pub mod idempotency;
mod observe;
mod principal;
mod problem;
mod proxies;
mod rate_limit;
mod serve;

pub use access::{Access, AccessMatrix, MatrixError, access_rules, enforce_access};
pub use answer::{Kind, ReadyMade, SHORT_LIVED, no_store};
pub use etag::{IfMatch, strong_etag};
pub use extract::{
    BodyLimits, Caller, ClientAddress, Idempotent, JsonBody, PathId, QueryParams, RawBody, SignedIn,
};
pub use observe::{RequestIdentity, observe, observe_at_once};
pub use principal::{AuthenticationError, Authenticator, Principal};
pub use problem::{FieldError, Problem};
pub use proxies::{NoNetwork, TrustedProxies};
pub use rate_limit::{Counting, RateLimit, Window, opaque};
pub use serve::{ServeOptions, serve};
