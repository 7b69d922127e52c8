//! `cloudmart serve`: runs the store until it is told to stop.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result, ensure};
use clap::Args;
use tokio::{net::TcpListener, task::JoinSet};

use super::{CommonOptions, runtime};
use crate::{
    demo,
    roles::{self, Role, Stop},
    settings::{Profile, Settings, exposed, weaknesses},
    wiring::{Foundation, SearchIndex, Shop},
};

/// Run the store.
#[derive(Debug, Default, Args)]
pub struct Serve {
    /// Load the demo shop first if the store is empty
    #[arg(long)]
    demo: bool,
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// What this process does
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "ROLE,…",
        help = "What this process does: api, worker, scheduler [default: all]"
    )]
    roles: Vec<Role>,
}

const EXPOSED: &str = "\
the development profile does not listen on an address that other machines reach: whoever gets there reads the mails of \
the shop at /dev/mail and takes over accounts by password reset.
- on this machine only: --listen 127.0.0.1:8080
- a shop with customers: profile = \"production\"
- in a network that you trust: server.allow_public_development = true";

/// How long transactions may take to finish when the process stops.
const CLOSING: Duration = Duration::from_secs(10);

impl Serve {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let values = self.listen.clone().map(|listen| ("server.listen", listen)).into_iter().collect();
        let settings = options.settings(values)?.settings;
        let weak = weaknesses(&settings);
        ensure!(
            weak.is_empty(),
            "the production profile does not start with these settings:\n- {}",
            weak.join("\n- ")
        );
        if self.listens() {
            ensure!(!exposed(&settings), EXPOSED);
        }
        let demo_in_production = self.demo && settings.profile == Profile::Production;
        ensure!(
            !demo_in_production,
            "--demo is refused in the production profile: its accounts have known passwords"
        );
        let _logs = super::begin_logs(&settings)?;
        runtime()?.block_on(self.serve(settings))
    }

    fn listens(&self) -> bool {
        self.roles.is_empty() || self.roles.contains(&Role::Api)
    }

    async fn serve(self, settings: Settings) -> Result<()> {
        let stop = Stop::on_signals()?;
        let roles = if self.roles.is_empty() { Role::ALL.to_vec() } else { self.roles };
        // Before anything is opened: a taken port is the commonest mistake.
        let listener = listen(&settings.server.listen, &roles).await?;
        let foundation = Foundation::open(settings).await?;
        // Kept until the very end: nobody else may begin before this process has let go of all it does.
        let own = foundation.take_roles(&roles)?;
        let index = match () {
            () if roles.contains(&Role::Worker) => foundation.keep_search()?,
            () if roles.contains(&Role::Api) => foundation.read_search()?,
            () => SearchIndex::Elsewhere,
        };
        let shop = Shop::open(foundation, index).await?;
        let demo = if self.demo { Some(demo::seed_if_empty(&shop).await?) } else { None };
        super::welcome::say(&shop, demo.as_ref());
        if !own.is_empty() {
            roles::take_over(&shop, &roles).await?;
        }
        run_roles(&shop, &roles, listener, &stop).await?;
        let databases = shop.databases.clone();
        drop(shop);
        databases.close(CLOSING).await?;
        drop(own);
        tracing::info!("stopped");
        Ok(())
    }
}

async fn listen(address: &str, roles: &[Role]) -> Result<Option<TcpListener>> {
    if !roles.contains(&Role::Api) {
        return Ok(None);
    }
    let advice =
        || format!("cannot listen on {address}; if the port is taken, choose another one with --listen");
    TcpListener::bind(address).await.map(Some).with_context(advice)
}

/// Runs the roles side by side until all have stopped.
async fn run_roles(
    shop: &Arc<Shop>,
    roles: &[Role],
    listener: Option<TcpListener>,
    stop: &Stop,
) -> Result<()> {
    let mut running = JoinSet::new();
    let (raiser, stop_work) = Stop::by_hand();
    if shop.search.is_some() {
        running.spawn(catch_up(Arc::clone(shop), stop.clone()));
    }
    if let Some(cache) = &shop.cache {
        let together = shelf::stay_current_together(Arc::clone(&shop.catalog), Arc::clone(cache));
        let stop = stop_work.clone();
        running.spawn(async move {
            tokio::select! {
                () = together => {}
                () = stop.stopped() => {}
            }
            Ok(())
        });
    }
    for role in roles {
        let (shop, stop) = (Arc::clone(shop), stop_work.clone());
        match role {
            Role::Api => {}
            Role::Worker => drop(running.spawn(async move {
                roles::run_work(shop, stop).await;
                Ok(())
            })),
            Role::Scheduler => drop(running.spawn(async move {
                roles::run_schedules(shop, stop).await;
                Ok(())
            })),
        }
    }
    let (shop, stop) = (Arc::clone(shop), stop.clone());
    running.spawn(async move {
        match listener {
            // Last to begin and first to end: a request in flight may wait for the outcome of work.
            Some(listener) => roles::serve(shop, listener, stop).await?,
            None => stop.stopped().await,
        }
        raiser.raise();
        Ok(())
    });
    while let Some(ended) = running.join_next().await {
        ended??;
    }
    Ok(())
}

/// Makes the copies of the catalogue that are missing or were never finished; given up when the process is to stop, and
/// gone on with at the next start.
async fn catch_up(shop: Arc<Shop>, stop: Stop) -> Result<()> {
    let Some(search) = &shop.search else { return Ok(()) };
    let work = async {
        if shop.catalog.needs_rebuild().await? {
            let rebuilt = shop.catalog.rebuild_projection(|_| ()).await?;
            tracing::info!(
                checked = rebuilt.checked,
                repaired = rebuilt.repaired,
                "product documents were made"
            );
        }
        Ok(shelf::index_if_unfinished(&shop.catalog, search).await?)
    };
    tokio::select! {
        done = work => done,
        () = stop.stopped() => Ok(()),
    }
}
