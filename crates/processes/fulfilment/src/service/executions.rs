//! Starting executions from outside, and looking at them.

use primitives::{ExecutionId, VariantId};
use workflow::{StartRequest, Status};

use crate::{Fulfilment, FulfilmentError, MACHINE, OrderInput, http::ExecutionBody};

impl Fulfilment {
    /// The variant that an outside caller's product means, if we stock it.
    pub(crate) async fn variant_for(&self, product: &str) -> Result<Option<VariantId>, FulfilmentError> {
        Ok(self.parts.catalog.variant_for(product).await?)
    }

    /// Starts the execution of an order, or finds the one that it has.
    pub(crate) async fn start(&self, input: OrderInput) -> Result<(ExecutionId, String), FulfilmentError> {
        let now = self.parts.clock.now();
        let started = self.parts.database.write(move |tx| {
            let value =
                serde_json::to_value(&input).map_err(|error| database::Error::Decode(error.to_string()))?;
            let request = StartRequest { machine: MACHINE, name: &input.order_id, input: value };
            let id = workflow::start(tx, now, &request)?.id();
            let status = workflow::look_up(tx, MACHINE, &input.order_id)?
                .map_or(Status::Running, |(_, status)| status);
            Ok::<_, database::Error>((id, status.as_str().to_owned()))
        });
        Ok(started.await?)
    }

    /// The execution of that name and how far it is.
    pub(crate) async fn started(&self, name: &str) -> Result<Option<(ExecutionId, String)>, FulfilmentError> {
        let found = self.parts.database.read(|snapshot| workflow::look_up(snapshot, MACHINE, name)).await?;
        Ok(found.map(|(id, status): (ExecutionId, Status)| (id, status.as_str().to_owned())))
    }

    /// An execution with its history.
    pub(crate) async fn execution(&self, id: ExecutionId) -> Result<Option<ExecutionBody>, FulfilmentError> {
        let Some(execution) = workflow::describe(&self.parts.database, id).await? else { return Ok(None) };
        let history = workflow::history(&self.parts.database, id).await?.unwrap_or_default();
        Ok(Some(ExecutionBody::new(execution, &history)?))
    }
}
