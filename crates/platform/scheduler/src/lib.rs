//! Jobs on schedules: cron texts, one run each, last and next run kept.
