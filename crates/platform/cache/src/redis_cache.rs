//! The cache of several processes, in Redis. Each answer is waited for a short while only; when Redis fails, nobody asks it
//! for a moment, and nobody's request fails for it.

mod breaker;
mod following;

use std::{path::PathBuf, sync::Arc, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use redis::{
    Client, Cmd, ErrorKind, FromRedisValue, TlsCertificates,
    aio::{ConnectionManager, ConnectionManagerConfig},
    cmd,
};
use tokio::time::timeout;

use self::breaker::Breaker;
use crate::{Cache, Counted, Following, Unavailable};

/// Adds one, and opens the window with the first.
const COUNT: &str = "local n = redis.call('INCR', KEYS[1]) \
    if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end \
    return {n, redis.call('PTTL', KEYS[1])}";

const COUNTED: &str = "return {tonumber(redis.call('GET', KEYS[1]) or 0), redis.call('PTTL', KEYS[1])}";

const REMOVE_IF: &str =
    "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

/// Why a Redis cannot be spoken to at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AddressError {
    /// The address is none.
    #[error("no address of a Redis, such as rediss://:password@host:6379/0")]
    NoAddress,
    /// The file of authorities cannot be read.
    #[error("the certificates of {0} cannot be read: {1}")]
    Authorities(PathBuf, std::io::Error),
}

/// How a Redis is used.
#[derive(Debug, Clone)]
pub struct RedisOptions {
    /// What all keys and topics begin with, so that shops may share a Redis.
    pub prefix: String,
    /// How long an answer is waited for.
    pub patience: Duration,
    /// Whose certificates are trusted at `rediss://…`: those of the authorities in this file, else those of the system.
    pub authorities: Option<PathBuf>,
    /// How often a follower sends itself a message; after three that do not come back it is interrupted.
    pub heartbeat: Duration,
}

impl Default for RedisOptions {
    fn default() -> Self {
        Self {
            prefix: "cloudmart:".to_owned(),
            patience: Duration::from_millis(100),
            authorities: None,
            heartbeat: Duration::from_secs(1),
        }
    }
}

/// A Redis that processes share.
#[derive(Clone)]
pub struct RedisCache {
    client: Client,
    connection: ConnectionManager,
    breaker: Arc<Breaker>,
    options: RedisOptions,
}

impl std::fmt::Debug for RedisCache {
    // The address has a password in it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RedisCache").field("options", &self.options).finish_non_exhaustive()
    }
}

impl RedisCache {
    /// A cache at `redis://…`, or at `rediss://…` with its certificate checked. It connects when it is first used, so that a shop starts without its Redis. To be called in
    /// a tokio runtime.
    ///
    /// # Errors
    /// When that is no address.
    pub fn new(url: &str, options: RedisOptions) -> Result<Self, AddressError> {
        let client = client(url, &options)?;
        let config = ConnectionManagerConfig::new()
            .set_number_of_retries(1)
            .set_connection_timeout(Some(options.patience))
            .set_response_timeout(Some(options.patience));
        let connection = ConnectionManager::new_lazy_with_config(client.clone(), config)
            .map_err(|_| AddressError::NoAddress)?;
        Ok(Self { client, connection, breaker: Arc::default(), options })
    }

    fn key(&self, key: &str) -> String {
        format!("{}{key}", self.options.prefix)
    }

    async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Result<T, Unavailable> {
        if !self.breaker.admits() {
            return Err(Unavailable);
        }
        let mut connection = self.connection.clone();
        let answer = timeout(self.options.patience, command.query_async(&mut connection)).await;
        let answer = answer.unwrap_or_else(|_| Err((ErrorKind::Io, "no answer in time").into()));
        match answer {
            Ok(answer) => {
                self.breaker.answered();
                Ok(answer)
            }
            Err(error) => {
                self.breaker.failed(&error);
                Err(Unavailable)
            }
        }
    }

    fn script(&self, script: &str, key: &str) -> Cmd {
        let mut command = cmd("EVAL");
        command.arg(script).arg(1).arg(self.key(key));
        command
    }
}

#[async_trait]
impl Cache for RedisCache {
    async fn ping(&self) -> Result<(), Unavailable> {
        self.ask::<String>(&cmd("PING")).await.map(drop)
    }

    async fn get(&self, key: &str) -> Result<Option<Bytes>, Unavailable> {
        let found: Option<Vec<u8>> = self.ask(cmd("GET").arg(self.key(key))).await?;
        Ok(found.map(Bytes::from))
    }

    async fn put(&self, key: &str, value: Bytes, ttl: Duration) -> Result<(), Unavailable> {
        self.ask(cmd("SET").arg(self.key(key)).arg(&value[..]).arg("PX").arg(millis(ttl))).await
    }

    async fn put_if_absent(&self, key: &str, value: Bytes, ttl: Duration) -> Result<bool, Unavailable> {
        let mut command = cmd("SET");
        command.arg(self.key(key)).arg(&value[..]).arg("NX").arg("PX").arg(millis(ttl));
        Ok(self.ask::<Option<String>>(&command).await?.is_some())
    }

    async fn remove(&self, key: &str) -> Result<(), Unavailable> {
        self.ask(cmd("DEL").arg(self.key(key))).await
    }

    async fn remove_if(&self, key: &str, value: Bytes) -> Result<(), Unavailable> {
        self.ask(self.script(REMOVE_IF, key).arg(&value[..])).await
    }

    async fn count(&self, key: &str, window: Duration) -> Result<Counted, Unavailable> {
        let counted = self.ask(self.script(COUNT, key).arg(millis(window))).await?;
        Ok(as_counted(counted))
    }

    async fn counted(&self, key: &str) -> Result<Option<Counted>, Unavailable> {
        let counted = self.ask(&self.script(COUNTED, key)).await?;
        Ok(Some(as_counted(counted)).filter(|counted| counted.count > 0))
    }

    async fn publish(&self, topic: &str, message: Bytes) -> Result<(), Unavailable> {
        self.ask(cmd("PUBLISH").arg(self.key(topic)).arg(&message[..])).await
    }

    fn follow(&self, topic: &str) -> Following {
        following::begin(self, self.key(topic))
    }
}

fn client(url: &str, options: &RedisOptions) -> Result<Client, AddressError> {
    // What follows a # would switch the check of certificates off.
    if url.contains('#') {
        return Err(AddressError::NoAddress);
    }
    let opened = match &options.authorities {
        Some(file) if url.starts_with("rediss:") => {
            let authorities =
                std::fs::read(file).map_err(|error| AddressError::Authorities(file.clone(), error))?;
            let certificates = TlsCertificates { client_tls: None, root_cert: Some(authorities) };
            Client::build_with_tls(url, certificates)
        }
        _ => Client::open(url),
    };
    opened.map_err(|_| AddressError::NoAddress)
}

/// Redis refuses a time of nothing.
fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).clamp(1, i64::MAX as u64 / 2)
}

fn as_counted((count, left): (u64, i64)) -> Counted {
    Counted { count, left: Duration::from_millis(u64::try_from(left).unwrap_or_default()) }
}
