//! What is wrong with a definition, with the place as a JSON pointer (RFC 6901).

use std::cell::RefCell;

use thiserror::Error;

/// Something wrong with a definition.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{pointer:?}: {problem}")]
pub struct DefinitionError {
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// What.
    pub problem: String,
}

/// A list that several readers add to.
#[derive(Debug, Default)]
pub(crate) struct Problems(RefCell<Vec<DefinitionError>>);

impl Problems {
    pub(crate) fn add(&self, pointer: &str, problem: impl Into<String>) {
        self.0.borrow_mut().push(DefinitionError { pointer: pointer.to_owned(), problem: problem.into() });
    }

    /// The pointer to a field of what `pointer` points to.
    pub(crate) fn child(&self, pointer: &str, name: &str) -> String {
        format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    pub(crate) fn into_list(self) -> Vec<DefinitionError> {
        self.0.into_inner()
    }
}
