//! The states as a graph: every target exists, every state can be reached and an end can be reached from every one.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Definition, Kind, Next, Problems, State};

/// The type of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[expect(missing_docs, reason = "the names are those of States Language")]
pub enum StateType {
    Task,
    Choice,
    Wait,
    Pass,
    Succeed,
    Fail,
}

/// A way from one state to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Transition {
    /// The state it leaves.
    pub from: String,
    /// The state it enters.
    pub to: String,
    /// When it is taken, where that is not always.
    pub label: Option<String>,
    /// Its place in the definition, below that of the state it leaves.
    #[serde(skip)]
    pointer: String,
}

impl Definition {
    /// The states with their types, by name.
    pub fn states(&self) -> impl Iterator<Item = (&str, StateType)> {
        self.states.iter().map(|(name, state)| (name.as_str(), state.state_type()))
    }

    /// The states in which an execution can end.
    pub fn ends(&self) -> impl Iterator<Item = &str> {
        self.states.iter().filter(|(_, state)| is_end(state)).map(|(name, _)| name.as_str())
    }

    /// Every way between states, for drawing.
    #[must_use]
    pub fn transitions(&self) -> Vec<Transition> {
        self.states.iter().flat_map(|(name, state)| transitions(name, state)).collect()
    }
}

fn transitions(name: &str, state: &State) -> Vec<Transition> {
    let way = |to: &str, label: Option<String>, pointer: String| Transition {
        from: name.to_owned(),
        to: to.to_owned(),
        label,
        pointer,
    };
    let mut ways = Vec::new();
    match &state.kind {
        Kind::Choice { rules, default } => {
            for (index, (_, next)) in rules.iter().enumerate() {
                ways.push(way(next, Some(format!("choice {}", index + 1)), format!("Choices/{index}/Next")));
            }
            ways.extend(
                default.iter().map(|next| way(next, Some("default".to_owned()), "Default".to_owned())),
            );
        }
        Kind::Task(task) => {
            ways.extend(following(&task.next).map(|next| way(next, None, "Next".to_owned())));
            for (index, catcher) in task.catchers.iter().enumerate() {
                let label = Some(catcher.errors.join(", "));
                ways.push(way(&catcher.next, label, format!("Catch/{index}/Next")));
            }
        }
        Kind::Wait { next, .. } | Kind::Pass { next, .. } => {
            ways.extend(following(next).map(|next| way(next, None, "Next".to_owned())));
        }
        Kind::Succeed | Kind::Fail(_) => {}
    }
    ways
}

fn following(next: &Next) -> Option<&str> {
    if let Next::State(name) = next { Some(name) } else { None }
}

fn is_end(state: &State) -> bool {
    match &state.kind {
        Kind::Succeed | Kind::Fail(_) => true,
        Kind::Task(task) => task.next == Next::End,
        Kind::Wait { next, .. } | Kind::Pass { next, .. } => *next == Next::End,
        Kind::Choice { .. } => false,
    }
}

pub(super) fn check(start_at: &str, states: &BTreeMap<String, State>, problems: &Problems) {
    let ways: Vec<Transition> = states.iter().flat_map(|(name, state)| transitions(name, state)).collect();
    if !states.contains_key(start_at) {
        problems.add("/StartAt", format!("there is no state {start_at:?}"));
        return;
    }
    for way in ways.iter().filter(|way| !states.contains_key(&way.to)) {
        let place = format!("{}/{}", problems.child("/States", &way.from), way.pointer);
        problems.add(&place, format!("there is no state {:?}", way.to));
    }
    let reached = closure([start_at], |way| (&way.from, &way.to), &ways);
    let ends = states.iter().filter(|(_, state)| is_end(state)).map(|(name, _)| name.as_str());
    let ending = closure(ends, |way| (&way.to, &way.from), &ways);
    for name in states.keys().map(String::as_str) {
        let place = problems.child("/States", name);
        if !reached.contains(name) {
            problems.add(&place, "the state cannot be reached");
        }
        if !ending.contains(name) {
            problems.add(&place, "no end can be reached from the state");
        }
    }
}

/// All states that can be reached from `from` along the ways, in the direction that `ends` gives them.
fn closure<'a>(
    from: impl IntoIterator<Item = &'a str>,
    ends: impl Fn(&'a Transition) -> (&'a String, &'a String),
    ways: &'a [Transition],
) -> BTreeSet<&'a str> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (here, there) in ways.iter().map(ends) {
        next.entry(here).or_default().push(there);
    }
    let mut found: BTreeSet<&str> = from.into_iter().collect();
    let mut waiting: Vec<&str> = found.iter().copied().collect();
    while let Some(name) = waiting.pop() {
        for &neighbour in next.get(name).map_or(&[][..], Vec::as_slice) {
            if found.insert(neighbour) {
                waiting.push(neighbour);
            }
        }
    }
    found
}
