//! One enum, and many: ours with every check, by hand, and what people derive.

mod source;

use std::io;

pub use self::source::{Shape, own_debug};
use crate::workspace::{Workspace, error_codes};

/// A way to write an enum: its name, what its manifest needs, and how it is written.
struct Way {
    name: &'static str,
    dependencies: &'static [&'static str],
    source: fn(&Shape) -> String,
    /// Whether variants may have fields.
    fields: bool,
}

const THISERROR: &str = "thiserror = \"2\"\n";
const STRUM: &str = "strum = { version = \"0.28\", features = [\"derive\"] }\n";
const NUM_ENUM: &str = "num_enum = \"0.7\"\n";
const SNAFU: &str = "snafu = \"0.9\"\n";
const MIETTE: &str = "miette = \"7\"\n";

const BY_HAND: Way = Way { name: "hand", dependencies: &[], source: source::by_hand, fields: true };
const OURS: Way = Way { name: "ours", dependencies: &[], source: source::ours, fields: true };
const OWN_DEBUG: Way = Way { name: "ours-debug", dependencies: &[], source: source::own_debug, fields: true };
const PEERS: [Way; 6] = [
    Way { name: "thiserror", dependencies: &[THISERROR], source: source::thiserror, fields: true },
    Way { name: "strum", dependencies: &[STRUM], source: source::strum, fields: true },
    Way { name: "num_enum", dependencies: &[NUM_ENUM], source: source::num_enum, fields: false },
    Way { name: "three", dependencies: &[THISERROR, STRUM, NUM_ENUM], source: source::three, fields: true },
    Way { name: "snafu", dependencies: &[SNAFU], source: source::snafu, fields: true },
    Way { name: "miette", dependencies: &[THISERROR, MIETTE], source: source::miette, fields: true },
];

/// One enum of each of these sizes.
pub fn run(counts: &[usize]) -> io::Result<()> {
    println!("\nOne enum: what rustc takes to check it, as a ratio to code by hand.");
    println!("three = thiserror + strum + num_enum (without num_enum where variants have fields)\n");
    let workspace = Workspace::new("enums")?;
    let mut ways = vec![BY_HAND, OURS, OWN_DEBUG];
    ways.extend(PEERS);
    header(&ways);
    for &count in counts {
        for fields in [false, true] {
            measure(&workspace, &ways, &Shape { enums: 1, count, fields })?;
        }
    }
    Ok(())
}

/// The commonest real shape.
pub fn many() -> io::Result<()> {
    println!("\n20 enums of 50 variants: what rustc takes to check them, as a ratio to code by hand.\n");
    let workspace = Workspace::new("enums")?;
    let mut ways = vec![BY_HAND, OURS];
    ways.extend(PEERS);
    header(&ways);
    for fields in [false, true] {
        measure(&workspace, &ways, &Shape { enums: 20, count: 50, fields })?;
    }
    Ok(())
}

/// After a change elsewhere in the crate.
pub fn incremental() -> io::Result<()> {
    println!("\nOne enum of 1,000 variants, checked again after another item of its crate has changed:");
    println!("what rustc takes, as a ratio to code by hand.\n");
    let workspace = Workspace::new("enums-incremental")?.incremental();
    let mut ways = vec![BY_HAND, OURS];
    ways.extend(PEERS);
    header(&ways);
    measure(&workspace, &ways, &Shape { enums: 1, count: 1000, fields: false })
}

fn header(ways: &[Way]) {
    print!("| variants | fields |");
    for way in ways {
        print!(" {} |", way.name);
    }
    println!(" by hand | memory of ours |");
    println!("|---:|---|{}---:|---:|", "---:|".repeat(ways.len()));
}

fn measure(workspace: &Workspace, all: &[Way], shape: &Shape) -> io::Result<()> {
    let ways = || all.iter().filter(|way| way.fields || !shape.fields);
    let names: Vec<String> = ways().map(|way| format!("{}-{}", way.name, shape.name())).collect();
    for (way, name) in ways().zip(&names) {
        let dependencies = if way.dependencies.is_empty() && way.name != BY_HAND.name {
            error_codes()?
        } else {
            way.dependencies.concat()
        };
        workspace.package(name, &dependencies, &(way.source)(shape))?;
    }
    let costs = workspace.costs(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    let hand = costs[0].time.as_secs_f64();
    print!("| {} | {} |", shape.title(), if shape.fields { "a third" } else { "none" });
    let mut costs = costs.iter();
    let mut memory = 0;
    for way in all {
        // Of those that cannot be measured, nothing is said.
        let Some(cost) = (way.fields || !shape.fields).then(|| costs.next()).flatten() else {
            print!(" – |");
            continue;
        };
        if way.name == OURS.name {
            memory = cost.memory;
        }
        print!(" {:.2} |", cost.time.as_secs_f64() / hand);
    }
    println!(" {:.0} ms | {memory} MiB |", hand * 1e3);
    Ok(())
}
