//! What a script finds beside the language itself. The parts that need the machine are functions of ours; what browsers
//! build on them is written in JavaScript, in the files beside.

use std::time::Instant;

use rquickjs::{Ctx, Function, Object, Result, TypedArray};

/// The files beside, in this order; each is a function of the host's functions.
const PARTS: [&str; 3] =
    [include_str!("host/console.js"), include_str!("host/encoding.js"), include_str!("host/scheduling.js")];

/// Characters of a line in the log.
const LINE: usize = 2_000;

/// Puts everything into the global object.
pub(crate) fn furnish(ctx: &Ctx<'_>) -> Result<()> {
    let host = Object::new(ctx.clone())?;
    host.set("log", Function::new(ctx.clone(), log)?)?;
    host.set("encode", Function::new(ctx.clone(), encode)?)?;
    host.set("decode", Function::new(ctx.clone(), decode)?)?;
    let begun = Instant::now();
    host.set("now", Function::new(ctx.clone(), move || begun.elapsed().as_secs_f64() * 1e3)?)?;
    for part in PARTS {
        ctx.eval::<Function<'_>, _>(part)?.call::<_, ()>((host.clone(),))?;
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "what comes from the engine is owned")]
fn log(level: String, line: String) {
    let line: String = line.chars().take(LINE).collect();
    match level.as_str() {
        "error" => tracing::error!(line, "said by the page script"),
        "warn" => tracing::warn!(line, "said by the page script"),
        _ => tracing::debug!(line, "said by the page script"),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "what comes from the engine is owned")]
fn encode(ctx: Ctx<'_>, text: String) -> Result<TypedArray<'_, u8>> {
    TypedArray::new_copy(ctx, text.as_bytes())
}

#[expect(clippy::needless_pass_by_value, reason = "what comes from the engine is owned")]
fn decode(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}
