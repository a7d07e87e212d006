use error_codes::{ErrorCatalog, Plan};

const NOTHING: Plan = Plan::new("nothing", &[]);

#[derive(ErrorCatalog)]
#[catalog(keys = "room", http = 400, plan = NOTHING)]
enum RoomError {
    #[code(1)]
    One,
}

fn main() {}
