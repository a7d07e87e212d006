#![doc = include_str!("../docs/guide.md")]

#[doc = include_str!("../docs/guide/put_it_into_your_service.md")]
pub mod put_it_into_your_service {}
