//! Limits over several processes.

use std::{sync::Arc, time::Duration};

use cache::{Cache, InProcess, SharedLimit};

use crate::open;

const HOUR: Duration = Duration::from_secs(3_600);

#[tokio::test]
async fn processes_fill_a_window_together() {
    let cache: Arc<dyn Cache> = Arc::new(InProcess::new(1_024));
    let one = SharedLimit::new(Arc::clone(&cache), "logins", 3, HOUR);
    let other = one.clone();
    for limit in [&one, &other, &one] {
        assert_eq!(limit.wait("ada").await, None);
        assert_eq!(limit.take("ada").await, Ok(()));
    }
    assert!(other.take("ada").await.is_err_and(|wait| wait <= HOUR && wait > HOUR / 2));
    assert!(other.wait("ada").await.is_some());
    assert_eq!(other.take("bob").await, Ok(()));
    assert_eq!(SharedLimit::new(cache, "mails", 3, HOUR).take("ada").await, Ok(()));
}

#[tokio::test]
async fn without_redis_nobody_is_held_up() {
    let mut redis = test_servers::redis().unwrap();
    let limit = SharedLimit::new(open(&redis), "logins", 1, HOUR);
    assert_eq!(limit.take("ada").await, Ok(()));
    assert!(limit.take("ada").await.is_err());
    redis.crash().unwrap();
    assert_eq!(limit.take("ada").await, Ok(()));
    assert_eq!(limit.wait("ada").await, None);
}
