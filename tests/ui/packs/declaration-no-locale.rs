error_codes::language_packs! {
    pub static PACKS =
}

fn main() {}
