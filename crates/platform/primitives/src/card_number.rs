//! Telling numbers of payment cards from other numbers, so that a shop can refuse to see them. A card number here is
//! 13 to 19 digits, in one piece or grouped as on a card, of a known issuer's range and with a right check digit (Luhn,
//! ISO/IEC 7812-1, annex B); barcodes, phone numbers, account numbers and ids are none.

/// Whether `text` contains something that looks like the number of a payment card.
#[must_use]
pub fn looks_like_card_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = (at..bytes.len()).find(|&index| bytes[index].is_ascii_digit()) {
        let end = end_of_chain(bytes, start);
        if stands_alone(bytes, start, end) && chain_has_card(&bytes[start..end]) {
            return true;
        }
        at = end;
    }
    false
}

/// Where the digits that begin at `start` end, single blanks and dashes between digits included.
fn end_of_chain(bytes: &[u8], start: usize) -> usize {
    let is_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while is_digit(end) || (matches!(bytes.get(end), Some(b' ' | b'-')) && is_digit(end + 1)) {
        end += 1;
    }
    end
}

/// Whether the chain is a number by itself and not a part of an id (`ord_41…`), a UUID, an IBAN, a phone number
/// (`+41…`) or a fraction (`0.41…`).
fn stands_alone(bytes: &[u8], start: usize, end: usize) -> bool {
    let joins = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let before = bytes[..start].iter().rev().copied();
    let mut before = before.skip_while(|byte| *byte == b'-');
    let joined_before = before.next().is_some_and(|byte| joins(byte) || matches!(byte, b'+' | b'.'));
    let mut after = bytes[end..].iter().copied().skip_while(|byte| *byte == b'-');
    !joined_before && !after.next().is_some_and(joins)
}

fn chain_has_card(chain: &[u8]) -> bool {
    let groups: Vec<&[u8]> = chain.split(|byte| matches!(byte, b' ' | b'-')).collect();
    (0..groups.len()).any(|first| {
        let here = &groups[first..];
        pieces(here).is_some_and(|count| is_card(&here[..count].concat()))
    })
}

/// How many of the leading groups make up a number that is grouped as cards print theirs.
fn pieces(groups: &[&[u8]]) -> Option<usize> {
    let lengths: Vec<usize> = groups.iter().take(5).map(|group| group.len()).collect();
    match lengths.as_slice() {
        [13..=19, ..] => Some(1),
        [4, 4, 4, 4, 1..=3] => Some(5),
        [4, 4, 4, 4, ..] => Some(4),
        [4, 6, 4 | 5, ..] => Some(3),
        _ => None,
    }
}

fn is_card(digits: &[u8]) -> bool {
    has_issuer(digits) && passes_luhn(digits) && !is_barcode(digits)
}

/// Whether an issuer gives out numbers with these first digits in this length.
fn has_issuer(digits: &[u8]) -> bool {
    let length = digits.len();
    let prefix = digits.iter().take(4).fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    match prefix {
        4000..=4999 => matches!(length, 13 | 16 | 19),
        5100..=5599 | 2221..=2720 => length == 16,
        3400..=3499 | 3700..=3799 => length == 15,
        3000..=3059 | 3095 | 3600..=3699 | 3800..=3999 => matches!(length, 14 | 16),
        2200..=2204 | 3528..=3589 | 6011 | 6200..=6299 | 6440..=6599 => (16..=19).contains(&length),
        5018 | 5020 | 5038 | 5893 | 6304 | 6759 | 6761..=6763 => (13..=19).contains(&length),
        _ => false,
    }
}

fn passes_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| {
            let product = u32::from(digit - b'0') * weight;
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether the check digit is that of an EAN-13 or GTIN-14 (GS1 General Specifications, section 7.9).
fn is_barcode(digits: &[u8]) -> bool {
    let weights = [1, 3].into_iter().cycle();
    let sum: u32 =
        digits.iter().rev().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    matches!(digits.len(), 13 | 14) && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_the_networks_publish_for_tests_are_cards() {
        for text in [
            "4111111111111111",
            "4242 4242 4242 4242",
            "4012-8888-8888-1881",
            "4222222222222",
            "5555555555554444",
            "2223003122003222",
            "378282246310005",
            "3782 822463 10005",
            "6011111111111117",
            "30569309025904",
            "3056 930902 5904",
            "3530111333300000",
            "6200000000000005",
            "6759649826438453",
            "my card: 4111 1111 1111 1111, thanks",
            "12 4111 1111 1111 1111",
            "{\"n\":\"4111111111111111\"}",
        ] {
            assert!(looks_like_card_number(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not_cards() {
        for text in [
            "",
            "4111111111111112",
            "550e8400-e29b-41d4-a716-446655440000",
            "01890a5d-ac96-774b-4111-111111111111",
            "00000000-4111-1111-1111-111111111111",
            "ord_4111111111111111",
            "ord_01h455vb4pex5vsknk084sn02q",
            "x-4111111111111111",
            "+4111111111111111",
            "+49 170 1234567",
            "0.4111111111111111",
            "4006381333931",
            "4011200296908",
            "1700000000000000",
            "DE89 4111 1111 1111 1111 00",
            "41111111111111111111111111111111",
            "4111 1111 1111",
            "2026-11-21 10:00:00",
            "1Z999AA10123456784",
        ] {
            assert!(!looks_like_card_number(text), "{text}");
        }
    }

    /// A hundred valid EAN-13 of Germany, a range that begins like a Visa number.
    #[test]
    fn barcodes_that_begin_with_4_are_not_cards() {
        for stem in 400_638_133_390_u64..400_638_133_490 {
            let digits: Vec<u64> = stem.to_string().bytes().map(|byte| u64::from(byte - b'0')).collect();
            let sum: u64 =
                digits.iter().enumerate().map(|(i, digit)| digit * if i % 2 == 0 { 1 } else { 3 }).sum();
            let barcode = format!("{stem}{}", (10 - sum % 10) % 10);
            assert!(!looks_like_card_number(&barcode), "{barcode}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC*") {
            let _ = looks_like_card_number(&text);
        }

        #[test]
        fn no_uuid_is_a_card(number: u128) {
            let id = crate::OrderId::from_uuid(uuid::Uuid::from_u128(number));
            proptest::prop_assert!(!looks_like_card_number(&id.uuid().to_string()));
            proptest::prop_assert!(!looks_like_card_number(&id.to_string()));
        }
    }
}
