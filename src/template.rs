//! Templates: minijinja, set up strictly. What is missing is an error, a template reads nothing but its neighbours, and its
//! work has an end. The only file that names the engine.

use std::{collections::HashMap, error::Error as _, panic::resume_unwind, sync::Arc, thread};

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value,
    syntax::SyntaxConfig,
    value::{Serde, ValueKind},
};
use serde::Serialize;

use crate::{
    note,
    schema::{Choice, Kind},
    text::{LineIndex, Position, Source, Text, nearest},
};

/// Where a vault keeps templates of its own.
pub const FOLDER: &str = ".pm/templates";

/// What a vault's template may use up: steps, and 64 bytes of text each. It bounds the time and the memory that it takes.
const FUEL: u64 = 50_000;

/// How deep templates may include one another, and macros call one another, in the engine's own measure.
const DEPTH: usize = 100;

/// The largest template, in bytes. The engine takes time that grows with the square of an expression, and more, before any
/// fuel is used.
const LARGEST: usize = 16 << 10;

/// The room on the stack, in bytes: every byte of a template can nest an expression one deeper, and the engine takes up to
/// 400 bytes for that (measured without optimisation).
const STACK: usize = LARGEST * 800;

/// What happens to values that a template writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// They stand as they are.
    Nothing,
    /// What HTML and XML reserve is escaped.
    Html,
}

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{}:{}: {what}", position.line, position.column)]
pub struct Fault {
    /// The template, as its [`Source`] names it.
    pub path: Arc<str>,
    /// The place in it.
    pub position: Position,
    /// What, in English.
    pub what: String,
}

/// Where a vault keeps its own template for a kind.
pub fn path(kind: Kind) -> String {
    format!("{FOLDER}/{}.md", kind.name())
}

/// A template of the program itself, which can be rendered again and again.
#[derive(Debug)]
pub struct BuiltIn(Environment<'static>);

impl BuiltIn {
    /// The only template of its environment has no name.
    const NAME: &'static str = "";

    /// Reads a template.
    ///
    /// # Panics
    /// Where it is none: the tests render each of them.
    pub fn new(text: &'static str, escape: Escape) -> Self {
        let mut environment = strict(escape);
        let added = environment.add_template(Self::NAME, text);
        added.expect("the template can be read");
        Self(environment)
    }

    /// Renders it.
    ///
    /// # Panics
    /// Where the template and its variables do not fit each other: the tests render each branch of each template.
    pub fn render(&self, variables: impl Serialize) -> String {
        let template = self.0.get_template(Self::NAME);
        let rendered = template.and_then(|template| template.render(Serde(variables)));
        rendered.expect("the template fits its variables")
    }
}

/// Renders the template `path` of those given; it may include the others by their paths below [`FOLDER`].
///
/// # Errors
/// The first [`Fault`].
pub fn render(
    templates: &[Source],
    path: &str,
    variables: impl Serialize,
) -> Result<String, Fault> {
    let mut environment = strict(Escape::Nothing);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    environment.set_debug(true);
    environment.add_filter("yaml", |text: &str| note::quote(text).into_owned());
    environment.set_path_join_callback(|name, _| format!("{FOLDER}/{name}").into());
    // Read when it is asked for: a template that nobody needs can be as broken as it likes.
    let texts: HashMap<Arc<str>, Text> = templates
        .iter()
        .map(|Source { path, text }| (path.clone(), text.clone()))
        .collect();
    environment.set_loader(move |path| match texts.get(path) {
        Some(text) if text.len() > LARGEST => Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("{path} is larger than {LARGEST} bytes"),
        )),
        text => Ok(text.map(ToString::to_string)),
    });
    let variables = Value::from(Serde(variables));
    let rendered = with_room(|| environment.get_template(path)?.render(variables.clone()));
    rendered.map_err(|error| fault(&error, path, templates, &variables))
}

/// Does work that goes as deep as the longest expression of a template can be nested.
fn with_room(work: impl FnOnce() -> Result<String, Error> + Send) -> Result<String, Error> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        match thread.spawn_scoped(scope, work) {
            Ok(running) => running.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(error) => Err(Error::new(ErrorKind::InvalidOperation, error.to_string())),
        }
    })
}

fn strict(escape: Escape) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(move |_| match escape {
        Escape::Nothing => AutoEscape::None,
        Escape::Html => AutoEscape::Html,
    });
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()
            .expect("the usual delimiters are valid"),
    );
    environment
}

/// The fault behind an error: of a chain of includes, the last link.
fn fault(error: &Error, path: &str, templates: &[Source], variables: &Value) -> Fault {
    let mut last = error;
    while let Some(cause) = last.source().and_then(|cause| cause.downcast_ref()) {
        last = cause;
    }
    let path = last.name().unwrap_or(path);
    let text = templates
        .iter()
        .find(|template| *template.path == *path)
        .map_or("", |template| &template.text);
    let position = match (last.range(), last.line()) {
        (Some(range), _) => LineIndex::new(text).position(range.start),
        (None, line) => Position {
            line: line.unwrap_or(1),
            column: 1,
        },
    };
    Fault {
        path: path.into(),
        position,
        // What stands in a template must not steer the terminal.
        what: what(last, variables).replace(char::is_control, "\u{fffd}"),
    }
}

fn what(error: &Error, variables: &Value) -> String {
    let detail = error
        .detail()
        .map_or_else(|| error.kind().to_string(), str::to_owned);
    match error.kind() {
        ErrorKind::UndefinedError => format!("{detail}; {}", known(&detail, variables)),
        ErrorKind::TemplateNotFound => format!("{detail}; only files in {FOLDER} can be included"),
        ErrorKind::OutOfFuel => {
            "the template does not come to an end, or writes too much".to_owned()
        }
        _ => detail,
    }
}

/// What a template can name instead of the name in backquotes, which may be that of an attribute.
fn known(detail: &str, variables: &Value) -> String {
    let path = detail.split('`').nth(1).unwrap_or_default();
    let (names, name) = match path.rsplit_once('.') {
        Some((outer, name)) => (variables.get_attr(outer).unwrap_or_default(), name),
        None => (variables.clone(), path),
    };
    let names: Vec<String> = match names.kind() {
        ValueKind::Map => names
            .try_iter()
            .into_iter()
            .flatten()
            .map(|name| name.to_string())
            .collect(),
        _ => Vec::new(),
    };
    if let Some(near) = nearest(name, names.iter().map(String::as_str)) {
        return format!("did you mean `{near}`?");
    }
    match &*names {
        [] => format!("test it with `{{% if {path} is defined %}}`"),
        names => format!("here stand {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Variables {
        title: &'static str,
        fields: std::collections::BTreeMap<&'static str, &'static str>,
    }

    fn variables() -> Variables {
        Variables {
            title: "Bilan : rien & <b>",
            fields: [("area", "vente"), ("hours", "60")].into(),
        }
    }

    fn source(name: &str, text: &str) -> Source {
        Source::new(format!("{FOLDER}/{name}"), text)
    }

    fn rendered(text: &str) -> Result<String, String> {
        let templates = [
            source("lever.md", text),
            source("parts/foot.md", "-- {{ title }}\n"),
            source("bad.md", "é\n é {{ nope }}"),
        ];
        render(&templates, ".pm/templates/lever.md", variables()).map_err(|fault| fault.to_string())
    }

    #[test]
    fn values_stand_as_they_are_and_lines_end_as_written() {
        for (text, expected) in [
            ("{{ title }}\n", "Bilan : rien & <b>\n"),
            (
                "title: {{ title | yaml }}\n\n",
                "title: \"Bilan : rien & <b>\"\n\n",
            ),
            ("{% if fields.owner is defined %}\nx\n{% endif %}\ny", "y"),
            (
                "a\n{% include \"parts/foot.md\" %}",
                "a\n-- Bilan : rien & <b>\n",
            ),
        ] {
            assert_eq!(rendered(text).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn faults_say_where_and_what_to_do() {
        for (text, expected) in [
            (
                "a\n é {{ titel }}",
                "lever.md:2:7: `titel` is undefined; did you mean `title`?",
            ),
            (
                "{{ x }}",
                "lever.md:1:4: `x` is undefined; here stand title, fields",
            ),
            (
                "{{ fields.ara }}",
                "lever.md:1:4: `fields.ara` is undefined; did you mean `area`?",
            ),
            (
                "{{ fields.owner }}",
                "lever.md:1:4: `fields.owner` is undefined; here stand area, hours",
            ),
            (
                "{{ title.x.y }}",
                "lever.md:1:9: `title.x` is undefined; test it with `{% if title.x is defined %}`",
            ),
            ("{{ title | yml }}", "lever.md:1:12: filter yml is unknown"),
            ("\n{% if %}", "lever.md:2:7: unexpected end of block"),
            (
                "a\n{% include \"bad.md\" %}",
                "bad.md:2:7: `nope` is undefined; here stand title, fields",
            ),
            (
                "{% include \"../../pm.yaml\" %}",
                "lever.md:1:4: tried to include non-existing template '../../pm.yaml'; only files in .pm/templates can be included",
            ),
            (
                "{% include \"lever.md\" %}",
                "lever.md:1:4: recursion limit exceeded",
            ),
        ] {
            let fault = rendered(text).unwrap_err();
            assert_eq!(fault, format!("{FOLDER}/{expected}"), "{text}");
        }
    }

    #[test]
    fn a_template_without_end_is_stopped() {
        for text in [
            "{% for i in range(100000) %}{{ i }}{% endfor %}",
            "{{ \"x\" * 1000000000 }}",
        ] {
            let fault = rendered(text).unwrap_err();
            assert!(
                fault.ends_with("does not come to an end, or writes too much"),
                "{fault}"
            );
        }
    }

    /// A stack that overflows ends the process, whatever comes of the template.
    #[test]
    fn no_expression_is_too_deep() {
        for part in ["not ", "-", "(", "["] {
            let nested = part.repeat((LARGEST - 7) / part.len());
            let _ = rendered(&format!("{{{{ {nested}1 }}}}"));
        }
        for part in ["+1", "|upper", ".a", "[0]", "()", " if 1 else 2", "~1"] {
            let nested = part.repeat((LARGEST - 7) / part.len());
            let _ = rendered(&format!("{{{{ 1{nested} }}}}"));
        }
    }

    #[test]
    fn a_template_has_a_largest_size() {
        assert!(rendered(&"x".repeat(LARGEST)).is_ok());
        let fault = rendered(&"x".repeat(LARGEST + 1)).unwrap_err();
        let expected = "lever.md:1:1: .pm/templates/lever.md is larger than 16384 bytes";
        assert_eq!(fault, format!("{FOLDER}/{expected}"));
    }

    #[test]
    fn a_broken_template_matters_where_it_is_needed() {
        let templates = [source("lever.md", "x"), source("bet.md", "{% if %}")];
        let render = |name: &str| render(&templates, &format!("{FOLDER}/{name}"), ());
        assert_eq!(render("lever.md").as_deref(), Ok("x"));
        assert_eq!(&*render("bet.md").unwrap_err().path, ".pm/templates/bet.md");
    }

    #[test]
    fn markup_is_escaped_where_it_is_asked_for() {
        let escaped = BuiltIn::new("{{ title }}", Escape::Html).render(variables());
        assert_eq!(escaped, "Bilan : rien &amp; &lt;b&gt;");
    }
}
