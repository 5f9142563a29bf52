//! A driver that needs no fuzzer: mutates the seeds of a target, or runs it on files.
//!
//! `drive TARGET ROUNDS` tries so many mutations, the same ones every time; `drive TARGET FILE...`
//! runs files, such as inputs that cargo-fuzz found; `drive all ROUNDS` does every target.

use std::process::ExitCode;

use gainsay_fuzz::{ALL, Target};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [name, rest @ ..] = args.as_slice() else { return usage() };
    let targets: Vec<&Target> = ALL.iter().filter(|t| name == "all" || t.name == *name).collect();
    if targets.is_empty() || rest.is_empty() {
        return usage();
    }
    for target in targets {
        match rest[0].parse::<u64>() {
            Ok(rounds) => mutate(target, rounds),
            Err(_) => {
                for path in rest {
                    match std::fs::read(path) {
                        Ok(data) => (target.run)(&data),
                        Err(error) => eprintln!("{path}: {error}"),
                    }
                }
            }
        }
        println!("{}: done", target.name);
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    let names: Vec<&str> = ALL.iter().map(|t| t.name).collect();
    eprintln!("usage: drive all|{} ROUNDS|FILE...", names.join("|"));
    ExitCode::from(2)
}

/// Runs a target on mutations of its seeds, each of a few random cuts, copies and changed bytes.
fn mutate(target: &Target, rounds: u64) {
    let mut random = Random(rounds ^ 0x9e37_79b9_7f4a_7c15);
    for _ in 0..rounds {
        let seed = target.seeds[random.below(target.seeds.len())];
        let mut data = seed.as_bytes().to_vec();
        for _ in 0..=random.below(6) {
            let at = random.below(data.len() + 1);
            let to = (at + random.below(24)).min(data.len());
            match random.below(6) {
                0 => drop(data.drain(at..to)),
                1 => {
                    let piece = data[at..to].to_vec();
                    let here = random.below(data.len() + 1);
                    data.splice(here..here, piece);
                }
                2 => data.insert(at, b"\"\\[]{}=#\n.,-0%$"[random.below(15)]),
                3 => {
                    let other = target.seeds[random.below(target.seeds.len())].as_bytes();
                    let from = random.below(other.len());
                    data.splice(at..at, other[from..].iter().copied().take(16));
                }
                4 => drop(data.splice(at..at, "9".repeat(random.below(40)).bytes())),
                _ if at < data.len() => data[at] = u8::try_from(random.below(256)).unwrap_or(0),
                _ => {}
            }
        }
        (target.run)(&data);
    }
}

/// Numbers that look random and are the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }
}
