use error_codes::Segment;

pub const LIVE: Segment = Segment::new("live", 62199..=62100);
pub const STORAGE: Segment = Segment::new("storage", 1003..=1004).and(1020..=1019);
pub const TWICE: Segment = Segment::new("twice", 1003..=1010).and(1008..=1019);

fn main() {}
