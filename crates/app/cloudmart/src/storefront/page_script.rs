//! The conversation with the script that renders pages: it is asked for a page, names the answers of the API that it
//! needs, and is asked again with them.

use std::collections::BTreeMap;

use axum::http::HeaderValue;
use page_render::{RenderError, Renderer};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use thiserror::Error;

use super::{public_answers::PublicAnswers, shop_facts::ShopFacts};

/// Times that a script may ask for more.
const ROUNDS: usize = 4;

/// Answers of one page.
const ANSWERS: usize = 32;

/// The script that renders pages, with what it may ask for.
pub(super) struct PageScript {
    renderer: Renderer,
    answers: PublicAnswers,
    origin: String,
    api_base: String,
    shop: ShopFacts,
}

/// What the script is asked with.
#[derive(Serialize)]
struct Input<'i> {
    url: &'i str,
    origin: &'i str,
    api_base: &'i str,
    shop: &'i ShopFacts,
    answers: &'i BTreeMap<String, Known>,
}

/// An answer that the script gets.
#[derive(Serialize)]
struct Known {
    status: u16,
    body: Box<RawValue>,
}

/// What the script says.
#[derive(Deserialize)]
#[serde(untagged)]
enum Output {
    Needs { needs: Vec<String> },
    Page(ScriptPage),
}

/// A page as the script makes it.
#[derive(Debug, Deserialize)]
pub(super) struct ScriptPage {
    pub(super) status: u16,
    pub(super) location: Option<String>,
    #[serde(default)]
    pub(super) head: String,
    #[serde(default)]
    pub(super) html: String,
    pub(super) lang: String,
    pub(super) state: String,
    pub(super) cache: Audience,
}

/// Who may keep a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Audience {
    /// Anybody for a while.
    Public,
    /// Nobody.
    Private,
}

/// A page with the answers that it was made of.
pub(super) struct Rendered {
    pub(super) page: ScriptPage,
    pub(super) made_of: MadeOf,
}

/// Addresses of answers with their versions.
pub(super) type MadeOf = Vec<(String, HeaderValue)>;

/// Why there is no page.
#[derive(Debug, Error)]
pub(super) enum PageFailure {
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error("what the page script said is not understood: {0}")]
    Malformed(#[from] serde_json::Error),
    #[error("the page script needs more answers than a page may have")]
    TooMany,
    #[error("the page script answers with the status {0}")]
    Status(u16),
    #[error("the page script names no language")]
    Lang,
    #[error("the page script leads out of the shop")]
    Location,
    #[error("the API does not answer at the moment")]
    Unanswered,
}

impl PageFailure {
    /// Whether the page may well be made in a moment.
    pub(super) const fn is_passing(&self) -> bool {
        matches!(self, Self::Unanswered | Self::Render(RenderError::Busy | RenderError::NoEngine))
    }
}

impl PageScript {
    pub(super) const fn new(
        renderer: Renderer,
        answers: PublicAnswers,
        origin: String,
        shop: ShopFacts,
    ) -> Self {
        Self { renderer, answers, origin, api_base: String::new(), shop }
    }

    /// The same, for pages whose API is elsewhere.
    pub(super) fn with_api_at(self, api_base: String) -> Self {
        Self { api_base, ..self }
    }

    /// The page at `url`, which is a path with its query.
    pub(super) async fn render(&self, url: &str) -> Result<Rendered, PageFailure> {
        let (mut known, mut made_of) = (BTreeMap::new(), MadeOf::new());
        for _ in 0..=ROUNDS {
            match self.ask(url, &known).await? {
                Output::Page(page) => return Ok(Rendered { page, made_of }),
                Output::Needs { needs } => {
                    for address in needs {
                        self.learn(address, &mut known, &mut made_of).await?;
                    }
                }
            }
        }
        Err(PageFailure::TooMany)
    }

    async fn ask(&self, url: &str, answers: &BTreeMap<String, Known>) -> Result<Output, PageFailure> {
        let (origin, api_base, shop) = (&self.origin, &self.api_base, &self.shop);
        let input = serde_json::to_string(&Input { url, origin, api_base, shop, answers })?;
        Ok(serde_json::from_str(&self.renderer.render(input).await?)?)
    }

    async fn learn(
        &self,
        address: String,
        known: &mut BTreeMap<String, Known>,
        made_of: &mut MadeOf,
    ) -> Result<(), PageFailure> {
        if known.len() >= ANSWERS {
            return Err(PageFailure::TooMany);
        }
        let answer = self.answers.get(&address).await;
        if answer.status.is_server_error() {
            return Err(PageFailure::Unanswered);
        }
        known.insert(address.clone(), Known { status: answer.status.as_u16(), body: answer.json() });
        made_of.push((address, answer.version));
        Ok(())
    }
}
