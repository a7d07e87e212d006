//! The chapter says what the files say: every fenced block of it names where it is from, and is looked up there.
//!
//! | block | holds where |
//! |---|---|
//! | `rust,FILE` | the file has these lines, between two `// …` |
//! | `diff,OLD,NEW` | between two `@@`, `OLD` has the lines without `+`, and `NEW` those without `-` |
//! | `json,FILE` | the file has these lines, between two `…` |
//! | `console,STEP` | the service of this step answers so: all of the body, or up to `…`, and the headers that are shown |
//! | `text,FILE.stderr` | the compiler says this of the case `FILE.rs`, which stands for `src/error.rs` |
//! | `toml` | `Cargo.toml` of the two crates: nothing to look up |

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::STEPS;
use crate::wire::Service;

const CHAPTER: &str = include_str!("../../error-codes/docs/guide/put_it_into_your_service.md");

/// A fenced block: the words after the fence, and the lines within.
struct Block {
    line: usize,
    words: Vec<&'static str>,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut lines = CHAPTER.lines().enumerate();
    let mut blocks = Vec::new();
    while let Some((index, line)) = lines.next() {
        if let Some(words) = line.strip_prefix("```") {
            let text = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
            let text = text.flat_map(|line| [line, "\n"]).collect();
            blocks.push(Block { line: index + 1, words: words.split(',').collect(), text });
        }
    }
    blocks
}

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

#[track_caller]
fn assert_has(file: &str, text: &str, lines: &str, block: &Block) {
    let (text, lines) = (format!("\n{text}"), format!("\n{lines}"));
    assert!(text.contains(&lines), "line {} of the chapter: `{file}` does not have{lines}", block.line);
}

#[test]
fn every_block_is_what_its_file_says() {
    let mut services = BTreeMap::new();
    let mut kinds = BTreeMap::new();
    for block in blocks() {
        match &*block.words {
            ["rust", file] => {
                for part in block.text.split("// …\n") {
                    assert_has(file, &read(&format!("guide/{file}")), part, &block);
                }
            }
            ["json", file] => {
                for part in block.text.split("  …\n") {
                    assert_has(file, &read(&format!("locales/guide/{file}")), part, &block);
                }
            }
            ["diff", old, new] => {
                for hunk in block.text.split("@@\n") {
                    for (file, other) in [(old, '+'), (new, '-')] {
                        let lines = hunk.lines().filter(|line| !line.starts_with(other));
                        let lines: String =
                            lines.flat_map(|line| [line.get(1..).unwrap_or(""), "\n"]).collect();
                        assert_has(file, &read(&format!("guide/{file}")), &lines, &block);
                    }
                }
            }
            ["console", step] => {
                let number: usize = step.parse().expect("the number of a step");
                let service = *services.entry(number).or_insert_with(|| Service::start(STEPS[number]));
                for exchange in block.text.split("$ ").skip(1) {
                    assert_answers(service, exchange, &block);
                }
            }
            ["text", file] => {
                let case =
                    format!("ui/guide/{}.rs", file.strip_suffix(".stderr").expect("what the compiler says"));
                let said = read(&format!("ui/guide/{file}")).replace(&case, "src/error.rs");
                assert_has(file, &said, &block.text, &block);
            }
            ["toml"] => {}
            words => panic!("line {} of the chapter: what is `{}`?", block.line, words.join(",")),
        }
        *kinds.entry(block.words[0]).or_insert(0) += 1;
    }
    // A fence that is not seen is not checked.
    let kinds: Vec<&str> = kinds.into_keys().collect();
    assert_eq!(kinds, ["console", "diff", "json", "rust", "text", "toml"]);
}

/// A line of the shell and what it prints.
fn assert_answers(service: Service, exchange: &str, block: &Block) {
    let (command, printed) = exchange.split_once('\n').expect("an answer below the command");
    let answer = service.curl(command);
    let printed = printed.trim_end();
    let body = if command.contains(" -i ") {
        let (head, body) = printed.split_once("\n\n").expect("headers and a body");
        for line in head.lines() {
            assert!(answer.head.lines().any(|said| said == line), "line {}: {line}: {answer:?}", block.line);
        }
        body
    } else {
        printed
    };
    match body.strip_suffix('…') {
        Some(beginning) => assert!(answer.body.starts_with(beginning), "line {}: {answer:?}", block.line),
        None => assert_eq!(answer.body, body, "line {} of the chapter: {command}", block.line),
    }
}
