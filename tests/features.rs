//! Errors that a UI case cannot show: those of another set of features, those of a build, and those that quote the standard
//! library where its source is installed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What cargo says of a package of its own that depends on `error-codes` with `features`: it must not compile.
fn refusal(name: &str, features: &str, command: &str, source: &str) -> String {
    let package = Package::new(name, features, source);
    let (success, stderr) = package.cargo(command);
    assert!(!success, "it should not compile");
    stderr
}

/// A package of its own that depends on `error-codes`.
struct Package(PathBuf);

impl Package {
    fn new(name: &str, features: &str, source: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let package = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        // What an earlier version of the test left must not be compiled with it.
        let _ = fs::remove_dir_all(package.0.join("src"));
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\nerror-codes = {{ path = '{}', features = [{features}] }}\n",
            root.join("error-codes").display()
        );
        package.write("Cargo.toml", &manifest);
        fs::copy(root.join("Cargo.lock"), package.0.join("Cargo.lock")).unwrap();
        package.write("src/main.rs", source);
        package
    }

    fn write(&self, path: &str, content: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Whether cargo is content, and what it says.
    fn cargo(&self, command: &str) -> (bool, String) {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args([command, "--offline", "--quiet", "--target-dir"])
            .arg(self.0.join("target"))
            .current_dir(&self.0)
            .env_remove("CARGO_TARGET_DIR")
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn errors(stderr: &str) -> Vec<&str> {
    stderr.lines().filter(|line| line.starts_with("error")).collect()
}

#[test]
fn a_web_key_without_its_feature_is_one_clear_error() {
    let source = "#[derive(error_codes::ErrorCatalog)]\n#[catalog(keys = \"a\", http = 400,\n\
                  axum,\nactix,\npoem,\nsalvo,\ntonic,\nutoipa)]\nenum E { #[code(1)] NotFound }\nfn main() {}\n";
    let stderr = refusal("without-frameworks", "", "check", source);
    let keys = ["axum", "actix", "poem", "salvo", "tonic", "utoipa"];
    let expected = keys.map(|key| {
        format!(
            "error: `#[catalog({key})]` needs the feature `{key}` of `error-codes`; \
             write `error-codes = {{ …, features = [\"{key}\"] }}` in Cargo.toml"
        )
    });
    let told = errors(&stderr);
    assert_eq!(told[..told.len() - 1], expected, "one error each, and cargo's summary: {stderr}");
    for line in 3..9 {
        assert!(
            stderr.contains(&format!("--> src/main.rs:{line}:1")),
            "it should point at the key: {stderr}"
        );
    }
}

/// Only a build finds this one: the function is generic, and a check does not instantiate it.
#[test]
fn a_success_without_a_success_code_does_not_build() {
    let source = "use error_codes::ErrorCatalog;\n#[derive(ErrorCatalog)]\nenum E {}\n\
                  fn main() { let _ = E::success(1); }\n";
    let stderr = refusal("without-success", "\"json\"", "build", source);
    let expected =
        "this catalogue has no success code; add `success(20000, msg = \"ok\")` to its `#[catalog(…)]`";
    assert!(stderr.contains(expected), "{stderr}");
    assert!(stderr.contains("fn main() { let _ = E::success(1); }"), "it should show the call: {stderr}");
}

const PACKED: &str = "use std::fmt::Debug;\n\
    error_codes::language_packs! { static PACKS = \"en\" => \"locales/en.json\" }\n\
    #[derive(error_codes::ErrorCatalog)]\n\
    #[catalog(packs = PACKS, http = 400)]\n\
    enum E<T: Debug> { #[code(1, msg = \"k\")] A { value: T } }\n\
    fn main() { println!(\"{}\", error_codes::Report::of(&E::A { value: 7 }).message()); }\n";

/// The type of a generic field is known to the enum's own implementations only, which a check does not instantiate.
#[test]
fn a_placeholder_of_a_generic_field_without_the_bound_does_not_build() {
    let package = Package::new("with-packs", "", PACKED);
    package.write("locales/en.json", "{\"k\": \"{value}\"}");
    let (success, stderr) = package.cargo("build");
    let expected = "key `k`: placeholder `{value}` in en shows a field of `E::A` whose type has no bound `Display`; write `{value:?}`";
    assert!(!success && stderr.contains(expected), "{stderr}");
    assert!(stderr.contains("--> src/main.rs:5:36"), "it should point at the key: {stderr}");
}

/// The compiler knows which files it has read.
#[test]
fn an_edited_pack_is_read_again() {
    let package = Package::new("with-edited-packs", "", PACKED);
    for (pack, message) in [
        ("{\"k\": \"a {value:?}\"}", ""),
        ("{\"k\": \"b {valeu:?}\"}", "names no field"),
        ("{}", "no message"),
    ] {
        package.write("locales/en.json", pack);
        let (success, stderr) = package.cargo("check");
        assert_eq!(success, message.is_empty(), "{pack}: {stderr}");
        assert!(if success { stderr.is_empty() } else { stderr.contains(message) }, "{pack}: {stderr}");
    }
}

#[test]
fn an_error_without_debug_is_told_what_to_derive() {
    let source = "#[derive(error_codes::ErrorCatalog)]\n#[catalog(error, keys = \"a\", http = 400)]\n\
                  enum E { #[code(1)] NotFound }\nfn main() {}\n";
    let stderr = refusal("without-debug", "", "check", source);
    assert_eq!(errors(&stderr)[0], "error[E0277]: `E` doesn't implement `std::fmt::Debug`");
    assert!(
        stderr.contains("--> src/main.rs:3:6") && stderr.contains("add `#[derive(Debug)]` to `E`"),
        "{stderr}"
    );
}
