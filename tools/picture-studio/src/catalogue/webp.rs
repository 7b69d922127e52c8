//! Reads the size of a lossy WebP file from its frame header. Does not decode it.

/// Width and height, or `None` when this is not a complete lossy WebP file.
pub fn size(file: &[u8]) -> Option<(u32, u32)> {
    let riff = file.strip_prefix(b"RIFF")?;
    let length = usize::try_from(u32::from_le_bytes(riff.first_chunk().copied()?)).ok()?;
    let chunk = riff.get(4..)?.strip_prefix(b"WEBPVP8 ")?;
    // Behind the chunk's length and the frame tag stand a start code and 14 bits for each side.
    let frame = chunk.get(7..)?.strip_prefix(&[0x9d, 0x01, 0x2a])?;
    let side = |low: u8, high: u8| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
    let [w0, w1, h0, h1, ..] = *frame else { return None };
    (length + 8 == file.len()).then(|| (side(w0, w1), side(h0, h1)))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn the_size_of_an_encoded_picture_is_read_back() {
        let file = webp::Encoder::from_rgb(&[128; 40 * 24 * 3], 40, 24).encode(80.0);
        assert_eq!(size(&file), Some((40, 24)));
        assert_eq!(size(&file[..file.len() - 1]), None);
        assert_eq!(size(b"\xff\xd8\xff\xd9"), None);
    }
}
