//! Language packs: every locale's messages, as `language_packs!` lays them out.
//!
//! A key is known by its 64-bit hash; the hashes are sorted. In const evaluation every call counts, and so does every
//! character: what its checks read are plain numbers, and what only run time and faults read is text and bytes, which to the
//! compiler are one token each.

use std::fmt;

use super::negotiate;

/// The messages of a service in all of its languages, made by [`language_packs!`](crate::language_packs).
///
/// The first locale is the source: it has a message for every key that a catalogue uses, and it is what others fall back
/// to.
///
/// ```
/// mod locales {
///     error_codes::language_packs! {
///         pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
///     }
/// }
///
/// use locales::PACKS;
///
/// assert!(PACKS.locales().eq(["zh-CN", "en-US"]));
/// assert!(PACKS.keys().any(|key| key == "phone.exists"));
/// assert_eq!(PACKS.get("en-US", "user.created"), Some("User created"));
/// assert_eq!(PACKS.get("en", "user.created"), None); // `message` would look for the closest
/// ```
#[derive(Clone, Copy)]
pub struct LanguagePacks {
    packs: &'static [Pack],
    /// One for each key that any locale has, ascending.
    pub(crate) hashes: &'static [u64],
    /// For each key twice the index of its first placeholder, and one more where the source has the key.
    pub(crate) shows: &'static [u32],
    /// For each placeholder of each key in each locale the hash of its name, the lowest bit of which is not part of it: it says
    /// whether the placeholder asks for `Debug`.
    pub(crate) placeholders: &'static [u64],
    /// For each placeholder the index of its locale, where its name begins in the texts of that locale, and the length.
    places: &'static [u8],
    keys: &'static str,
    key_ends: &'static [u8],
}

/// One locale.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Pack {
    locale: &'static str,
    path: &'static str,
    texts: &'static str,
    ends: &'static [u8],
}

impl Pack {
    #[must_use]
    pub const fn new(
        locale: &'static str,
        path: &'static str,
        texts: &'static str,
        ends: &'static [u8],
    ) -> Self {
        Self { locale, path, texts, ends }
    }

    pub(crate) const fn locale(&self) -> &'static str {
        self.locale
    }

    /// The file, as it was declared.
    pub(crate) const fn path(&self) -> &'static str {
        self.path
    }
}

/// On the end of a text: it must be rendered.
const FLAG: u32 = 1 << 31;

/// A text as it is shown in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Localized {
    pub text: &'static str,
    /// Whether it has placeholders or doubled braces.
    pub template: bool,
    /// The locale of the text, if it is from a pack.
    pub language: Option<&'static str>,
}

/// A placeholder in the message of a locale.
pub(crate) struct Placeholder {
    pub name: &'static str,
    pub by_debug: bool,
    pub pack: &'static Pack,
}

/// What `language_packs!` calls.
#[doc(hidden)]
impl LanguagePacks {
    /// Packs that could not be read, which is reported: they are asked for nothing.
    pub const STUB: Self = Self::new(&[], &[], &[], &[], b"", "", b"");

    #[must_use]
    pub const fn new(
        packs: &'static [Pack],
        hashes: &'static [u64],
        shows: &'static [u32],
        placeholders: &'static [u64],
        places: &'static [u8],
        keys: &'static str,
        key_ends: &'static [u8],
    ) -> Self {
        Self { packs, hashes, shows, placeholders, places, keys, key_ends }
    }
}

impl LanguagePacks {
    /// The locales, the source first.
    pub fn locales(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.packs.iter().map(Pack::locale)
    }

    /// The keys that any locale has, in no order that means anything.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + use<'_> {
        (0..self.hashes.len()).map(|index| self.key(index))
    }

    /// The message of `key` in exactly this locale, its placeholders not filled in.
    #[must_use]
    pub fn get(&self, locale: &str, key: &str) -> Option<&'static str> {
        let pack = self.packs.iter().position(|pack| pack.locale == locale)?;
        self.find(key).and_then(|index| self.text_at(pack, index)).map(|text| text.text)
    }

    /// The message of `key` in the language that suits `languages` best, else in that of the source, as it is written in its
    /// file: nothing fills placeholders in. `None` where neither locale has the key.
    ///
    /// ```
    /// # mod packs { error_codes::language_packs! { pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" } }
    /// # use packs::PACKS;
    /// assert_eq!(PACKS.message("en", "user.created"), Some("User created"));
    /// assert_eq!(PACKS.message("en", "phone.exists"), Some("The phone number {phone} is taken"));
    /// ```
    #[must_use]
    pub fn message(&self, languages: impl AsRef<str>, key: &str) -> Option<&'static str> {
        self.text(self.choose(languages.as_ref()), key).map(|found| found.text)
    }

    /// The locale that suits `languages` best: a locale, or a list of them in the form of the header `Accept-Language`. The
    /// source where none does. How one is found says [`negotiate`](super::negotiate()).
    ///
    /// ```
    /// # mod packs { error_codes::language_packs! { pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" } }
    /// # use packs::PACKS;
    /// assert_eq!(PACKS.negotiate("en"), "en-US");
    /// assert_eq!(PACKS.negotiate("fr-CH, fr;q=0.9, en;q=0.8"), "en-US");
    /// assert_eq!(PACKS.negotiate("fr"), "zh-CN");
    /// ```
    #[must_use]
    pub fn negotiate(&self, languages: impl AsRef<str>) -> &'static str {
        self.packs.get(self.choose(languages.as_ref())).map_or("", Pack::locale)
    }

    /// The pack that suits `languages` best, as an index; 0, the source, where none does.
    pub(crate) fn choose(&self, languages: &str) -> usize {
        negotiate::choose(&self.packs.iter().map(Pack::locale), languages).unwrap_or(0)
    }

    /// The message of `key` in the pack at `pack`, else in the source.
    pub(crate) const fn text(&self, pack: usize, key: &str) -> Option<Localized> {
        let Some(index) = self.find(key) else { return None };
        match self.text_at(pack, index) {
            Some(text) => Some(text),
            None => self.text_at(0, index),
        }
    }

    /// Whether a message of `key` has placeholders, in any locale.
    pub(crate) const fn shows_fields(&self, key: &str) -> bool {
        let Some(index) = self.find(key) else { return false };
        let next = index + 1;
        let end =
            if next < self.shows.len() { (self.shows[next] >> 1) as usize } else { self.placeholders.len() };
        (self.shows[index] >> 1) as usize != end
    }

    /// Whether these are packs that could not be read.
    pub(crate) const fn is_stub(&self) -> bool {
        self.packs.is_empty()
    }

    pub(crate) const fn source(&self) -> &'static Pack {
        &self.packs[0]
    }

    const fn find(&self, key: &str) -> Option<usize> {
        match self.find_hash(hash(key)) {
            // Two keys of these packs never have one hash; any other key may have that of one of them.
            Some(index) if crate::diagnosis::same(self.key(index), key) => Some(index),
            _ => None,
        }
    }

    /// The index of the key with this hash.
    pub(crate) const fn find_hash(&self, hash: u64) -> Option<usize> {
        let hashes = self.hashes;
        let (mut low, mut high) = (0, hashes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if hashes[middle] < hash {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low < hashes.len() && hashes[low] == hash { Some(low) } else { None }
    }

    const fn key(&self, index: usize) -> &'static str {
        slice(self.keys, self.key_ends, index).0
    }

    const fn text_at(&self, pack: usize, index: usize) -> Option<Localized> {
        let pack = &self.packs[pack];
        let (text, template) = slice(pack.texts, pack.ends, index);
        // No message is empty: this locale lacks the key.
        if text.is_empty() {
            return None;
        }
        Some(Localized { text, template, language: Some(pack.locale) })
    }

    /// The placeholder at `index`.
    pub(crate) const fn placeholder(&self, index: usize) -> Placeholder {
        let pack = &self.packs[number(self.places, 3 * index) as usize];
        let begin = number(self.places, 3 * index + 1) as usize;
        let length = number(self.places, 3 * index + 2) as usize;
        let name = pack.texts.split_at(begin).1.split_at(length).0;
        Placeholder { name, by_debug: self.placeholders[index] & 1 == 1, pack }
    }
}

/// The 32-bit number at `index`.
const fn number(bytes: &[u8], index: usize) -> u32 {
    let numbers: &[[u8; 4]] = bytes.as_chunks().0;
    u32::from_le_bytes(numbers[index])
}

/// The text at `index`, and its flag.
const fn slice(texts: &'static str, ends: &[u8], index: usize) -> (&'static str, bool) {
    let end = number(ends, index);
    let begin = if index == 0 { 0 } else { number(ends, index - 1) & !FLAG };
    let text = texts.split_at((end & !FLAG) as usize).0.split_at(begin as usize).1;
    (text, end & FLAG != 0)
}

/// FNV-1a, 64 bits wide, as the macros compute it.
const fn hash(key: &str) -> u64 {
    let bytes = key.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut index = 0;
    while index < bytes.len() {
        hash = (hash ^ bytes[index] as u64).wrapping_mul(0x0100_0000_01b3);
        index += 1;
    }
    hash
}

/// Whether both are the same static.
impl PartialEq for LanguagePacks {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.packs, other.packs)
    }
}

impl Eq for LanguagePacks {}

/// The locales and the number of keys: all messages are too long for a message.
impl fmt::Debug for LanguagePacks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LanguagePacks")
            .field("locales", &self.packs.iter().map(Pack::locale).collect::<Vec<_>>())
            .field("keys", &self.hashes.len())
            .finish_non_exhaustive()
    }
}
