//! The sections of the configuration, each key with its default and unit.

use serde::{Deserialize, Serialize};

macro_rules! section {
    ($(#[$doc:meta])* $name:ident { $($(#[$key_doc:meta])* $key:ident: $type:ty = $default:expr,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name { $($(#[$key_doc])* pub $key: $type,)* }

        impl Default for $name {
            fn default() -> Self {
                Self { $($key: $default,)* }
            }
        }
    };
}

section! {
    /// The HTTP server.
    Server {
        /// Address and port to listen on.
        listen: String = "127.0.0.1:8080".to_owned(),
        /// Address under which clients reach the shop; empty means `http://<listen>`.
        public_url: String = String::new(),
        /// Origins of web apps on other hosts that may call the API.
        cors_origins: Vec<String> = Vec::new(),
        /// Connections open at once.
        connections: u32 = 16_384,
        /// Seconds a client has for the headers of a request.
        header_seconds: u32 = 30,
        /// Seconds between the signal to stop and the end of accepting, in which a load balancer may turn away;
        /// 5 in production.
        drain_seconds: u32 = 0,
        /// Seconds that requests in flight may take when the server stops.
        grace_seconds: u32 = 20,
        /// Proxies in front of the shop, as addresses or networks (`10.0.0.0/8`), whose `x-forwarded-for` is believed.
        trusted_proxies: Vec<String> = Vec::new(),
        /// Whether a shop of the development profile may be reached from other machines.
        allow_public_development: bool = false,
    }
}

section! {
    /// The relational databases.
    DatabaseSection {
        /// The database of orders and of all that is decided with them: `sqlite:<file>`, `postgres://…` or `mysql://…`;
        /// empty means `<data_dir>/cloudmart.db`.
        url: String = String::new(),
        /// The database of accounts.
        users: OwnDatabase = OwnDatabase::default(),
        /// The database of the catalogue.
        catalog: OwnDatabase = OwnDatabase::default(),
        /// `full` survives power loss, `normal` a crash of the process.
        durability: String = "full".to_owned(),
        /// Connections to a server at most; half of them write.
        connections: u32 = 16,
        /// Seconds that connecting to a server may take.
        connect_seconds: u32 = 5,
        /// Seconds that a statement on a server may take.
        statement_seconds: u32 = 30,
        /// `postgres://…` of a streaming replica that answers reads; empty means none.
        replica_url: String = String::new(),
        /// Seconds that the replica may be behind before nothing is sent to it.
        replica_max_lag_seconds: u32 = 10,
    }
}

section! {
    /// A part of the store that may have a database of its own.
    OwnDatabase {
        /// Where it is; empty means in the database of orders.
        url: String = String::new(),
    }
}

section! {
    /// What processes share for speed.
    CacheSection {
        /// `redis://[[user]:password@]host[:port][/database]`, `rediss://…` with TLS; `memory:` keeps everything in each process.
        url: String = "memory:".to_owned(),
        /// A PEM file with the authorities whose certificates are trusted at `rediss://…`; empty means those of the system.
        authorities: String = String::new(),
        /// Milliseconds that an answer of Redis is waited for.
        patience_ms: u32 = 100,
    }
}

section! {
    /// Tokens.
    Auth {
        /// The `iss` claim; empty means the public address.
        issuer: String = String::new(),
        /// The `aud` claim.
        audience: String = "cloudmart".to_owned(),
        /// The store's own secret, 32 characters or more, the same in all its processes; empty means the one in
        /// `<data_dir>/secret.key`, which is made at the first start.
        secret: String = String::new(),
        /// Registrations an hour from one network address; 0 means no limit.
        registrations_per_hour: u32 = 0,
    }
}

section! {
    /// Outgoing mail.
    Mail {
        /// `mailbox:<folder>`; empty means `<data_dir>/mail`.
        url: String = String::new(),
    }
}

section! {
    /// Checkouts.
    CheckoutSection {
        /// Minutes that stock is held for an unpaid order.
        hold_minutes: u32 = 15,
        /// Seconds between two searches for unpaid orders and held stock whose time is over.
        sweep_seconds: u32 = 30,
        /// Milliseconds that `complete` waits for the outcome before it answers 202.
        answer_wait_ms: u32 = 10_000,
    }
}

section! {
    /// The course of an order.
    OrderSection {
        /// Seconds between the completion of a checkout and the payment.
        processing_delay_seconds: u32 = 0,
        /// Where a debug build ends itself, for tests of what survives: `before:STATE`, `performed:STATE`,
        /// `committed:STATE`. Release builds ignore it.
        failpoint: String = String::new(),
    }
}

section! {
    /// Work behind the counter: the course of orders, and reactions to events.
    WorkSection {
        /// Seconds after which others take up what a process has in hand that shows no sign of life.
        lease_seconds: u32 = 5,
    }
}

section! {
    /// What people ask of the shop.
    SupportSection {
        /// Requests an hour from one network address; 0 means no limit.
        requests_per_hour: u32 = 20,
    }
}

section! {
    /// Payments.
    PaymentsSection {
        /// The handlers that are offered.
        handlers: Vec<String> = vec!["test".to_owned()],
        /// Milliseconds to wait for a provider's answer.
        timeout_ms: u32 = 2_000,
    }
}

section! {
    /// Limits of requests.
    Limits {
        /// Bytes of a JSON body.
        body_bytes: u32 = 1024 * 1024,
        /// Seconds for a body to arrive.
        body_seconds: u32 = 40,
        /// Requests a minute from one network address; 0 means no limit.
        requests_per_minute: u32 = 0,
        /// Questions a minute from one network address of search fields in which somebody is typing; 0 means no limit.
        suggestions_per_minute: u32 = 600,
        /// MiB of catalogue answers kept in memory.
        catalog_cache_mib: u32 = 24,
        /// MiB of pages kept in memory.
        page_cache_mib: u32 = 16,
    }
}

section! {
    /// What the shop is called and where it is.
    Shop {
        /// Its name.
        name: String = "CloudMart".to_owned(),
        /// ISO 4217 code of its prices.
        currency: String = "USD".to_owned(),
        /// ISO 3166-1 code of its country.
        country: String = "US".to_owned(),
        /// Languages of its web pages, the first one first.
        languages: Vec<String> = vec!["en".to_owned(), "de".to_owned()],
        /// Sender of its mails.
        mail_from: String = "shop@cloudmart.example".to_owned(),
        /// Where people reach its staff, who get a mail for each request; empty means nowhere.
        contact_email: String = String::new(),
    }
}

section! {
    /// The shop's pages.
    StorefrontSection {
        /// Whether this store shows them; without them it is an API.
        enabled: bool = true,
        /// A folder with a build of `web/storefront` to show instead of the one in the binary.
        folder: String = String::new(),
        /// A sentence below the name of the shop.
        tagline: String = String::new(),
        /// Where the shop is, on one line.
        contact_address: String = String::new(),
    }
}

section! {
    /// The log.
    Log {
        /// `json` or `text`; empty means `text` in development and `json` in production.
        format: String = String::new(),
        /// A level, or pairs such as `info,checkout=debug`.
        filter: String = "info".to_owned(),
    }
}
