//! The endpoints of the context, one a file, and the one table from its errors to answers.

mod account_answer;
mod address_answer;
mod change;
mod change_password;
mod confirm_password_reset;
mod create_address;
mod delete_address;
mod device;
mod get_jwks;
mod get_me;
mod list_addresses;
mod list_sessions;
mod login;
mod logout;
mod problem;
mod refresh;
mod register;
mod request_password_reset;
mod revoke_session;
mod session_cookie;
mod token_answer;
mod update_address;
mod update_me;

use std::sync::Arc;

use utoipa_axum::{router::OpenApiRouter, routes};

use self::session_cookie::SessionCookie;
use crate::Users;

type App = axum::extract::State<Arc<Users>>;

/// The endpoints, with paths relative to the API's base path.
pub fn routes(users: Arc<Users>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(register::register))
        .routes(routes!(login::login))
        .routes(routes!(refresh::refresh))
        .routes(routes!(logout::logout))
        .routes(routes!(request_password_reset::request_password_reset))
        .routes(routes!(confirm_password_reset::confirm_password_reset))
        .routes(routes!(get_me::get_me, update_me::update_me))
        .routes(routes!(change_password::change_password))
        .routes(routes!(list_addresses::list_addresses, create_address::create_address))
        .routes(routes!(update_address::update_address, delete_address::delete_address))
        .routes(routes!(list_sessions::list_sessions))
        .routes(routes!(revoke_session::revoke_session))
        .with_state(users)
}

/// What stands outside the base path: `/.well-known/jwks.json`.
pub fn well_known_routes(users: Arc<Users>) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(get_jwks::get_jwks)).with_state(users)
}

impl Users {
    /// How the cookie of a session is written.
    const fn session_cookie(&self) -> SessionCookie {
        SessionCookie { secure: self.options().secure_cookies }
    }
}
