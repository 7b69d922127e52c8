//! What all parts of an engine share.

use std::{collections::HashSet, sync::atomic::AtomicUsize};

use database::Database;
use primitives::Clock;
use tokio::sync::OnceCell;

use super::{EngineError, EngineOptions, definitions::Definitions, failpoint::Trap, leases::Leases};
use crate::{definition::Machine, store::EngineId, task::Tasks, watch::Changes};

pub(super) struct Core {
    pub(super) database: Database,
    pub(super) clock: Clock,
    pub(super) tasks: Tasks,
    pub(super) options: EngineOptions,
    pub(super) id: EngineId,
    pub(super) machines: Vec<String>,
    pub(super) definitions: Definitions,
    pub(super) leases: Leases,
    pub(super) changes: Changes,
    pub(super) trap: Trap,
    pub(super) is_ready: OnceCell<()>,
    /// How often executions were taken up.
    pub(super) turn: AtomicUsize,
}

impl Core {
    pub(super) fn new(
        database: Database,
        clock: Clock,
        machines: Vec<Machine>,
        tasks: Tasks,
        options: EngineOptions,
    ) -> Result<Self, EngineError> {
        let mut names = HashSet::new();
        for machine in &machines {
            if !names.insert(&machine.name) {
                return Err(EngineError::DuplicateMachine(machine.name.clone()));
            }
            if let Some(resource) = machine.definition.resources().find(|name| tasks.get(name).is_none()) {
                let (machine, resource) = (machine.name.clone(), resource.to_owned());
                return Err(EngineError::UnknownTask { machine, resource });
            }
        }
        let trap = Trap::new(options.failpoint.clone());
        Ok(Self {
            database,
            clock,
            tasks,
            options,
            id: EngineId::new(),
            machines: machines.iter().map(|machine| machine.name.clone()).collect(),
            definitions: Definitions::new(machines),
            leases: Leases::default(),
            changes: Changes::default(),
            trap,
            is_ready: OnceCell::new(),
            turn: AtomicUsize::new(0),
        })
    }
}
