//! Messages to people, and the mailbox that keeps them.
