//! Page and chart as files: what they should hold, and whether there is a place for it.

use std::path::Path;

use crate::{
    disk,
    failure::Failure,
    index::{self, Problem, Rendered},
    language::Catalogue,
    message::Message,
    settings::{Language, Settings},
    text::LineIndex,
};

/// A generated file, as it is and as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Relative to the vault's root.
    pub path: String,
    /// What is there.
    pub old: Option<String>,
    /// What should be there.
    pub new: String,
}

impl Output {
    /// Whether it is not what it should be.
    pub fn is_stale(&self) -> bool {
        self.old.as_ref() != Some(&self.new)
    }
}

/// A file that has no place for what is generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoPlace {
    /// Relative to the vault's root.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and which line mends it.
    pub message: Message,
}

/// What page and chart hold on the disk.
///
/// # Errors
/// [`Failure::Io`] where one cannot be read or is not UTF-8, [`Failure::Refused`] where it is larger than 8 MiB.
pub fn on_disk(root: &Path, settings: &Settings) -> Result<[Option<String>; 2], Failure> {
    let text = |path: &String| disk::text(&root.join(path));
    Ok([text(&settings.index.page)?, text(&settings.index.chart)?])
}

/// Page and chart. There is none of them unless both have a place.
///
/// # Errors
/// [`NoPlace`] where the old page has no room for the generated part, or the old chart is somebody else's.
pub fn outputs(
    settings: &Settings,
    rendered: &Rendered,
    [old_page, old_chart]: [Option<String>; 2],
) -> Result<[Output; 2], NoPlace> {
    let page = index::page(old_page.as_deref(), &rendered.region, settings.language);
    let chart = index::picture(old_chart.as_deref(), rendered.chart.clone());
    Ok([
        output(&settings.index.page, old_page, page)?,
        output(&settings.index.chart, old_chart, chart)?,
    ])
}

fn output(
    path: &str,
    old: Option<String>,
    new: Result<String, Problem>,
) -> Result<Output, NoPlace> {
    let path = path.to_owned();
    match new {
        Ok(new) => Ok(Output { path, old, new }),
        Err(problem) => {
            let lines = LineIndex::new(old.as_deref().unwrap_or_default());
            Err(NoPlace {
                path,
                line: lines.position(problem.span.start as usize).line,
                message: problem.message,
            })
        }
    }
}

impl NoPlace {
    /// Where, what, and what to do; `shown` is the path as it is shown.
    pub fn told(&self, shown: &str, language: Language) -> String {
        let told = Catalogue::of(language).sentence(&self.message);
        format!("{shown}:{}: {told}", self.line)
    }
}
