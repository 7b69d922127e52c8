//! What a format calls the parts of a product, so that a fault is named as its file names it.

/// The words of a format.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    pub(crate) handle: &'static str,
    pub(crate) description: &'static str,
    pub(crate) brand: &'static str,
    pub(crate) category: &'static str,
    pub(crate) tags: &'static str,
    pub(crate) option_names: [&'static str; 3],
    pub(crate) option_values: [&'static str; 3],
    pub(crate) sku: &'static str,
    pub(crate) stock: &'static str,
    pub(crate) picture: &'static str,
    pub(crate) picture_text: &'static str,
}

pub(crate) const SHOPIFY: Words = Words {
    handle: "Handle",
    description: "Body (HTML)",
    brand: "Vendor",
    category: "Type",
    tags: "Tags",
    option_names: ["Option1 Name", "Option2 Name", "Option3 Name"],
    option_values: ["Option1 Value", "Option2 Value", "Option3 Value"],
    sku: "Variant SKU",
    stock: "Variant Inventory Qty",
    picture: "Image Src",
    picture_text: "Image Alt Text",
};

pub(crate) const WOOCOMMERCE: Words = Words {
    handle: "Name",
    description: "Description",
    brand: "Brands",
    category: "Categories",
    tags: "Tags",
    option_names: ["Attribute 1 name", "Attribute 2 name", "Attribute 3 name"],
    option_values: ["Attribute 1 value(s)", "Attribute 2 value(s)", "Attribute 3 value(s)"],
    sku: "SKU",
    stock: "Stock",
    picture: "Images",
    picture_text: "Images",
};

pub(crate) const CLOUDMART: Words = Words {
    handle: "handle",
    description: "description",
    brand: "brand",
    category: "category",
    tags: "tags",
    option_names: ["options"; 3],
    option_values: ["variants"; 3],
    sku: "sku",
    stock: "stock",
    picture: "media",
    picture_text: "media",
};
