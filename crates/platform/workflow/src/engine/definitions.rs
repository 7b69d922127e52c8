//! The definitions that executions run by: new ones by the machine's current one, the others by that they began with.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use database::{Error, Snapshot, Tx};

use crate::{
    definition::{Definition, Machine},
    store::{self, Run},
};

pub(super) struct Definitions {
    machines: Vec<(String, Machine)>,
    current: HashMap<String, String>,
    by_fingerprint: Mutex<HashMap<String, Arc<Definition>>>,
}

impl Definitions {
    pub(super) fn new(machines: Vec<Machine>) -> Self {
        let machines: Vec<(String, Machine)> =
            machines.into_iter().map(|machine| (machine.definition.fingerprint(), machine)).collect();
        let by_fingerprint = machines
            .iter()
            .map(|(fingerprint, machine)| (fingerprint.clone(), Arc::new(machine.definition.clone())));
        let by_fingerprint = Mutex::new(by_fingerprint.collect());
        let current = machines
            .iter()
            .map(|(fingerprint, machine)| (machine.name.clone(), fingerprint.clone()))
            .collect();
        Self { machines, current, by_fingerprint }
    }

    /// Keeps the current ones in the database, for the time when they are current no more.
    pub(super) fn keep(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        self.machines
            .iter()
            .try_for_each(|(fingerprint, machine)| store::definitions::keep(tx, fingerprint, machine))
    }

    /// The definition that an execution runs by; one that has none yet gets its machine's. `None` when it was kept by
    /// a version of this program that could read it, and this one cannot.
    pub(super) fn of(
        &self,
        snapshot: &mut Snapshot<'_>,
        run: &mut Run,
    ) -> Result<Option<Arc<Definition>>, Error> {
        let current = || self.current.get(&run.execution.machine).cloned();
        let fingerprint = run.cursor.definition.clone().or_else(current).unwrap_or_default();
        run.cursor.definition = Some(fingerprint.clone());
        let known = || self.by_fingerprint.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(definition) = known().get(&fingerprint) {
            return Ok(Some(Arc::clone(definition)));
        }
        let text = store::definitions::read(snapshot, &fingerprint)?;
        let definition = text.and_then(|text| Definition::parse(&text).ok()).map(Arc::new);
        if let Some(definition) = &definition {
            known().insert(fingerprint, Arc::clone(definition));
        }
        Ok(definition)
    }
}
