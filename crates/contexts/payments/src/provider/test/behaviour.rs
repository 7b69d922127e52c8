//! What the test provider does, by token and by what it remembers of the charge.

use database::Tx;
use primitives::Amount;

use super::{
    Refusal,
    store::{self, Page, Row, State},
};
use crate::{
    Key, RedirectUrl,
    provider::{
        Authorization, AuthorizationStatus, AuthorizeRequest, ChargeState, Confirmation, Decline,
        ProviderCharge,
    },
};

/// How the addresses of its pages begin.
const PAGE: &str = "/test-payment/";

/// How the provider treats a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behaviour {
    Works,
    Declines,
    FindsNoFunds,
    /// Never answers the first call under a key, and does nothing then.
    SilentFirst,
    /// Charges at the first call under a key, and loses the answer.
    LosesAnswer,
    AsksShopper,
    /// Asks the shopper on a page of its own.
    ShowsPage,
}

impl Behaviour {
    pub(super) fn of(token: &str) -> Option<Self> {
        Some(match token {
            "tok_success" => Self::Works,
            "tok_declined" => Self::Declines,
            "tok_insufficient_funds" => Self::FindsNoFunds,
            "tok_timeout" => Self::SilentFirst,
            "tok_unknown" => Self::LosesAnswer,
            "tok_3ds" => Self::AsksShopper,
            "tok_redirect" => Self::ShowsPage,
            _ => return None,
        })
    }

    const fn first_state(self) -> (State, Option<&'static str>) {
        match self {
            Self::Works | Self::LosesAnswer => (State::Authorized, None),
            Self::Declines => (State::Declined, Some("card_declined")),
            Self::FindsNoFunds => (State::Declined, Some("insufficient_funds")),
            Self::SilentFirst => (State::Silent, None),
            Self::AsksShopper | Self::ShowsPage => (State::RequiresAction, None),
        }
    }
}

/// Notes a call of authorize and answers with the charge as it is then. A key that has a charge keeps it.
pub(super) fn call(
    tx: &mut Tx<'_>,
    request: &AuthorizeRequest,
    behaviour: Behaviour,
) -> Result<Row, Refusal> {
    let Some(mut row) = store::find(tx, &request.key)? else {
        let (state, reason) = behaviour.first_state();
        let page = if behaviour == Behaviour::ShowsPage { Some(page_for(request)?) } else { None };
        let row = Row::first(request, state, reason, page);
        store::insert(tx, &row, &request.reference)?;
        return Ok(row);
    };
    if row.money != request.money {
        return Err(Refusal::Because("key_reused"));
    }
    row.calls += 1;
    if row.state == State::Silent {
        row.state = State::Authorized;
    }
    store::update(tx, &row)?;
    Ok(row)
}

/// A page is of use only to somebody who can be sent there and back.
fn page_for(request: &AuthorizeRequest) -> Result<Page, Refusal> {
    let return_url = request.return_url.clone().ok_or(Refusal::Because("return_url_required"))?;
    let id = primitives::random_token().parse().map_err(|_| Refusal::Because("internal"))?;
    Ok(Page { id, return_url })
}

/// What the shopper decides on the page. Whoever presses twice has decided once.
pub(super) fn decide(tx: &mut Tx<'_>, mut row: Row, pays: bool) -> Result<Row, Refusal> {
    if row.state == State::RequiresAction {
        row.state = if pays { State::Authorized } else { State::Declined };
        store::update(tx, &row)?;
    }
    Ok(row)
}

pub(super) fn confirm(tx: &mut Tx<'_>, mut row: Row, answer: Confirmation) -> Result<Row, Refusal> {
    let has_page = row.page.is_some();
    match (row.state, answer) {
        (_, Confirmation::Approved) if has_page => return Err(Refusal::Because("decided_on_its_page")),
        (State::RequiresAction, Confirmation::Refused) if has_page => {
            row.state = State::Declined;
            row.reason = Some("payment_abandoned".to_owned());
        }
        (State::Authorized | State::Captured, Confirmation::Refused) if has_page => return Ok(row),
        (State::RequiresAction, Confirmation::Approved) => row.state = State::Authorized,
        (State::RequiresAction, Confirmation::Refused) => {
            row.state = State::Declined;
            row.reason = Some("authentication_failed".to_owned());
        }
        (State::Authorized | State::Captured, Confirmation::Approved)
        | (State::Declined, Confirmation::Refused) => return Ok(row),
        _ => return Err(Refusal::Because("not_waiting_for_confirmation")),
    }
    store::update(tx, &row)?;
    Ok(row)
}

pub(super) fn capture(tx: &mut Tx<'_>, row: &Row, amount: Amount) -> Result<(), Refusal> {
    match row.state {
        State::Captured if row.captured == amount => return Ok(()),
        State::Captured => return Err(Refusal::Because("already_captured")),
        State::Authorized if Amount::ZERO < amount && amount <= row.money.amount => {}
        State::Authorized => return Err(Refusal::Because("capture_exceeds_authorization")),
        _ => return Err(Refusal::Because("not_authorized")),
    }
    let captured = Row { state: State::Captured, captured: amount, ..row.clone() };
    store::update(tx, &captured).map_err(Refusal::from)
}

pub(super) fn void(tx: &mut Tx<'_>, row: &Row) -> Result<(), Refusal> {
    match row.state {
        State::Voided => Ok(()),
        State::RequiresAction | State::Authorized => {
            store::update(tx, &Row { state: State::Voided, ..row.clone() }).map_err(Refusal::from)
        }
        _ => Err(Refusal::Because("not_voidable")),
    }
}

pub(super) fn refund(tx: &mut Tx<'_>, row: &Row, refund_key: &Key, amount: Amount) -> Result<(), Refusal> {
    match store::refund_amount(tx, refund_key)? {
        Some((key, refunded)) if key == row.key && refunded == amount => return Ok(()),
        Some(_) => return Err(Refusal::Because("key_reused")),
        None => {}
    }
    let left = row.captured.minus(row.refunded).map_err(|_| Refusal::Because("refund_exceeds_captured"))?;
    if amount <= Amount::ZERO || amount > left {
        return Err(Refusal::Because("refund_exceeds_captured"));
    }
    let refunded = row.refunded.plus(amount).map_err(|_| Refusal::Because("refund_exceeds_captured"))?;
    store::insert_refund(tx, refund_key, &row.key, amount)?;
    store::update(tx, &Row { refunded, ..row.clone() }).map_err(Refusal::from)
}

impl Row {
    fn provider_ref(&self) -> String {
        format!("test_{}", self.key)
    }

    fn page_url(&self) -> Option<RedirectUrl> {
        format!("{PAGE}{}", self.page.as_ref()?.id).parse().ok()
    }

    fn decline(&self) -> Decline {
        let code = self.reason.clone().unwrap_or_else(|| "card_declined".to_owned());
        let message = match code.as_str() {
            "insufficient_funds" => "The card has insufficient funds.",
            "authentication_failed" => "The payment was not confirmed.",
            "payment_abandoned" => "Nothing was paid.",
            _ => "The card was declined.",
        };
        Decline { code, message: message.to_owned() }
    }

    /// The answer to authorize and confirm; `None` when this charge has none (any more).
    pub(super) fn authorization(&self) -> Option<Authorization> {
        let status = match self.state {
            State::Authorized | State::Captured => AuthorizationStatus::Authorized,
            State::RequiresAction => AuthorizationStatus::RequiresAction { url: self.page_url() },
            State::Declined => AuthorizationStatus::Declined(self.decline()),
            State::Silent | State::Voided => return None,
        };
        Some(Authorization { provider_ref: self.provider_ref(), status })
    }

    /// What a look-up tells; nothing of a call that was never answered, because it did nothing.
    pub(super) fn charge(&self, refunds: Vec<(Key, Amount)>) -> Option<ProviderCharge> {
        let state = match self.state {
            State::Silent => return None,
            State::RequiresAction => ChargeState::RequiresAction { url: self.page_url() },
            State::Authorized => ChargeState::Authorized,
            State::Declined => ChargeState::Declined(self.decline()),
            State::Captured => ChargeState::Captured(self.captured),
            State::Voided => ChargeState::Voided,
        };
        Some(ProviderCharge { provider_ref: self.provider_ref(), money: self.money, state, refunds })
    }
}
