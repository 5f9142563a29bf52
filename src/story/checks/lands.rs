//! The lands of the world: two of them are two places, whatever is said of either.

use std::sync::LazyLock;

use super::place::land;
use crate::story::page::word::Root;

/// The lands by the number of their names and of the words for what comes from them; sorted.
pub(super) static LANDS: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let mut lands: Vec<Root> = NAMES.split_ascii_whitespace().map(land).collect();
    lands.sort_unstable();
    lands
});

/// Names of one word of the members of the United Nations, and of Taiwan and Kosovo.
const NAMES: &str = "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain \
    bangladesh barbados belarus belgium belize benin bhutan bolivia botswana brazil britain brunei bulgaria burundi cambodia \
    cameroon canada chad chile china colombia comoros croatia cuba cyprus czechia denmark djibouti ecuador egypt eritrea \
    estonia eswatini ethiopia fiji finland france gabon gambia germany ghana greece grenada guatemala guinea guyana haiti \
    honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait \
    kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives \
    mali malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal \
    netherlands nicaragua niger nigeria norway oman pakistan panama paraguay peru philippines poland portugal qatar romania \
    russia rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland \
    syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan uganda ukraine uruguay us uzbekistan \
    vanuatu venezuela vietnam yemen zambia zimbabwe";
