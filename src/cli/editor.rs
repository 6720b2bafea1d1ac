//! The editor that the environment names.
#![expect(
    clippy::disallowed_methods,
    reason = "the environment is read and the editor run here"
)]

use std::{
    env, io,
    path::Path,
    process::{Command, ExitStatus},
};

use crate::failure::Failure;

/// Opens a file in `$VISUAL`, else in `$EDITOR`, and waits for its end. Both may hold arguments.
///
/// # Errors
/// [`Failure::Editor`] where there is none, it cannot be started, or it fails.
pub(super) fn edit(path: &Path) -> Result<(), Failure> {
    let named = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .map(|command| words(&command))
        .find(|words| !words.is_empty());
    let Some(words) = named else {
        let reason = "neither VISUAL nor EDITOR names an editor";
        return Err(Failure::Editor(reason.to_owned()));
    };
    let status = run(&words, path)
        .map_err(|error| Failure::Editor(format!("cannot run {}: {error}", words[0])))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::Editor(format!("{} ended with {status}", words[0])))
}

fn run(words: &[String], path: &Path) -> io::Result<ExitStatus> {
    let (program, args) = (&words[0], &words[1..]);
    let start = |program: &str| Command::new(program).args(args).arg(path).status();
    match start(program) {
        // Editors like VS Code come as scripts on Windows, which are found by their whole name alone.
        Err(error) if cfg!(windows) && error.kind() == io::ErrorKind::NotFound => {
            start(&format!("{program}.cmd"))
        }
        status => status,
    }
}

/// The words of a command. Blanks part them, but for those between quotes.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut quote) = (None::<String>, None);
    for c in command.chars() {
        match quote {
            None if c.is_whitespace() => words.extend(word.take()),
            None if matches!(c, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            Some(open) if c == open => quote = None,
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn quotes_hold_blanks() {
        for (command, expected) in [
            ("vim", &["vim"][..]),
            ("  code  --wait ", &["code", "--wait"]),
            ("\"/opt/my editor/bin\" -n", &["/opt/my editor/bin", "-n"]),
            (
                "emacs --eval '(f \"x\")'",
                &["emacs", "--eval", "(f \"x\")"],
            ),
            ("C:\\vim\\vim.exe -f", &["C:\\vim\\vim.exe", "-f"]),
            (" ", &[]),
        ] {
            assert_eq!(words(command), expected);
        }
    }
}
