//! Feeds the bytes of libFuzzer to `gainsay_fuzz::value`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gainsay_fuzz::value(data));
