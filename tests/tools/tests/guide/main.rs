//! The chapters of the guide in which somebody types: every file that they show is written, every edit is made and every command is
//! run, in order, in a folder of its own. What the chapters say of it is compared.
//!
//! | block | what is done with it |
//! |---|---|
//! | `console`, `console,CODE` | each line after `$ ` is run, and prints what follows; the last one ends with this exit code, all others with 0 |
//! | `diff,FILE` | the file is edited; between two `@@` are lines that stand together |
//! | `LANGUAGE,FILE`, `rust,ignore,FILE` | the file is written; where it is there already, it has these lines |
//! | `sh` | nothing: it installs the program, which is taken from here |
//!
//! A file whose name begins with a dot is `src/../.name`: rustdoc has a meaning of its own for the dot.
//!
//! A line of `…` stands for any lines. `UPDATE_EXPECT=1 cargo test` writes what was printed instead into the chapters; shorten it again
//! where it is long, and read it before you commit it.

mod chapter;
mod place;

use std::fs;
use std::path::Path;

use expect_test::expect_file;

use self::place::Place;

/// One after the other, since the second goes on with the crate of the first.
#[test]
fn what_the_chapters_type_prints_what_they_say() {
    let place = &mut Place::new();
    for name in ["from_a_document", "the_life_of_a_code"] {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../error-codes/docs/guide");
        let path = docs.join(name).with_extension("md");
        let text = fs::read_to_string(&path).expect("a chapter");
        expect_file![path].assert_eq(&chapter::played(&text, place));
    }
}
