//! An integration whose feature is off says which feature to turn on.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

#[test]
fn a_web_key_without_its_feature_is_one_clear_error() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("without-axum");
    fs::create_dir_all(package.join("src")).unwrap();
    let manifest = format!(
        "[package]\nname = \"without-axum\"\nedition = \"2024\"\n\n[dependencies]\nerror-codes = {{ path = {:?} }}\n\n[workspace]\n",
        root.join("error-codes")
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    fs::write(
        package.join("src/lib.rs"),
        "#[derive(error_codes::ErrorCatalog)]\n#[catalog(axum, keys = \"a\", http = 400)]\npub enum E { #[code(1)] A }\n",
    )
    .unwrap();

    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--offline", "--quiet", "--target-dir"])
        .arg(package.join("target"))
        .current_dir(&package)
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "it should not compile");
    let errors: Vec<&str> = stderr.lines().filter(|line| line.starts_with("error")).collect();
    let expected = "error: `#[catalog(axum)]` needs the feature `axum` of `error-codes`; \
                    write `error-codes = { …, features = [\"axum\"] }` in Cargo.toml";
    assert_eq!(errors.first(), Some(&expected), "{stderr}");
    assert_eq!(errors.len(), 2, "one error, and cargo's summary: {stderr}");
    assert!(stderr.contains("2 | #[catalog(axum, keys"), "it should point at the key: {stderr}");
}
