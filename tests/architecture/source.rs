//! A Rust file as a flat list of tokens with line numbers, with and without its test code, and the paths it names.

use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// One token; doc comments are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub line: usize,
    pub kind: Kind,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// A literal as it is written, quotes and all.
    Literal,
    /// A punctuation mark or a bracket.
    Mark,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        self.kind != Kind::Literal && self.text == text
    }
}

/// A file of the project.
pub struct Source {
    /// From the project's folder, with `/`.
    pub path: String,
    pub text: String,
    /// The folders beside the one the file is in.
    pub beside: Vec<String>,
    pub all: Vec<Token>,
    /// `all` without what is only built for tests.
    pub product: Vec<Token>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path} is no Rust: {error}"));
        let mut all = Vec::new();
        flatten(stream, &mut all);
        let all = without_docs(&all);
        let is_product = path.starts_with("src/") && !path.ends_with("/tests.rs") && !path.contains("/tests/");
        let product = if is_product { without_tests(&all) } else { Vec::new() };
        Self { path: path.to_owned(), text: text.to_owned(), beside: Vec::new(), all, product }
    }

    /// The module that the file is: `src/app/query/mod.rs` is `app`, `query`.
    pub fn module(&self) -> Vec<&str> {
        let inner = self.path.strip_prefix("src/").unwrap_or(&self.path).trim_end_matches(".rs");
        let mut segments: Vec<&str> = inner.split('/').collect();
        if matches!(segments.last(), Some(&"mod" | &"lib")) {
            segments.pop();
        }
        segments
    }

    /// Every path in the product code, groups taken apart, `crate`, `self` and `super` resolved to `crate`.
    pub fn paths(&self) -> Vec<(usize, Vec<String>)> {
        let mut paths = Vec::new();
        let mut at = 0;
        while at < self.product.len() {
            let starts = self.product[at].kind == Kind::Word && self.product[at + 1..].first().is_some_and(|next| next.is("::"));
            at = if starts { expand(&self.product, at, &[], &mut paths) } else { at + 1 };
        }
        for (_, path) in &mut paths {
            self.resolve(path);
        }
        paths
    }

    fn resolve(&self, path: &mut Vec<String>) {
        if path[0] == "fortnight" {
            path[0] = "crate".into();
        }
        let ups = path.iter().take_while(|segment| *segment == "super").count();
        if ups > 0 || path[0] == "self" {
            let module = self.module();
            let kept = &module[..module.len().saturating_sub(ups)];
            let tail = path.split_off(ups.max(1));
            *path = ["crate"].iter().chain(kept).map(|segment| (*segment).to_owned()).chain(tail).collect();
        }
    }
}

/// Reads one path from `at` on; returns where it ends.
fn expand(tokens: &[Token], mut at: usize, prefix: &[String], paths: &mut Vec<(usize, Vec<String>)>) -> usize {
    let mut path = prefix.to_vec();
    while let Some(token) = tokens.get(at) {
        if token.is("{") {
            at += 1;
            while tokens.get(at).is_some_and(|token| !token.is("}")) {
                at = if tokens[at].is(",") { at + 1 } else { expand(tokens, at, &path, paths) };
            }
            return at + 1;
        }
        path.push(token.text.clone());
        at += 1;
        match tokens.get(at) {
            Some(next) if next.is("::") => at += 1,
            Some(next) if next.is("as") && !prefix.is_empty() => {
                at += 2;
                break;
            }
            _ => break,
        }
    }
    paths.push((tokens[at - 1].line, path));
    at
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    for tree in stream {
        let line = tree.span().start().line;
        let (kind, text) = match tree {
            TokenTree::Ident(word) => match tokens.last_mut() {
                Some(quote) if quote.is("'") => {
                    quote.text = format!("'{word}");
                    continue;
                }
                _ => (Kind::Word, word.to_string()),
            },
            TokenTree::Literal(literal) => (Kind::Literal, literal.to_string()),
            TokenTree::Punct(mark) => match tokens.last_mut() {
                Some(half) if half.text == HALF && half.line == line => {
                    half.text = "::".into();
                    continue;
                }
                _ if mark.as_char() == ':' && mark.spacing() == Spacing::Joint => (Kind::Mark, HALF.into()),
                _ => (Kind::Mark, mark.to_string()),
            },
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                tokens.push(Token { line, kind: Kind::Mark, text: open.into() });
                flatten(group.stream(), tokens);
                tokens.push(Token { line: group.span_close().start().line, kind: Kind::Mark, text: close.into() });
                continue;
            }
        };
        tokens.push(Token { line, kind, text });
    }
}

/// The first colon of two, until the second is read.
const HALF: &str = "first colon";

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// The index after the bracket that closes the one at `open`.
fn after_group(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if ["(", "[", "{"].iter().any(|mark| token.is(mark)) {
            depth += 1;
        } else if [")", "]", "}"].iter().any(|mark| token.is(mark)) {
            depth -= 1;
            if depth == 0 {
                return at + 1;
            }
        }
    }
    tokens.len()
}

fn begins(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    words.iter().zip(at..).all(|(word, at)| tokens.get(at).is_some_and(|token| token.is(word)))
}

/// Doc comments reach us as attributes (`#[doc = "…"]`); they are no code.
fn without_docs(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let bracket = if begins(tokens, at, &["#", "!", "[", "doc", "="]) { Some(at + 2) } else { None };
        match bracket.or(begins(tokens, at, &["#", "[", "doc", "="]).then_some(at + 1)) {
            Some(open) => at = after_group(tokens, open),
            None => {
                kept.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    kept
}

/// Drops each item under `#[cfg(test)]`: up to its closing brace or semicolon.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !begins(tokens, at, &["#", "[", "cfg", "(", "test", ")", "]"]) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += 7;
        while at < tokens.len() && !tokens[at].is(";") && !tokens[at].is("{") {
            at = if tokens[at].is("(") || tokens[at].is("[") { after_group(tokens, at) } else { at + 1 };
        }
        at = if at < tokens.len() && tokens[at].is("{") { after_group(tokens, at) } else { at + 1 };
    }
    kept
}

/// All Rust files under a folder, sorted by path.
pub fn sources(root: &Path, folder: &str) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("a folder entry that can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source file that can be read");
                let inside = path.strip_prefix(root).expect("a path under the root").to_string_lossy().replace('\\', "/");
                let beside = path.parent().and_then(Path::parent).map(folder_names).unwrap_or_default();
                found.push(Source { beside, ..Source::new(&inside, &text) });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn folder_names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder that can be read").flatten();
    entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}
