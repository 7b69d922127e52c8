//! The adapter that needs no mail server: it keeps the newest mails in a small database of its own, where people and
//! tests can read them. A mail that is sent again after so many others that it was thrown out would be kept anew.

mod store;

use std::{
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use database::{Database, Durability, Error, Migration, Options, Script};
use primitives::{Email, Limit, MessageId, Timestamp};

use super::{Mailer, MailerError};
use crate::Message;

const MIGRATIONS: &[Migration] = &[Migration {
    context: "mailbox",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../../migrations/mailbox/0001_create.sql")),
}];

/// How much a mailbox keeps.
#[derive(Debug, Clone, Copy)]
pub struct MailboxLimits {
    /// How many mails are kept at least.
    pub keep: u32,
    /// How many more than that there may be before the oldest are thrown out, and how many go in one transaction.
    pub chunk: u32,
}

impl Default for MailboxLimits {
    fn default() -> Self {
        Self { keep: 10_000, chunk: 500 }
    }
}

/// The place of a mail in the list: when it was sent, and its id among those of the same moment.
pub type Position = (Timestamp, MessageId);

/// A page of mails.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The mails, the newest first.
    pub messages: Vec<Message>,
    /// The last one's place, if more follow.
    pub next: Option<Position>,
}

/// Keeps mails.
pub struct Mailbox {
    database: Database,
    limits: MailboxLimits,
    /// How many mails came since the last clearing out.
    arrivals: AtomicU32,
}

impl Mailbox {
    /// Opens the mailbox of a folder, which is made if there is none.
    ///
    /// # Errors
    /// When `mailbox.db` in it cannot be opened.
    pub async fn open(folder: &Path, limits: MailboxLimits) -> Result<Self, Error> {
        let mut options = Options::file(folder.join("mailbox.db"));
        // What a power cut takes from a mailbox is a copy for reading; no order depends on it.
        options.durability = Durability::Normal;
        options.cache_kib = 2 * 1024;
        let database = Database::open(options).await?;
        database.migrate(MIGRATIONS).await?;
        let limits = MailboxLimits { chunk: limits.chunk.max(1), ..limits };
        let mailbox = Self { database, limits, arrivals: AtomicU32::new(0) };
        mailbox.clear_out().await?;
        Ok(mailbox)
    }

    /// The mails after a place in the list, the newest first; all of them or those to one address.
    ///
    /// # Errors
    /// What the database says.
    pub async fn list(
        &self,
        to: Option<&Email>,
        after: Option<Position>,
        limit: Limit,
    ) -> Result<Listed, Error> {
        let to = to.map(Email::normalized);
        let probe = limit.probe();
        let found = self.database.scan(move |snapshot| store::list(snapshot, to.clone(), after, probe)).await;
        let mut messages: Vec<Message> = found?;
        let has_more = messages.len() > limit.get() as usize;
        messages.truncate(limit.get() as usize);
        let next = messages.last().filter(|_| has_more).map(|last| (last.sent_at, last.id));
        Ok(Listed { messages, next })
    }

    /// A mail by its id.
    ///
    /// # Errors
    /// What the database says.
    pub async fn get(&self, id: MessageId) -> Result<Option<Message>, Error> {
        self.database.read(|snapshot| store::get(snapshot, id)).await
    }

    /// How many mails there are.
    ///
    /// # Errors
    /// What the database says.
    pub async fn count(&self) -> Result<u64, Error> {
        self.database.read(store::count).await
    }

    /// Whether the file answers.
    pub async fn health(&self) -> database::Health {
        self.database.health().await
    }

    async fn keep(&self, message: Message) -> Result<(), Error> {
        let is_new = self.database.write(move |tx| store::insert(tx, &message)).await?;
        if is_new && self.arrivals.fetch_add(1, Ordering::Relaxed) + 1 >= self.limits.chunk {
            self.arrivals.store(0, Ordering::Relaxed);
            self.clear_out().await?;
        }
        Ok(())
    }

    /// Throws out the oldest mails beyond those to keep, chunk by chunk.
    async fn clear_out(&self) -> Result<(), Error> {
        let MailboxLimits { keep, chunk } = self.limits;
        while self.database.write(move |tx| store::throw_out(tx, keep, chunk)).await? >= u64::from(chunk) {}
        Ok(())
    }
}

#[async_trait]
impl Mailer for Mailbox {
    async fn deliver(&self, message: Message) -> Result<(), MailerError> {
        self.keep(message).await.map_err(|error| MailerError::Unavailable(Box::new(error)))
    }
}
