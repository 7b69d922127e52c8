//! Who asks: nobody in particular, or a verified principal that the access check has put into the request.

use std::{convert::Infallible, net::IpAddr};

use axum::{extract::FromRequestParts, http::request::Parts};
use primitives::UserId;

use crate::{Principal, Problem, proxies::masked};

/// The principal of the request, if it is signed in.
#[derive(Debug, Clone)]
pub struct Caller(pub Option<Principal>);

impl Caller {
    /// The account, if signed in.
    #[must_use]
    pub fn user_id(&self) -> Option<UserId> {
        self.0.as_ref().map(|principal| principal.user_id)
    }

    /// Whether the caller has this permission.
    #[must_use]
    pub fn may(&self, permission: &str) -> bool {
        self.0.as_ref().is_some_and(|principal| principal.may(permission))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get::<Principal>().cloned()))
    }
}

/// The principal of a request that only signed-in callers may make.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Principal);

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Principal>().cloned().map(Self).ok_or_else(Problem::unauthorized)
    }
}

/// The network address a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

/// What one customer of an internet provider usually gets of IPv6 (RFC 6177 speaks of at least this much).
const NETWORK_OF_ONE: u8 = 64;

impl ClientAddress {
    /// What limits are counted by: the address, or in IPv6 its /64, in which one client has all addresses.
    #[must_use]
    pub fn network(self) -> IpAddr {
        match self.0.to_canonical() {
            address @ IpAddr::V6(_) => masked(address, NETWORK_OF_ONE).unwrap_or(address),
            address => address,
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let unknown = Self(IpAddr::from([0, 0, 0, 0]));
        Ok(parts.extensions.get::<Self>().copied().unwrap_or(unknown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_addresses_of_an_ipv6_network_count_as_one() {
        let network = |text: &str| ClientAddress(text.parse().unwrap()).network().to_string();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
    }
}
