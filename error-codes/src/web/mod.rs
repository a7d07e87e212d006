//! Answers for web frameworks, one file each.

pub mod axum;
