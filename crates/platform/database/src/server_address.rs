//! The address of a database on a server, as people write it:
//! `postgres://user:password@host:5432/database?sslrootcert=/path/to/ca.pem`.

use std::{fmt, net::IpAddr, path::PathBuf, str::FromStr};

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use url::Url;

use crate::{Dialect, Error};

/// Where a database on a server is, and as whom to speak to it.
#[derive(Clone)]
pub struct ServerAddress {
    /// What the server speaks.
    pub dialect: Dialect,
    /// The machine.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The user.
    pub user: String,
    /// The password, if one is needed; it is never shown.
    pub password: Option<String>,
    /// The database.
    pub database: String,
    /// How the connection is secured.
    pub tls: Tls,
}

/// How a connection is secured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tls {
    /// The server's certificate is for its host and signed by a known authority: those of this file, else of the system.
    Verified(Option<PathBuf>),
    /// Not at all, on this machine only.
    Off,
}

impl FromStr for ServerAddress {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = |what: &str| Error::Address(what.to_owned());
        let url = Url::parse(text).map_err(|_| wrong("it is no URL"))?;
        let dialect = match url.scheme() {
            "postgres" | "postgresql" => Dialect::Postgres,
            "mysql" | "mariadb" => Dialect::Mysql,
            other => {
                return Err(Error::Address(format!("{other}: is neither sqlite:, postgres:// nor mysql://")));
            }
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(|| wrong("it names no host"))?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let decoded = |text: &str| {
            let text = percent_decode_str(text).decode_utf8();
            text.map(|text| text.into_owned()).map_err(|_| wrong("it is no UTF-8"))
        };
        let database = decoded(url.path().trim_start_matches('/'))?;
        if url.username().is_empty() || database.is_empty() {
            return Err(wrong("it needs a user and a database: postgres://user:password@host/database"));
        }
        Ok(Self {
            dialect,
            port: url.port().unwrap_or(if dialect == Dialect::Mysql { 3306 } else { 5432 }),
            user: decoded(url.username())?,
            password: url.password().map(decoded).transpose()?,
            database,
            tls: Tls::of(&url, is_this_machine(&host))?,
            host,
        })
    }
}

impl ServerAddress {
    pub(crate) fn is_on_this_machine(&self) -> bool {
        is_this_machine(&self.host)
    }

    /// The address in full, with the password.
    pub(crate) fn to_url(&self) -> String {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let scheme = if self.dialect == Dialect::Mysql { "mysql" } else { "postgres" };
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        let password = self.password.as_deref().map(|password| format!(":{}", encoded(password)));
        let tls = match &self.tls {
            Tls::Off => "?sslmode=disable".to_owned(),
            Tls::Verified(None) => String::new(),
            Tls::Verified(Some(roots)) => format!("?sslrootcert={}", encoded(&roots.to_string_lossy())),
        };
        format!(
            "{scheme}://{}{}@{host}:{}/{}{tls}",
            encoded(&self.user),
            password.unwrap_or_default(),
            self.port,
            encoded(&self.database)
        )
    }
}

impl Tls {
    fn of(url: &Url, on_this_machine: bool) -> Result<Self, Error> {
        let (mut off, mut roots) = (false, None);
        for (name, value) in url.query_pairs() {
            match (name.as_ref(), value.as_ref()) {
                ("sslmode", "disable") => off = true,
                ("sslmode", "verify-full") => off = false,
                ("sslmode", _) => {
                    return Err(Error::Address("sslmode is verify-full (the default) or disable".to_owned()));
                }
                ("sslrootcert", file) => roots = Some(PathBuf::from(file)),
                (other, _) => return Err(Error::Address(format!("there is no option {other}"))),
            }
        }
        match off {
            false => Ok(Self::Verified(roots)),
            true if on_this_machine => Ok(Self::Off),
            true => Err(Error::Address("sslmode=disable is for servers on this machine only".to_owned())),
        }
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}:{}", self.database, self.host, self.port)
    }
}

impl fmt::Debug for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerAddress({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, ServerAddress, Tls};

    fn parsed(text: &str) -> Result<ServerAddress, String> {
        text.parse::<ServerAddress>().map_err(|error| error.to_string())
    }

    #[test]
    fn an_address_has_the_usual_parts_and_checks_certificates() {
        let address = parsed("postgres://shop:p%40ss@db.example.com/store?sslrootcert=/ca.pem").unwrap();
        assert_eq!(
            (address.dialect, address.host.as_str(), address.port),
            (Dialect::Postgres, "db.example.com", 5432)
        );
        assert_eq!((address.user.as_str(), address.password.as_deref()), ("shop", Some("p@ss")));
        assert_eq!(
            (address.database.as_str(), address.tls.clone()),
            ("store", Tls::Verified(Some("/ca.pem".into())))
        );
        assert!(!format!("{address} {address:?}").contains("p@ss"));
        assert_eq!(parsed(&address.to_url()).unwrap().to_url(), address.to_url());
        assert_eq!(parsed("mysql://u@[::1]/d?sslmode=disable").unwrap().host, "::1");
    }

    #[test]
    fn only_a_server_on_this_machine_may_be_spoken_to_in_the_clear() {
        assert_eq!(parsed("mysql://u@127.0.0.1:3307/d?sslmode=disable").unwrap().tls, Tls::Off);
        for wrong in ["postgres://u@db/d?sslmode=disable", "postgres://u@10.0.0.1/d?sslmode=disable"] {
            assert!(parsed(wrong).unwrap_err().contains("this machine"), "{wrong}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_a_reason() {
        for wrong in ["redis://h/1", "postgres://h/d", "postgres://u@h", "nonsense", "mysql://u@h/d?ssl=no"] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
    }
}
