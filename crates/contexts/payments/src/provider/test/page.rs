//! The page on which a shopper pays at the test provider: what it shows, and what pressing a button there does.

use primitives::{Money, Timestamp};

use super::{
    Refusal, TestProvider, behaviour, notifying,
    store::{self, Row, State},
};
use crate::{
    ReturnUrl,
    provider::{NotificationMessage, ProviderError},
};

/// What a page shows.
#[derive(Debug, Clone)]
pub struct HostedPage {
    /// How much is to be paid.
    pub money: Money,
    /// Where it leads back to.
    pub return_url: ReturnUrl,
    /// Whether there is still something to decide.
    pub is_open: bool,
}

/// What a shopper decides on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// To pay.
    Pay,
    /// The bank says no.
    Decline,
}

impl TestProvider {
    /// The page with this id.
    ///
    /// # Errors
    /// [`ProviderError::Unavailable`] when the database does not answer.
    pub async fn page(&self, id: &str) -> Result<Option<HostedPage>, ProviderError> {
        let found = self.db.read(|snapshot| store::find_by_page(snapshot, id)).await;
        Ok(found.map_err(super::unavailable)?.and_then(|row| shown(&row)))
    }

    /// Decides, if nobody has yet, and gives the message for the shop; `None` when there is no such page.
    ///
    /// # Errors
    /// [`ProviderError`] when the database does not answer.
    pub async fn decide(
        &self,
        id: &str,
        decision: Decision,
        at: Timestamp,
    ) -> Result<Option<(HostedPage, NotificationMessage)>, ProviderError> {
        let id = id.to_owned();
        let decided = self.db.write(move |tx| {
            let Some(row) = store::find_by_page(tx, &id)? else { return Ok(None) };
            behaviour::decide(tx, row, decision == Decision::Pay).map(Some)
        });
        let row: Option<Row> = decided.await.map_err(|refusal: Refusal| ProviderError::from(refusal))?;
        Ok(row.and_then(|row| Some((shown(&row)?, self.message_about(&row, at)?))))
    }

    /// A message about the charge, the same one as long as the charge stays as it is.
    fn message_about(&self, row: &Row, at: Timestamp) -> Option<NotificationMessage> {
        let id = format!("{}-{}", row.page.as_ref()?.id, row.state.as_str()).parse().ok()?;
        Some(notifying::write(&self.signing_key, id, row.key.clone(), at))
    }
}

fn shown(row: &Row) -> Option<HostedPage> {
    let return_url = row.page.as_ref()?.return_url.clone();
    Some(HostedPage { money: row.money, return_url, is_open: row.state == State::RequiresAction })
}
