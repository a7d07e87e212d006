//! What must be reported, worked out the slow and obvious way: every pair of things compared with every other.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::spec::{Segment, Spec, Variant, specs};

/// A fault by what its message says before the remedy. Notes that point back to a first place are none.
type Faults = BTreeSet<String>;

/// A variant whose attribute can be read: its number, and its index.
struct Known<'a> {
    index: usize,
    variant: &'a Variant,
    code: Option<i64>,
    status: Option<u16>,
    name: String,
    key: Option<String>,
}

fn expected(spec: &Spec) -> Faults {
    let mut faults = Faults::new();
    let known: Vec<Known> = spec
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| known(spec, index, variant, &mut faults))
        .collect();
    segments(spec, &known, &mut faults);
    codes(spec, &known, &mut faults);
    legacy(spec, &known, &mut faults);
    words(&known, &mut faults);
    texts(&known, &mut faults);
    faults
}

fn segment_of(spec: &Spec, code: i64) -> Option<&Segment> {
    // Of several that overlap, which is a fault of its own, the one that begins last.
    let owners = spec.segments.iter().filter(|segment| segment.first <= code && code <= segment.last);
    owners.max_by_key(|segment| segment.first)
}

fn known<'a>(spec: &Spec, index: usize, variant: &'a Variant, faults: &mut Faults) -> Known<'a> {
    let number = variant.code.as_ref().map(|code| code.value);
    let code = number.or(variant.discriminant);
    if code.is_none() {
        faults.insert(format!("`V{index}` has no code"));
    }
    if let (Some(code), Some(discriminant)) = (number, variant.discriminant)
        && code != discriminant
    {
        faults.insert(format!("code `{code}` contradicts the discriminant `{discriminant}` of `V{index}`"));
    }
    let segment = code.and_then(|code| segment_of(spec, code));
    let fixed = segment.and_then(|segment| segment.http);
    let some_segment_says = spec.segments.iter().any(|segment| segment.http.is_some());
    let status = match (variant.http, fixed) {
        (Some(own), Some(fixed)) if own != fixed => {
            let name = segment.map_or("", |segment| segment.name);
            faults.insert(format!(
                "status {own} of `V{index}` contradicts its segment `{name}`, where every status is {fixed}"
            ));
            None
        }
        (Some(own), _) => Some(own),
        (None, Some(fixed)) => Some(fixed),
        (None, None) if segment.is_none() && some_segment_says => None,
        (None, None) => {
            if spec.http.is_none() {
                faults.insert(format!("`V{index}` has no HTTP status"));
            }
            spec.http
        }
    };
    let key = match variant.msg {
        Some(msg) => Some(msg.to_owned()),
        None if spec.keys => Some(format!("k.v{index}")),
        None => {
            faults.insert(format!("`V{index}` has no i18n key"));
            None
        }
    };
    let name = variant.name.map_or_else(|| format!("V{index}"), ToOwned::to_owned);
    Known { index, variant, code, status, name, key }
}

fn numbers(first: i64, last: i64) -> String {
    if first == last { format!("`{first}`") } else { format!("`{first}..={last}`") }
}

fn overlap(a: (i64, i64), b: (i64, i64)) -> Option<String> {
    let shared: Vec<i64> = (a.0..=a.1).filter(|code| (b.0..=b.1).contains(code)).collect();
    Some(numbers(*shared.first()?, *shared.last()?))
}

fn segments(spec: &Spec, known: &[Known], faults: &mut Faults) {
    for (index, later) in spec.segments.iter().enumerate() {
        for first in &spec.segments[..index] {
            let described = |it: &Segment| format!("`{}` ({}..={})", it.name, it.first, it.last);
            if later.name == first.name {
                faults.insert(format!("segment `{}` is declared twice", later.name));
            }
            if let Some(shared) = overlap((later.first, later.last), (first.first, first.last)) {
                faults.insert(format!(
                    "segment {} overlaps segment {} in {shared}",
                    described(later),
                    described(first)
                ));
            }
        }
    }
    if spec.segments.is_empty() {
        return;
    }
    for code in known.iter().filter_map(|known| known.code) {
        if segment_of(spec, code).is_none() {
            faults.insert(format!("code `{code}` is outside"));
        }
    }
    for &(first, last) in &spec.retired {
        if segment_of(spec, first).is_none_or(|segment| last > segment.last) {
            faults.insert(format!("retired {} lies in no single segment of `E`", numbers(first, last)));
        }
    }
}

fn codes(spec: &Spec, known: &[Known], faults: &mut Faults) {
    for (at, later) in known.iter().enumerate() {
        let Some(code) = later.code else { continue };
        let same: Vec<&Known> = known[..at].iter().filter(|first| first.code == Some(code)).collect();
        if let Some(first) = same.first()
            && !(first.variant.shared && later.variant.shared)
        {
            faults.insert(format!(
                "duplicate code `{code}`: `V{}` and `V{}` both claim it",
                later.index, first.index
            ));
        }
        let shared = same.iter().find(|first| first.variant.shared && first.status.is_some());
        if let (true, Some(first), Some(status)) = (later.variant.shared, shared, later.status)
            && first.status != Some(status)
        {
            let other = first.status.unwrap_or_default();
            faults.insert(format!(
                "shared code `{code}` has status {status} for `V{}` and {other} for `V{}`",
                later.index, first.index
            ));
        }
        let digits = u32::try_from(code.unsigned_abs().to_string().len()).unwrap_or_default();
        if let Some(wanted) = spec.digits
            && digits != wanted
        {
            let s = if digits == 1 { "" } else { "s" };
            faults.insert(format!("code `{code}` has {digits} digit{s}, and every code of `E` has {wanted}"));
        }
        if spec.success == Some(code) {
            faults.insert(format!("code `{code}` of `V{}` is the success code", later.index));
        }
        if spec.retired.iter().any(|(first, last)| (*first..=*last).contains(&code)) {
            faults.insert(format!("code `{code}` is retired and must never be used again"));
        }
    }
    if let Some(success) = spec.success
        && spec.retired.iter().any(|(first, last)| (*first..=*last).contains(&success))
    {
        faults.insert(format!("success code `{success}` is retired"));
    }
    for (at, later) in spec.retired.iter().enumerate() {
        for first in &spec.retired[..at] {
            if let Some(shared) = overlap(*later, *first) {
                faults.insert(format!("{shared} retired twice"));
            }
        }
    }
}

fn legacy(spec: &Spec, known: &[Known], faults: &mut Faults) {
    let claims: Vec<(usize, i64, bool)> = known
        .iter()
        .flat_map(|known| known.variant.was.iter().map(|(code, reused)| (known.index, *code, *reused)))
        .collect();
    for (at, &(index, code, reused)) in claims.iter().enumerate() {
        let live = known.iter().find(|known| known.code == Some(code));
        if known[index].code == Some(code) {
            faults.insert(format!("`{code}` is the code that `V{index}` has now"));
        } else if !reused && spec.success == Some(code) {
            faults.insert(format!("legacy code `{code}` of `V{index}` is live: it is the success code"));
        } else if let (false, Some(live)) = (reused, live) {
            faults.insert(format!(
                "legacy code `{code}` of `V{index}` is live: it is the code of `V{}`",
                live.index
            ));
        }
        let earlier: Vec<_> = claims[..at].iter().filter(|(_, other, _)| *other == code).collect();
        if earlier.iter().any(|(other, ..)| *other == index) {
            faults.insert(format!("legacy code `{code}` is given twice for `V{index}`"));
        } else if let Some((other, ..)) = earlier.iter().find(|(.., other_reused)| !other_reused && !reused) {
            faults.insert(format!("legacy code `{code}` is claimed by both `V{index}` and `V{other}`"));
        }
    }
}

fn words(known: &[Known], faults: &mut Faults) {
    for (at, later) in known.iter().enumerate() {
        if let Some(first) = known[..at].iter().find(|first| first.name == later.name) {
            faults.insert(format!(
                "duplicate name `{}`: `V{}` and `V{}` both have it",
                later.name, later.index, first.index
            ));
        }
        let (Some(key), false) = (&later.key, later.variant.text.is_empty()) else { continue };
        let same_key = |first: &&Known| first.key.as_ref() == Some(key) && !first.variant.text.is_empty();
        if let Some(first) = known[..at].iter().find(same_key)
            && first.variant.text != later.variant.text
        {
            faults.insert(format!(
                "key `{key}` has two texts, \"{}\" for `V{}` and \"{}\" for `V{}`",
                first.variant.text, first.index, later.variant.text, later.index
            ));
        }
    }
}

fn texts(known: &[Known], faults: &mut Faults) {
    for Known { index, variant, .. } in known {
        let there: Vec<_> = variant.fields.iter().map(|field| format!("`{{{field}}}`")).collect();
        let there = if there.is_empty() {
            "it has no fields".to_owned()
        } else {
            format!("there is {}", there.join(", "))
        };
        for (written, name) in [("{field}", "field"), ("{0:?}", "0")] {
            let shown = variant.text.contains(written) && !variant.text.contains("{{");
            if shown && !variant.fields.contains(&name) {
                faults.insert(format!("placeholder `{written}` names no field of `V{index}`: {there}"));
            }
        }
    }
}

/// The part of a message that names the fault.
fn named(message: &str) -> Option<String> {
    const NOTES: &[&str] = &[" here", "the number of digits is set here"];
    let fault = message.split(';').next().unwrap_or_default();
    if message.contains("; ") || !NOTES.iter().any(|note| fault.contains(note)) {
        let outside = fault.find("is outside").map(|at| at + "is outside".len());
        return Some(fault[..outside.unwrap_or(fault.len())].to_owned());
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_faults_found_are_those_of_the_oracle(spec in specs()) {
        let source = spec.source();
        let faults = crate::faults(source.parse().unwrap());
        let found: Faults = faults.iter().filter_map(|fault| named(&fault.message)).collect();
        prop_assert_eq!(found, expected(&spec), "\n{}", source);
        for fault in &faults {
            prop_assert!(!fault.span.byte_range().is_empty(), "no place: {}\n{}", fault.message, source);
        }
    }
}

/// Enough of the random enums are without fault: the table is made as well, not refusals alone.
#[test]
fn some_enums_are_without_fault() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let sound = (0..500)
        .filter(|_| {
            let spec = specs().new_tree(&mut runner).unwrap().current();
            let output = crate::derive::derive(spec.source().parse().unwrap()).to_string();
            output.contains("static __ENTRIES")
        })
        .count();
    assert!((25..475).contains(&sound), "{sound} of 500");
}

#[test]
fn the_oracle_is_not_blind() {
    let source = "#[catalog(keys = \"k\", http = 400)] enum E { #[code(1)] A, #[code(0x1)] B }";
    let found: Vec<_> =
        crate::faults(source.parse().unwrap()).iter().filter_map(|it| named(&it.message)).collect();
    assert_eq!(found, ["duplicate code `1`: `B` and `A` both claim it"]);
}
