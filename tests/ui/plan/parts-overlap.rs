use error_codes::Segment;

pub const LIVE: Segment = Segment::new("live", 62100..=62199)
    .parts(&[Segment::new("live.room", 62100..=62109), Segment::new("live.product", 62109..=62119)]);

fn main() {}
