//! How states select and place data: paths, reference paths, payload templates and the five fields around a state.

mod path;
mod reference;
mod template;
mod transfer;

use serde_json::Value;

pub(crate) use self::{
    path::{NoMatch, Path},
    reference::ReferencePath,
    template::Template,
    transfer::{Change, Output, ResultPath, Selection, Transfer},
};

/// What paths look into: `$` is the data, `$$` the context object.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub data: &'a Value,
    pub context: &'a Value,
}

impl Scope<'_> {
    /// The same context with other data.
    pub(crate) const fn with_data<'b>(self, data: &'b Value) -> Scope<'b>
    where
        Self: 'b,
    {
        Scope { data, context: self.context }
    }
}
