//! A chapter, block by block, and what its blocks would say if they were true.

use crate::place::Place;

/// The chapter, with what was printed in place of what it says was, where that is something else.
pub fn played(chapter: &str, place: &mut Place) -> String {
    let mut said = String::new();
    let mut lines = chapter.lines();
    while let Some(line) = lines.next() {
        said += line;
        said += "\n";
        if let Some(words) = line.strip_prefix("```") {
            let text: String =
                lines.by_ref().take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect();
            said += &block(&words.split(',').collect::<Vec<_>>(), &text, place);
            said += "```\n";
        }
    }
    said
}

fn block(words: &[&str], text: &str, place: &mut Place) -> String {
    match words {
        ["console"] => session(text, 0, place),
        ["console", code] => session(text, code.parse().expect("an exit code"), place),
        ["sh"] => text.to_owned(),
        ["diff", file] => {
            place.edit(file, text);
            text.to_owned()
        }
        ["rust", "ignore", file] | ["js" | "json" | "markdown" | "text" | "toml", file] => {
            match place.read(file) {
                Some(there) if !has(&there, text) => there,
                Some(_) => text.to_owned(),
                None => {
                    place.write(file, text);
                    text.to_owned()
                }
            }
        }
        words => panic!("what is a block `{}`?", words.join(",")),
    }
}

fn session(text: &str, code: i32, place: &mut Place) -> String {
    let mut typed = text.split_inclusive('\n').peekable();
    let mut said = String::new();
    while let Some(line) = typed.next() {
        let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("no `$ ` before {line}")).trim_end();
        let mut expected = String::new();
        while let Some(printed) = typed.next_if(|line| !line.starts_with("$ ")) {
            expected += printed;
        }
        let (ended, printed) = place.typed(command);
        let code = if typed.peek().is_none() { code } else { 0 };
        assert_eq!(ended, code, "$ {command}\n{printed}");
        said += line;
        // The compiler's words are those of its version.
        let is_comparable = place.has_the_toolchain() || !printed.contains("--> src/");
        let is_as_said = !is_comparable || is_like(&printed, &expected);
        said += if is_as_said { &expected } else { &printed };
    }
    said
}

/// The parts of `text` around its lines of `…`.
fn parts(text: &str) -> Vec<String> {
    let is_gap = |line: &&str| line.trim_start_matches(['/', ' ']).trim_end() == "…";
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.split(is_gap).map(<[&str]>::concat).collect()
}

/// Whether `text` has the parts of `shown` in this order, as whole lines.
fn has(text: &str, shown: &str) -> bool {
    is_like(text, &format!("…\n{shown}…\n"))
}

/// Whether `text` is `expected`, in which a line of `…` stands for any lines.
fn is_like(text: &str, expected: &str) -> bool {
    let parts = parts(expected);
    let Some(mut rest) = text.strip_prefix(&*parts[0]) else { return false };
    let [middle @ .., last] = &parts[1..] else { return rest.is_empty() };
    for part in middle {
        let Some(at) = lines(rest).find(|at| rest[*at..].starts_with(part)) else { return false };
        rest = &rest[at + part.len()..];
    }
    lines(rest).any(|at| rest[at..] == **last)
}

/// Where the lines of `text` begin, and its end.
fn lines(text: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1))
}
