//! The office: who people are, what they ask, and the mails that go out.

use std::sync::Arc;

use anyhow::{Context, Error, Result};
use notifications::Notifications;
use support::Support;
use users::Users;

use super::{Common, options};
use crate::settings::Part;

pub(super) struct Office {
    pub(super) users: Arc<Users>,
    pub(super) support: Arc<Support>,
    pub(super) notifications: Arc<Notifications>,
}

impl Office {
    pub(super) async fn open(common: &Common) -> Result<Self> {
        let (database, clock, settings) = (common.database(), &common.clock, &common.settings);
        let accounts = common.databases.of(Part::Users).clone();
        let users = Users::new(accounts, clock.clone(), options::users(common)).await?;
        let support = Support::new(database.clone(), clock.clone(), options::support(common));
        let mailbox = settings.mailbox_folder().map_err(Error::msg)?;
        let letterhead = options::letterhead(settings)?;
        let notifications = Notifications::open(&mailbox, clock.clone(), letterhead).await;
        Ok(Self {
            users: Arc::new(users),
            support: Arc::new(support),
            notifications: Arc::new(notifications.context("mail.url")?),
        })
    }
}
