//! From the languages that somebody asks for to the one that a service has: look-up (RFC 4647, section 3.4) with weights
//! (RFC 9110, section 12.5.4).

use std::fmt::{self, Write};
use std::ops::Deref;

/// How many ranges of one list are looked at. Browsers send a handful; more is an attempt to keep the service busy.
const MOST: usize = 32;

/// The best weight, in thousandths.
const FULL: u16 = 1000;

/// Which of `locales` suits `languages` best: a locale, or a list of them in the form of the header
/// [`Accept-Language`](https://www.rfc-editor.org/rfc/rfc9110#field.accept-language). `None` where none does.
///
/// The ranges of the list are tried in the order of their weights (`q`), those of one weight in the order of the list. A range
/// is looked up as it is, then without its last subtag, and so on (RFC 4647, section 3.4): `zh-Hant-TW` finds `zh-Hant-TW`,
/// else `zh-Hant`, else `zh`. Each time, where no locale is the range itself, one that says more will do, which the RFC leaves
/// open: `zh` finds `zh-CN`, and so does `zh-TW` where there is nothing closer. Of several, the one wins that the list weighs
/// most; then one of the script that was asked for (in Chinese a region says the script: `zh-Hant` finds `zh-TW` before `zh-CN`),
/// then one of the region, then the first of `locales`.
///
/// Locales whose closest range has `q=0` are not used. `*` stands for whatever the service prefers, and so for no locale in
/// particular. Case does not matter. What is no range (garbage, a weight such as `q=2`, `*-CH`, `en_US`) is passed over, and so is what
/// comes after the first 32 ranges; nothing is allocated.
///
/// ```
/// use error_codes::message::negotiate;
///
/// let locales = ["zh-CN", "en-US", "en-GB"];
/// assert_eq!(negotiate(&locales, "en-gb"), Some("en-GB"));
/// assert_eq!(negotiate(&locales, "de, en;q=0.8, zh;q=0.9"), Some("zh-CN"));
/// assert_eq!(negotiate(&locales, "en-AU, en-GB;q=0.5"), Some("en-GB"));
/// assert_eq!(negotiate(&locales, "zh;q=0, *"), Some("en-US"));
/// assert_eq!(negotiate(&locales, "fr, *;q=0.1"), None);
/// ```
#[must_use]
pub fn negotiate<'a>(locales: &[&'a str], languages: &str) -> Option<&'a str> {
    choose(&locales.iter().copied(), languages).map(|index| locales[index])
}

/// The same, as an index.
pub(super) fn choose<'a>(
    locales: &(impl Iterator<Item = &'a str> + Clone),
    languages: &str,
) -> Option<usize> {
    // Most lists begin with a locale that is there: nothing can weigh more.
    let begins = |locale: &str| is_first(locale, languages) && is_range(locale);
    if let Some(exact) = locales.clone().position(begins) {
        return Some(exact);
    }
    let ranges = Ranges::of(languages);
    let asked = ranges.iter().filter(|range| range.weight > 0 && range.tag != "*");
    for range in asked {
        let mut tag = range.tag;
        loop {
            if let Some(found) = ranges.closest(locales.clone(), tag, range.tag) {
                return Some(found);
            }
            match without_last_subtag(tag) {
                Some(rest) => tag = rest,
                None => break,
            }
        }
    }
    // What the service prefers may be what the list refuses.
    let refused = |tag: &str| ranges.weight_of(tag) == Some(0);
    let first_refused = locales.clone().next().is_some_and(refused);
    first_refused.then(|| locales.clone().position(|tag| !refused(tag))).flatten()
}

/// Whether a list begins with this range, without a weight.
fn is_first(range: &str, languages: &str) -> bool {
    languages.get(..range.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(range))
        && matches!(languages.as_bytes().get(range.len()), None | Some(b','))
}

/// `zh-Hant-CN-x-private` is `zh-Hant-CN` without its last subtag: a single letter introduces what follows it.
fn without_last_subtag(tag: &str) -> Option<&str> {
    let (mut rest, _) = tag.rsplit_once('-')?;
    while rest.len().checked_sub(2).is_some_and(|at| rest.as_bytes()[at] == b'-') {
        rest = &rest[..rest.len() - 2];
    }
    (rest.len() > 1).then_some(rest)
}

/// Whether `tag` is `range` or says more (basic filtering, RFC 4647, section 3.3.1).
fn is_within(tag: &str, range: &str) -> bool {
    tag.get(..range.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(range))
        && matches!(tag.as_bytes().get(range.len()), None | Some(b'-'))
}

/// How much two tags of one language have in common: the script counts more than the region, since who reads one script may not
/// read the other.
fn likeness(asked: &str, tag: &str) -> u8 {
    let same = |a: Option<&str>, b: Option<&str>| a.zip(b).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
    2 * u8::from(same(script(asked), script(tag))) + u8::from(same(region(asked), region(tag)))
}

/// The script of a tag; of Chinese, where regions stand for scripts, also that of its region
/// (<https://www.unicode.org/cldr/charts/latest/supplemental/likely_subtags.html>).
fn script(tag: &str) -> Option<&str> {
    let written = tag
        .split('-')
        .skip(1)
        .find(|subtag| subtag.len() == 4 && subtag.bytes().all(|b| b.is_ascii_alphabetic()));
    written.or_else(|| {
        let region = region(tag).filter(|_| is_within(tag, "zh"))?;
        let is = |known: &&str| region.eq_ignore_ascii_case(known);
        if ["TW", "HK", "MO"].iter().any(is) {
            Some("Hant")
        } else {
            ["CN", "SG", "MY"].iter().any(is).then_some("Hans")
        }
    })
}

/// The region of a tag: two letters or three digits.
fn region(tag: &str) -> Option<&str> {
    tag.split('-').skip(1).take_while(|subtag| subtag.len() > 1).find(|subtag| match subtag.len() {
        2 => subtag.bytes().all(|byte| byte.is_ascii_alphabetic()),
        3 => subtag.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    })
}

/// A language range, or `*`, and its weight in thousandths.
#[derive(Clone, Copy)]
struct Range<'a> {
    tag: &'a str,
    weight: u16,
}

/// The ranges of a list, the heaviest first.
struct Ranges<'a> {
    ranges: [Range<'a>; MOST],
    count: usize,
}

impl<'a> Ranges<'a> {
    fn of(languages: &'a str) -> Self {
        let mut ranges = Self { ranges: [Range { tag: "", weight: 0 }; MOST], count: 0 };
        for range in split(languages, b',').filter_map(range).take(MOST) {
            ranges.ranges[ranges.count] = range;
            ranges.count += 1;
        }
        // Stable, and without allocation for so few.
        let list = &mut ranges.ranges[..ranges.count];
        for end in 1..list.len() {
            let at = list[..end].partition_point(|before| before.weight >= list[end].weight);
            list[at..=end].rotate_right(1);
        }
        ranges
    }

    fn iter(&self) -> impl Iterator<Item = &Range<'a>> {
        self.ranges[..self.count].iter()
    }

    /// The weight of the longest range that `tag` is within.
    fn weight_of(&self, tag: &str) -> Option<u16> {
        let mut closest: Option<&Range> = None;
        for range in self.iter().filter(|range| is_within(tag, range.tag)) {
            // Of one range given twice the heavier is first, and counts.
            if closest.is_none_or(|known| range.tag.len() > known.tag.len()) {
                closest = Some(range);
            }
        }
        closest.map(|range| range.weight)
    }

    /// The locale that is `range`, else one that says more: the one that the list weighs most, then that which is likest to what
    /// was `asked` for.
    fn closest<'b>(&self, locales: impl Iterator<Item = &'b str>, range: &str, asked: &str) -> Option<usize> {
        let mut best: Option<((u16, u8), usize)> = None;
        for (index, tag) in locales.enumerate().filter(|(_, tag)| is_within(tag, range)) {
            let weight = self.weight_of(tag);
            if weight == Some(0) {
                continue;
            }
            if tag.len() == range.len() {
                return Some(index);
            }
            let rank = (weight.unwrap_or(0), likeness(asked, tag));
            if best.is_none_or(|(known, _)| rank > known) {
                best = Some((rank, index));
            }
        }
        best.map(|(_, index)| index)
    }
}

/// `en-GB` or `en-GB;q=0.8`; nothing where it is neither.
fn range(element: &str) -> Option<Range<'_>> {
    let (tag, weight) = match cut(element, b';') {
        None => (element, FULL),
        Some((tag, parameters)) => (tag, weight(parameters)?),
    };
    let tag = trim(tag);
    (tag == "*" || is_range(tag)).then_some(Range { tag, weight })
}

/// A language and subtags (RFC 4647, section 2.1), of a length that real ones have (RFC 5646, section 4.4.1).
fn is_range(tag: &str) -> bool {
    let mut subtags = tag.as_bytes().split(|byte| *byte == b'-');
    let language = subtags.next().unwrap_or_default();
    tag.len() <= 64
        && (1..=8).contains(&language.len())
        && language.iter().all(u8::is_ascii_alphabetic)
        && subtags
            .all(|subtag| (1..=8).contains(&subtag.len()) && subtag.iter().all(u8::is_ascii_alphanumeric))
}

/// `q=0.8` in thousandths (RFC 9110, section 12.4.2), among parameters that mean nothing here. Clients that format numbers
/// carelessly write `.8` and more digits than three.
pub(crate) fn weight(parameters: &str) -> Option<u16> {
    let given = split(parameters, b';')
        .map(trim)
        .find_map(|parameter| parameter.strip_prefix(['q', 'Q'])?.strip_prefix('='));
    let Some(value) = given else { return Some(FULL) };
    let (whole, fraction) = cut(value, b'.').unwrap_or((value, ""));
    if value.is_empty() || value == "." || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = fraction.bytes().chain([b'0'; 3]).take(3);
    let thousandths = digits.fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    match whole {
        "0" | "" => Some(thousandths),
        "1" if fraction.bytes().all(|byte| byte == b'0') => Some(FULL),
        _ => None,
    }
}

// Every request is negotiated for, and what is split is a few bytes long: looking at each is faster than the searches of `str`.

fn trim(text: &str) -> &str {
    let is_text = |byte: &u8| !matches!(byte, b' ' | b'\t');
    let begin = text.as_bytes().iter().position(is_text).unwrap_or(text.len());
    let end = text.as_bytes().iter().rposition(is_text).map_or(begin, |last| last + 1);
    &text[begin..end]
}

/// What is before and after the first `at`, an ASCII character.
fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == at)?;
    Some((&text[..place], &text[place + 1..]))
}

/// What is between the `at`, an ASCII character.
fn split(text: &str, at: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let (element, after) =
            cut(rest?, at).map_or((rest?, None), |(element, after)| (element, Some(after)));
        rest = after;
        Some(element)
    })
}

/// The languages that somebody asks for, the best first: what `.locale(…)` takes.
///
/// It is a list in the form of the header `Accept-Language`, as a request brings it, and is negotiated against the packs of
/// each message: parts of a service need not speak the same languages. Only what is a language range is kept, at most 32 of
/// them, so that it is short whatever the request holds.
///
/// With the feature of a web framework it is an extractor.
///
/// ```
/// use error_codes::Locale;
///
/// let locale = Locale::of(["fr-CH, fr;q=0.9", "*/nonsense, EN;q=0.8"]);
/// assert_eq!(locale.as_str(), "fr-CH, fr;q=0.9, EN;q=0.8");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locale(String);

impl Locale {
    /// Any language will do: the source's is used.
    ///
    /// ```
    /// use error_codes::{Locale, message::negotiate};
    ///
    /// assert_eq!(negotiate(&["zh-CN", "en-US"], &Locale::ANY), None);
    /// assert_eq!(Locale::from("no language"), Locale::ANY);
    /// ```
    pub const ANY: Self = Self(String::new());

    /// The languages of these lists together: a header may be given more than once (RFC 9110, section 5.3).
    pub fn of<'a>(lists: impl IntoIterator<Item = &'a str>) -> Self {
        let mut locale = String::new();
        let ranges = lists.into_iter().flat_map(|list| split(list, b',')).filter_map(range).take(MOST);
        for Range { tag, weight } in ranges {
            if !locale.is_empty() {
                locale.push_str(", ");
            }
            locale.push_str(tag);
            if weight < FULL {
                let digits = format!("{weight:03}");
                let digits = digits.trim_end_matches('0');
                let point = if digits.is_empty() { "" } else { "." };
                // Writing to a `String` does not fail.
                let _ = write!(locale, ";q=0{point}{digits}");
            }
        }
        Self(locale)
    }

    /// The languages that a request asks for.
    ///
    /// ```
    /// use error_codes::Locale;
    /// use http::header::{ACCEPT_LANGUAGE, HeaderMap};
    ///
    /// let mut headers = HeaderMap::new();
    /// assert_eq!(Locale::from_headers(&headers), Locale::ANY);
    /// headers.insert(ACCEPT_LANGUAGE, "zh-TW, en;q=0.8".parse()?);
    /// assert_eq!(Locale::from_headers(&headers).as_str(), "zh-TW, en;q=0.8");
    /// # Ok::<(), http::header::InvalidHeaderValue>(())
    /// ```
    #[must_use]
    pub fn from_headers(headers: &http::HeaderMap) -> Self {
        let lists = headers.get_all(http::header::ACCEPT_LANGUAGE).into_iter();
        Self::of(lists.filter_map(|list| list.to_str().ok()))
    }

    /// The list.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Locale {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Locale {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Locale {
    fn from(languages: &str) -> Self {
        Self::of([languages])
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
