//! Payments: asking providers for money, and the record of it. Asking happens outside of transactions and may be
//! repeated ([`Payments`]); what came of it is written down in the caller's transaction (`record_…`), with the ledger.
//! This crate knows an order only as an opaque text, and never sees the number of a card.

mod attempt;
mod charge;
mod error;
mod events;
mod exchange;
mod handler;
mod http;
mod ledger;
mod migration;
mod outcome;
mod patience;
mod payment;
mod payments;
pub mod provider;
mod purge;
mod reading;
mod record;
mod redirect_url;
mod refund;
mod return_url;
mod status;
mod store;
mod token;

pub use attempt::Attempt;
pub use charge::{Charge, HandlerId, Key, MAX_PAYMENT, OrderRef};
pub use error::PaymentError;
pub use events::PaymentNotified;
pub use handler::{Handler, HandlerView, UnknownHandler};
pub use http::{NotificationDoor, routes, test_page_routes};
pub use ledger::{Account, Balance};
pub use migration::MIGRATIONS;
pub use outcome::{
    Answer, AuthorizeOutcome, AuthorizeResult, CaptureOutcome, ConfirmOutcome, RefundOutcome, Tries,
    VoidOutcome,
};
pub use patience::Patience;
pub use payment::{Payment, PaymentView};
pub use payments::Payments;
pub use provider::{AuthorizeRequest, Confirmation, Provider, ProviderCharge, ProviderError, TestOutcome};
pub use purge::purge_notifications;
pub use reading::{
    attempts_of, ledger_balance, payment, payment_of_key, payments_of, payments_of_many, refunds_of,
    refunds_of_many, unresolved,
};
pub use record::{
    record_authorization, record_capture, record_confirmation, record_refund, record_unresolved,
    record_unwanted, record_void, request_refund,
};
pub use redirect_url::{RedirectUrl, RedirectUrlError};
pub use refund::{NewRefund, Note, Refund, RefundStatus, RefundView};
pub use return_url::{Origins, ReturnUrl, ReturnUrlError};
pub use status::{IllegalTransition, Status, Step, Transition};
pub use token::{Token, TokenError};
