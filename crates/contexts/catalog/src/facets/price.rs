//! Prices in ranges of equal width that begin at round numbers.

use primitives::Amount;

use super::{PriceBucket, PriceFacet};

/// The most ranges.
const MOST: i64 = 8;

/// The ranges of these prices.
pub(super) fn price_facet(prices: &[Amount]) -> Option<PriceFacet> {
    let (min, max) = (prices.iter().min().copied()?, prices.iter().max().copied()?);
    let (low, high) = (min.minor_units(), max.minor_units());
    let width = width(low, high);
    let first = low - low.rem_euclid(width);
    let mut counts = vec![0_u64; usize::try_from((high - first) / width + 1).unwrap_or(1)];
    for price in prices {
        let place = usize::try_from((price.minor_units() - first) / width).unwrap_or(0);
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    let bucket = |(start, count): (i64, u64)| PriceBucket {
        min: Amount::new(start),
        max: Amount::new(start + width - 1),
        count,
    };
    let starts = (0..).map(|place: i64| first + place * width);
    Some(PriceFacet { min, max, buckets: starts.zip(counts).map(bucket).collect() })
}

/// The smallest round width with which few ranges are enough: 1, 2 or 5 with zeros.
fn width(low: i64, high: i64) -> i64 {
    let widths = (0..18).flat_map(|zeros| [1, 2, 5].map(|digit| digit * 10_i64.pow(zeros)));
    let ranges = |width: &i64| (high - (low - low.rem_euclid(*width))) / width + 1;
    widths.into_iter().find(|width| ranges(width) <= MOST).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ranges_begin_at_round_prices() {
        let facet = price_facet(&[1_250, 4_999, 5_000, 20_000].map(Amount::new)).unwrap();
        let buckets: Vec<_> =
            facet.buckets.iter().map(|b| (b.min.minor_units(), b.max.minor_units(), b.count)).collect();
        let expected =
            [(0, 4_999, 2), (5_000, 9_999, 1), (10_000, 14_999, 0), (15_000, 19_999, 0), (20_000, 24_999, 1)];
        assert_eq!(buckets, expected);
        assert_eq!((facet.min, facet.max), (Amount::new(1_250), Amount::new(20_000)));
        assert_eq!(price_facet(&[]), None);
    }

    proptest! {
        #[test]
        fn every_price_is_in_one_of_a_few_ranges(prices in prop::collection::vec(0_i64..=9_999_999_999, 1..50)) {
            let facet = price_facet(&prices.iter().copied().map(Amount::new).collect::<Vec<_>>()).unwrap();
            prop_assert!(facet.buckets.len() as i64 <= MOST);
            for bucket in &facet.buckets {
                let within = |price: &&i64| (bucket.min.minor_units()..=bucket.max.minor_units()).contains(price);
                prop_assert_eq!(prices.iter().filter(within).count() as u64, bucket.count);
            }
            prop_assert_eq!(facet.buckets.iter().map(|b| b.count).sum::<u64>(), prices.len() as u64);
        }
    }
}
