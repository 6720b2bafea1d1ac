//! Comma-separated values, as RFC 4180 has them.

/// The rows as lines that end with CR LF; fields with a comma, a quote or a line end stand in quotes.
///
/// A field that a spreadsheet would take for a formula gets an apostrophe before it: a vault may come from a stranger, and
/// opening its table must run nothing. Programs that need every byte read the JSON instead.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::new();
    for row in rows {
        let fields: Vec<String> = row.iter().map(|text| field(text)).collect();
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

fn field(text: &str) -> String {
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        "'"
    } else {
        ""
    };
    if text.contains([',', '"', '\r', '\n']) {
        return format!("\"{mark}{}\"", text.replace('"', "\"\""));
    }
    format!("{mark}{text}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let rows = [["a", "b, c"], ["\"d\"", "e\nf"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(csv(rows), "a,\"b, c\"\r\n\"\"\"d\"\"\",\"e\nf\"\r\n");
    }

    #[test]
    fn formulas_are_text() {
        let cells = ["=1+1", "+a", "-a", "@a", "\t=a", "a=b", "12.50"];
        let row = cells.map(str::to_owned).to_vec();
        assert_eq!(csv([row]), "'=1+1,'+a,'-a,'@a,'\t=a,a=b,12.50\r\n");
    }

    /// Reads what the RFC allows.
    fn parse(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
        let (mut quoted, mut chars) = (false, text.chars().peekable());
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut field)),
                '\r' if !quoted => {
                    chars.next();
                    row.push(std::mem::take(&mut field));
                    rows.push(std::mem::take(&mut row));
                }
                c => field.push(c),
            }
        }
        rows
    }

    proptest! {
        #[test]
        fn reads_back_but_for_the_mark(rows in prop::collection::vec(prop::collection::vec("[a-c=,\"\r\n é]{0,6}", 1..4), 0..4)) {
            let back = parse(&csv(rows.clone()));
            let bare = |row: &Vec<String>| -> Vec<String> {
                row.iter().map(|field| field.strip_prefix('\'').unwrap_or(field).to_owned()).collect()
            };
            prop_assert_eq!(back.iter().map(bare).collect::<Vec<_>>(), rows);
        }
    }
}
