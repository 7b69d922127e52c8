//! Where the columns of a file are.

use csv::StringRecord;
use primitives::unguarded;

use crate::RowError;

/// How many attributes a product may have in a file.
const ATTRIBUTES: usize = 20;

macro_rules! columns {
    ($($method:ident = $name:literal;)*) => {
        const HEADERS: &[&str] = &[$($name,)*];
        #[expect(non_camel_case_types, reason = "named like the methods that they serve")]
        #[derive(Clone, Copy)]
        enum Column { $($method,)* }

        impl<'r> Row<'r> {
            $(pub(super) fn $method(&self) -> &'r str { self.field(self.columns.places[Column::$method as usize]) })*
        }
    };
}

columns! {
    id = "ID";
    kind = "Type";
    sku = "SKU";
    name = "Name";
    published = "Published";
    short_description = "Short description";
    description = "Description";
    in_stock = "In stock?";
    stock = "Stock";
    backorders = "Backorders allowed?";
    sale_price = "Sale price";
    regular_price = "Regular price";
    categories = "Categories";
    tags = "Tags";
    images = "Images";
    parent = "Parent";
    brands = "Brands";
}

/// The columns that we read, by their names in the first row.
#[derive(Clone)]
pub(super) struct Columns {
    places: Vec<Option<usize>>,
    attributes: Vec<[Option<usize>; 2]>,
    /// The column of the weight and how many grams its unit has, in hundred-thousandths.
    weight: Option<(usize, i64)>,
}

/// A row with named fields.
pub(super) struct Row<'r> {
    record: &'r StringRecord,
    columns: &'r Columns,
    pub(super) line: u64,
}

impl Columns {
    pub(super) fn find(header: &StringRecord) -> Result<Self, RowError> {
        let clean = |found: &str| found.trim_start_matches('\u{feff}').trim().to_lowercase();
        let place = |name: &str| header.iter().position(|found| clean(found) == name.to_lowercase());
        for needed in ["Name", "Type", "Regular price"] {
            if place(needed).is_none() {
                let message = "this column is missing; is it a product export of WooCommerce?";
                return Err(RowError::new(1, needed, message));
            }
        }
        let attribute =
            |n| [place(&format!("Attribute {n} name")), place(&format!("Attribute {n} value(s)"))];
        let units = [("kg", 100_000_000), ("g", 100_000), ("lbs", 45_359_237), ("oz", 2_834_952)];
        let weight = |(unit, grams)| Some((place(&format!("Weight ({unit})"))?, grams));
        Ok(Self {
            places: HEADERS.iter().map(|name| place(name)).collect(),
            attributes: (1..=ATTRIBUTES).map(attribute).filter(|places| places[0].is_some()).collect(),
            weight: units.into_iter().find_map(weight),
        })
    }

    pub(super) const fn row<'r>(&'r self, line: u64, record: &'r StringRecord) -> Row<'r> {
        Row { record, columns: self, line }
    }
}

impl<'r> Row<'r> {
    fn field(&self, place: Option<usize>) -> &'r str {
        unguarded(place.and_then(|place| self.record.get(place)).unwrap_or_default().trim())
    }

    /// Whether its type is among these words: `simple, virtual` is both.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kind().split(',').any(|word| word.trim().eq_ignore_ascii_case(kind))
    }

    pub(super) fn is_variation(&self) -> bool {
        self.is("variation")
    }

    /// Names and values of its attributes.
    pub(super) fn attributes(&self) -> Vec<(&'r str, Vec<String>)> {
        let pair = |places: &[Option<usize>; 2]| (self.field(places[0]), list(self.field(places[1])));
        self.columns.attributes.iter().map(pair).filter(|(name, _)| !name.is_empty()).collect()
    }

    /// The weight as written and how many grams its unit has, in hundred-thousandths.
    pub(super) fn weight(&self) -> (&'r str, i64) {
        self.columns.weight.map_or(("", 0), |(place, grams)| (self.field(Some(place)), grams))
    }
}

/// A list with commas between its entries; a comma of an entry has a backslash before it.
pub(super) fn list(cell: &str) -> Vec<String> {
    let mut entries = vec![String::new()];
    let mut signs = cell.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if signs.peek() == Some(&',') => {
                signs.next();
                entries.iter_mut().last().into_iter().for_each(|entry| entry.push(','));
            }
            ',' => entries.push(String::new()),
            other => entries.iter_mut().last().into_iter().for_each(|entry| entry.push(other)),
        }
    }
    entries.iter().map(|entry| entry.trim().to_owned()).filter(|entry| !entry.is_empty()).collect()
}
