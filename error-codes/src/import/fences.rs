//! Code fences that nobody closed: in `CommonMark` they swallow the headings and tables that follow.

use super::finding::{Finding, Kind};

/// A text whose fences are closed, and which line each of its lines was.
pub struct Closed {
    pub text: String,
    pub lines: Vec<usize>,
}

/// Closes a fence that another fence opens in: before the first heading or table in it, else before the other fence.
pub fn close(text: &str, findings: &mut Vec<Finding>) -> Closed {
    let source: Vec<&str> = text.lines().collect();
    let mut ends: Vec<Option<usize>> = vec![None; source.len()];
    let mut open: Option<(usize, &str)> = None;
    let mut at = 0;
    while at < source.len() {
        let line = source[at];
        match (open, marker(line)) {
            (None, Some((fence, _))) => open = Some((at, fence)),
            (Some((_, opener)), Some((fence, ""))) if fence.starts_with(opener) => open = None,
            (Some((from, opener)), Some((fence, _)))
                if fence.starts_with(opener) && !is_markdown(source[from]) =>
            {
                let end = (from + 1..at).find(|inside| is_structure(source[*inside])).unwrap_or(at);
                ends[end] = Some(from);
                findings.push(Finding::between(
                    Kind::OpenFence,
                    from + 1,
                    at + 1,
                    format!("this code fence is not closed before the next one at line {}", at + 1),
                    &format!("add `{opener}` before line {}, where it is taken to end", end + 1),
                ));
                open = None;
                at = end;
                // The line that ended the fence is read again, outside of it.
                if end < source.len() && marker(source[end]).is_some() {
                    open = marker(source[end]).map(|(fence, _)| (end, fence));
                    at += 1;
                }
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    let mut closed = Closed { text: String::with_capacity(text.len()), lines: Vec::new() };
    for (index, line) in source.iter().enumerate() {
        if let Some((fence, _)) = ends[index].and_then(|from| marker(source[from])) {
            closed.text.push_str(fence);
            closed.text.push('\n');
            closed.lines.push(index + 1);
        }
        closed.text.push_str(line);
        closed.text.push('\n');
        closed.lines.push(index + 1);
    }
    closed
}

/// The fence of a line, and what follows it.
fn marker(line: &str) -> Option<(&str, &str)> {
    let bare = line.trim_start();
    if line.len() - bare.len() > 3 {
        return None;
    }
    let fence = bare.chars().next().filter(|first| matches!(first, '`' | '~'))?;
    let rest = bare.trim_start_matches(fence);
    let length = bare.len() - rest.len();
    (length >= 3 && !rest.contains('`')).then(|| (&bare[..length], rest.trim()))
}

/// In a fence of Markdown, other fences are part of the sample.
pub fn is_markdown(opener: &str) -> bool {
    let language = opener.trim_start().trim_start_matches(['`', '~']).trim();
    matches!(language, "markdown" | "md")
}

/// A heading of the second level or deeper, or a row of a table. A single `#` is a comment in many languages.
fn is_structure(line: &str) -> bool {
    let hashes = line.len() - line.trim_start_matches('#').len();
    (2..=6).contains(&hashes) && line[hashes..].starts_with(' ')
        || line.starts_with('|') && line.trim_end().ends_with('|')
}
