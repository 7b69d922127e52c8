//! Proxies in front of the shop: whoever is one of them says in `x-forwarded-for` on whose behalf it asks. What anybody
//! else writes there means nothing.

use std::{net::IpAddr, str::FromStr, sync::Arc};

use axum::http::HeaderMap;
use thiserror::Error;

/// Proxies that are believed; none by default.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Arc<[Network]>);

/// A text that is neither a network address nor a network.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is neither a network address (10.0.0.1) nor a network (10.0.0.0/8)")]
pub struct NoNetwork(String);

/// Addresses that begin with the same bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Network {
    first: IpAddr,
    bits: u8,
}

impl TrustedProxies {
    /// The proxies with these addresses or networks.
    ///
    /// # Errors
    /// [`NoNetwork`]
    pub fn parse(texts: &[String]) -> Result<Self, NoNetwork> {
        texts.iter().map(|text| text.parse()).collect::<Result<Arc<[_]>, _>>().map(Self)
    }

    /// Who asks: the peer, or whoever the chain of trusted proxies that ends with it names.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.contain(peer) {
            return peer;
        }
        let mut client = peer;
        for hop in hops(headers) {
            // What stands left of something unreadable cannot be believed either.
            let Some(address) = hop else { break };
            client = address;
            if !self.contain(address) {
                break;
            }
        }
        client
    }

    fn contain(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }
}

/// The entries of all `x-forwarded-for` headers, the nearest first.
fn hops(headers: &HeaderMap) -> impl Iterator<Item = Option<IpAddr>> {
    let lines = headers.get_all("x-forwarded-for").iter().collect::<Vec<_>>();
    lines.into_iter().rev().flat_map(|line| line.to_str().unwrap_or("?").rsplit(',').map(address_of))
}

/// An address as proxies write it, some with a port.
fn address_of(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let with_port = || text.parse().ok().map(|address: std::net::SocketAddr| address.ip());
    text.parse().ok().or_else(with_port).map(|address| address.to_canonical())
}

impl Network {
    fn contains(self, address: IpAddr) -> bool {
        masked(address, self.bits).is_some_and(|first| first == self.first)
    }
}

impl FromStr for Network {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let wrong = || NoNetwork(text.to_owned());
        let (address, bits) =
            text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let all = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(all), |bits| bits.parse().map_err(|_| wrong()))?;
        masked(address, bits).map(|first| Self { first, bits }).ok_or_else(wrong)
    }
}

/// The address with all but its first bits cleared, if it has as many.
pub(crate) fn masked(address: IpAddr, bits: u8) -> Option<IpAddr> {
    match address {
        IpAddr::V4(address) => {
            let cleared = 32_u32.checked_sub(bits.into())?;
            Some(IpAddr::V4((u32::from(address) & u32::MAX.checked_shl(cleared).unwrap_or(0)).into()))
        }
        IpAddr::V6(address) => {
            let cleared = 128_u32.checked_sub(bits.into())?;
            Some(IpAddr::V6((u128::from(address) & u128::MAX.checked_shl(cleared).unwrap_or(0)).into()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &[&str], peer: &str, lines: &[&str]) -> String {
        let trusted: Vec<_> = trusted.iter().map(|&text| text.to_owned()).collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        TrustedProxies::parse(&trusted).unwrap().client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        assert_eq!(client(&[], "10.0.0.1", &["192.0.2.7"]), "10.0.0.1");
        assert_eq!(client(&["10.0.0.0/8"], "11.0.0.1", &["192.0.2.7"]), "11.0.0.1");
        assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", &["192.0.2.7"]), "192.0.2.7");
        assert_eq!(client(&["10.0.0.0/8"], "::ffff:10.0.0.1", &["192.0.2.7"]), "192.0.2.7");
    }

    #[test]
    fn the_rightmost_untrusted_address_counts() {
        let trusted = ["10.0.0.0/8", "2001:db8::/32"];
        assert_eq!(client(&trusted, "10.0.0.1", &["1.1.1.1, 192.0.2.7, 10.0.0.2"]), "192.0.2.7");
        assert_eq!(client(&trusted, "10.0.0.1", &["1.1.1.1, 192.0.2.7", "2001:db8::1"]), "192.0.2.7");
        assert_eq!(client(&trusted, "10.0.0.1", &["192.0.2.7:4000"]), "192.0.2.7");
        assert_eq!(client(&trusted, "10.0.0.1", &["192.0.2.7, nonsense, 10.0.0.2"]), "10.0.0.2");
        assert_eq!(client(&trusted, "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in ["", "localhost", "10.0.0.0/33", "10.0.0.0/x", "::/129"] {
            assert!(TrustedProxies::parse(&[text.to_owned()]).is_err(), "{text}");
        }
        assert!(TrustedProxies::parse(&["0.0.0.0/0".to_owned(), "::/0".to_owned()]).is_ok());
    }
}
