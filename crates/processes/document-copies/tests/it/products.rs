//! `ProductCatalog` and `ProductImagesMeta`.

use catalog::{Precondition, ProductDraft};
use document_copies::{
    CopyError, PRODUCT_CATALOG, PRODUCT_IMAGES_META, PictureDocument, ProductDocument, Synced,
};
use documents::{Body, DocumentsError, Expected, Key, Put};
use primitives::ProductId;
use serde_json::{Value, json};

use crate::Shop;

fn draft(title: &str, price: i64, pictures: &[&str]) -> ProductDraft {
    let media: Vec<Value> = pictures.iter().map(|url| json!({"url": url, "alt_text": "A mug"})).collect();
    serde_json::from_value(json!({"title": title, "media": media, "variants": [{"price": price}]})).unwrap()
}

impl Shop {
    async fn make(&self, title: &str, pictures: &[&str]) -> ProductId {
        let made = self.shop.catalog.create_product(draft(title, 900, pictures), None).await.unwrap();
        let body: Value = serde_json::from_str(&made.answer.body).unwrap();
        body["id"].as_str().unwrap().parse().unwrap()
    }

    async fn product(&self, id: ProductId) -> Option<ProductDocument> {
        self.found(PRODUCT_CATALOG, &id.to_string()).await
    }

    async fn sync(&self) -> (u64, u64) {
        let Synced { checked, repaired } = self.copies.sync_product_catalog(|_| ()).await.unwrap();
        (checked, repaired)
    }

    async fn picture(&self, of: &ProductDocument, position: usize) -> Option<PictureDocument> {
        self.found(PRODUCT_IMAGES_META, &of.images[position].to_string()).await
    }
}

#[tokio::test]
async fn a_product_and_its_pictures_are_found_by_their_keys_and_follow_every_change() {
    let shop = Shop::open().await;
    let id = shop.make("Mug", &["/media/a.webp", "/media/b.webp"]).await;
    assert!(shop.copies.copy_product(id).await.unwrap());
    assert!(!shop.copies.copy_product(id).await.unwrap(), "it is as it should be");
    let first = shop.product(id).await.unwrap();
    assert_eq!(
        (&first.product["title"], &first.product["variants"][0]["price"]),
        (&json!("Mug"), &json!(900))
    );
    assert_eq!(first.product["variants"][0].get("availability"), None, "that is asked of the stock");
    let picture = shop.picture(&first, 1).await.unwrap();
    assert_eq!((picture.product_id, picture.position), (id, 1));
    assert_eq!(picture.picture["url"], json!("/media/b.webp"));

    let changed = draft("Cup", 700, &["/media/b.webp"]);
    shop.shop.catalog.replace_product(&id.to_string(), changed, Precondition::None).await.unwrap();
    shop.copies.copy_product(id).await.unwrap();
    let second = shop.product(id).await.unwrap();
    assert!(second.version > first.version);
    assert_eq!((&second.product["title"], second.images.len()), (&json!("Cup"), 1));
    let kept = shop.picture(&second, 0).await.unwrap();
    assert_eq!((kept.position, &kept.picture["url"]), (0, &json!("/media/b.webp")));
    for gone in first.images.iter().filter(|image| !second.images.contains(image)) {
        assert!(shop.found::<Value>(PRODUCT_IMAGES_META, &gone.to_string()).await.is_none());
    }

    shop.shop.catalog.delete_product(&id.to_string(), Precondition::None).await.unwrap();
    shop.copies.copy_product(id).await.unwrap();
    assert!(shop.product(id).await.is_none() && shop.picture(&second, 0).await.is_none());
}

#[tokio::test]
async fn a_sync_mends_what_is_missing_wrong_or_too_many_and_a_second_one_changes_nothing() {
    let shop = Shop::open().await;
    let (mut ids, mut documents) = (Vec::new(), Vec::new());
    for number in 0..120 {
        ids.push(shop.make(&format!("Mug {number}"), &["/media/a.webp"]).await);
    }
    assert_eq!(shop.sync().await, (120, 120));
    assert_eq!(shop.sync().await, (120, 0));
    for id in &ids[..4] {
        documents.push(shop.product(*id).await.unwrap());
    }

    shop.forget(PRODUCT_CATALOG, Key::of(ids[0]).unwrap()).await;
    shop.forget(PRODUCT_IMAGES_META, Key::of(documents[1].images[0]).unwrap()).await;
    let (collection, key) = (PRODUCT_CATALOG, Key::of(ids[2]).unwrap());
    let nonsense = Body::of(&"what is this").unwrap();
    let put = Put { collection, key, body: nonsense, expires_at: None, expected: Expected::Anything };
    shop.copies.documents.put(put).await.unwrap();
    // Nobody has copied this change yet.
    shop.shop.catalog.delete_product(&ids[3].to_string(), Precondition::None).await.unwrap();

    assert_eq!(shop.sync().await, (120, 4));
    assert_eq!(shop.sync().await, (120, 0));
    for (id, document) in ids.iter().zip(&documents).take(3) {
        assert_eq!(shop.product(*id).await.as_ref(), Some(document));
        assert!(shop.picture(document, 0).await.is_some());
    }
    assert!(shop.product(ids[3]).await.is_none() && shop.picture(&documents[3], 0).await.is_none());
}

#[tokio::test]
async fn of_copies_that_are_made_at_the_same_time_the_newest_stays() {
    let shop = Shop::open().await;
    let id = shop.make("Mug", &[]).await;
    let mut all = tokio::task::JoinSet::new();
    for price in 1..=20 {
        let (copies, catalog) = (shop.copies.clone(), shop.shop.catalog.clone());
        all.spawn(async move {
            let changed = draft("Mug", price, &[]);
            catalog.replace_product(&id.to_string(), changed, Precondition::None).await.unwrap();
            loop {
                match copies.copy_product(id).await {
                    Err(CopyError::Documents(DocumentsError::Conflict { .. })) => {}
                    copied => return copied.unwrap(),
                }
            }
        });
    }
    all.join_all().await;
    let now = shop.shop.catalog.current_product(&id.to_string()).await.unwrap();
    assert_eq!(shop.product(id).await.unwrap().version, now.version);
}
