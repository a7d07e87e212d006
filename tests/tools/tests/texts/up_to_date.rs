//! Files that are committed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use error_codes::export::assert_up_to_date;

const PATH: &str = "ERROR_CODES_TEST_PATH";
const CONTENT: &str = "ERROR_CODES_TEST_CONTENT";

/// A folder of its own for each test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("error-codes-texts-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the processes run that `complaint` starts.
#[test]
fn in_a_process_of_its_own() {
    if let (Some(path), Ok(content)) = (env::var_os(PATH), env::var(CONTENT)) {
        assert_up_to_date(PathBuf::from(path), &content);
    }
}

/// What a failing test says. The environment is a process's own, and this one's may say to write.
fn complaint(path: &Path, content: &str, update: &str) -> Option<String> {
    let ran = Command::new(env::current_exe().unwrap())
        .args(["up_to_date::in_a_process_of_its_own", "--exact", "--nocapture"])
        .env("ERROR_CODES_UPDATE", update)
        .env(PATH, path)
        .env(CONTENT, content)
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&ran.stdout).contains("running 1 test"));
    (!ran.status.success()).then(|| String::from_utf8_lossy(&ran.stderr).into_owned())
}

#[test]
fn a_file_that_differs_is_shown_with_the_remedy() {
    let folder = Folder::new("differs");
    let path = folder.0.join("errors.md");
    let missing = complaint(&path, "new\n", "").unwrap();
    for part in ["errors.md` does not exist", "ERROR_CODES_UPDATE=1"] {
        assert!(missing.contains(part), "{missing}");
    }

    fs::write(&path, "one\r\ntwo\r\n").unwrap();
    assert_eq!(complaint(&path, "one\ntwo\n", ""), None, "line ends do not count");
    let differs = complaint(&path, "one\nthree\n", "0").unwrap();
    for part in ["errors.md` is out of date", " one", "-two", "+three", "ERROR_CODES_UPDATE=1"] {
        assert!(differs.contains(part), "{differs}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), "one\r\ntwo\r\n", "and nothing is written");
}

#[test]
fn a_long_difference_shows_its_beginning() {
    let folder = Folder::new("long");
    let path = folder.0.join("errors.md");
    let lines = |word: &str| format!("{word}\n").repeat(1000);
    fs::write(&path, lines("old")).unwrap();
    let differs = complaint(&path, &lines("new"), "").unwrap();
    for part in ["-old\n", "… and 1963 more lines\n", "ERROR_CODES_UPDATE=1"] {
        assert!(differs.contains(part), "{part} should be in {differs}");
    }
    assert!(!differs.contains("+new"));
}

#[test]
fn the_variable_makes_it_write() {
    let folder = Folder::new("writes");
    let path = folder.0.join("docs/errors.md");
    assert_eq!(complaint(&path, "new\n", "1"), None);
    assert_eq!(fs::read_to_string(&path).unwrap(), "new\n");
    assert_eq!(complaint(&path, "newer\n", "1"), None);
    assert_eq!(fs::read_to_string(&path).unwrap(), "newer\n");
}

#[test]
fn what_cannot_be_written_is_said() {
    let folder = Folder::new("folder");
    let problem = complaint(&folder.0, "new\n", "1").unwrap();
    assert!(problem.contains("cannot read `"), "{problem}");
}
