//! Makes smaller copies of the finished pictures, so that a browser takes no more than it shows, and a placeholder of
//! each. The same picture gives the same bytes.

mod placeholder;

use crate::catalogue::derived::{AllDerived, Derived, Rendition};
use anyhow::{Context, Result, anyhow};
use image::{RgbImage, imageops};
use jpeg_decoder::{Decoder, PixelFormat};
use std::fs;
use std::path::Path;

pub use placeholder::PLACEHOLDER_LENGTH;

/// How wide the copies are.
pub const WIDTHS: [u32; 2] = [320, 640];
/// The papers behind the things are soft gradients, in which less quality shows as bands.
const QUALITY: f32 = 88.0;

/// Makes the renditions of all JPEG files in `pictures` and writes them to `out`, which is emptied before.
pub fn make_all(pictures: &Path, out: &Path) -> Result<AllDerived> {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out)?;
    let files = fs::read_dir(pictures)?.map(|entry| Ok(entry?.file_name().into_string()));
    let files = files.collect::<Result<Result<Vec<_>, _>>>()?;
    let files = files.map_err(|name| anyhow!("{} is no name", name.display()))?;
    let made = files.into_iter().map(|file| {
        let derived = make(pictures, &file, out).with_context(|| format!("make renditions of {file}"))?;
        Ok((file, derived))
    });
    made.collect()
}

fn make(pictures: &Path, file: &str, out: &Path) -> Result<Derived> {
    let jpeg = fs::read(pictures.join(file))?;
    let picture = decoded(&jpeg)?;
    let stem = file.strip_suffix(".jpg").context("not named .jpg")?;
    let write = |width| write(&picture, width, format!("{stem}.{width}.webp"), out);
    Ok(Derived {
        picture_bytes: jpeg.len(),
        placeholder: placeholder::of(&picture)?,
        renditions: WIDTHS.into_iter().map(write).collect::<Result<_>>()?,
    })
}

fn decoded(jpeg: &[u8]) -> Result<RgbImage> {
    let mut decoder = Decoder::new(jpeg);
    let pixels = decoder.decode()?;
    let info = decoder.info().filter(|info| info.pixel_format == PixelFormat::RGB24).context("not in RGB")?;
    RgbImage::from_raw(info.width.into(), info.height.into(), pixels).context("half a picture")
}

fn write(picture: &RgbImage, width: u32, file: String, out: &Path) -> Result<Rendition> {
    let height = (picture.height() * width).div_ceil(picture.width());
    let small = imageops::resize(picture, width, height, imageops::FilterType::Lanczos3);
    fs::write(out.join(&file), encoded(&small, QUALITY)?)?;
    Ok(Rendition { file, width, height })
}

/// Lossy WebP, with as much care as the encoder has.
fn encoded(picture: &RgbImage, quality: f32) -> Result<Vec<u8>> {
    let mut config = webp::WebPConfig::new().map_err(|()| anyhow!("another version of libwebp"))?;
    config.quality = quality;
    config.method = 6;
    config.use_sharp_yuv = 1;
    let encoder = webp::Encoder::from_rgb(picture, picture.width(), picture.height());
    let file = encoder.encode_advanced(&config).map_err(|error| anyhow!("not encoded: {error:?}"))?;
    Ok(file.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ramp(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 128]))
    }

    #[test]
    fn the_same_picture_gives_the_same_bytes() {
        let picture = ramp(64, 48);
        assert_eq!(encoded(&picture, QUALITY).unwrap(), encoded(&picture, QUALITY).unwrap());
    }

    /// Through a file of the studio's own encoder to the pixels of the copy.
    #[test]
    fn the_copy_of_a_picture_looks_like_it() {
        let picture = RgbImage::from_fn(256, 256, |x, y| image::Rgb([x as u8, y as u8, 128]));
        let file = std::env::temp_dir().join(format!("ramp-{}.jpg", std::process::id()));
        crate::develop::save(&file, &picture, 256, 256).unwrap();
        let printed = decoded(&fs::read(&file).unwrap()).unwrap();
        fs::remove_file(&file).unwrap();
        let copy = webp::Decoder::new(&encoded(&printed, QUALITY).unwrap()).decode().unwrap();
        let worst = picture.iter().zip(copy.iter()).map(|(before, after)| before.abs_diff(*after)).max();
        assert!(worst < Some(24), "{worst:?}");
    }

    #[test]
    fn copies_keep_the_proportions() {
        let folder = std::env::temp_dir().join(format!("renditions-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let made = write(&ramp(200, 100), 80, "ramp.80.webp".into(), &folder).unwrap();
        let file = fs::read(folder.join("ramp.80.webp")).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!((made.width, made.height), (80, 40));
        assert_eq!(crate::catalogue::webp::size(&file), Some((80, 40)));
    }
}
