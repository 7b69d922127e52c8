//! Small machines, drawn.

use primitives::Timestamp;

use super::*;
use crate::{Event, EventType, Failure, Status};

const MACHINE: &str = r#"{"StartAt": "Pay \"it\"", "States": {
    "Pay \"it\"": {"Type": "Task", "Resource": "pay", "Next": "Done",
        "Catch": [{"ErrorEquals": ["Declined", "States.Timeout"], "Next": "Refused"}]},
    "Refused": {"Type": "Fail"}, "Done": {"Type": "Succeed"}}}"#;

fn happened(events: &[(EventType, &str)], status: Status) -> Marks {
    let event = |(id, (event_type, state)): (u32, &(EventType, &str))| Event {
        id,
        at: Timestamp::from_micros(0),
        event_type: *event_type,
        state: (!state.is_empty()).then(|| (*state).to_owned()),
        input: None,
        output: None,
        failure: (*event_type == EventType::TaskFailed)
            .then(|| Failure { error: "Declined".to_owned(), cause: String::new() }),
    };
    Marks::read(&(1..).zip(events).map(event).collect::<Vec<_>>(), status)
}

#[test]
fn mermaid_has_every_state_way_and_end() {
    let definition = Definition::parse(MACHINE).unwrap();
    let drawn = Drawing::of(&definition).mermaid();
    assert_eq!(
        drawn,
        "stateDiagram-v2\n    state \"Done\" as s1\n    state \"Pay #34;it#34;\" as s2\n    state \"Refused\" as s3\n    \
         [*] --> s2\n    s2 --> s1\n    s2 --> s3 : Declined, States.Timeout\n    s1 --> [*]\n    s3 --> [*]\n"
    );
}

#[test]
fn dot_quotes_names() {
    let definition = Definition::parse(MACHINE).unwrap();
    let drawn = Drawing::of(&definition).dot();
    assert!(drawn.contains(r#""Pay \"it\"" -> "Refused" [label="Declined, States.Timeout"];"#), "{drawn}");
    assert_eq!(drawn.matches('{').count(), drawn.matches('}').count());
}

#[test]
fn an_execution_marks_where_it_was_and_what_failed() {
    let task = "Pay \"it\"";
    let caught = [
        (EventType::ExecutionStarted, ""),
        (EventType::TaskStateEntered, task),
        (EventType::TaskFailed, task),
        (EventType::TaskStateExited, task),
        (EventType::FailStateEntered, "Refused"),
        (EventType::ExecutionFailed, ""),
    ];
    let marks = happened(&caught, Status::Failed);
    assert_eq!(
        (marks.of(task), marks.of("Refused"), marks.of("Done")),
        (Some(Mark::Failed), Some(Mark::Failed), None)
    );
    let waiting = happened(&caught[..2], Status::Running);
    assert_eq!(waiting.of(task), Some(Mark::Current));
    assert_eq!(happened(&caught[..2], Status::Aborted).of(task), Some(Mark::Failed));
    let retried = [
        caught[1],
        caught[2],
        (EventType::TaskSucceeded, task),
        caught[3],
        (EventType::SucceedStateEntered, "Done"),
    ];
    let marks = happened(&retried, Status::Succeeded);
    assert_eq!((marks.of(task), marks.of("Done")), (Some(Mark::Passed), Some(Mark::Passed)));
    let definition = Definition::parse(MACHINE).unwrap();
    assert!(Drawing::marked(&definition, marks).mermaid().contains("class s2 passed"));
}
