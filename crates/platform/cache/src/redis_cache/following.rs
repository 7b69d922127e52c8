//! Following a topic: a connection of its own, taken up again whenever it breaks. A heartbeat finds the breaks that nobody
//! reports.

use std::time::Duration;

use bytes::Bytes;
use futures::StreamExt;
use redis::{RedisError, aio::PubSub, cmd};
use tokio::{
    sync::mpsc::{self, Sender},
    time::{Instant, interval, sleep, timeout},
};

use super::RedisCache;
use crate::{Following, News, news::BACKLOG};

/// How many heartbeats may be missing.
const MISSING: u32 = 3;

const FIRST_REST: Duration = Duration::from_millis(100);
const LONGEST_REST: Duration = Duration::from_secs(2);

pub(super) fn begin(cache: &RedisCache, channel: String) -> Following {
    let (sender, news) = mpsc::channel(BACKLOG);
    tokio::spawn(follow(cache.clone(), channel, sender));
    Following(news)
}

async fn follow(cache: RedisCache, channel: String, news: Sender<News>) {
    let echo = format!("{channel}#echo-{:032x}", rand::random::<u128>());
    let mut rest = FIRST_REST;
    while !news.is_closed() {
        if let Ok(Ok(mut pubsub)) =
            timeout(MISSING * cache.options.heartbeat, subscribe(&cache, &channel, &echo)).await
        {
            if news.send(News::Begun).await.is_err() {
                return;
            }
            rest = FIRST_REST;
            listen(&cache, &mut pubsub, &channel, &echo, &news).await;
            if news.send(News::Interrupted).await.is_err() {
                return;
            }
        }
        tokio::select! {
            () = sleep(rest) => rest = (rest * 2).min(LONGEST_REST),
            () = news.closed() => return,
        }
    }
}

async fn subscribe(cache: &RedisCache, channel: &str, echo: &str) -> Result<PubSub, RedisError> {
    let mut pubsub = cache.client.get_async_pubsub().await?;
    pubsub.subscribe(&[channel, echo]).await?;
    Ok(pubsub)
}

/// Passes messages on until the connection ends, is silent for too long, or nobody listens.
async fn listen(cache: &RedisCache, pubsub: &mut PubSub, channel: &str, echo: &str, news: &Sender<News>) {
    let mut messages = pubsub.on_message();
    let mut heartbeat = interval(cache.options.heartbeat);
    let mut heard_at = Instant::now();
    loop {
        tokio::select! {
            message = messages.next() => {
                let Some(message) = message else { return };
                heard_at = Instant::now();
                let bytes = Bytes::copy_from_slice(message.get_payload_bytes());
                // A follower that is too slow starts anew rather than hold up the connection.
                if message.get_channel_name() == channel && news.try_send(News::Message(bytes)).is_err() {
                    return;
                }
            }
            _ = heartbeat.tick() => {
                if heard_at.elapsed() > MISSING * cache.options.heartbeat {
                    return;
                }
                let beat = cache.clone();
                let echo = echo.to_owned();
                // Not awaited: whether it arrives is seen where it arrives.
                tokio::spawn(async move {
                    let _sent = beat.ask::<()>(cmd("PUBLISH").arg(echo).arg("")).await;
                });
            }
            () = news.closed() => return,
        }
    }
}
