//! Measures contestants in turn, and prints a table.
//!
//! A harness such as criterion or divan finishes with one function before it begins with the next. What is of interest here are
//! ratios, and a machine is never as busy in one second as in the next: so all contestants run in every round, each for a
//! fraction of a millisecond, and a ratio is the median of the rounds' own ratios.

use std::hint::black_box;
use std::time::{Duration, Instant};

use comfy_table::{CellAlignment, Table, presets};

/// How many rounds there are.
const ROUNDS: usize = 201;

/// How long a contestant runs in one round, at least: short beside the time slice of a scheduler.
const TURN: Duration = Duration::from_micros(150);

/// Several ways to do one thing, the first of them ours.
pub struct Contest {
    title: String,
    contestants: Vec<Contestant>,
}

struct Contestant {
    name: &'static str,
    /// How many operations one pass is.
    operations: usize,
    pass: Box<dyn FnMut() -> u64>,
}

/// What became of a contestant, an operation.
struct Result {
    nanoseconds: Vec<f64>,
    allocations: f64,
}

impl Contest {
    /// A contest without contestants.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), contestants: Vec::new() }
    }

    /// What is done, and to what.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// One more contestant, who does the operation for each of `inputs`. What it makes of them is summed up: all contestants must come to
    /// the same sum.
    #[must_use]
    pub fn with<T: 'static>(
        mut self,
        name: &'static str,
        inputs: Vec<T>,
        mut operation: impl FnMut(&T) -> u64 + 'static,
    ) -> Self {
        let operations = inputs.len();
        let pass =
            move || black_box(&inputs).iter().fold(0_u64, |sum, input| sum.wrapping_add(operation(input)));
        self.contestants.push(Contestant { name, operations, pass: Box::new(pass) });
        self
    }

    /// Lets them run, and prints who did how well.
    ///
    /// # Panics
    ///
    /// Where two contestants do not come to the same result: they would not be peers.
    pub fn run(mut self) {
        let sums: Vec<u64> = self.contestants.iter_mut().map(|contestant| (contestant.pass)()).collect();
        for (contestant, sum) in self.contestants.iter().zip(&sums) {
            assert_eq!(*sum, sums[0], "{}: {} does something else", self.title, contestant.name);
        }
        let results = self.measure();
        let mut table = Table::new();
        table.load_style(presets::UTF8_BORDERS_ONLY);
        table.set_header([self.title.as_str(), "median ns", "best ns", "ours is", "allocations"]);
        for (contestant, result) in self.contestants.iter().zip(&results) {
            let ratios = results[0].nanoseconds.iter().zip(&result.nanoseconds).map(|(ours, its)| ours / its);
            table.add_row([
                format!("{:50}", contestant.name),
                format!("{:.2}", median(result.nanoseconds.clone())),
                format!("{:.2}", result.nanoseconds.iter().copied().fold(f64::INFINITY, f64::min)),
                format!("{:.2} ×", median(ratios.collect())),
                format!("{}", (result.allocations * 100.0).round() / 100.0),
            ]);
        }
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        println!("{table}\n");
    }

    fn measure(&mut self) -> Vec<Result> {
        let mut results = Vec::new();
        let mut passes = Vec::new();
        for contestant in &mut self.contestants {
            let info = allocation_counter::measure(|| {
                black_box((contestant.pass)());
            });
            let allocations = number(info.count_total) / number(contestant.operations as u64);
            results.push(Result { nanoseconds: Vec::new(), allocations });
            passes.push(contestant.passes());
        }
        for round in 0..ROUNDS {
            // Who comes first is another one each time.
            for turn in 0..self.contestants.len() {
                let index = (round + turn) % self.contestants.len();
                let nanoseconds = self.contestants[index].time(passes[index]);
                results[index].nanoseconds.push(nanoseconds);
            }
        }
        results
    }
}

impl Contestant {
    /// How many passes fill a turn.
    fn passes(&mut self) -> u64 {
        let mut passes = 1;
        loop {
            let start = Instant::now();
            self.time(passes);
            if start.elapsed() >= TURN {
                return passes;
            }
            passes *= 2;
        }
    }

    /// Nanoseconds an operation.
    fn time(&mut self, passes: u64) -> f64 {
        let start = Instant::now();
        for _ in 0..passes {
            black_box((self.pass)());
        }
        start.elapsed().as_secs_f64() * 1e9 / number(passes) / number(self.operations as u64)
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Counts here are small.
#[allow(clippy::cast_precision_loss)]
fn number(count: u64) -> f64 {
    count as f64
}

/// `count` of `items`, in an order that no branch predictor learns, and the same in every run (xorshift, Marsaglia 2003).
///
/// # Panics
///
/// Without items.
pub fn picks<T: Copy>(items: &[T], count: usize) -> Vec<T> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..count).map(|_| items[usize::try_from(next() >> 33).unwrap_or(0) % items.len()]).collect()
}
