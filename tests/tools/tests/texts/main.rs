//! What people, clients and tools are given: texts that stay texts, whatever a catalogue says.

mod any_text;
mod csv;
mod hostile;
mod i18n;
mod markdown;
mod openapi;
mod up_to_date;

use error_codes::export::{Format, assert_up_to_date};

/// The same, in the folder `generated`, so that `.ci/clients` can have compilers and validators read them.
#[test]
fn what_is_generated_from_a_hostile_catalogue_is_as_committed() {
    for (name, snapshot) in [("hostile", hostile::snapshot()), ("empty", hostile::empty())] {
        for format in Format::ALL.iter().filter(|format| format.name() != "json") {
            let text = format.write(&snapshot, "zh-CN");
            assert_eq!(text, format.write(&snapshot.clone(), "zh-CN"), "{} is deterministic", format.name());
            assert!(text.ends_with('\n'), "{} ends with a line end", format.name());
            let locale = if format.name() == "i18n" { "zh-CN." } else { "" };
            assert_up_to_date(format!("generated/{name}.{locale}{}", format.extension()), &text);
        }
    }
}

/// Nobody sees them, and they make a text look like another: no generated source has them as they are. A page isolates each text
/// (`dir="auto"`), where languages written from right to left need some of them.
#[test]
fn what_cannot_be_seen_is_written_out() {
    let snapshot = hostile::snapshot();
    for format in Format::ALL.iter().filter(|format| !["json", "csv", "html"].contains(&format.name())) {
        let text = format.write(&snapshot, "zh-CN");
        let seen = |character: char| {
            character == '\n'
                || !(character.is_control()
                    || "\u{202e}\u{202c}\u{2066}\u{2069}\u{feff}\u{200b}\u{200f}\u{61c}\u{2028}\u{2029}"
                        .contains(character))
        };
        let hidden = text.chars().find(|character| !seen(*character));
        assert_eq!(hidden, None, "in {}", format.name());
    }
}

#[test]
fn the_table_of_formats_leads_to_each() {
    let snapshot = hostile::snapshot();
    for format in Format::ALL {
        let found = Format::by_name(format.name()).unwrap();
        assert_eq!(found.about(), format.about());
        let differs = format.write(&snapshot, "zh-CN") != format.write(&snapshot, "en-US");
        assert_eq!(differs, format.takes_locale(), "{}", format.name());
    }
    assert!(Format::by_name("pdf").is_none());
}

/// Documents for outsiders are made from the public snapshot: what it lacks, they lack.
#[test]
fn what_is_for_the_team_is_not_for_clients() {
    let mut secret = hostile::snapshot();
    for entry in &mut secret.entries {
        entry.description = "a description".to_owned();
        entry.deprecated = Some("a note".to_owned());
    }
    for name in ["typescript", "python", "openapi"] {
        let text = Format::by_name(name).unwrap().write(&secret, "");
        assert!(!text.contains("a description") && !text.contains("a note"), "{name}");
    }
    let public = secret.public();
    for format in Format::ALL {
        let text = format.write(&public, "");
        assert!(!text.contains("a description") && !text.contains("a note"), "{}", format.name());
    }
}
