//! The pages behind the codes: what a check does, why it matters, an example, what to write.

use include_dir::{Dir, include_dir};

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/explain");

/// A page of `assets/explain/`.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub code: &'static str,
    /// Markdown; its first line is `# CODE: title`.
    pub text: &'static str,
}

impl Page {
    /// The title, without the code.
    pub fn title(&self) -> &'static str {
        let first = self.text.lines().next().unwrap_or_default();
        first.split_once(": ").map_or(first, |(_, title)| title)
    }
}

/// All pages, by code.
pub fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = PAGES
        .files()
        .filter_map(|file| {
            let code = file.path().file_stem()?.to_str()?;
            Some(Page { code, text: file.contents_utf8()? })
        })
        .collect();
    pages.sort_by_key(|page| page.code);
    pages
}

/// The page of a code, in whatever case it is written.
pub fn page(code: &str) -> Option<Page> {
    pages().into_iter().find(|page| page.code.eq_ignore_ascii_case(code))
}
