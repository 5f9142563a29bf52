//! Feeds the bytes of libFuzzer to `gainsay_fuzz::json_lines`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::json_lines(data));
