//! Archives by the million: how time grows with the number of claims, and what a hot slot costs.
//!
//! `cargo bench --bench scale` makes its own claims, deterministic and with a known number of
//! conflicts, runs the program on them as a whole process, and prints medians and ratios from this
//! one run: the machine does not matter. Sizes are 100,000 and 1,000,000 claims, or those of
//! `GAINSAY_SCALE` (`100000,1000000,10000000`).
//!
//! Where `GAINSAY_DUCKDB` names a Python script that asks DuckDB the same question of a JSON Lines
//! file, it is run in turn with the program, and the ratio of the two is printed as well.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::float_arithmetic, reason = "times and ratios are no values of claims")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads its own files")]

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const RUNS: usize = 5;

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = std::env::temp_dir().join(format!("gainsay-scale-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the claims");
    let sizes = std::env::var("GAINSAY_SCALE").unwrap_or_else(|_| String::from("100000,1000000"));
    let sizes: Vec<u64> = sizes.split(',').filter_map(|size| size.trim().parse().ok()).collect();
    let script = std::env::var_os("GAINSAY_DUCKDB").map(PathBuf::from);
    println!("claims      hot slot  threads  seconds  MB peak  findings");
    let mut before: Option<(u64, f64)> = None;
    for &size in &sizes {
        let file = folder.join("claims.jsonl");
        let conflicts = write_claims(&file, size, 0);
        let two = measure(&file, size, 0, 0, conflicts);
        measure(&file, size, 0, 1, conflicts);
        if let Some((smaller, seconds)) = before {
            let n_log_n = |n: u64| n as f64 * (n as f64).log2();
            println!(
                "  {:.1} times the time for {} times the claims (n log n: {:.1})",
                two / seconds,
                size / smaller,
                n_log_n(size) / n_log_n(smaller)
            );
        }
        before = Some((size, two));
        if let Some(script) = &script {
            against(&file, script);
        }
        if size >= 1_000_000 {
            let conflicts = write_claims(&file, size, size / 10);
            let hot = measure(&file, size, size / 10, 0, conflicts);
            println!("  {:.2} times the time with a tenth of all claims in one slot", hot / two);
        }
    }
    let _ = fs::remove_dir_all(&folder);
}

/// Runs the program several times and returns the median of its seconds. `threads` 0 is all there are.
fn measure(file: &Path, size: u64, hot: u64, threads: usize, conflicts: u64) -> f64 {
    let runs: Vec<Run> = (0..RUNS).map(|_| run(&mut gainsay(file, threads))).collect();
    let findings = runs[0].lines;
    assert_eq!(findings, conflicts, "the findings are not the conflicts that were planted");
    let (seconds, peak) = medians(&runs);
    let threads = if threads == 0 { String::from("all") } else { threads.to_string() };
    println!("{size:<11} {hot:<9} {threads:<8} {seconds:<8.3} {peak:<8} {findings}");
    seconds
}

/// Runs the program and the script in turn.
fn against(file: &Path, script: &Path) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(run(&mut gainsay(file, 0)));
        theirs.push(run(Command::new("python3").arg(script).arg(file).arg("--skip-all")));
    }
    let ((seconds, peak), (their_seconds, their_peak)) = (medians(&ours), medians(&theirs));
    println!(
        "  against DuckDB: {:.2} of its time ({seconds:.2} s, {their_seconds:.2} s), {:.2} of its memory ({peak} MB, {their_peak} MB)",
        seconds / their_seconds,
        peak as f64 / (their_peak.max(1)) as f64
    );
}

fn gainsay(file: &Path, threads: usize) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.args(["check", "--output-format", "concise", "--quiet"]).arg(file);
    // No rules file above the folder of the claims shall have a say.
    command.current_dir(file.parent().unwrap_or(Path::new("/")));
    if threads > 0 {
        command.arg("--threads").arg(threads.to_string());
    }
    command
}

/// What a process took.
struct Run {
    seconds: f64,
    peak: u64,
    lines: u64,
}

fn run(command: &mut Command) -> Run {
    let start = Instant::now();
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the process starts");
    let status = format!("/proc/{}/status", child.id());
    let mut output = child.stdout.take().expect("its output is piped");
    let reader = thread::spawn(move || {
        let mut text = Vec::new();
        let _ = output.read_to_end(&mut text);
        text.iter().filter(|byte| **byte == b'\n').count() as u64
    });
    let mut peak = 0;
    while child.try_wait().ok().flatten().is_none() {
        peak = peak.max(peak_of(&status));
        thread::sleep(Duration::from_millis(2));
    }
    let seconds = start.elapsed().as_secs_f64();
    Run { seconds, peak, lines: reader.join().unwrap_or(0) }
}

/// The peak of a running process in megabytes, where the system tells.
fn peak_of(status: &str) -> u64 {
    let text = fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.unwrap_or(0_u64) / 1024
}

fn medians(runs: &[Run]) -> (f64, u64) {
    let mut seconds: Vec<f64> = runs.iter().map(|run| run.seconds).collect();
    let mut peaks: Vec<u64> = runs.iter().map(|run| run.peak).collect();
    seconds.sort_by(f64::total_cmp);
    peaks.sort_unstable();
    (seconds[seconds.len() / 2], peaks[peaks.len() / 2])
}

/// Numbers that look random and are the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }
}

/// Writes claims: `hot` of them in one slot, the others in slots of five, one slot in fifty with one
/// claim that lies apart. Returns how many slots are in conflict.
fn write_claims(file: &Path, size: u64, hot: u64) -> u64 {
    const ATTRIBUTES: [&str; 4] = ["budget", "output", "visitors", "distance"];
    const SOURCES: [&str; 5] = ["agency", "daily", "weekly", "register", "letter"];
    let mut out = BufWriter::new(File::create(file).expect("the file of claims"));
    let mut numbers = Numbers(0x5eed_0000_0001);
    let mut id = 0;
    let mut claim = |source: u64, entity: &str, attribute: &str, low: u64, high: u64, year: u64| {
        let source = SOURCES[(source % 5) as usize];
        writeln!(
            out,
            r#"{{"id":{id},"source":"{source}","entity":"{entity}","attribute":"{attribute}","low":{low},"high":{high},"period":"{year}"}}"#
        )
        .expect("the claims are written");
        id += 1;
    };
    for i in 0..hot {
        let side = 1_000_000 * (1 + numbers.below(2));
        let low = side + numbers.below(5);
        claim(i, "the busy one", ATTRIBUTES[0], low, low + 10, 2025);
    }
    let mut conflicts = u64::from(hot > 1);
    let mut left = size - hot;
    let mut slot = 0;
    while left > 0 {
        let here = left.min(5);
        let middle = 1000 + numbers.below(1_000_000_000);
        let reach = middle / 50;
        let apart = if here > 1 && numbers.below(50) == 0 { numbers.below(here) } else { here };
        conflicts += u64::from(apart < here);
        let entity = format!("company-{:07}", slot / 4);
        for i in 0..here {
            let (low, high) = if i == apart {
                let off = middle + middle / 5 + 1;
                (off, off + reach)
            } else {
                (middle - numbers.below(reach + 1), middle + numbers.below(reach + 1))
            };
            claim(i, &entity, ATTRIBUTES[(slot % 4) as usize], low, high, 2020 + slot / 4 % 6);
        }
        left -= here;
        slot += 1;
    }
    conflicts
}
