//! Reads the size of a JPEG file from its frame header. Does not decode it.

/// Width and height, or `None` when this is not a complete JPEG file.
pub fn size(file: &[u8]) -> Option<(u16, u16)> {
    if !file.starts_with(&[0xff, 0xd8]) || !file.ends_with(&[0xff, 0xd9]) {
        return None;
    }
    let mut rest = &file[2..];
    loop {
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        if is_frame(marker) {
            let [.., h1, h0, w1, w0] = *rest.get(..9)? else { return None };
            return Some((u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0])));
        }
        rest = rest.get(2 + length..)?;
    }
}

/// Start-of-frame markers; the gaps are tables that share the number range.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

#[cfg(test)]
mod tests {
    use super::size;

    fn picture(width: u16, height: u16) -> Vec<u8> {
        let mut file = Vec::new();
        let pixels = vec![128; usize::from(width) * usize::from(height) * 3];
        let encoder = jpeg_encoder::Encoder::new(&mut file, 80);
        encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
        file
    }

    #[test]
    fn the_size_of_an_encoded_picture_is_read_back() {
        assert_eq!(size(&picture(40, 24)), Some((40, 24)));
    }

    #[test]
    fn a_truncated_file_has_no_size() {
        let file = picture(16, 16);
        assert_eq!(size(&file[..file.len() - 1]), None);
        assert_eq!(size(b"\x89PNG"), None);
    }
}
