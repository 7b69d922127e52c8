//! Whether all processes of a store have the same secret. The database keeps a fingerprint of the one it began with: a
//! process with another one, from a data folder of its own, would refuse what its neighbours hand out.

use anyhow::{Result, ensure};
use database::Database;
use documents::{Body, Collection, Documents, DocumentsError, Expected, Key, Put, SqlDocuments};
use primitives::Clock;
use sha2::{Digest, Sha256};

const COLLECTION: Collection = Collection::named("StoreSecret");

const DIFFERENT: &str = "\
the secret of this process is not the one that the store in the database began with: it would refuse the tokens of \
guests' orders that others have handed out.
- several machines or data folders: give all of them the same auth.secret, or the same file secret.key
- a restored database: restore secret.key from the backup, too
- the old secret is lost, or shall go: `cloudmart secret accept` ends the tokens made with it";

/// What the database says of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// It is the store's.
    Same,
    /// The store's is another one.
    Different,
    /// The store has none yet.
    Open,
}

/// Compares a secret with the one the store began with.
///
/// # Errors
/// When the database cannot be read.
pub async fn agreement(database: &Database, secret: &[u8]) -> Result<Agreement> {
    let found = documents(database).get(COLLECTION, &key()?).await?;
    let Some(found) = found else { return Ok(Agreement::Open) };
    Ok(if found.read::<String>()? == fingerprint(secret) { Agreement::Same } else { Agreement::Different })
}

/// Sees to it that this secret is the store's; the first one is.
///
/// # Errors
/// When the store's is another one.
pub async fn agree(database: &Database, secret: &[u8]) -> Result<()> {
    let mut now = agreement(database, secret).await?;
    if now == Agreement::Open {
        match put(database, secret, Expected::Absent).await {
            Ok(()) => return Ok(()),
            // Another process was first.
            Err(DocumentsError::Conflict { .. }) => now = agreement(database, secret).await?,
            Err(error) => return Err(error.into()),
        }
    }
    ensure!(now == Agreement::Same, DIFFERENT);
    Ok(())
}

/// Makes this secret the store's, whatever it was.
///
/// # Errors
/// When the database cannot be written.
pub async fn accept(database: &Database, secret: &[u8]) -> Result<()> {
    Ok(put(database, secret, Expected::Anything).await?)
}

async fn put(database: &Database, secret: &[u8], expected: Expected) -> Result<(), DocumentsError> {
    let body = Body::of(&fingerprint(secret))?;
    let put = Put { collection: COLLECTION, key: key()?, body, expires_at: None, expected };
    documents(database).put(put).await.map(drop)
}

fn documents(database: &Database) -> SqlDocuments {
    SqlDocuments::new(database.clone(), Clock::system())
}

fn key() -> Result<Key, DocumentsError> {
    Key::of("fingerprint")
}

/// Says nothing about a secret as long and random as it has to be.
fn fingerprint(secret: &[u8]) -> String {
    let hash = Sha256::new().chain_update("cloudmart store secret 1").chain_update(secret).finalize();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
