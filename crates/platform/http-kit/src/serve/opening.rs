//! The first bytes of a connection, which tell HTTP/2 from HTTP/1.1. They are read here, where a time-out can stand
//! around them, and given back to whoever reads the connection afterwards.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// What an HTTP/2 client says first (RFC 9113, section 3.4).
const PREFACE: &[u8; 24] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// What a client speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Protocol {
    Http1,
    Http2,
}

/// A connection whose first bytes have been looked at.
pub(super) struct Opened {
    stream: TcpStream,
    first: [u8; PREFACE.len()],
    given: usize,
    filled: usize,
}

/// Reads until the protocol is clear; nothing if the client leaves before.
pub(super) async fn open(stream: TcpStream) -> io::Result<Option<(Protocol, Opened)>> {
    let mut opened = Opened { stream, first: [0; PREFACE.len()], given: 0, filled: 0 };
    loop {
        let count = opened.stream.read(&mut opened.first[opened.filled..]).await?;
        if count == 0 {
            return Ok(None);
        }
        opened.filled += count;
        if opened.first[..opened.filled] != PREFACE[..opened.filled] {
            return Ok(Some((Protocol::Http1, opened)));
        }
        if opened.filled == PREFACE.len() {
            return Ok(Some((Protocol::Http2, opened)));
        }
    }
}

impl AsyncRead for Opened {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.given == self.filled {
            return Pin::new(&mut self.stream).poll_read(context, buffer);
        }
        let count = buffer.remaining().min(self.filled - self.given);
        buffer.put_slice(&self.first[self.given..self.given + count]);
        self.given += count;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Opened {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, buffers)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
