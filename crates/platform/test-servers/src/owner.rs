//! Who runs the servers: the user of the tests, or `nobody` where the tests run as root, which PostgreSQL and MariaDB refuse.

use std::{fs, io};

/// A user and its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    pub user: u32,
    pub group: u32,
}

impl Owner {
    /// Another user than ours, if servers need one.
    pub fn for_servers() -> io::Result<Option<Self>> {
        if !rustix::process::geteuid().is_root() {
            return Ok(None);
        }
        let users = fs::read_to_string("/etc/passwd")?;
        let nobody = users.lines().find_map(nobody);
        nobody.map(Some).ok_or_else(|| io::Error::other("root needs a user `nobody` to run servers as"))
    }
}

fn nobody(line: &str) -> Option<Owner> {
    let mut fields = line.strip_prefix("nobody:")?.split(':').skip(1);
    Some(Owner { user: fields.next()?.parse().ok()?, group: fields.next()?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::{Owner, nobody};

    #[test]
    fn nobody_is_found_by_name() {
        let line = "nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin";
        assert_eq!(nobody(line), Some(Owner { user: 65534, group: 65533 }));
        assert_eq!(nobody("somebody:x:1:1::/:/bin/sh"), None);
    }
}
