//! The face of the context: what can be done with accounts. One verb a file.

mod addresses;
mod authenticate;
mod change_password;
mod confirm_password_reset;
mod create_user;
mod delete_user;
mod login;
mod logout;
mod open_session;
mod profile;
mod purge;
mod refresh;
mod register;
mod request_password_reset;
mod sessions;
mod walk_users;

use std::{net::IpAddr, sync::Arc};

use database::Database;
use http_kit::{RateLimit, Window};
use moka::sync::Cache;
use primitives::{Clock, UserId};

pub use create_user::NewUser;
pub use open_session::SignIn;
pub use purge::Purged;
pub use register::Registration;

use crate::{
    RoleMatrix, UsersError, UsersOptions,
    access_token::{Expected, JsonWebKey, Keys},
    password::Hasher,
    store,
    throttle::{LoginThrottle, Network},
};
use authenticate::{TokenHash, Verified};

/// Accounts, sign-in, sessions, roles and saved addresses.
pub struct Users {
    database: Database,
    clock: Clock,
    options: UsersOptions,
    expected: Expected,
    roles: RoleMatrix,
    passwords: Hasher,
    keys: Keys,
    verified: Cache<TokenHash, Arc<Verified>>,
    logins: Arc<LoginThrottle>,
    registrations: Option<Window<Network>>,
    reset_requests: Option<Window<Network>>,
    reset_mails: Window<UserId>,
}

impl Users {
    /// Opens the context over a migrated database: mirrors the roles, loads the signing keys and makes the first one.
    ///
    /// # Errors
    /// When the database, the roles file or the keys cannot be used.
    pub async fn new(database: Database, clock: Clock, options: UsersOptions) -> Result<Self, UsersError> {
        let roles = RoleMatrix::embedded()?;
        let mirrored = roles.clone();
        database.write(move |tx| store::roles::mirror(tx, &mirrored)).await?;
        let keys = Keys::open(database.clone(), clock.clone(), options.access_lifetime).await?;
        let expected = Expected { issuer: options.issuer.clone(), audience: options.audience.clone() };
        let window =
            |name, limit: Option<RateLimit>| limit.map(|limit| Window::new(name, limit, &options.counting));
        let verified = Cache::builder()
            .max_capacity(options.verified_tokens)
            .time_to_live(options.access_lifetime)
            .build();
        Ok(Self {
            passwords: Hasher::new(options.hash_parallelism, options.hash_queue).await?,
            logins: Arc::new(LoginThrottle::new(options.login, &options.counting)),
            registrations: window("registrations", options.registrations),
            reset_requests: window("reset_requests", options.reset_requests),
            reset_mails: Window::new("reset_mails", options.reset_mails, &options.counting),
            database,
            clock,
            options,
            expected,
            roles,
            keys,
            verified,
        })
    }

    /// Signs with a new key from now on; tokens that are out stay valid until they expire.
    ///
    /// # Errors
    /// When no key can be made or stored.
    pub async fn rotate_signing_key(&self) -> Result<(), UsersError> {
        self.keys.rotate().await
    }

    /// The public keys by which access tokens are verified.
    pub(crate) async fn public_keys(&self) -> Result<Vec<JsonWebKey>, UsersError> {
        self.keys.published().await
    }

    /// The limits and lifetimes.
    pub(crate) const fn options(&self) -> &UsersOptions {
        &self.options
    }

    /// What each role may do.
    #[must_use]
    pub const fn roles(&self) -> &RoleMatrix {
        &self.roles
    }
}

/// Counts one in the window of a network address, if there is a limit.
async fn take(
    window: Option<&Window<Network>>,
    address: IpAddr,
    now: primitives::Timestamp,
) -> Result<(), UsersError> {
    let Some(window) = window else { return Ok(()) };
    window.take(address.into(), now).await.map_err(UsersError::TooManyAttempts)
}
