use error_codes::Segment;

const ROOM: Segment = Segment::new("live.room", 62100..=62109).http(404);
pub const LIVE: Segment = Segment::new("live", 62100..=62199).parts(&[ROOM]).http(400);

fn main() {}
