//! Feeds the bytes of libFuzzer to `gainsay_fuzz::text`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::text(data));
