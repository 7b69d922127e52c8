//! Writes mails: the templates, compiled once, filled with a mail's data. HTML is escaped; in plain text a value stays
//! on its line.

mod format;

use minijinja::{
    AutoEscape, Environment, Error, Output, State, UndefinedBehavior, context, escape_formatter,
    syntax::SyntaxConfig,
    value::{Serde, Value},
};

use crate::{Mail, Shop, Subject, Template, template::Source};

/// What templates share.
const PARTS: &[Source] = &[
    ("layout.html", include_str!("../templates/layout.html")),
    ("layout.txt", include_str!("../templates/layout.txt")),
    ("parts/address.html", include_str!("../templates/parts/address.html")),
    ("parts/address.txt", include_str!("../templates/parts/address.txt")),
    ("parts/button.html", include_str!("../templates/parts/button.html")),
    ("parts/greeting.txt", include_str!("../templates/parts/greeting.txt")),
    ("parts/items.html", include_str!("../templates/parts/items.html")),
    ("parts/items.txt", include_str!("../templates/parts/items.txt")),
    ("parts/receipt.html", include_str!("../templates/parts/receipt.html")),
    ("parts/receipt.txt", include_str!("../templates/parts/receipt.txt")),
];

/// A mail in words.
pub(crate) struct Written {
    pub subject: Subject,
    pub html: String,
    pub text: String,
}

pub(crate) struct Renderer {
    environment: Environment<'static>,
    shop: Value,
}

impl Renderer {
    pub(crate) fn new(shop: &Shop) -> Result<Self, Error> {
        let mut environment = environment()?;
        environment.add_filter("money", format::money);
        environment.add_filter("minute", format::minute);
        for source in PARTS {
            add(&mut environment, *source)?;
        }
        for template in Template::ALL {
            let sources = template.sources();
            for source in [sources.subject, sources.html, sources.text] {
                add(&mut environment, source)?;
            }
        }
        let shop = context! { name => shop.name.as_str(), url => shop.public_url.as_str() };
        Ok(Self { environment, shop })
    }

    pub(crate) fn write<M: Mail>(&self, mail: &M) -> Result<Written, Error> {
        let names = M::TEMPLATE.sources();
        let mail = Value::from(Serde(mail));
        let shop = self.shop.clone();
        let subject = self.fill(names.subject, context! { mail => mail.clone(), shop => shop.clone() })?;
        let subject = Subject::new(&subject);
        let about = context! { mail, shop, subject => subject.as_str() };
        let html = self.fill(names.html, about.clone())?;
        let text = self.fill(names.text, about)?;
        Ok(Written { subject, html, text })
    }

    fn fill(&self, (name, _): Source, about: Value) -> Result<String, Error> {
        self.environment.get_template(name)?.render(about)
    }
}

/// An empty environment with the rules for all our templates.
fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    let syntax =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?;
    environment.set_syntax(syntax);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(write_value);
    Ok(environment)
}

/// Indentation of HTML is for those who read the source; it would be a part of each mail.
fn add(environment: &mut Environment<'static>, (name, source): Source) -> Result<(), Error> {
    if !name.ends_with(".html") {
        return environment.add_template(name, source);
    }
    let lines: Vec<&str> = source.lines().map(str::trim_start).collect();
    environment.add_template_owned(name, lines.join("\n"))
}

/// In plain text a control character of a value could begin a line that looks like one of ours.
fn write_value(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if *state.auto_escape() == AutoEscape::None && text.contains(char::is_control) => {
            let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            escape_formatter(out, state, &Value::from(line))
        }
        _ => escape_formatter(out, state, value),
    }
}
