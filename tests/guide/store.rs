//! What the service keeps: next to nothing, so that every request has one answer.

use std::io;

use serde::Serialize;

#[derive(Serialize)]
pub struct User {
    pub id: u64,
    pub phone: String,
}

/// The database is away when somebody asks for 500, and 13 is a row that nobody thought of.
pub fn user(id: u64) -> io::Result<Option<User>> {
    match id {
        7 => Ok(Some(User { id, phone: "13900000007".to_owned() })),
        13 => panic!("row 13 has no phone"),
        500 => Err(io::Error::other("connection to 10.0.3.7:5432 refused")),
        _ => Ok(None),
    }
}

pub fn has_phone(phone: &str) -> bool {
    phone == "13900000007"
}

/// How many of a coupon are left.
pub fn left(coupon: u64) -> io::Result<u32> {
    match coupon {
        500 => Err(io::Error::other("connection to 10.0.3.7:5432 refused")),
        5 => Ok(0),
        _ => Ok(10),
    }
}
