//! Tables: in which row and column a cell stands, and which other cells say what it is of.

use std::collections::BTreeMap;

use super::Prose;

/// Over how many columns and rows a cell goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) columns: u16,
    pub(super) rows: u16,
}

/// No cell is wider or higher than so many others on purpose.
const MOST_CELLS: u16 = 100;

impl Extent {
    /// What a page says of a cell: one of each where it says nothing, or nothing sensible.
    pub(super) fn said(columns: Option<&str>, rows: Option<&str>) -> Extent {
        let number = |said: Option<&str>| {
            let number = said.and_then(|said| said.trim().parse().ok());
            number.filter(|number| (1..=MOST_CELLS).contains(number)).unwrap_or(1)
        };
        Extent { columns: number(columns), rows: number(rows) }
    }
}

impl Default for Extent {
    fn default() -> Extent {
        Extent { columns: 1, rows: 1 }
    }
}

/// Where a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellPlace {
    /// The number of its table.
    table: usize,
    row: usize,
    /// The first of its columns.
    column: usize,
    extent: Extent,
    /// Whether the page marks it as one that says what others are of.
    is_head: bool,
}

/// A block that is a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) block: usize,
    pub(super) place: CellPlace,
}

/// The tables of a page as it is read: those that stand open, one in the other.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Grid>,
}

/// A table as it is read.
#[derive(Debug, Default)]
struct Grid {
    table: usize,
    /// How many of its rows have begun.
    rows: usize,
    /// The column at which the next cell may stand.
    column: usize,
    /// In how many rows, from this one on, each column is held by a cell from above.
    held: Vec<u16>,
    /// Where the last cell stands.
    place: Option<CellPlace>,
}

impl Tables {
    /// A table begins.
    pub(super) fn open(&mut self, prose: &mut Prose) {
        self.open.push(Grid { table: prose.next_table(), ..Grid::default() });
    }

    /// The innermost table ends.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// A row begins.
    pub(super) fn row(&mut self) {
        let Some(grid) = self.open.last_mut() else { return };
        if grid.rows > 0 {
            grid.held.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        }
        (grid.rows, grid.column) = (grid.rows + 1, 0);
    }

    /// A cell begins, empty or not.
    pub(super) fn cell(&mut self, extent: Extent, is_head: bool) {
        let Some(grid) = self.open.last_mut() else { return };
        while grid.held.get(grid.column).is_some_and(|rows| *rows > 0) {
            grid.column += 1;
        }
        let column = grid.column;
        grid.column += usize::from(extent.columns);
        if grid.held.len() < grid.column {
            grid.held.resize(grid.column, 0);
        }
        // This row counts as one: it is taken off where the next begins.
        grid.held[column..grid.column].fill(extent.rows);
        let row = grid.rows.saturating_sub(1);
        grid.place = Some(CellPlace { table: grid.table, row, column, extent, is_head });
    }

    /// The number of the innermost table.
    pub(super) fn number(&self) -> Option<usize> {
        self.open.last().map(|grid| grid.table)
    }

    /// Where the cell stands that began last.
    pub(super) fn place(&self) -> Option<CellPlace> {
        self.open.last()?.place
    }
}

/// The blocks that say what a cell of a table is of, by their places among the blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// The number of its table on the page.
    pub table: usize,
    /// Whether it is a head itself: it says what other cells are of.
    pub is_head: bool,
    /// The first cell of its row.
    pub row: Option<usize>,
    /// The heads of its column, the nearest first.
    pub columns: Vec<usize>,
    /// What stands over the heads of the rows.
    pub corner: Option<usize>,
    /// What is written over the table.
    pub caption: Option<usize>,
}

impl Heads {
    /// All of them, those of the row first.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        let (row, columns) = (self.row, self.columns.iter().copied());
        row.into_iter().chain(columns).chain(self.corner).chain(self.caption)
    }
}

/// The heads of every cell, with the block that it is, in the order of the blocks. `captions` are the blocks that stand
/// in a table as what is written over it, with its number.
pub(super) fn all_heads(
    cells: &[Cell],
    captions: &[(usize, usize)],
    prose: &Prose,
) -> Vec<(usize, Heads)> {
    let mut tables: BTreeMap<usize, Vec<&Cell>> = BTreeMap::new();
    for cell in cells {
        tables.entry(cell.place.table).or_default().push(cell);
    }
    let caption =
        |table: usize| captions.iter().find(|(of, _)| *of == table).map(|(_, block)| *block);
    let mut found: Vec<(usize, Heads)> = tables
        .iter()
        .flat_map(|(table, cells)| heads_of_table(cells, caption(*table), prose))
        .collect();
    found.sort_by_key(|(block, _)| *block);
    found
}

fn heads_of_table(table: &[&Cell], caption: Option<usize>, prose: &Prose) -> Vec<(usize, Heads)> {
    let mut rows: BTreeMap<usize, Vec<&Cell>> = BTreeMap::new();
    for cell in table {
        rows.entry(cell.place.row).or_default().push(cell);
    }
    let heads = head_rows(&rows, prose);
    let label = label_column(table, heads, prose);
    let mut by_row: BTreeMap<usize, usize> = BTreeMap::new();
    let mut by_column: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    // From the last head row to the first: the nearest first.
    for cell in table.iter().rev() {
        let CellPlace { row, column, extent, .. } = cell.place;
        if row < heads {
            for column in column..column + usize::from(extent.columns) {
                by_column.entry(column).or_default().push(cell.block);
            }
        } else if column == label {
            for row in row..row + usize::from(extent.rows) {
                by_row.insert(row, cell.block);
            }
        }
    }
    let is_corner = |cell: &&&Cell| cell.place.row < heads && cell.place.column == label;
    let corner = table.iter().rfind(is_corner).map(|cell| cell.block);
    let mut section = None;
    let mut found = Vec::with_capacity(table.len());
    for (row, cells) in &rows {
        let is_below = *row >= heads;
        if is_below && is_section(cells) {
            section = cells.first().map(|cell| cell.block);
        }
        for cell in cells {
            let CellPlace { table, column, is_head, .. } = cell.place;
            let is_section = section == Some(cell.block);
            let mut columns: Vec<usize> = match by_column.get(&column) {
                Some(columns) if is_below && !is_section => columns.clone(),
                _ => Vec::new(),
            };
            columns.extend(section.filter(|_| is_below && !is_section));
            let heads = Heads {
                table,
                is_head: is_head || !is_below || is_section || column <= label,
                row: by_row.get(row).copied().filter(|block| *block != cell.block && !is_section),
                columns,
                corner: corner.filter(|_| is_below && column > label),
                caption,
            };
            found.push((cell.block, heads));
        }
    }
    found
}

/// Whether a row is a heading within its table: one cell over several columns.
fn is_section(row: &[&Cell]) -> bool {
    matches!(row, [only] if only.place.column == 0 && only.place.extent.columns > 1)
}

/// The column whose cells say what their rows are of: the first that has any, or the next where it only numbers them.
fn label_column(table: &[&Cell], heads: usize, prose: &Prose) -> usize {
    let text = |cell: &Cell| prose.of(&prose.blocks()[cell.block]);
    let body = || table.iter().filter(|cell| cell.place.row >= heads);
    let first = body().map(|cell| cell.place.column).min().unwrap_or(0);
    // Whether more than half of the cells of a column are such.
    let are_mostly = |column: usize, is_such: &dyn Fn(&str) -> bool| {
        let (such, other): (Vec<&str>, Vec<&str>) = body()
            .filter(|cell| cell.place.column == column)
            .map(|cell| text(cell))
            .partition(|text| is_such(text));
        such.len() > other.len() && such.len() + other.len() > 1
    };
    let is_number = |text: &str| {
        let digits = text.trim_end_matches('.');
        digits.len() < 4 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let has_words = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let is_numbered = are_mostly(first, &is_number) && are_mostly(first + 1, &has_words);
    first + usize::from(is_numbered)
}

/// The most rows that the head of a table has.
const MOST_HEAD_ROWS: usize = 4;

/// How many rows at the top of a table are its head: those that the page marks, or the first where it holds words and
/// years over figures.
fn head_rows(rows: &BTreeMap<usize, Vec<&Cell>>, prose: &Prose) -> usize {
    let none = Vec::new();
    let of_row = |row: usize| rows.get(&row).unwrap_or(&none);
    let is_marked = |row: &usize| {
        let cells = of_row(*row);
        !cells.is_empty() && cells.iter().all(|cell| cell.place.is_head) && !is_section(cells)
    };
    let marked = (0..MOST_HEAD_ROWS).take_while(is_marked).count();
    let count = rows.last_key_value().map_or(0, |(row, _)| row + 1);
    if marked > 0 || count < 2 {
        // A table whose cells are all heads has none.
        return if marked < count { marked } else { 0 };
    }
    let text = |cell: &Cell| prose.of(&prose.blocks()[cell.block]);
    let beside = |row: usize| of_row(row).iter().filter(|cell| cell.place.column > 0);
    let has_figure = |cell: &&&Cell| text(cell).bytes().any(|b| b.is_ascii_digit());
    let is_head = beside(0).count() > 0
        && beside(0).all(|cell| !has_figure(&cell) || tells_time(text(cell)))
        && beside(1).any(|cell| has_figure(&cell));
    usize::from(is_head)
}

/// Whether the digits in the head of a column are those of a year or a part of one: "2031", "H1 2031", "FY31".
fn tells_time(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let is_year =
            digits == 4 && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let is_part = digits <= 2 && word.starts_with(|c: char| c.is_ascii_alphabetic());
        digits == 0 || is_year || is_part
    })
}

#[cfg(test)]
mod tests {
    use crate::load::article::Article;
    use crate::span::Text;

    /// Each cell of a file that is no head, with its heads.
    fn read(name: &str, file: &str) -> Vec<String> {
        let prose = Article::read(Text::whole(name, file)).prose;
        let word = |at: usize| prose.of(&prose.blocks()[at]);
        let cells = prose.heads().into_iter().filter(|(_, heads)| !heads.is_head);
        cells
            .map(|(at, heads)| {
                let of: Vec<&str> = heads.all().map(word).collect();
                format!("{}: {}", word(at), of.join(", "))
            })
            .collect()
    }

    #[test]
    fn a_table_of_markdown_has_one_head_and_empty_cells() {
        let file =
            "| | H1 2031 | H1 2030 |\n|--|--|--|\n| Revenue | $4m | $3m |\n| Staff | | 12 |\n";
        assert_eq!(
            read("a.md", file),
            ["$4m: Revenue, H1 2031", "$3m: Revenue, H1 2030", "12: Staff, H1 2030"]
        );
    }

    #[test]
    fn cells_of_a_page_may_be_wide_and_high() {
        let file = "<article><table><caption>Fleet</caption>\
            <tr><th></th><th colspan=2>2031</th></tr>\
            <tr><th></th><th>North</th><th>South</th></tr>\
            <tr><td rowspan=2>Ferries</td><td>14</td><td>12</td></tr>\
            <tr><td>13</td><td>11</td></tr></table></article>";
        assert_eq!(
            read("a.html", file),
            [
                "14: Ferries, North, 2031, Fleet",
                "12: Ferries, South, 2031, Fleet",
                "13: Ferries, North, 2031, Fleet",
                "11: Ferries, South, 2031, Fleet",
            ]
        );
    }

    #[test]
    fn a_first_row_of_words_and_years_is_a_head_though_nothing_says_so() {
        let file = "Fleet\t2031\t2030\nFerries\t14\t12\nTugs\t3\t2\n";
        assert_eq!(
            read("a.txt", file),
            [
                "14: Ferries, 2031, Fleet",
                "12: Ferries, 2030, Fleet",
                "3: Tugs, 2031, Fleet",
                "2: Tugs, 2030, Fleet",
            ]
        );
        assert_eq!(read("a.txt", "Ferries\t14\nTugs\t3\n"), ["14: Ferries", "3: Tugs"]);
    }

    #[test]
    fn an_empty_first_cell_and_a_column_of_ranks_are_no_heads() {
        let file = "\t2031\t2030\nFerries\t14\t12\nTugs\t3\t2\n";
        assert_eq!(
            read("a.txt", file),
            ["14: Ferries, 2031", "12: Ferries, 2030", "3: Tugs, 2031", "2: Tugs, 2030"]
        );
        let file =
            "| Pos | Team | Points |\n|--|--|--|\n| 1 | Halden | 25 |\n| 2 | Morrow | 19 |\n";
        assert_eq!(read("a.md", file), ["25: Halden, Points, Team", "19: Morrow, Points, Team"]);
    }

    #[test]
    fn a_row_of_one_wide_cell_heads_those_below_it() {
        let file = "<article><table><tr><th colspan=2>2030</th></tr><tr><td>Ferries</td><td>14</td></tr>\
            <tr><th colspan=2>2029</th></tr><tr><td>Ferries</td><td>12</td></tr></table></article>";
        assert_eq!(read("a.html", file), ["14: Ferries, 2030", "12: Ferries, 2029"]);
    }

    #[test]
    fn tables_stand_in_tables_and_in_markdown() {
        let file = "<table><tr><td>Outer</td><td><table><tr><td>Tugs</td><td>3</td></tr></table></td>\
            <td>9</td></tr></table>\n\n| Ferries | 2031 |\n|--|--|\n| North | 14 |\n";
        assert_eq!(read("a.md", file), ["3: Tugs", "9: Outer", "14: North, 2031, Ferries"]);
    }
}
