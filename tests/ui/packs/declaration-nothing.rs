error_codes::language_packs! {
    
}

fn main() {}
