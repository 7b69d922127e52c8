-- The picture that shows this variant, one of its product's in product_media. NULL: none in particular.
ALTER TABLE variants ADD COLUMN media_id {uuid};
