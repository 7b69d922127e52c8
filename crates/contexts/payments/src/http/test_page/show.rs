//! `GET /test-payment/{id}`: what is to be paid, and the choices.

use axum::{
    extract::{Path, State, rejection::PathRejection},
    response::{Html, IntoResponse, Response},
};
use http_kit::Problem;
use minijinja::{Environment, context};

use super::{Desk, guarded};
use crate::provider::test::HostedPage;

/// The page, compiled once.
pub(super) struct Pages(Environment<'static>);

impl Pages {
    #[expect(clippy::expect_used, reason = "the template is a constant, which the tests compile")]
    pub(super) fn new() -> Self {
        let mut environment = Environment::new();
        let page = include_str!("../../../templates/test_page/page.html");
        environment.add_template("page.html", page).expect("our own page compiles");
        Self(environment)
    }

    fn html(&self, page: &HostedPage) -> Result<String, Problem> {
        let about = context! {
            amount => page.money.amount.to_major_units(page.money.currency.exponent()),
            currency => page.money.currency.to_string(),
            is_open => page.is_open,
            return_url => page.return_url.as_str(),
            canceled_url => page.return_url.canceled(),
        };
        let shown = self.0.get_template("page.html").and_then(|template| template.render(about));
        shown.map_err(|error| Problem::internal(&error))
    }
}

pub(super) async fn show(
    State(desk): State<Desk>,
    id: Result<Path<String>, PathRejection>,
) -> Result<Response, Problem> {
    let Path(id) = id.map_err(|_| Problem::not_found())?;
    let found = desk.provider.page(&id).await.map_err(|_| Problem::unavailable())?;
    let page = found.ok_or_else(Problem::not_found)?;
    Ok(guarded(Html(desk.pages.html(&page)?).into_response(), Some(&page.return_url.origin())))
}

#[cfg(test)]
mod tests {
    use primitives::{Amount, Currency, Money};

    use super::*;
    use crate::Origins;

    #[test]
    fn the_page_has_no_script_nothing_inline_and_what_it_shows_is_escaped() {
        let origins = Origins::new("https://shop.example", &[]);
        let page = HostedPage {
            money: Money { amount: Amount::new(12_345), currency: Currency::USD },
            return_url: origins.admit("https://shop.example/checkout/return?a='%22%3E%3Cb%3E").unwrap(),
            is_open: true,
        };
        let html = Pages::new().html(&page).unwrap();
        for forbidden in ["<script", "style=", "onclick", "<b>", "'"] {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
        assert!(html.contains("Pay 123.45 USD") && html.contains("canceled=1"), "{html}");
    }
}
