mod plan {
    use error_codes::Segment;

    pub const REGISTER: Segment = Segment::new("user.register", 60100..=60199);
    pub const LOGIN: Segment = Segment::new("user.login", 60190..=60299);
}

#[derive(error_codes::ErrorCatalog)]
#[catalog(keys = "user", http = 400)]
#[segment(60150..=60159, name = "user.other")]
#[segment(plan::REGISTER)]
#[segment(plan::LOGIN)]
enum UserError {
    #[code(60101)]
    PhoneExists,
}

fn main() {}
