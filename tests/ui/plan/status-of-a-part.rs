use error_codes::{ErrorCatalog, Segment};

const BOT: Segment =
    Segment::new("bot", 1000..=1099).parts(&[Segment::new("bot.state", 1002..=1003).http(409)]);

#[derive(ErrorCatalog)]
#[segment(BOT)]
#[catalog(keys = "bot")]
enum BotError {
    #[code(1001, http = 404)]
    NotFound,
    #[code(1002, http = 400)]
    Disabled,
}

fn main() {}
