//! The program itself: what it prints, how it ends.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use snapbox::cmd::cargo_bin;

use crate::program::{NOW, Vault, apart};

/// Far longer than anything takes; whoever waits so long waits for nothing.
const LONG: Duration = Duration::from_mins(1);

const NOTE: &str = "---\ntype: postmortem\ntitle: 100 prospects\nstatus: analysed\nfailed_at: 2026-02-28\nhours: 60\nanalysed_at: 2026-03-05\nlevers: unclear-target\n---\n";

/// `pm watch`, running.
struct Running {
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
}

impl Running {
    fn new(root: &Path, args: &[&str]) -> Self {
        Self::at(root, args, Some(NOW))
    }

    fn at(root: &Path, args: &[&str], now: Option<&str>) -> Self {
        let mut command = apart(cargo_bin!("pm"));
        command.arg("watch").args(args).current_dir(root);
        command.env_remove("PM_NOW");
        command.envs(now.map(|now| ("PM_NOW", now)));
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let out = lines(child.stdout.take().unwrap());
        let err = lines(child.stderr.take().unwrap());
        Self { child, out, err }
    }

    /// The next event.
    fn event(&self) -> Value {
        let line = self.out.recv_timeout(LONG).expect("an event");
        serde_json::from_str(&line).unwrap()
    }

    /// The lines on standard error up to one with these words.
    fn said(&self, words: &str) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            said.push(
                self.err
                    .recv_timeout(LONG)
                    .unwrap_or_else(|_| panic!("{words}: {said:?}")),
            );
            if said.last().unwrap().contains(words) {
                return said;
            }
        }
    }

    #[cfg(unix)]
    fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &id])
                .status()
                .unwrap()
                .success()
        );
    }

    /// The exit code, of a program that ends by itself.
    fn code(&mut self) -> Option<i32> {
        let begun = Instant::now();
        while begun.elapsed() < LONG {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("it does not end");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

fn vault() -> Vault {
    let vault = Vault::new();
    vault.write("pm.yaml", "rules: { missing-section: off }\n");
    vault.write("post-mortems/2026-02-28-cold.md", NOTE);
    vault
}

fn names(event: &Value, list: &str, key: &str) -> Vec<String> {
    let items = event[list].as_array().unwrap().iter();
    items
        .map(|item| item[key].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn an_event_for_each_save() {
    let vault = vault();
    let running = Running::new(vault.root(), &["--format", "json"]);
    let start = running.event();
    assert_eq!(
        (&start["event"], &start["version"]),
        (&"start".into(), &1.into())
    );
    assert_eq!(
        start["written"],
        serde_json::json!(["index.md", "pareto.svg"])
    );
    assert_eq!((&start["notes"], &start["errors"]), (&1.into(), &0.into()));
    vault.write(
        "post-mortems/second.md",
        NOTE.replace("hours: 60", "hours: many")
            .replace("unclear-target", "weak-message"),
    );
    let change = running.event();
    assert_eq!(change["event"], "change");
    assert_eq!(names(&change, "new", "rule"), ["invalid-field"]);
    assert_eq!(change["new"], change["files"][0]["findings"]);
    assert_eq!(
        (&change["new"][0]["line"], &change["new"][0]["column"]),
        (&6.into(), &8.into())
    );
    assert_eq!(
        (&change["notes"], &change["errors"]),
        (&2.into(), &1.into())
    );
    vault.write(
        "post-mortems/second.md",
        NOTE.replace("hours: 60", "hours: 90")
            .replace("unclear-target", "weak-message"),
    );
    let change = running.event();
    assert_eq!(names(&change, "cleared", "rule"), ["invalid-field"]);
    assert_eq!(
        change["files"],
        serde_json::json!([{ "path": "post-mortems/second.md", "findings": [] }])
    );
    let moves = serde_json::json!([
        { "id": "weak-message", "title": "weak-message", "from": null, "to": 1, "share": "60.0" },
        { "id": "unclear-target", "title": "unclear-target", "from": 1, "to": 2, "share": "40.0" },
    ]);
    assert_eq!(change["moves"], moves);
    vault.pm().args(["index", "--check"]).assert().success();
}

#[test]
fn people_read_findings_moves_and_what_is_cleared() {
    let vault = vault();
    vault.write("pm.yaml", "language: fr\nrules: { missing-section: off }\n");
    let running = Running::new(vault.root(), &["--format", "concise"]);
    let said = running.said("1 note");
    assert!(said[2].starts_with("1 note suivie dans "), "{said:?}");
    assert_eq!(said[..2], ["index.md est écrit", "pareto.svg est écrit"]);
    running.said("1 note, rien à corriger");
    let second = NOTE.replace("unclear-target", "weak-message");
    // What is said with another number is not cleared.
    for hours in ["hours: 7,5", "hours: 8,5"] {
        vault.write("post-mortems/second.md", second.replace("hours: 60", hours));
        running.said("1 erreur et 0 avertissement dans 2 notes");
        let line = running.out.recv_timeout(LONG).unwrap();
        assert!(
            line.starts_with("post-mortems/second.md:6:8: error[invalid-field] "),
            "{line}"
        );
    }
    vault.write(
        "post-mortems/second.md",
        second.replace("hours: 60", "hours: 90"),
    );
    running.said("2 notes, rien à corriger");
    let lines = [(); 3].map(|()| running.out.recv_timeout(LONG).unwrap());
    assert!(
        lines[0].starts_with("réglé[invalid-field] post-mortems/second.md\u{a0}: "),
        "{lines:?}"
    );
    assert_eq!(
        lines[1..],
        [
            "weak-message nouveau → 1, 60\u{a0}%",
            "unclear-target 1 → 2, 40\u{a0}%"
        ]
    );
}

#[test]
fn what_time_changes_is_told_of_at_its_time() {
    let vault = vault();
    let [soon, cooling] = [3, 48 * 3600].map(jiff::SignedDuration::from_secs);
    let opens = jiff::Timestamp::now() + soon;
    let failed = |at: jiff::Timestamp| {
        format!("---\ntype: postmortem\ntitle: A\nstatus: cooling\nfailed_at: {at}\n---\n")
    };
    vault.write("post-mortems/hot.md", failed(opens - cooling));
    vault.write("post-mortems/soon.md", failed(opens + soon));
    let running = Running::at(vault.root(), &["--format", "json"], None);
    assert_eq!(running.event()["warnings"], 1);
    let event = running.event();
    assert!(jiff::Timestamp::now() >= opens);
    assert_eq!(names(&event, "cooled", "path"), ["post-mortems/hot.md"]);
    assert_eq!(names(&event, "cooled", "title"), ["A"]);
    let event = running.event();
    assert!(jiff::Timestamp::now() >= opens + soon);
    assert_eq!(names(&event, "cleared", "rule"), ["future-date"]);
}

#[test]
fn looking_at_the_disk_finds_the_same() {
    let vault = vault();
    let running = Running::new(vault.root(), &["--format", "json", "--poll"]);
    running.event();
    vault.write(
        "levers/unclear-target.md",
        "---\ntype: lever\ntitle: U\nkind: desing\n---\n",
    );
    let change = running.event();
    assert_eq!(names(&change, "new", "path"), ["levers/unclear-target.md"]);
}

#[test]
fn two_watches_of_one_vault_leave_each_other_alone() {
    let vault = vault();
    let watches = [(); 2].map(|()| Running::new(vault.root(), &["--format", "json"]));
    for watch in &watches {
        assert_eq!(watch.event()["event"], "start");
    }
    let mut others = 0;
    for hours in ["x", "70", "y", "80", "z"] {
        vault.write("post-mortems/2026-02-28-cold.md", NOTE.replace("60", hours));
        for watch in &watches {
            let list = if hours.len() == 1 { "new" } else { "cleared" };
            while names(&watch.event(), list, "rule") != ["invalid-field"] {
                others += 1;
            }
        }
    }
    // The second one to start may have seen how the first one made page and chart.
    assert!(others <= 2, "{others}");
    vault.pm().args(["index", "--check"]).assert().success();
}

#[cfg(unix)]
#[test]
fn whoever_asks_it_to_end_gets_a_zero() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let vault = vault();
        let mut running = Running::new(vault.root(), &["--format", "json"]);
        running.event();
        running.signal(signal);
        assert_eq!(running.code(), Some(0), "{signal}");
    }
}

#[test]
fn a_reader_that_stops_ends_it_with_zero() {
    let vault = vault();
    let mut command = apart(cargo_bin!("pm"));
    command
        .args(["watch", "--format", "json"])
        .current_dir(vault.root())
        .env("PM_NOW", NOW);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    assert!(first.starts_with("{\"event\":\"start\""), "{first}");
    // Elsewhere than on Unix it shows when there is something to print.
    if cfg!(not(unix)) {
        vault.write("post-mortems/second.md", NOTE);
    }
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_vault_that_is_deleted_or_moved_ends_it_with_two() {
    for moves in [false, true] {
        let vault = Vault::new();
        let root = vault.root().join("inner");
        vault.write("inner/pm.yaml", "");
        vault.write("inner/post-mortems/a.md", NOTE);
        let mut running = Running::new(&root, &["--format", "json"]);
        running.event();
        if moves {
            std::fs::rename(&root, vault.root().join("other")).unwrap();
        } else {
            std::fs::remove_dir_all(&root).unwrap();
        }
        assert_eq!(running.code(), Some(2));
        running.said("the vault is gone");
    }
}

#[test]
fn what_goes_wrong_is_told_and_survived() {
    let vault = vault();
    let running = Running::new(vault.root(), &["--format", "json"]);
    running.event();
    vault.write("index.md", "no marks\n");
    let event = running.event();
    let notice = event["notices"][0].as_str().unwrap();
    assert!(notice.starts_with("index.md:2: "), "{notice}");
    std::fs::remove_file(vault.root().join("pm.yaml")).unwrap();
    let notice = running.event()["notices"][0].to_string();
    assert!(notice.contains("pm.yaml is gone"), "{notice}");
    vault.write("pm.yaml", "");
    let event = running.event();
    assert!(
        event["notices"][0]
            .to_string()
            .contains("pm.yaml can be read again"),
        "{event}"
    );
}
