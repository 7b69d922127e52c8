//! Where in the file the variations of each product are: some forty bytes a row, whatever its size.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
    io::Read,
};

use csv::Position;
use primitives::Handle;

use super::{
    Records,
    columns::{Columns, Row},
};

/// What the first way through a file finds.
pub(super) struct Places {
    /// By the hash of what the variations call their parent.
    variations: HashMap<u64, Vec<Position>>,
    /// Hashes of what products can be called.
    parents: HashSet<u64>,
    /// Hashes of handles that more than one product would have.
    shared: HashSet<u64>,
    hasher: RandomState,
}

impl Places {
    /// Rows that cannot be read are reported the second time.
    pub(super) fn find<R: Read>(records: Records<'_, R>, columns: &Columns) -> Self {
        let (variations, parents, shared) = Default::default();
        let mut places = Self { variations, parents, shared, hasher: RandomState::new() };
        let mut names = HashSet::new();
        for record in records.flatten() {
            let row = columns.row(0, &record);
            if row.is_variation() {
                let of_parent = places.variations.entry(places.hasher.hash_one(row.parent())).or_default();
                of_parent.extend(record.position().cloned());
                continue;
            }
            for name in own_names(&row) {
                places.parents.insert(places.hasher.hash_one(name));
            }
            let handle = Handle::from_title(row.name());
            let hash = places.hasher.hash_one(handle);
            if !names.insert(hash) {
                places.shared.insert(hash);
            }
        }
        places
    }

    /// Where the variations of this product are, in their order.
    pub(super) fn of(&self, parent: &Row<'_>) -> Vec<Position> {
        let names = own_names(parent).into_iter();
        let places = names.filter_map(|name| self.variations.get(&self.hasher.hash_one(name)));
        let mut places: Vec<Position> = places.flatten().cloned().collect();
        places.sort_by_key(Position::byte);
        places
    }

    pub(super) fn has_parent(&self, variation: &Row<'_>) -> bool {
        self.parents.contains(&self.hasher.hash_one(variation.parent()))
    }

    /// Whether another product of the file would get the same handle.
    pub(super) fn shares_its_name(&self, row: &Row<'_>) -> bool {
        self.shared.contains(&self.hasher.hash_one(Handle::from_title(row.name())))
    }
}

/// What variations may call this product.
fn own_names(row: &Row<'_>) -> Vec<String> {
    let by_id = (!row.id().is_empty()).then(|| format!("id:{}", row.id()));
    let by_sku = (!row.sku().is_empty()).then(|| row.sku().to_owned());
    by_id.into_iter().chain(by_sku).collect()
}
