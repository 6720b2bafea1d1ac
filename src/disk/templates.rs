//! Reading the templates of a vault's own. They may come from a stranger: nothing outside their folder is read.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::read;
use crate::{
    template::FOLDER,
    text::Source,
    vault::{Content, Trouble},
};

/// The files in a vault's folder of templates, by path. Paths are relative to the vault's root, with `/`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Templates {
    /// Those that could be read.
    pub sources: Vec<Source>,
    /// Those that could not, a link out of the folder among them.
    pub unreadable: Vec<(Arc<str>, Trouble)>,
    /// The folders that hold them or could hold them, as whole paths; those that are there.
    pub folders: Vec<PathBuf>,
}

impl Templates {
    /// Adds a file.
    pub fn add(&mut self, path: Arc<str>, content: Content) {
        match content {
            Content::Text(text) => self.sources.push(Source::new(path, text)),
            Content::NotUtf8 { at, .. } => self.unreadable.push((path, Trouble::NotUtf8 { at })),
            Content::Unreadable(trouble) => self.unreadable.push((path, trouble)),
        }
    }
}

/// Reads the templates of the vault at `root`. Hidden files are none.
pub fn templates(root: &Path) -> Templates {
    let mut templates = Templates::default();
    let mut folders = vec![FOLDER.to_owned()];
    let inside = |path: &Path| {
        let known = root.canonicalize().ok().map(|root| root.join(FOLDER));
        let target = path.canonicalize().ok();
        known
            .zip(target)
            .is_some_and(|(known, target)| target.starts_with(known))
    };
    let above = Path::new(FOLDER).parent().map(|above| root.join(above));
    templates
        .folders
        .extend(above.filter(|above| above.is_dir()));
    while let Some(folder) = folders.pop() {
        let whole = root.join(&folder);
        templates.folders.extend(whole.is_dir().then_some(whole));
        // No folder, no templates; a folder that cannot be listed has none that could be used.
        let entries = fs::read_dir(root.join(&folder)).into_iter().flatten();
        for entry in entries.flatten() {
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let path = format!("{folder}/{name}");
            if name.starts_with('.') {
                continue;
            }
            if !inside(&entry.path()) {
                templates
                    .unreadable
                    .push((path.into(), Trouble::LinkOutside));
            } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else {
                templates.add(path.into(), read(&entry.path()));
            }
        }
    }
    templates.sources.sort_by(|a, b| a.path.cmp(&b.path));
    templates.unreadable.sort_by(|a, b| a.0.cmp(&b.0));
    templates
}
