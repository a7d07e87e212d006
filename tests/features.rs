//! Errors that a UI case cannot show: those of another set of features, and those of a build.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// What cargo says of a package of its own that depends on `error-codes` with `features`: it must not compile.
fn refusal(name: &str, features: &str, command: &str, source: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // What an earlier version of the test left must not be compiled with it.
    let _ = fs::remove_dir_all(package.join("src"));
    fs::create_dir_all(package.join("src")).unwrap();
    let manifest = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nerror-codes = {{ path = '{}', features = [{features}] }}\n",
        root.join("error-codes").display()
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    fs::write(package.join("src/main.rs"), source).unwrap();

    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([command, "--offline", "--quiet", "--target-dir"])
        .arg(package.join("target"))
        .current_dir(&package)
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "it should not compile");
    stderr
}

fn errors(stderr: &str) -> Vec<&str> {
    stderr.lines().filter(|line| line.starts_with("error")).collect()
}

#[test]
fn a_web_key_without_its_feature_is_one_clear_error() {
    let source = "#[derive(error_codes::ErrorCatalog)]\n#[catalog(axum, keys = \"a\", http = 400)]\n\
                  enum E { #[code(1)] A }\nfn main() {}\n";
    let stderr = refusal("without-axum", "", "check", source);
    let expected = "error: `#[catalog(axum)]` needs the feature `axum` of `error-codes`; \
                    write `error-codes = { …, features = [\"axum\"] }` in Cargo.toml";
    assert_eq!(errors(&stderr).first(), Some(&expected), "{stderr}");
    assert_eq!(errors(&stderr).len(), 2, "one error, and cargo's summary: {stderr}");
    assert!(stderr.contains("--> src/main.rs:2:11"), "it should point at the key: {stderr}");
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
