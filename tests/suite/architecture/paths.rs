//! Which modules at the crate's root a piece of code names, however it spells the way there.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The modules at the crate's root that the code of a module names, each with its line. `depth` is how many modules the
/// code's own lies below the root. What is not a module of the root's, but the root as a whole, is `crate` or `*`.
pub(super) fn root_modules(code: &TokenStream, depth: usize) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    scan(code, depth, &mut found);
    found
}

/// Whether the code names `word`.
pub(super) fn names(code: &TokenStream, word: &str) -> bool {
    code.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => names(&group.stream(), word),
        _ => false,
    })
}

fn scan(code: &TokenStream, depth: usize, found: &mut Vec<(String, usize)>) {
    let tokens: Vec<TokenTree> = code.clone().into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at..] {
            [
                TokenTree::Ident(word),
                TokenTree::Ident(_),
                TokenTree::Group(module),
                ..,
            ] if word == "mod" => {
                scan(&module.stream(), depth + 1, found);
                at += 3;
            }
            [TokenTree::Ident(_), ..] => at += follow(&tokens[at..], depth, found).max(1),
            [TokenTree::Group(group), ..] => {
                scan(&group.stream(), depth, found);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Follows a path or use tree from its first word, which is looked up in the module `depth` below the root, and says how
/// many tokens of it lead to other modules.
fn follow(path: &[TokenTree], depth: usize, found: &mut Vec<(String, usize)>) -> usize {
    let Some(TokenTree::Ident(word)) = path.first() else {
        return 0;
    };
    let line = word.span().start().line;
    let depth = match word.to_string().as_str() {
        "crate" => 0,
        "super" => depth.saturating_sub(1),
        "self" => depth,
        _ => return 0,
    };
    match &path[1..] {
        [TokenTree::Punct(a), TokenTree::Punct(b), rest @ ..]
            if a.as_char() == ':' && b.as_char() == ':' =>
        {
            3 + below(rest, depth, found)
        }
        [TokenTree::Ident(to), ..] if depth == 0 && to == "as" => {
            found.push(("crate".into(), line));
            1
        }
        _ => 1,
    }
}

/// What stands after the `::` of a module `depth` below the root.
fn below(path: &[TokenTree], depth: usize, found: &mut Vec<(String, usize)>) -> usize {
    match path.first() {
        Some(TokenTree::Group(tree)) if tree.delimiter() == Delimiter::Brace => {
            let items: Vec<TokenTree> = tree.stream().into_iter().collect();
            for item in
                items.split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ','))
            {
                below(item, depth, found);
            }
            1
        }
        Some(TokenTree::Ident(word)) if word == "super" || word == "self" => {
            follow(path, depth, found)
        }
        Some(token) if depth == 0 => {
            found.push((token.to_string(), token.span().start().line));
            1
        }
        _ => 0,
    }
}
