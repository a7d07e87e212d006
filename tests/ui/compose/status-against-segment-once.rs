use error_codes::{ErrorCatalog, Plan, Segment};

const UPSTREAM: Segment = Segment::new("upstream", 7000..=7999).http(502);
const LINE: Plan = Plan::new("line", &[UPSTREAM]);

#[derive(Debug, ErrorCatalog)]
#[segment(UPSTREAM)]
#[catalog(error, keys = "model")]
pub enum ModelError {
    #[code(7002, http = 504)]
    Timeout,
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, plan = LINE)]
pub enum LineError {
    #[code(transparent)]
    Model(#[from] ModelError),
}

fn main() {}
