//! Days of the calendar, `2026-11-24` on the wire, and counting working days.

use std::fmt;

use jiff::{ToSpan, civil::Weekday};
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::Timestamp;

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
#[schema(value_type = String, format = Date, example = "2026-11-24")]
pub struct Day(jiff::civil::Date);

impl Day {
    /// The day that this is in UTC.
    #[must_use]
    pub fn of(time: Timestamp) -> Self {
        Self(jiff::tz::TimeZone::UTC.to_datetime(time.civil()).date())
    }

    /// So many working days later: Monday to Friday count, holidays are not known.
    #[must_use]
    pub fn after_working_days(self, days: u16) -> Self {
        let mut day = self.0;
        for _ in 0..days {
            day = day.saturating_add(1.day());
            while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
                && day != jiff::civil::Date::MAX
            {
                day = day.saturating_add(1.day());
            }
        }
        Self(day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::of(text.parse().unwrap())
    }

    #[test]
    fn weekends_do_not_count() {
        let friday = day("2026-11-20T23:59:59Z");
        assert_eq!(friday.to_string(), "2026-11-20");
        for (days, wanted) in [(0, "2026-11-20"), (1, "2026-11-23"), (5, "2026-11-27"), (6, "2026-11-30")] {
            assert_eq!(friday.after_working_days(days).to_string(), wanted, "{days}");
        }
        assert_eq!(day("2026-11-21T10:00:00Z").after_working_days(1).to_string(), "2026-11-23");
    }

    #[test]
    fn the_calendar_ends_without_harm() {
        let last = Day::of(Timestamp::from_micros(i64::MAX));
        assert!(last.after_working_days(400) >= last);
    }
}
