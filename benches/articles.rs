//! Articles by the thousand: how fast they are read and compared, and how the time grows with their number.
//!
//! `cargo bench --bench articles` makes folders of the invented articles in `tests/stories`, again and again with other
//! names and other figures, runs the program on them as a whole process, and prints medians and ratios from this one
//! run. Sizes are 2,500 and 10,000 articles, or those of `GAINSAY_ARTICLES` (`1000,2000`).

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::float_arithmetic, reason = "times and ratios are no values of claims")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads its own files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const RUNS: usize = 3;

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let stories = stories(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories"));
    assert!(!stories.is_empty(), "the stories of the repository are not there");
    let sizes = std::env::var("GAINSAY_ARTICLES").unwrap_or_else(|_| String::from("2500,10000"));
    let sizes: Vec<usize> = sizes.split(',').filter_map(|size| size.trim().parse().ok()).collect();
    println!("articles  MB     seconds  MB/s");
    let mut before: Option<(usize, f64)> = None;
    for &size in &sizes {
        let folder = std::env::temp_dir().join(format!("gainsay-articles-{}", std::process::id()));
        let bytes = write(&folder, &stories, size);
        let mut seconds: Vec<f64> = (0..RUNS).map(|_| run(&folder)).collect();
        seconds.sort_by(f64::total_cmp);
        let median = seconds[RUNS / 2];
        let megabytes = bytes as f64 / 1e6;
        println!("{size:<9} {megabytes:<6.1} {median:<8.2} {:.1}", megabytes / median);
        if let Some((smaller, less)) = before {
            let n_log_n = |n: usize| n as f64 * (n as f64).log2();
            println!(
                "  {:.1} times the time for {:.1} times the articles (n log n: {:.1})",
                median / less,
                size as f64 / smaller as f64,
                n_log_n(size) / n_log_n(smaller)
            );
        }
        before = Some((size, median));
        let _ = fs::remove_dir_all(&folder);
    }
}

/// The articles of each story.
fn stories(folder: &Path) -> Vec<Vec<String>> {
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        paths
    };
    let articles = |story: &PathBuf| -> Vec<String> {
        let files = entries(&story.join("articles")).into_iter();
        files.filter_map(|path| fs::read_to_string(path).ok()).collect()
    };
    entries(folder).iter().map(articles).filter(|story| !story.is_empty()).collect()
}

/// Writes so many articles, story after story, each time round with other names and figures; returns their bytes.
fn write(folder: &Path, stories: &[Vec<String>], size: usize) -> usize {
    fs::create_dir_all(folder).expect("a folder for the articles");
    let (mut written, mut bytes) = (0, 0);
    for round in 0.. {
        for (number, story) in stories.iter().enumerate() {
            for (at, article) in story.iter().enumerate() {
                if written == size {
                    return bytes;
                }
                let text = changed(article, round * stories.len() + number);
                let path = folder.join(format!("{round:04}-{number:02}-{at}.md"));
                bytes += text.len();
                fs::write(path, text).expect("an article is written");
                written += 1;
            }
        }
    }
    bytes
}

/// An article with other names and figures: capital words get an ending that tells `which`, digits are turned by it.
fn changed(article: &str, which: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "ro", "tu"];
    let ending: String =
        format!("{which:03}").bytes().map(|digit| SYLLABLES[usize::from(digit - b'0')]).collect();
    let mut text = String::with_capacity(article.len() * 5 / 4);
    let mut in_front = 0;
    for line in article.split_inclusive('\n') {
        in_front += usize::from(line.starts_with("+++"));
        for piece in line.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_name = word.len() > 4 && word.starts_with(|c: char| c.is_ascii_uppercase());
            if is_name && in_front != 1 {
                text.push_str(word);
                text.push_str(&ending);
                text.push_str(piece.strip_prefix(word).unwrap_or_default());
            } else if in_front != 1 && word.len() > 2 && word.bytes().all(|b| b.is_ascii_digit()) {
                let turn = (which % 9) as u8;
                let digits = word.bytes().enumerate().map(|(at, digit)| match at {
                    0 => digit,
                    _ => b'0' + (digit - b'0' + turn) % 10,
                });
                text.extend(digits.map(char::from));
                text.push_str(piece.strip_prefix(word).unwrap_or_default());
            } else {
                text.push_str(piece);
            }
        }
    }
    text
}

/// Checks the folder and returns the seconds that it took.
fn run(folder: &Path) -> f64 {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.args(["check", ".", "--quiet", "--exit-zero"]).current_dir(folder);
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.expect("the process runs").success(), "the check ends well");
    start.elapsed().as_secs_f64()
}
