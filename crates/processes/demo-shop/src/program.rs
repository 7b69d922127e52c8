//! The file that this program was started from. What is read from it takes no memory afterwards; what is read where it
//! lies in memory stays there as long as the program runs.

use std::{
    fs::{self, File},
    ops::Range,
    os::unix::fs::FileExt,
};

/// The program's file, and where its parts lie in memory.
pub struct Program {
    file: File,
    mapped: Vec<Mapping>,
}

struct Mapping {
    memory: Range<usize>,
    offset: u64,
}

impl Program {
    /// `None` on a system that does not tell.
    pub fn open() -> Option<Self> {
        let path = fs::read_link("/proc/self/exe").ok()?;
        let maps = fs::read_to_string("/proc/self/maps").ok()?;
        let mapped = maps.lines().filter_map(|line| mapping(line, path.to_str()?)).collect();
        Some(Self { file: File::open("/proc/self/exe").ok()?, mapped })
    }

    /// What the file has where `constant` comes from; `None` if that is not of the file.
    pub fn read(&self, constant: &[u8]) -> Option<Vec<u8>> {
        let at = constant.as_ptr().addr();
        let Mapping { memory, offset } = self.mapped.iter().find(|mapping| mapping.memory.contains(&at))?;
        let into_it = u64::try_from(at - memory.start).ok()?;
        let mut bytes = vec![0; constant.len()];
        self.file.read_exact_at(&mut bytes, offset.checked_add(into_it)?).ok()?;
        Some(bytes)
    }
}

/// A line of `proc_pid_maps(5)`: range, rights, offset, device, inode, path.
fn mapping(line: &str, path: &str) -> Option<Mapping> {
    let mut words = line.split_ascii_whitespace();
    let (range, offset) = (words.next()?, words.nth(1)?);
    let (start, end) = range.split_once('-')?;
    let number = |text| usize::from_str_radix(text, 16).ok();
    let memory = number(start)?..number(end)?;
    line.ends_with(path).then_some(Mapping { memory, offset: u64::from_str_radix(offset, 16).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    static CONSTANT: [u8; 37] = *b"what lies in the program and its file";

    #[test]
    fn a_constant_is_read_from_the_file() {
        let program = Program::open().unwrap();
        assert_eq!(program.read(&CONSTANT).as_deref(), Some(CONSTANT.as_slice()));
    }

    #[test]
    fn what_was_made_later_is_not_in_the_file() {
        let copy = CONSTANT.to_vec();
        assert_eq!(Program::open().unwrap().read(&copy), None);
    }
}
