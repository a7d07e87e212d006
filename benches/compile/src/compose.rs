//! Many crates with many codes each, and one that composes them all.

use std::fmt::Write;
use std::io;

use crate::workspace::{Workspace, error_codes};

pub fn run(crates: usize, codes: usize) -> io::Result<()> {
    println!("\n{crates} crates of {codes} codes: what rustc takes for the crate that composes them.\n");
    let workspace = Workspace::new(&format!("compose-{crates}-{codes}"))?;
    let mut dependencies = error_codes()?;
    let mut variants = String::new();
    for index in 0..crates {
        workspace.package(&format!("part{index}"), &error_codes()?, &part(index, codes))?;
        let _ = writeln!(dependencies, "part{index} = {{ path = '../part{index}' }}");
        let _ =
            writeln!(variants, "    #[code(transparent)]\n    Part{index}(part{index}::Part{index}Error),");
    }
    let all = format!("#[derive(Debug, error_codes::ErrorCatalog)]\npub enum AllError {{\n{variants}}}\n");
    workspace.package("all", &dependencies, &all)?;
    workspace.package("empty", &dependencies, "")?;
    let costs = workspace.costs(&["all", "empty"])?;
    let (all, empty) = (costs[0].time.as_millis(), costs[1].time.as_millis());
    println!("{all} ms, {} ms above an empty crate with the same dependencies", all.saturating_sub(empty));
    Ok(())
}

/// One module's errors, in a segment of their own.
fn part(index: usize, codes: usize) -> String {
    let first = 100_000 + index * 2 * codes;
    let mut source = format!(
        "#[derive(Debug, error_codes::ErrorCatalog)]\n\
         #[catalog(error, keys = \"part{index}\", names = \"PART{index}_\", http = 400)]\n\
         #[segment({first}..={}, name = \"part{index}\")]\npub enum Part{index}Error {{\n",
        first + 2 * codes - 1
    );
    for code in 0..codes {
        let _ = writeln!(
            source,
            "    /// Thing {code} of part {index} failed\n    #[code({})]\n    Thing{code}Failed,",
            first + code
        );
    }
    source.push_str("}\n");
    source
}
