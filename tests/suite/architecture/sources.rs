//! The project's own Rust files.

use std::{fs, path::Path};

use proc_macro2::TokenStream;

/// One file.
pub(super) struct Source {
    /// Relative to the package, with `/`.
    pub(super) path: String,
    pub(super) text: String,
}

impl Source {
    /// The code without comments.
    pub(super) fn tokens(&self) -> TokenStream {
        self.text
            .parse()
            .unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }

    /// The module at the crate's root that the file belongs to.
    pub(super) fn module(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        inside.split('/').next()?.split('.').next()
    }

    /// How many modules the file's own lies below the crate's root.
    pub(super) fn depth(&self) -> usize {
        self.path.matches('/').count()
    }

    pub(super) fn lines_before_tests(&self) -> usize {
        let code = self.text.lines();
        code.take_while(|line| *line != "#[cfg(test)]").count()
    }

    /// The files of the modules that exist for tests only.
    pub(super) fn test_files(&self) -> Vec<String> {
        let folder = self.path.trim_end_matches(".rs");
        let mut lines = self.text.lines();
        let mut files = Vec::new();
        while let Some(line) = lines.next() {
            let module = (line == "#[cfg(test)]")
                .then(|| lines.next()?.split_once("mod ")?.1.strip_suffix(';'))
                .flatten();
            files.extend(module.map(|module| format!("{folder}/{module}.rs")));
        }
        files
    }
}

/// Every Rust file of the package.
pub(super) fn all() -> Vec<Source> {
    let folders = ["benches", "examples", "src", "tests"];
    folders.into_iter().flat_map(sources).collect()
}

/// Every Rust file below a folder of the package, by path.
pub(super) fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let entries =
            fs::read_dir(root().join(&folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        for entry in entries {
            let name = entry.unwrap().file_name();
            let path = format!("{folder}/{}", name.to_str().unwrap());
            if root().join(&path).is_dir() {
                open.push(path);
            } else if Path::new(&path).extension() == Some("rs".as_ref()) {
                let text = read(&path);
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The text of a file of the package.
pub(super) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
