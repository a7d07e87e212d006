//! The lock on two branches: what git stops, and what it does not.

mod made_up;

use std::path::Path;
use std::process::Command;

use error_codes::lock::{self, Lock};
use made_up::{Folder, of, plain};

fn git(folder: &Path, arguments: &[&str]) -> bool {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=Test", "-c", "user.email=test@example.com"]);
    // Whatever the machine's own settings are.
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.args(arguments).output().expect("git is installed").status.success()
}

#[test]
fn two_branches_that_take_the_same_number_conflict() {
    let folder = Folder::new("branches");
    let path = folder.join("error-codes.lock");
    let publish = |entries: &[_], message: &str| {
        lock::bless(&path, &of(entries)).unwrap();
        assert!(git(folder.path(), &["add", "."]) && git(folder.path(), &["commit", "-m", message]));
    };
    let (first, last) = (plain(60101, "FIRST"), plain(60109, "LAST"));
    assert!(git(folder.path(), &["init", "-b", "main"]));
    publish(&[first.clone(), last.clone()], "published");
    assert!(git(folder.path(), &["checkout", "-b", "other"]));
    publish(&[first.clone(), plain(60102, "TOO_OFTEN"), last.clone()], "their next number");
    assert!(git(folder.path(), &["checkout", "main"]));
    publish(&[first, plain(60102, "EMAIL_EXISTS"), last], "our next number");

    assert!(!git(folder.path(), &["merge", "other"]), "git has to stop here");
    let problem = Lock::read(&path).unwrap_err().to_string();
    assert_eq!(
        problem,
        format!(
            "{}:5: resolve the conflict: 60102 was taken by both `EMAIL_EXISTS` and `TOO_OFTEN`; give one of them a number that \
             nobody had, such as 60103",
            path.display()
        )
    );
}

#[test]
fn branches_that_take_numbers_apart_do_not_conflict() {
    let folder = Folder::new("apart");
    let path = folder.join("error-codes.lock");
    let lock = |codes: &[i64]| {
        let entries: Vec<_> = codes.iter().map(|code| plain(*code, &format!("E{code}"))).collect();
        lock::bless(&path, &of(&entries)).unwrap();
        assert!(git(folder.path(), &["add", "."]) && git(folder.path(), &["commit", "-m", "published"]));
    };
    assert!(git(folder.path(), &["init", "-b", "main"]));
    lock(&[60101, 60110, 60120]);
    assert!(git(folder.path(), &["checkout", "-b", "other"]));
    lock(&[60101, 60102, 60110, 60120]);
    assert!(git(folder.path(), &["checkout", "main"]));
    lock(&[60101, 60110, 60120, 60121]);
    assert!(git(folder.path(), &["merge", "other"]));
    assert_eq!(Lock::read(&path).unwrap().to_string().matches(" 409 ").count(), 5);
}
