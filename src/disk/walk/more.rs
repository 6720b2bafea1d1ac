//! Listing a few files more, without a walk.

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use super::{Above, Around, Child, Found, Ignores, Listing, Walker, above};
use crate::settings::Settings;

/// What a walk would find of plain files that have come into folders that it entered; their paths are relative to `root`. Says
/// nothing of folders.
pub fn walk_to(root: &Path, settings: &Settings, files: &BTreeSet<&str>) -> Listing {
    let Above { base, ignores, .. } = above(root);
    let walker = Walker {
        root,
        base,
        settings,
    };
    let mut found = Found::default();
    for file in files {
        let path = root.join(file);
        let kind = path.symlink_metadata().map(|metadata| metadata.file_type());
        // What has gone or changed its kind meanwhile is told of once more.
        let Some(kind) = kind.ok().filter(fs::FileType::is_file) else {
            continue;
        };
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        if name.starts_with('.') {
            continue;
        }
        let ignores = walker.ignores_in(folder, ignores.clone());
        let around = Around {
            path: &root.join(folder),
            ignores: ignores.as_ref(),
        };
        let child = Child {
            name: name.into(),
            relative: (*file).to_owned(),
            kind,
            named: true,
        };
        walker.child(child, &around, &mut found);
    }
    found.listing()
}

impl Walker<'_> {
    /// The `.gitignore` files that speak of what a folder holds; those above the vault are known.
    fn ignores_in(&self, folder: &str, above: Option<Arc<Ignores>>) -> Option<Arc<Ignores>> {
        let ends = folder.match_indices('/').map(|(end, _)| end);
        let ways = ends.chain([folder.len()]).map(|end| &folder[..end]);
        // The root comes first; a folder without a name is the root itself.
        let ways = [""].into_iter().chain(ways.filter(|way| !way.is_empty()));
        ways.fold(above, |ignores, way| {
            let file = self.root.join(way).join(".gitignore");
            let is_file = file.symlink_metadata().is_ok_and(|file| file.is_file());
            if is_file {
                Some(self.ignores(&file, way, ignores))
            } else {
                ignores
            }
        })
    }
}
