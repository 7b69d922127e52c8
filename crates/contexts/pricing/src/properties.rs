//! What holds for all carts.

use primitives::{Amount, Quantity, TotalType};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::{
    Discount, FulfillmentInput, LineInput, Priced, PricingInput, TaxClass, TaxMode, TaxRate, totals,
};

const CLASSES: [&str; 3] = ["standard", "reduced", "none"];

fn discount() -> impl Strategy<Value = Discount> {
    prop_oneof![
        (0_i64..200_000).prop_map(|amount| Discount::Amount(Amount::new(amount))),
        (0_i64..=10_000).prop_map(|basis_points| Discount::Percent(Decimal::new(basis_points, 2))),
        Just(Discount::Amount(Amount::new(i64::MAX))),
    ]
}

fn class() -> impl Strategy<Value = TaxClass> {
    prop::sample::select(CLASSES.to_vec()).prop_map(TaxClass::named)
}

fn line() -> impl Strategy<Value = LineInput> {
    let price = prop_oneof![0_i64..20, 0_i64..100_000, Just(Amount::MAX_PRICE.minor_units())];
    let quantity = prop_oneof![1_i64..4, 1_i64..=9_999];
    (price, quantity, class(), prop::collection::vec(discount(), 0..3)).prop_map(
        |(price, quantity, tax_class, discounts)| LineInput {
            unit_price: Amount::new(price),
            quantity: Quantity::try_from(quantity).unwrap(),
            tax_class,
            discounts,
        },
    )
}

fn tax_rates() -> impl Strategy<Value = Vec<TaxRate>> {
    let mode = || prop::sample::select(vec![TaxMode::Exclusive, TaxMode::Inclusive]);
    let rate = || (0_i64..3_000, mode());
    (rate(), rate()).prop_map(|(standard, reduced)| {
        [standard, reduced]
            .into_iter()
            .zip(CLASSES)
            .map(|((rate, mode), class)| TaxRate {
                class: TaxClass::named(class),
                rate: Decimal::new(rate, 4),
                mode,
            })
            .collect()
    })
}

fn input() -> impl Strategy<Value = PricingInput> {
    let fulfillment = (0_i64..10_000, prop::option::of(class()))
        .prop_map(|(amount, tax_class)| FulfillmentInput { amount: Amount::new(amount), tax_class });
    let discounts = prop::collection::vec(discount(), 0..3);
    (prop::collection::vec(line(), 0..12), discounts, prop::option::of(fulfillment), tax_rates()).prop_map(
        |(lines, discounts, fulfillment, tax_rates)| PricingInput {
            lines,
            discounts,
            fulfillment,
            tax_rates,
        },
    )
}

/// The answer without the order of its lines.
fn unordered(mut priced: Priced) -> Priced {
    priced.lines.sort();
    priced
}

proptest! {
    #[test]
    fn the_entries_before_the_total_sum_to_it(input in input()) {
        let priced = totals(&input).unwrap();
        let mut entries = priced.totals();
        let total = entries.pop().unwrap();
        prop_assert_eq!(total.kind, TotalType::Total);
        prop_assert!(entries.iter().all(|entry| entry.kind != TotalType::Total));
        prop_assert!(entries.is_sorted_by_key(|entry| entry.kind));
        prop_assert_eq!(Amount::total(entries.iter().map(|entry| entry.amount)), Ok(total.amount));
    }

    #[test]
    fn the_lines_sum_to_the_whole(input in input()) {
        let priced = totals(&input).unwrap();
        for line in &priced.lines {
            let parts = [line.subtotal, line.items_discount, line.discount, line.tax];
            prop_assert_eq!(Amount::total(parts), Ok(line.total));
        }
        let shipping = [priced.fulfillment.unwrap_or_default(), priced.fulfillment_tax];
        let all = priced.lines.iter().map(|line| line.total).chain(shipping);
        prop_assert_eq!(Amount::total(all), Ok(priced.total));
    }

    #[test]
    fn nothing_costs_less_than_nothing(input in input()) {
        let priced = totals(&input).unwrap();
        for line in &priced.lines {
            prop_assert!(line.total >= Amount::ZERO && line.tax >= Amount::ZERO);
            prop_assert!(line.items_discount <= Amount::ZERO && line.discount <= Amount::ZERO);
        }
        prop_assert!(priced.total >= priced.fulfillment.unwrap_or_default());
        prop_assert!(Amount::ZERO <= priced.included_tax && priced.included_tax <= priced.total);
    }

    #[test]
    fn discounts_are_shared_out_exactly_and_never_exceed_the_subtotal(input in input()) {
        let priced = totals(&input).unwrap();
        prop_assert_eq!(Amount::total(priced.discounts.iter().copied()), Ok(priced.discount));
        let off = priced.discount.plus(priced.items_discount).unwrap();
        prop_assert!(off.negated() <= priced.subtotal);
    }

    #[test]
    fn the_order_of_the_lines_does_not_matter(
        (input, shuffled) in input().prop_flat_map(|input| {
            let lines = Just(input.lines.clone()).prop_shuffle();
            (Just(input), lines)
        })
    ) {
        let other = PricingInput { lines: shuffled, ..input.clone() };
        prop_assert_eq!(unordered(totals(&input).unwrap()), unordered(totals(&other).unwrap()));
    }

    #[test]
    fn whatever_is_asked_there_is_an_answer_and_no_panic(
        price in prop_oneof![any::<i64>(), 0..=Amount::MAX_PRICE.minor_units()],
        amount in prop_oneof![any::<i64>(), 0..=Amount::MAX_PRICE.minor_units()],
        mantissa in prop_oneof![any::<i64>(), 0..=i64::MAX],
        scale in 0_u32..29,
    ) {
        let class = TaxClass::named("standard");
        let decimal = Decimal::from_i128_with_scale(i128::from(mantissa), scale);
        let discounts = vec![Discount::Amount(Amount::new(amount)), Discount::Percent(decimal)];
        let line = LineInput {
            unit_price: Amount::new(price),
            quantity: Quantity::try_from(i64::from(Quantity::MAX)).unwrap(),
            tax_class: class.clone(),
            discounts: discounts.clone(),
        };
        let input = PricingInput {
            lines: vec![line; 3],
            discounts,
            fulfillment: Some(FulfillmentInput { amount: Amount::new(amount), tax_class: Some(class.clone()) }),
            tax_rates: vec![TaxRate { class, rate: decimal, mode: TaxMode::Inclusive }],
        };
        let _ = totals(&input);
    }
}
