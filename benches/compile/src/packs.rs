//! One enum with many keys, with and without language packs in three languages. A third of the variants have two fields, which
//! their messages show.

use std::fmt::Write;
use std::io;

use crate::workspace::{Workspace, error_codes};

const LOCALES: [(&str, &str); 3] = [
    ("zh-CN", "操作失败，请检查参数后重试"),
    ("en-US", "This has failed; check it and try again"),
    ("ja-JP", "操作に失敗しました"),
];

pub fn run(keys: &[usize]) -> io::Result<()> {
    println!(
        "\nLanguage packs in three languages, every key checked: what rustc takes above the same enum without.\n"
    );
    println!("| keys | with | without | above |\n|---:|---:|---:|---:|");
    keys.iter().try_for_each(|&keys| measure(keys))
}

fn measure(keys: usize) -> io::Result<()> {
    let workspace = Workspace::new(&format!("packs-{keys}"))?;
    for (locale, text) in LOCALES {
        workspace.write(&format!("packed/locales/{locale}.json"), &pack(keys, text))?;
    }
    let locales: Vec<String> =
        LOCALES.iter().map(|(locale, _)| format!("\"{locale}\" => \"locales/{locale}.json\"")).collect();
    let packs = format!("error_codes::language_packs! {{ pub static PACKS = {} }}\n", locales.join(", "));
    let packed = packs + &source(keys, "packs = PACKS, ");
    workspace.package("packed", &error_codes()?, &packed)?;
    workspace.package("plain", &error_codes()?, &source(keys, ""))?;
    let costs = workspace.costs(&["packed", "plain"])?;
    let (packed, plain) = (costs[0].time.as_millis(), costs[1].time.as_millis());
    println!("| {keys} | {packed} ms | {plain} ms | {} ms |", packed.saturating_sub(plain));
    Ok(())
}

fn has_fields(index: usize) -> bool {
    index.is_multiple_of(3)
}

fn pack(keys: usize, text: &str) -> String {
    let message = |index| {
        let fields = if has_fields(index) { " {id}: {reason}" } else { "" };
        format!("  \"module.thing_{index}_failed\": \"{text}{fields}\"")
    };
    format!("{{\n{}\n}}\n", (0..keys).map(message).collect::<Vec<_>>().join(",\n"))
}

fn source(keys: usize, packs: &str) -> String {
    let mut source = format!(
        "#[derive(Debug, error_codes::ErrorCatalog)]\n#[catalog({packs}error, http = 400)]\npub enum ThingError {{\n"
    );
    for index in 0..keys {
        let (shows, fields) =
            if has_fields(index) { (" {id}: {reason}", " { id: u64, reason: String }") } else { ("", "") };
        let _ = writeln!(
            source,
            "    /// Thing {index} failed{shows}\n    #[code({}, msg = \"module.thing_{index}_failed\")]\n    Thing{index}Failed{fields},",
            60_100 + index
        );
    }
    source.push_str("}\n");
    source
}
