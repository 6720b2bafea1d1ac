//! Writes a vault for measuring into an empty folder: `cargo run --release --example generate -- NOTES DIR`.
#![expect(clippy::disallowed_methods, reason = "it writes files")]

mod notes;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let (Some(count), Some(folder), None) = (args.next(), args.next(), args.next()) else {
        return Err("usage: generate NOTES DIR".into());
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    if fs::read_dir(folder)?.next().is_some() {
        return Err(format!("{} is not empty", folder.display()).into());
    }
    fs::write(folder.join("pm.yaml"), notes::CONFIG)?;
    for (path, text) in notes::notes(count.parse()?) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)?;
    }
    Ok(())
}
