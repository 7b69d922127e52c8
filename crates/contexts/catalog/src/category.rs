//! Categories: a tree that is small enough to be held whole. Pure.

use std::collections::{HashMap, HashSet};

use primitives::{CategoryId, Handle, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{draft::MediumDraft, picture::CategoryImage};

/// The most categories of a shop.
pub const MAX_CATEGORIES: usize = 5_000;

/// The title of a category.
pub type CategoryTitle = Text<1, 100>;

/// A category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// The category above it.
    #[schema(required = true)]
    pub parent_id: Option<CategoryId>,
    /// Its name in addresses.
    pub handle: Handle,
    /// Its name.
    pub title: String,
    /// Its place among its siblings.
    pub position: i64,
    /// Its picture.
    #[schema(required = true)]
    pub image: Option<CategoryImage>,
    /// Counts its changes.
    #[serde(skip)]
    pub version: i64,
}

/// A category as staff describe it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryDraft {
    /// Its name.
    #[schema(value_type = String, min_length = 1, max_length = 100)]
    pub title: CategoryTitle,
    /// Its name in addresses; made from the title if there is none.
    #[serde(default)]
    pub handle: Option<Handle>,
    /// The category above it; none for one at the top.
    #[serde(default)]
    pub parent_id: Option<CategoryId>,
    /// Its place among its siblings: the lower, the earlier.
    #[serde(default)]
    pub position: i32,
    /// Its picture.
    #[serde(default)]
    pub image: Option<MediumDraft>,
}

/// A category with those below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CategoryBranch {
    /// Its id.
    pub id: CategoryId,
    /// Its name in addresses.
    pub handle: Handle,
    /// Its name.
    pub title: String,
    /// The category above it.
    #[schema(required = true)]
    pub parent_id: Option<CategoryId>,
    /// Its picture.
    #[schema(required = true)]
    pub image: Option<CategoryImage>,
    /// How many products for sale are in it and below it.
    pub product_count: i64,
    /// The categories below it, in order.
    #[schema(no_recursion)]
    pub children: Vec<Self>,
}

/// All categories.
#[derive(Debug, Clone, Default)]
pub(crate) struct CategoryTree(HashMap<CategoryId, Category>);

impl CategoryTree {
    pub(crate) fn new(all: Vec<Category>) -> Self {
        Self(all.into_iter().map(|category| (category.id, category)).collect())
    }

    /// With one more.
    pub(crate) fn with(mut self, category: Category) -> Self {
        self.0.insert(category.id, category);
        self
    }

    /// The categories themselves.
    pub(crate) fn into_all(self) -> Vec<Category> {
        self.0.into_values().collect()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn get(&self, id: CategoryId) -> Option<&Category> {
        self.0.get(&id)
    }

    pub(crate) fn by_handle(&self) -> HashMap<&str, CategoryId> {
        self.0.values().map(|category| (category.handle.as_str(), category.id)).collect()
    }

    pub(crate) fn child_titled(&self, parent: Option<CategoryId>, title: &str) -> Option<&Category> {
        self.0.values().find(|category| category.parent_id == parent && category.title == title)
    }

    pub(crate) fn has_children(&self, id: CategoryId) -> bool {
        self.0.values().any(|category| category.parent_id == Some(id))
    }

    /// The category and those above it, from below to above.
    pub(crate) fn path(&self, id: CategoryId) -> Vec<CategoryId> {
        let parent_of = |id: &CategoryId| self.0.get(id).and_then(|category| category.parent_id);
        // The bound holds even if the rows should ever form a cycle.
        std::iter::successors(Some(id), parent_of).take(self.0.len().max(1)).collect()
    }

    /// Whether `below` is `id` or somewhere below it.
    pub(crate) fn is_below(&self, below: CategoryId, id: CategoryId) -> bool {
        self.path(below).contains(&id)
    }

    /// The category and those below it.
    pub(crate) fn below(&self, id: CategoryId) -> HashSet<CategoryId> {
        self.0.keys().copied().filter(|below| self.is_below(*below, id)).collect()
    }

    /// The categories at the top with everything below them.
    pub(crate) fn branches(&self, counts: &HashMap<CategoryId, i64>) -> Vec<CategoryBranch> {
        let mut children: HashMap<Option<CategoryId>, Vec<&Category>> = HashMap::new();
        for category in self.0.values() {
            children.entry(category.parent_id).or_default().push(category);
        }
        for siblings in children.values_mut() {
            siblings.sort_by(|a, b| (a.position, &a.title, a.id).cmp(&(b.position, &b.title, b.id)));
        }
        branches_below(None, &children, counts)
    }
}

fn branches_below(
    parent: Option<CategoryId>,
    children: &HashMap<Option<CategoryId>, Vec<&Category>>,
    counts: &HashMap<CategoryId, i64>,
) -> Vec<CategoryBranch> {
    let siblings = children.get(&parent).map_or(&[][..], Vec::as_slice);
    siblings
        .iter()
        .map(|category| CategoryBranch {
            id: category.id,
            handle: category.handle.clone(),
            title: category.title.clone(),
            parent_id: category.parent_id,
            image: category.image.clone(),
            product_count: counts.get(&category.id).copied().unwrap_or(0),
            children: branches_below(Some(category.id), children, counts),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category(parent_id: Option<CategoryId>, title: &str, position: i64) -> Category {
        let handle = Handle::from_title(title).unwrap();
        let title = title.to_owned();
        Category { id: CategoryId::new(), parent_id, handle, title, position, image: None, version: 1 }
    }

    #[test]
    fn paths_lead_upwards_and_branches_are_in_order() {
        let shoes = category(None, "Shoes", 1);
        let running = category(Some(shoes.id), "Running", 2);
        let trail = category(Some(running.id), "Trail", 0);
        let walking = category(Some(shoes.id), "Walking", 1);
        let tree = CategoryTree::new([&shoes, &running, &trail, &walking].into_iter().cloned().collect());
        assert_eq!(tree.path(trail.id), [trail.id, running.id, shoes.id]);
        assert!(tree.is_below(trail.id, shoes.id) && !tree.is_below(shoes.id, trail.id));
        assert_eq!(tree.below(running.id), HashSet::from([running.id, trail.id]));
        let branches = tree.branches(&HashMap::from([(running.id, 3)]));
        let titles: Vec<_> = branches[0].children.iter().map(|branch| branch.title.as_str()).collect();
        assert_eq!(titles, ["Walking", "Running"]);
        assert_eq!(branches[0].children[1].product_count, 3);
    }
}
