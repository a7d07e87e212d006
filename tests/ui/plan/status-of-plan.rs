use error_codes::{ErrorCatalog, Plan, Segment};

const LIVE: Segment = Segment::new("live", 62100..=62199).http(400);
const ROOM: Segment = Segment::new("live.room", 62100..=62109);
const MALL: Plan = Plan::new("mall", &[LIVE]);

#[derive(ErrorCatalog)]
#[catalog(keys = "room", plan = MALL)]
#[segment(ROOM)]
#[segment(62110..=62119, name = "live.product", http = 404)]
enum RoomError {
    #[code(62101, http = 500)]
    Contradicts,
    #[code(62102)]
    ByPlan,
    #[code(62111)]
    InlineContradicts,
}

fn main() {}
