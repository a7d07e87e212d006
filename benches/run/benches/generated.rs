//! What the build script wrote.

/// A row as people write it.
#[allow(dead_code, reason = "its size is what counts")]
pub struct Row {
    pub code: i64,
    pub name: &'static str,
    pub status: u16,
    pub key: &'static str,
    pub text: &'static str,
}

macro_rules! generated {
    ($($name:ident)*) => {$(
        #[allow(clippy::all, clippy::pedantic, dead_code, reason = "a program wrote it; not all of it is timed")]
        pub mod $name {
            use super::Row;

            include!(concat!(env!("OUT_DIR"), "/", stringify!($name), ".rs"));
        }
    )*};
}

generated! {
    dense_50 dense_500 dense_5000
    segmented_50 segmented_500 segmented_5000
    sparse_50 sparse_500 sparse_5000
    composed
}
