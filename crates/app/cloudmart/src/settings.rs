//! Configuration: read here and nowhere else. Every key with its default is in [`Settings::default`]; the layers that
//! change them are in `layers`, what a production shop must not have in `check`.

mod check;
mod layers;
mod part;
mod sections;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use database::{Dialect, Durability, Options, Place, ServerAddress};
use serde::{Deserialize, Serialize};

pub use self::{
    check::{exposed, is_loopback, weaknesses},
    layers::{Effective, Overrides, SettingsError, Source, load},
    part::Part,
    sections::{
        Auth, CacheSection, CheckoutSection, DatabaseSection, Limits, Log, Mail, OrderSection, OwnDatabase,
        PaymentsSection, Server, Shop, StorefrontSection, SupportSection, WorkSection,
    },
};

/// Whether mistakes are forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// A laptop: demo data, test payments and default keys are welcome.
    #[default]
    Development,
    /// A shop with customers: weak settings stop the start.
    Production,
}

/// All settings.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Whether mistakes are forgiven.
    pub profile: Profile,
    /// The folder of everything the store keeps on this machine.
    pub data_dir: DataDir,
    /// The HTTP server.
    pub server: Server,
    /// The relational database.
    pub database: DatabaseSection,
    /// What processes share for speed.
    pub cache: CacheSection,
    /// Tokens.
    pub auth: Auth,
    /// Outgoing mail.
    pub mail: Mail,
    /// Checkouts.
    pub checkout: CheckoutSection,
    /// The course of an order.
    pub order: OrderSection,
    /// Work behind the counter.
    pub work: WorkSection,
    /// What people ask of the shop.
    pub support: SupportSection,
    /// Payments.
    pub payments: PaymentsSection,
    /// Limits of requests.
    pub limits: Limits,
    /// What the shop is called and where it is.
    pub shop: Shop,
    /// The shop's pages.
    pub storefront: StorefrontSection,
    /// The log.
    pub log: Log,
}

/// The folder of everything the store keeps on this machine.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DataDir(PathBuf);

impl Default for DataDir {
    fn default() -> Self {
        Self(PathBuf::from("./data"))
    }
}

impl Settings {
    /// The folder of everything the store keeps on this machine.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data_dir.0
    }

    /// Where the database of orders is, with every limit.
    ///
    /// # Errors
    /// A sentence for the user when the address is of another kind or incomplete.
    pub fn database(&self) -> Result<Options, String> {
        self.database_of(Part::Orders)
    }

    /// Where the database of a part of the store is, with every limit.
    ///
    /// # Errors
    /// A sentence for the user when the address is of another kind or incomplete.
    pub fn database_of(&self, part: Part) -> Result<Options, String> {
        let mut options = match self.address_of(part) {
            "" => Options::file(self.data_dir().join("cloudmart.db")),
            url => Options::url(url).map_err(|error| format!("{}.url: {error}", part.setting()))?,
        };
        options.durability = match self.database.durability.as_str() {
            "full" => Durability::Full,
            "normal" => Durability::Normal,
            other => return Err(format!("database.durability is `full` or `normal`, not `{other}`")),
        };
        options.connections = self.database.connections.clamp(2, 1_000) as usize;
        options.statement_timeout = Duration::from_secs(self.database.statement_seconds.max(1).into());
        options.connect_wait = Duration::from_secs(self.database.connect_seconds.max(1).into());
        if self.address_of(part) == self.address_of(Part::Orders) {
            options.replica = self.replica(&options.place)?;
        }
        options.replica_max_lag = Duration::from_secs(self.database.replica_max_lag_seconds.into());
        Ok(options)
    }

    /// Where the replica of the database at `primary` is, if there is one.
    fn replica(&self, primary: &Place) -> Result<Option<ServerAddress>, String> {
        if self.database.replica_url.is_empty() {
            return Ok(None);
        }
        let wrong = |what: String| format!("database.replica_url: {what}");
        let address: ServerAddress =
            self.database.replica_url.parse().map_err(|error: database::Error| wrong(error.to_string()))?;
        match (primary, address.dialect) {
            (Place::Server(primary), Dialect::Postgres) if primary.dialect == Dialect::Postgres => {
                Ok(Some(address))
            }
            _ => Err(wrong("only PostgreSQL has replicas that are followed here".to_owned())),
        }
    }

    /// The address of a part's database as it is written: parts with the same address share a database.
    #[must_use]
    pub fn address_of(&self, part: Part) -> &str {
        let own = match part {
            Part::Orders => "",
            Part::Users => &self.database.users.url,
            Part::Catalog => &self.database.catalog.url,
        };
        if own.is_empty() { &self.database.url } else { own }
    }

    /// The file of the embedded database.
    ///
    /// # Errors
    /// A sentence for the user when the database is on a server, or there are several.
    pub fn database_file(&self) -> Result<PathBuf, String> {
        if Part::ALL.into_iter().any(|part| self.address_of(part) != self.address_of(Part::Orders)) {
            return Err("the store has several databases; copy each with its own tools".to_owned());
        }
        match self.database()?.place {
            Place::File(path) => Ok(path),
            Place::Server(address) => {
                Err(format!("the database is on a server ({address}); use the server's own tools"))
            }
        }
    }

    /// The folder of the embedded mailbox.
    ///
    /// # Errors
    /// A sentence for the user when the address is of another kind.
    pub fn mailbox_folder(&self) -> Result<PathBuf, String> {
        match self.mail.url.as_str() {
            "" => Ok(self.data_dir().join("mail")),
            url => url.strip_prefix("mailbox:").map(PathBuf::from).ok_or_else(|| {
                format!(
                    "mail.url: this build knows mailbox:<folder> only, not `{}`",
                    url.split(':').next().unwrap_or_default()
                )
            }),
        }
    }

    /// The address under which clients reach the shop, without a slash at its end.
    #[must_use]
    pub fn public_url(&self) -> String {
        match self.server.public_url.as_str() {
            "" => format!("http://{}", self.server.listen),
            url => url.trim_end_matches('/').to_owned(),
        }
    }
}
