//! The mailbox's pages and the headers that keep them harmless.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use http_kit::{Problem, no_store};
use minijinja::{Environment, Value, context};

use crate::Message;

/// Our style sheet and frame only, no script at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

/// The pages, compiled once.
pub(super) struct Pages {
    environment: Environment<'static>,
}

impl Pages {
    #[expect(clippy::expect_used, reason = "the templates are constants, which the tests compile")]
    pub(super) fn new() -> Self {
        let mut environment = Environment::new();
        for (name, source) in [
            ("layout.html", include_str!("../../templates/mailbox/layout.html")),
            ("mailbox.html", include_str!("../../templates/mailbox/mailbox.html")),
            ("mail.html", include_str!("../../templates/mailbox/mail.html")),
        ] {
            environment.add_template(name, source).expect("our own pages compile");
        }
        Self { environment }
    }

    pub(super) fn show(&self, name: &str, about: Value) -> Result<Response, Problem> {
        let shown = self.environment.get_template(name).and_then(|template| template.render(about));
        let html = shown.map_err(|error| Problem::internal(&error))?;
        Ok(guarded(Html(html).into_response(), POLICY))
    }
}

/// What both pages show of a mail.
pub(super) fn heading(message: &Message) -> Value {
    context! {
        id => message.id.to_string(),
        to => message.to.as_str(),
        subject => message.subject.as_str(),
        template => message.template.name(),
        sent_at => message.sent_at.to_string(),
    }
}

/// `GET /dev/mail.css`.
pub(super) async fn style() -> Response {
    let css = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    guarded((css, include_str!("../../templates/mailbox/mailbox.css")).into_response(), POLICY)
}

/// The answer with its policy, and kept by nobody.
pub(super) fn guarded(mut response: Response, policy: &'static str) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    no_store(headers);
    response
}
