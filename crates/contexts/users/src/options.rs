//! The limits and lifetimes of accounts and sessions, all in one place.

use std::time::Duration;

use http_kit::{Counting, RateLimit};
use secrecy::SecretString;

/// How accounts and sessions behave.
#[derive(Debug, Clone)]
pub struct UsersOptions {
    /// The `iss` of access tokens: the public address of the shop.
    pub issuer: String,
    /// The `aud` of access tokens.
    pub audience: String,
    /// How long an access token is valid.
    pub access_lifetime: Duration,
    /// How long a session lasts at most.
    pub session_lifetime: Duration,
    /// How long a session lasts without being refreshed.
    pub session_idle: Duration,
    /// For how long a used refresh token is answered with the same successor: two windows may ask at once, and an
    /// answer may get lost.
    pub refresh_grace: Duration,
    /// From which the successors of refresh tokens are derived; the same in all processes of a shop.
    pub refresh_secret: SecretString,
    /// Whether cookies travel encrypted only; not where the shop is reached by plain http on this machine.
    pub secure_cookies: bool,
    /// How long a password reset token is valid.
    pub reset_lifetime: Duration,
    /// How many passwords are hashed at a time; each takes 19 MiB.
    pub hash_parallelism: usize,
    /// How many hashes may wait for their turn.
    pub hash_queue: usize,
    /// When sign-in is slowed down.
    pub login: LoginLimits,
    /// How many accounts one network address may open; no limit by default, which suits development.
    pub registrations: Option<RateLimit>,
    /// How many password resets one network address may ask for.
    pub reset_requests: Option<RateLimit>,
    /// How many reset mails one account gets; further requests are answered alike and send nothing.
    pub reset_mails: RateLimit,
    /// With which processes sign-ins, registrations and resets are counted.
    pub counting: Counting,
    /// How many addresses an account may save.
    pub addresses: usize,
    /// How many verified access tokens are remembered.
    pub verified_tokens: u64,
}

/// When sign-in is slowed down.
#[derive(Debug, Clone, Copy)]
pub struct LoginLimits {
    /// How many failures an account and network address have together before they must wait.
    pub free_failures: u32,
    /// The first wait; each further failure doubles it.
    pub first_wait: Duration,
    /// The longest wait.
    pub longest_wait: Duration,
    /// After how long without a failure all is forgotten.
    pub forget_after: Duration,
    /// How many failures one network address has over all accounts.
    pub address_failures: RateLimit,
}

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl Default for UsersOptions {
    fn default() -> Self {
        Self {
            issuer: "http://127.0.0.1:8080".to_owned(),
            audience: "cloudmart".to_owned(),
            access_lifetime: 15 * MINUTE,
            session_lifetime: 30 * DAY,
            session_idle: 7 * DAY,
            refresh_grace: Duration::from_secs(15),
            refresh_secret: primitives::random_token().into(),
            secure_cookies: false,
            reset_lifetime: 30 * MINUTE,
            hash_parallelism: 2,
            hash_queue: 1024,
            login: LoginLimits::default(),
            registrations: None,
            reset_requests: Some(RateLimit { count: 100, window: 10 * MINUTE }),
            reset_mails: RateLimit { count: 5, window: 60 * MINUTE },
            counting: Counting::default(),
            addresses: 50,
            verified_tokens: 10_000,
        }
    }
}

impl Default for LoginLimits {
    fn default() -> Self {
        Self {
            free_failures: 5,
            first_wait: Duration::from_secs(2),
            longest_wait: 15 * MINUTE,
            forget_after: 60 * MINUTE,
            address_failures: RateLimit { count: 50, window: 10 * MINUTE },
        }
    }
}
