use error_codes::{ErrorCatalog, Segment};

mod plan {
    use super::Segment;
    pub const COUPON: Segment = Segment::new("coupon", 61300..=61399);
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "coupon", http = 409)]
#[segment(plan::COUPON)]
pub enum CouponError {
    /// Coupon {0} is sold out
    #[code(60101)]
    SoldOut(u64),
}

fn main() {}
