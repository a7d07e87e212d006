#![doc = include_str!("../docs/guide.md")]

#[doc = include_str!("../docs/guide/put_it_into_your_service.md")]
pub mod put_it_into_your_service {}

#[doc = include_str!("../docs/guide/from_a_document.md")]
pub mod from_a_document {}

#[doc = include_str!("../docs/guide/the_life_of_a_code.md")]
pub mod the_life_of_a_code {}

#[doc = include_str!("../docs/guide/inside.md")]
pub mod inside {}
