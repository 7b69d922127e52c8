//! What is in flight on an HTTP/2 connection, from the headers of a request to the last byte of its answer, so that a
//! connection without any can be told from a busy one.

use std::{
    convert::Infallible,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{body::Body, http::Request, response::Response};
use bytes::Bytes;
use hyper::body::{Frame, Incoming, SizeHint};

use super::Answering;

/// Counts the requests of a connection; clones count together.
#[derive(Clone, Default)]
pub(super) struct InFlight {
    begun: Arc<AtomicU64>,
    ended: Arc<AtomicU64>,
}

/// A request that is in flight until this is dropped.
struct OneOf(InFlight);

impl InFlight {
    fn begin(&self) -> OneOf {
        self.begun.fetch_add(1, Ordering::Relaxed);
        OneOf(self.clone())
    }

    /// Resolves when nothing was in flight and nothing has begun for that long.
    pub async fn nothing_for(&self, time: Duration) {
        loop {
            let before = self.begun.load(Ordering::Relaxed);
            tokio::time::sleep(time).await;
            if self.ended.load(Ordering::Relaxed) == before && self.begun.load(Ordering::Relaxed) == before {
                return;
            }
        }
    }
}

impl Drop for OneOf {
    fn drop(&mut self) {
        self.0.ended.fetch_add(1, Ordering::Relaxed);
    }
}

/// The router as the streams of a connection see it.
pub(super) struct Streams {
    pub answering: Answering,
    pub in_flight: InFlight,
}

impl hyper::service::Service<Request<Incoming>> for Streams {
    type Response = Response<CountedBody>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let one = self.in_flight.begin();
        let answer = self.answering.call(request);
        Box::pin(async move { Ok(answer.await?.map(|body| CountedBody { body, _one: one })) })
    }
}

/// The body of an answer that is in flight.
pub(super) struct CountedBody {
    body: Body,
    _one: OneOf,
}

impl hyper::body::Body for CountedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
