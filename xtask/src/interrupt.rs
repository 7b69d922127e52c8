//! Ctrl-C and its like: noted, and passed on to the command that runs, so that both end in order.

use std::{
    io,
    process::Child,
    sync::{
        Arc,
        atomic::{AtomicI32, Ordering},
    },
    thread,
};

use rustix::process::{Pid, Signal, kill_process};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};

/// The interrupts that arrived since [`Interrupts::watch`].
pub struct Interrupts {
    caught: Arc<AtomicI32>,
    child: Arc<AtomicI32>,
}

impl Interrupts {
    /// From now on an interrupt ends this process no more by itself.
    pub fn watch() -> io::Result<Self> {
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
        let (caught, child) = (Arc::new(AtomicI32::new(0)), Arc::new(AtomicI32::new(0)));
        let watched = Self { caught: Arc::clone(&caught), child: Arc::clone(&child) };
        thread::spawn(move || {
            for signal in signals.forever() {
                caught.store(signal, Ordering::SeqCst);
                send(signal, child.load(Ordering::SeqCst));
            }
        });
        Ok(watched)
    }

    /// The number of the last one.
    pub fn caught(&self) -> Option<u8> {
        u8::try_from(self.caught.load(Ordering::SeqCst)).ok().filter(|&signal| signal != 0)
    }

    /// Passes on what arrives, and what arrived before the child was there.
    pub fn pass_on_to(&self, child: &Child) {
        let id = i32::try_from(child.id()).unwrap_or_default();
        self.child.store(id, Ordering::SeqCst);
        send(self.caught.load(Ordering::SeqCst), id);
    }
}

fn send(signal: i32, process: i32) {
    if let (Some(signal), Some(process)) = (Signal::from_named_raw(signal), Pid::from_raw(process)) {
        // It may have ended meanwhile, which is what the signal is for.
        let _gone = kill_process(process, signal);
    }
}
