//! What any program must pay that reads every note of a vault in order: `cargo run --release --example floor -- DIR`. The
//! times of `pm` are given as multiples of its.
#![expect(clippy::disallowed_methods, reason = "it reads files")]

use std::{env, error::Error, fs, io::Write, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders = vec![PathBuf::from(env::args().nth(1).ok_or("usage: floor DIR")?)];
    let mut notes = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension() == Some("md".as_ref()) {
                notes.push(entry.path());
            }
        }
    }
    notes.sort();
    let mut bytes = 0;
    for note in &notes {
        bytes += fs::read_to_string(note)?.len();
    }
    writeln!(std::io::stdout(), "{} notes, {bytes} bytes", notes.len())?;
    Ok(())
}
