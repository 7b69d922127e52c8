//! One execution in this engine's hands: its tasks one after the other, until it rests.

use std::sync::Arc;

use super::{core::Core, finish::Todo};
use crate::store::Run;

impl Core {
    pub(super) async fn drive(self: Arc<Self>, mut run: Run, mut todo: Todo) {
        let id = run.id();
        loop {
            self.leases.hold(id, run.cursor.fence);
            let performed = match todo {
                Todo::Nothing => break,
                Todo::RunLocal => None,
                Todo::Perform(call, timeout) => {
                    let result = self.perform(&call, timeout).await;
                    Some((*call, result))
                }
            };
            match self.settle(run, performed).await {
                Some(next) => (run, todo) = next,
                None => break,
            }
        }
        self.leases.release(id);
    }
}
