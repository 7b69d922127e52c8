//! Accounts, sign-in, sessions, roles and saved addresses.
//!
//! It proves who somebody is and what they may do. It sends no mail (it emits `password_reset_requested`) and knows
//! nothing of orders or carts.

mod access_token;
mod error;
mod event;
mod fingerprint;
mod http;
mod migration;
mod options;
mod password;
mod role;
mod saved_address;
mod service;
mod session;
mod store;
mod throttle;
mod user;

pub use error::UsersError;
pub use event::{PasswordResetRequested, UserDeleted, UserRegistered};
pub use http::{routes, well_known_routes};
pub use http_kit::RateLimit;
pub use migration::MIGRATIONS;
pub use options::{LoginLimits, UsersOptions};
pub use password::{Password, PasswordError};
pub use role::{Role, RoleError, RoleMatrix};
pub use saved_address::{AddressChange, SavedAddress};
pub use service::{NewUser, Purged, Registration, SignIn, Users};
pub use session::Session;
pub use user::{PersonName, User, UserChange};
