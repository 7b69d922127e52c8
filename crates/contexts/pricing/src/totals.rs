//! The computation itself.

use primitives::Amount;

use crate::{
    Discount, FulfillmentInput, LineInput, MAX_LINES, Priced, PricedLine, PricingError, PricingInput,
    TaxRate,
    tax::{self, Tax, UNTAXED},
};

/// A line on its way: what it cost, and what is left of that.
struct Line<'i> {
    input: &'i LineInput,
    subtotal: Amount,
    after_items: Amount,
    left: Amount,
}

/// What everything comes to.
///
/// # Errors
/// [`PricingError`] when an amount, discount or rate is none, or a sum too large.
pub fn totals(input: &PricingInput) -> Result<Priced, PricingError> {
    if input.lines.len() > MAX_LINES {
        return Err(PricingError::TooManyLines);
    }
    tax::check(&input.tax_rates)?;
    let mut lines = input.lines.iter().map(begin).collect::<Result<Vec<_>, _>>()?;
    let discounts = input
        .discounts
        .iter()
        .map(|discount| take_off_all(&mut lines, *discount))
        .collect::<Result<Vec<_>, _>>()?;
    let lines: Vec<PricedLine> =
        lines.iter().map(|line| end(line, &input.tax_rates)).collect::<Result<_, _>>()?;
    sum_up(lines, discounts, input)
}

/// A line with its own discounts taken off.
fn begin(input: &LineInput) -> Result<Line<'_>, PricingError> {
    let subtotal = price(input.unit_price)?.times(input.quantity)?;
    let mut left = subtotal;
    for discount in &input.discounts {
        left = left.minus(discount.off(left)?)?;
    }
    Ok(Line { input, subtotal, after_items: left, left })
}

fn price(amount: Amount) -> Result<Amount, PricingError> {
    if amount.is_price() { Ok(amount) } else { Err(PricingError::NotAPrice) }
}

/// Takes one discount off all lines, each by its share; returns what it takes off, negative.
fn take_off_all(lines: &mut [Line<'_>], discount: Discount) -> Result<Amount, PricingError> {
    let off = discount.off(Amount::total(lines.iter().map(|line| line.left))?)?;
    // Largest remainder gives ties to the earlier part: an order of its own makes that independent of the cart's.
    let mut ordered: Vec<&mut Line<'_>> = lines.iter_mut().collect();
    ordered.sort_by(|a, b| rank(a).cmp(&rank(b)));
    let weights: Vec<u64> = ordered.iter().map(|line| line.left.minor_units().unsigned_abs()).collect();
    for (line, share) in ordered.into_iter().zip(off.allocate(&weights)) {
        line.left = line.left.minus(share)?;
    }
    Ok(off.negated())
}

/// Lines of the same rank come to the same, whichever of them gets the odd unit.
fn rank<'l>(line: &'l Line<'_>) -> impl Ord + use<'l> {
    (line.left, &line.input.tax_class, line.subtotal, line.after_items)
}

fn end(line: &Line<'_>, rates: &[TaxRate]) -> Result<PricedLine, PricingError> {
    let Tax { added, included } = tax::on(line.left, &line.input.tax_class, rates)?;
    Ok(PricedLine {
        subtotal: line.subtotal,
        items_discount: line.after_items.minus(line.subtotal)?,
        discount: line.left.minus(line.after_items)?,
        tax: added,
        included_tax: included,
        total: line.left.plus(added)?,
    })
}

fn sum_up(
    lines: Vec<PricedLine>,
    discounts: Vec<Amount>,
    input: &PricingInput,
) -> Result<Priced, PricingError> {
    let fulfillment = input.fulfillment.as_ref();
    let amount = fulfillment.map(|fulfillment| price(fulfillment.amount)).transpose()?;
    let on_fulfillment = fulfillment_tax(fulfillment, &input.tax_rates)?;
    let shipped = amount.unwrap_or_default().plus(on_fulfillment.added)?;
    Ok(Priced {
        discounts,
        subtotal: Priced::sum(&lines, |line| line.subtotal)?,
        items_discount: Priced::sum(&lines, |line| line.items_discount)?,
        discount: Priced::sum(&lines, |line| line.discount)?,
        fulfillment: amount,
        fulfillment_tax: on_fulfillment.added,
        tax: Priced::sum(&lines, |line| line.tax)?.plus(on_fulfillment.added)?,
        included_tax: Priced::sum(&lines, |line| line.included_tax)?.plus(on_fulfillment.included)?,
        total: Priced::sum(&lines, |line| line.total)?.plus(shipped)?,
        lines,
    })
}

fn fulfillment_tax(fulfillment: Option<&FulfillmentInput>, rates: &[TaxRate]) -> Result<Tax, PricingError> {
    match fulfillment {
        Some(FulfillmentInput { amount, tax_class: Some(class) }) => Ok(tax::on(*amount, class, rates)?),
        _ => Ok(UNTAXED),
    }
}

#[cfg(test)]
mod tests {
    use primitives::{Quantity, TotalType, TotalsEntry};
    use rust_decimal::Decimal;

    use super::*;
    use crate::{TaxClass, TaxMode};

    fn line(unit_price: i64, quantity: i64, discounts: &[Discount]) -> LineInput {
        LineInput {
            unit_price: Amount::new(unit_price),
            quantity: Quantity::try_from(quantity).unwrap(),
            tax_class: TaxClass::named("standard"),
            discounts: discounts.to_vec(),
        }
    }

    fn standard(percent: i64, mode: TaxMode) -> Vec<TaxRate> {
        vec![TaxRate { class: TaxClass::named("standard"), rate: Decimal::new(percent, 2), mode }]
    }

    fn shipping(amount: i64) -> Option<FulfillmentInput> {
        Some(FulfillmentInput { amount: Amount::new(amount), tax_class: Some(TaxClass::named("standard")) })
    }

    fn shown(priced: &Priced) -> Vec<(TotalType, i64)> {
        priced.totals().iter().map(|entry: &TotalsEntry| (entry.kind, entry.amount.minor_units())).collect()
    }

    #[test]
    fn a_plain_cart_shows_its_subtotal_and_total() {
        let input = PricingInput { lines: vec![line(12_000, 2, &[])], ..PricingInput::default() };
        let priced = totals(&input).unwrap();
        assert_eq!(shown(&priced), [(TotalType::Subtotal, 24_000), (TotalType::Total, 24_000)]);
    }

    #[test]
    fn everything_at_once_is_shown_in_order_and_sums_up() {
        let input = PricingInput {
            lines: vec![
                line(1_000, 3, &[Discount::Percent(Decimal::TEN)]),
                line(500, 1, &[Discount::Amount(Amount::new(100))]),
            ],
            discounts: vec![Discount::Amount(Amount::new(310))],
            fulfillment: shipping(500),
            tax_rates: standard(10, TaxMode::Exclusive),
        };
        let priced = totals(&input).unwrap();
        assert_eq!(
            shown(&priced),
            [
                (TotalType::Subtotal, 3_500),
                (TotalType::ItemsDiscount, -400),
                (TotalType::Discount, -310),
                (TotalType::Fulfillment, 500),
                (TotalType::Tax, 329),
                (TotalType::Total, 3_619),
            ]
        );
        assert_eq!(priced.lines[0].discount, Amount::new(-270));
        assert_eq!(priced.fulfillment_tax, Amount::new(50));
    }

    #[test]
    fn tax_in_the_prices_is_reported_apart() {
        let input = PricingInput {
            lines: vec![line(1_190, 1, &[])],
            fulfillment: shipping(119),
            tax_rates: standard(19, TaxMode::Inclusive),
            ..PricingInput::default()
        };
        let priced = totals(&input).unwrap();
        assert_eq!(priced.included_tax, Amount::new(209));
        assert_eq!(
            shown(&priced),
            [(TotalType::Subtotal, 1_190), (TotalType::Fulfillment, 119), (TotalType::Total, 1_309)]
        );
    }

    #[test]
    fn free_shipping_is_shown_once_it_is_known() {
        let input = PricingInput { fulfillment: shipping(0), ..PricingInput::default() };
        assert!(shown(&totals(&input).unwrap()).contains(&(TotalType::Fulfillment, 0)));
    }

    #[test]
    fn discounts_never_take_more_than_there_is() {
        let input = PricingInput {
            lines: vec![line(100, 1, &[]), line(0, 5, &[])],
            discounts: vec![Discount::Percent(Decimal::new(60, 0)), Discount::Amount(Amount::new(1_000))],
            fulfillment: shipping(50),
            ..PricingInput::default()
        };
        let priced = totals(&input).unwrap();
        assert_eq!(priced.discounts, [Amount::new(-60), Amount::new(-40)]);
        assert_eq!(priced.total, Amount::new(50));
    }

    #[test]
    fn the_odd_unit_of_a_discount_does_not_depend_on_the_order_of_lines() {
        let untaxed = LineInput { tax_class: TaxClass::named("none"), ..line(150, 1, &[]) };
        let total = |lines: [LineInput; 2]| {
            let input = PricingInput {
                lines: lines.to_vec(),
                discounts: vec![Discount::Amount(Amount::new(1))],
                tax_rates: standard(1_000, TaxMode::Exclusive),
                ..PricingInput::default()
            };
            totals(&input).unwrap().total
        };
        let taxed = line(150, 1, &[]);
        assert_eq!(total([taxed.clone(), untaxed.clone()]), total([untaxed, taxed]));
    }

    #[test]
    fn what_is_no_price_is_refused() {
        for wrong in [-1, Amount::MAX_PRICE.minor_units() + 1, i64::MIN, i64::MAX] {
            let input = PricingInput { lines: vec![line(wrong, 1, &[])], ..PricingInput::default() };
            assert_eq!(totals(&input), Err(PricingError::NotAPrice));
            let input = PricingInput { fulfillment: shipping(wrong), ..PricingInput::default() };
            assert_eq!(totals(&input), Err(PricingError::NotAPrice));
        }
        let input = PricingInput { lines: vec![line(1, 1, &[]); MAX_LINES + 1], ..PricingInput::default() };
        assert_eq!(totals(&input), Err(PricingError::TooManyLines));
    }
}
