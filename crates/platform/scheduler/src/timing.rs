//! When a job is to be run.

use std::{fmt, time::Duration};

use croner::Cron;
use jiff::tz::TimeZone;
use primitives::Timestamp;

use crate::ScheduleError;

/// When a job is to be run.
#[derive(Debug, Clone)]
pub enum Timing {
    /// At the times of a cron text, in UTC.
    Cron(Box<Cron>),
    /// Again and again after this long.
    Every(Duration),
}

/// The shortest interval.
const SHORTEST: Duration = Duration::from_millis(1);

impl Timing {
    /// The times of a cron text with five fields, or six if it begins with seconds.
    ///
    /// # Errors
    /// [`ScheduleError::Cron`] when it is none, or its time never comes.
    pub fn cron(text: &str) -> Result<Self, ScheduleError> {
        let refused = |reason: String| ScheduleError::Cron { text: text.to_owned(), reason };
        let cron: Cron =
            text.parse().map_err(|error: croner::errors::CronError| refused(error.to_string()))?;
        let timing = Self::Cron(Box::new(cron));
        match timing.first_after(Timestamp::from_micros(0)) {
            Some(_) => Ok(timing),
            None => Err(refused("its time never comes".to_owned())),
        }
    }

    /// Again and again after this long.
    ///
    /// # Errors
    /// [`ScheduleError::Interval`] when that is less than a millisecond.
    pub const fn every(interval: Duration) -> Result<Self, ScheduleError> {
        if interval.as_micros() < SHORTEST.as_micros() {
            return Err(ScheduleError::Interval);
        }
        Ok(Self::Every(interval))
    }

    /// The first time after `now`, where the run before was due at `due`. Missed times are left out; intervals keep
    /// their beat.
    pub(crate) fn next(&self, due: Timestamp, now: Timestamp) -> Timestamp {
        match self {
            Self::Cron(_) => self.first_after(now).unwrap_or(Timestamp::from_micros(i64::MAX)),
            // Run before its time by hand: that time still comes.
            Self::Every(_) if due > now => due,
            Self::Every(interval) => {
                let (late, beat) = (now.since(due).as_micros(), interval.as_micros());
                let to_next = beat.saturating_sub(late.checked_rem(beat).unwrap_or_default());
                now.plus(Duration::from_micros(u64::try_from(to_next).unwrap_or(u64::MAX)))
            }
        }
    }

    /// When a schedule that is new at `now` is due first.
    pub(crate) fn first(&self, now: Timestamp) -> Timestamp {
        self.next(now, now)
    }

    fn first_after(&self, now: Timestamp) -> Option<Timestamp> {
        let Self::Cron(cron) = self else { return Some(now) };
        let start = jiff::Timestamp::from_microsecond(now.micros()).ok()?.to_zoned(TimeZone::UTC).datetime();
        let next = cron.find_next_occurrence(&start, false).ok()?;
        let next = next.to_zoned(TimeZone::UTC).ok()?.timestamp();
        Some(Timestamp::from_micros(next.as_microsecond()))
    }
}

impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cron(cron) => f.write_str(cron.as_str()),
            Self::Every(interval) => write!(f, "every {interval:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_cron_text_names_times_in_utc() {
        let next = |text: &str, now: &str| Timing::cron(text).unwrap().first(time(now)).to_string();
        assert_eq!(next("0 3 * * *", "2026-03-01T02:59:59.999999Z"), "2026-03-01T03:00:00Z");
        assert_eq!(next("0 3 * * *", "2026-03-01T03:00:00Z"), "2026-03-02T03:00:00Z");
        assert_eq!(next("*/15 * * * MON-FRI", "2026-03-06T23:50:00Z"), "2026-03-09T00:00:00Z");
        assert_eq!(next("0 0 29 2 *", "2026-03-01T00:00:00Z"), "2028-02-29T00:00:00Z");
        assert_eq!(next("30 0 3 * * *", "2026-03-01T03:00:00.5Z"), "2026-03-01T03:00:30Z");
    }

    #[test]
    fn what_is_no_cron_text_or_never_comes_is_refused() {
        for text in ["", "every day", "61 * * * *", "* * * *", "0 0 30 2 *"] {
            assert!(matches!(Timing::cron(text), Err(ScheduleError::Cron { .. })), "{text}");
        }
        assert!(matches!(Timing::every(Duration::ZERO), Err(ScheduleError::Interval)));
    }

    #[test]
    fn an_interval_keeps_its_beat_and_leaves_missed_times_out() {
        let timing = Timing::every(Duration::from_secs(60)).unwrap();
        let due = time("2026-03-01T00:00:00Z");
        let next = |now: &str| timing.next(due, time(now)).to_string();
        assert_eq!(next("2026-03-01T00:00:00.7Z"), "2026-03-01T00:01:00Z");
        assert_eq!(next("2026-03-01T00:05:01Z"), "2026-03-01T00:06:00Z");
        assert_eq!(next("2026-03-01T00:05:00Z"), "2026-03-01T00:06:00Z");
        assert_eq!(next("2026-02-28T23:59:30Z"), "2026-03-01T00:00:00Z");
    }
}
