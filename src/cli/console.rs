//! The two streams of the terminal: results to standard output, everything else to standard error.

use std::{
    io::{self, IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use anstream::{AutoStream, ColorChoice, adapter::strip_str};

use super::{Color, here};
use crate::{
    failure::Failure,
    text::{sh_word, shell_word},
};

/// How wide results may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The columns in which prose goes on to the next line and bars end.
    pub(super) columns: usize,
    /// The columns after which tables are cut.
    pub(super) cut: usize,
}

impl Room {
    /// That of a terminal.
    pub(super) fn of(columns: usize) -> Self {
        Self {
            columns,
            cut: columns,
        }
    }
}

/// Where commands print.
#[derive(Debug)]
pub(super) struct Console {
    choice: ColorChoice,
    /// How a command starts that is to work in the same vault: `pm`, or `pm -C DIR`.
    pm: String,
    /// Whether warnings and chatter are left out.
    pub(super) quiet: bool,
}

impl Console {
    /// For a command that was sent to a folder.
    pub(super) fn new(color: Color, quiet: bool, folder: &Path) -> Self {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        };
        Self {
            choice,
            pm: Self::pm(folder),
            quiet,
        }
    }

    /// How a command starts that is to work in a folder's vault.
    pub(super) fn pm(folder: &Path) -> String {
        let folder = here::written(folder);
        if folder == "." {
            return "pm".to_owned();
        }
        let word = shell_word(&folder);
        format!("pm -C {}", word.unwrap_or_else(|| sh_word(&folder)))
    }

    /// A command of pm as it finds the vault from where this one did.
    pub(super) fn command(&self, command: &str) -> String {
        match command.strip_prefix("pm ") {
            Some(rest) => format!("{} {rest}", self.pm),
            None => command.to_owned(),
        }
    }

    /// The same for all commands in words, which stand between backquotes; a mark that is to be copied stays as it is.
    pub(super) fn here(&self, words: &str) -> String {
        let parts = words.split_inclusive("-->").map(|part| {
            let (words, mark) = part.split_at(part.find("<!--").unwrap_or(part.len()));
            words.replace("`pm ", &format!("`{} ", self.pm)) + mark
        });
        parts.collect()
    }

    /// The columns of the terminal; 100 where there is none.
    pub(super) fn width() -> usize {
        Self::terminal().unwrap_or(100)
    }

    /// The room for a result: that of the terminal, or the 80 columns that every reader of a file has. There nothing is cut,
    /// since what is cut cannot be found any more.
    pub(super) fn room() -> Room {
        let terminal = Self::terminal().filter(|_| io::stdout().is_terminal());
        terminal.map_or(
            Room {
                columns: 80,
                cut: usize::MAX,
            },
            Room::of,
        )
    }

    fn terminal() -> Option<usize> {
        terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).max(40))
    }

    /// Prints a result as it is.
    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        let mut out = AutoStream::new(io::stdout().lock(), self.choice);
        // Taken out on the way, styles would make a write of what stands between any two of them.
        let plain = (out.current_choice() == ColorChoice::Never).then(|| strip_str(text));
        let plain = plain.map(|plain| plain.to_string());
        let text = plain.as_deref().unwrap_or(text);
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Closed),
            Err(error) => Err(Failure::io("standard output".as_ref(), "write", error)),
            Ok(()) => Ok(()),
        }
    }

    /// Says a line beside the result, unless asked to be quiet.
    pub(super) fn say(&self, line: &str) {
        if !self.quiet {
            self.tell(line);
        }
    }

    /// Shows findings beside the result.
    pub(super) fn explain(&self, text: &str) {
        let text = text.trim_end();
        if text.is_empty() {
            return;
        }
        let mut err = AutoStream::new(io::stderr().lock(), self.choice);
        // With standard error gone there is nobody left to tell.
        let _ = writeln!(err, "{text}");
    }

    /// Says why the work could not be done.
    pub(super) fn fail(&self, failure: &Failure) {
        self.tell(&format!("pm: {failure}"));
    }

    /// Whether somebody sits before standard error and may see a line change.
    pub(super) fn has_screen(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Puts a line in the place of the one that the cursor stands in; without a line end, so that it can be replaced in turn.
    pub(super) fn draw(line: &str) {
        let mut err = io::stderr().lock();
        // With standard error gone there is nobody left to see it.
        let _ = write!(err, "\r\u{1b}[2K{line}").and_then(|()| err.flush());
    }

    /// Says something that has to be heard.
    pub(super) fn tell(&self, line: &str) {
        self.explain(&self.here(line));
    }
}

/// A count with its English word.
pub(super) fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Prints what clap has to say: help and version are results, the rest are errors.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    let printed = error.print();
    if error.use_stderr() {
        return ExitCode::from(2);
    }
    match printed {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let failure = Failure::io("standard output".as_ref(), "write", error);
            Console::new(Color::Auto, false, Path::new(".")).fail(&failure);
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}
