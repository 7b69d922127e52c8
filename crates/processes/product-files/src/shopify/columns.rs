//! Where the columns of a file are.

use csv::StringRecord;
use primitives::unguarded;

use crate::RowError;

/// The columns that we read, by their names in the first row.
pub(super) struct Columns(Vec<Option<usize>>);

macro_rules! columns {
    ($($name:ident = $header:literal;)*) => {
        #[derive(Clone, Copy)]
        enum Column { $($name,)* }
        const HEADERS: &[&str] = &[$($header,)*];
    };
}

columns! {
    Handle = "Handle";
    Title = "Title";
    Body = "Body (HTML)";
    Vendor = "Vendor";
    Type = "Type";
    Tags = "Tags";
    Published = "Published";
    Status = "Status";
    Sku = "Variant SKU";
    Grams = "Variant Grams";
    Tracker = "Variant Inventory Tracker";
    Quantity = "Variant Inventory Qty";
    Policy = "Variant Inventory Policy";
    Price = "Variant Price";
    CompareAtPrice = "Variant Compare At Price";
    Picture = "Image Src";
    PicturePosition = "Image Position";
    PictureText = "Image Alt Text";
    VariantPicture = "Variant Image";
    Details = "CloudMart Details";
    Option1Name = "Option1 Name";
    Option1Value = "Option1 Value";
    Option2Name = "Option2 Name";
    Option2Value = "Option2 Value";
    Option3Name = "Option3 Name";
    Option3Value = "Option3 Value";
}

/// A row with named fields.
pub(super) struct Row<'r> {
    record: &'r StringRecord,
    columns: &'r Columns,
    pub line: u64,
}

impl Columns {
    pub(super) fn find(header: &StringRecord) -> Result<Self, RowError> {
        let place = |name: &&str| {
            header
                .iter()
                .position(|found| found.trim_start_matches('\u{feff}').trim().eq_ignore_ascii_case(name))
        };
        let columns = Self(HEADERS.iter().map(place).collect());
        for needed in [Column::Handle, Column::Title, Column::Price] {
            if columns.0[needed as usize].is_none() {
                let name = HEADERS[needed as usize];
                return Err(RowError::new(
                    1,
                    name,
                    "this column is missing; is it a Shopify product export?",
                ));
            }
        }
        Ok(columns)
    }

    pub(super) fn handle<'r>(&self, record: &'r StringRecord) -> &'r str {
        self.field(record, Column::Handle)
    }

    pub(super) const fn row<'r>(&'r self, line: u64, record: &'r StringRecord) -> Row<'r> {
        Row { record, columns: self, line }
    }

    fn field<'r>(&self, record: &'r StringRecord, column: Column) -> &'r str {
        let field = self.0[column as usize].and_then(|place| record.get(place)).unwrap_or_default();
        unguarded(field.trim())
    }
}

macro_rules! fields {
    ($($method:ident = $column:ident;)*) => {
        impl<'r> Row<'r> {
            $(pub(super) fn $method(&self) -> &'r str { self.columns.field(self.record, Column::$column) })*
        }
    };
}

fields! {
    title = Title;
    body = Body;
    vendor = Vendor;
    kind = Type;
    tags = Tags;
    published = Published;
    status = Status;
    sku = Sku;
    grams = Grams;
    tracker = Tracker;
    quantity = Quantity;
    policy = Policy;
    price = Price;
    compare_at_price = CompareAtPrice;
    picture = Picture;
    picture_position = PicturePosition;
    picture_text = PictureText;
    variant_picture = VariantPicture;
    details = Details;
}

impl<'r> Row<'r> {
    /// Name and value of the three options.
    pub(super) fn options(&self) -> [(&'r str, &'r str); 3] {
        let pair =
            |name, value| (self.columns.field(self.record, name), self.columns.field(self.record, value));
        [
            pair(Column::Option1Name, Column::Option1Value),
            pair(Column::Option2Name, Column::Option2Value),
            pair(Column::Option3Name, Column::Option3Value),
        ]
    }
}
