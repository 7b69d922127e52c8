//! Entering and leaving states.

use super::Advance;
use crate::{
    callback::new_token,
    context::context_object,
    definition::Kind,
    history::{Entry, EventType},
    interpreter::{Action, Here},
    paths::{Change, Output},
    store::Phase,
};

impl Advance<'_> {
    pub(super) fn enter(&mut self) -> Action {
        let cursor = &mut self.run.cursor;
        if cursor.state.is_empty() {
            self.definition.start_at().clone_into(&mut cursor.state);
        }
        cursor.phase = Phase::Run;
        cursor.visit = cursor.visit.saturating_add(1);
        cursor.entered_at = self.now;
        cursor.retries.clear();
        let state = cursor.state.clone();
        if let Some(found) = self.definition.state(&state) {
            let event = EventType::entered(found.state_type());
            self.note(Entry::new(event, self.now).in_state(&state));
        }
        self.do_again()
    }

    /// What the state does, which was entered already.
    pub(super) fn do_again(&mut self) -> Action {
        self.core.trap.before(&self.run.cursor.state);
        self.make_token();
        self.renew_context();
        let now = self.now;
        self.here(|here| here.enter(now))
    }

    /// A task that is answered later needs a token before its input is computed.
    pub(super) fn make_token(&mut self) {
        let state = self.definition.state(&self.run.cursor.state);
        let waits = matches!(state.map(|state| &state.kind), Some(Kind::Task(task)) if task.waits_for_token);
        if !waits {
            self.run.cursor.token = None;
        } else if self.run.cursor.token.is_none() {
            self.run.cursor.token = Some(new_token(self.run.id()));
        }
    }

    pub(super) fn renew_context(&mut self) {
        if self.definition.uses_context() {
            self.context = context_object(self.run);
        }
    }

    /// Asks the interpreter about the current state.
    pub(super) fn here(&self, ask: impl FnOnce(Here<'_>) -> Action) -> Action {
        let cursor = &self.run.cursor;
        Here::at(&self.definition, &cursor.state, &cursor.data, &self.context).map_or_else(Action::Fail, ask)
    }

    pub(super) fn leave(&mut self, output: Output) {
        let Output { value, change } = output;
        let state = self.run.cursor.state.clone();
        if let Some(found) = self.definition.state(&state) {
            let event = EventType::exited(found.state_type());
            let mut entry = Entry::new(event, self.now).in_state(&state);
            entry.output = (change == Change::Whole).then(|| value.clone());
            entry.change = Some(change);
            self.note(entry);
        }
        if self.core.trap.is_set() {
            self.left.push(state);
        }
        let cursor = &mut self.run.cursor;
        cursor.data = value;
        cursor.token = None;
        cursor.expires_at = None;
        cursor.heartbeat = None;
    }

    pub(super) fn note(&mut self, entry: Entry) {
        self.entries.push(entry);
    }
}
