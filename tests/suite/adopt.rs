//! Notes in other clothes: a folder of incidents is checked and ranked, and not a byte of it changes.

use std::{collections::BTreeMap, fs, path::Path};

use pm::{ranking::Ranking, session::Session, value::decimal};

use crate::program::Vault;

/// Every file of `tests/adopted` by its path.
fn incidents() -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/adopted");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
                files.insert(name.replace('\\', "/"), fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn vault() -> Vault {
    let vault = Vault::new();
    for (path, bytes) in incidents() {
        vault.write(&path, bytes);
    }
    vault
}

#[test]
fn what_cannot_be_read_is_a_warning_at_its_place() {
    let vault = vault();
    vault
        .pm()
        .args(["check", "--fix", "--format", "concise"])
        .assert()
        .success()
        .stdout_eq(snapbox::str![[r"
incidents/2024-02-14-delivery.md:4:15: warning[invalid-field] `hours` cannot be counted: the end lies before the start
incidents/2024-03-02-website.md:3:7: warning[invalid-field] `date` is a date in a form that is not read: `2024-03-02T9:30:00-00:00`
incidents/2024-03-02-website.md:4:15: warning[invalid-field] `resolvedWhen` is a date in a form that is not read: `2024-03-02T8:15:00-00:00`
incidents/2024-03-09-phone.md:7:5: warning[invalid-field] `affected` does not name a note: `📞`
incidents/2024-03-09-phone.md:8:5: warning[invalid-field] `affected` has a colon in an item, which makes it a key for YAML: `{name: Till}`
incidents/2024-04-01-heat.md:6:5: warning[undeclared-lever] the lever `cold-room-cellar` is behind more than one failure and has no note
incidents/2024-04-02-strike.md:2:8: warning[invalid-front-matter] a colon and a space inside a text make YAML see a second key: `Strike: no trains`
incidents/2024-04-02-strike.md:3:8: warning[invalid-field] `state` cannot be `done`

"]])
        .stderr_eq(snapbox::str![[r"
0 errors, 8 warnings in 11 notes

"]]);
    for (path, bytes) in incidents() {
        assert_eq!(fs::read(vault.root().join(&path)).unwrap(), bytes, "{path}");
    }
}

#[test]
fn an_incident_without_a_status_is_ranked_once_it_names_a_lever() {
    let vault = Vault::new();
    vault.write(
        "pm.yaml",
        "adopt:\n  - files: 'incidents/**'\n    type: postmortem\n",
    );
    vault.write(
        "incidents/a.md",
        "---\ntitle: A\nmoney: 100\nlevers: [oven]\n---\n",
    );
    vault.write(
        "incidents/b.md",
        "---\ntitle: B\nmoney: 100\nlevers: [oven]\nstatus: cooling\n---\n",
    );
    vault.write("incidents/c.md", "---\ntitle: C\nmoney: 100\n---\n");
    let session = Session::open(vault.root(), None).unwrap();
    let ranking = Ranking::of(&session.vault);
    let counted = ranking.losses.iter().map(|loss| &*loss.entry.id);
    assert_eq!(counted.collect::<Vec<_>>(), ["a"]);
}

#[test]
fn what_can_be_read_is_ranked() {
    let vault = vault();
    let session = Session::open(vault.root(), None).unwrap();
    let ranking = Ranking::of(&session.vault);
    let levers: Vec<String> = ranking
        .levers
        .iter()
        .map(|lever| {
            let damage = decimal(&lever.damage, 2);
            format!("{} {} {damage} {}", lever.id, lever.failures, lever.title)
        })
        .collect();
    assert_eq!(
        levers,
        [
            "main-oven 2 175.00 The main oven",
            "till 1 50.00 till",
            "cold-room-cellar 1 50.00 Cold room (cellar)",
        ]
    );
    assert_eq!(decimal(&ranking.total, 2), "275.00");
    // What is damaged in a way that cannot be read is in no sum; what is open, a drill or without a lever is not counted.
    let left_out = ranking.left_out.iter().map(|entry| &*entry.id);
    assert_eq!(
        left_out.collect::<Vec<_>>(),
        [
            "2024-02-14-delivery",
            "2024-03-02-website",
            "2024-03-09-phone"
        ]
    );
    assert_eq!(ranking.losses.len(), 3);
    assert!(session.vault.note("readme").is_none());
}
