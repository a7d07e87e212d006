#[catalog(name = "mall", title = "Mall", keys = "user", http = 400, digits = 5, error, retired(60106, 60110..=60119), success(20000, msg = "ok"))]
#[segment(60100..=60199, name = "user.register", title = "Users")]
pub enum RegisterError {
    /// The phone number {phone} is taken
    ///
    /// Phones are unique
    #[code(60101, http = 409, msg = "phone.exists", hint = "log in instead", was(20101, 40001, reused))]
    PhoneExists { #[detail] phone: String },
    #[code(60105, retry = after(wait), log = info, grpc = UNAVAILABLE)]
    TooOften { #[detail(rename = "seconds")] wait: u64 },
    #[deprecated(note = "no longer sent")]
    #[code(60_107, http = CONFLICT, name = "TAKEN", shared)]
    Taken(#[source] std::io::Error),
}
