-- What is made of a picture so that it shows fast: a `data:` URI and a list of {url, width, height, format}. NULL: nothing.
ALTER TABLE product_media ADD COLUMN placeholder {text};
ALTER TABLE product_media ADD COLUMN renditions {json};

-- The picture of a category as the API shows it.
ALTER TABLE categories ADD COLUMN image {json};
