//! Where everything stands: the model of the chart turned into integer coordinates, the only input of the template.
//!
//! Bars lie, so that long names can be read; shares and cumulative shares use one scale, as in Juran's drawing, so that the
//! curve starts at the end of the first bar and each step of it is as long as the next bar. As the curve never turns left,
//! the place right above each of its points is free for that point's label.

use serde::Serialize;

use super::fit::{self, Face};
use super::{Bar, Chart, Kind, Mark, WHOLE};
use crate::text::one_line;

/// The picture's width: small enough to be read on a phone, which halves it.
const WIDTH: u32 = 720;
/// Around everything.
const PAD: u32 = 28;
/// Left of the names, for the rank.
const RANK: u32 = 24;
/// The most that the names and numbers may take.
const NAMES: u32 = 264;
/// Between the names and the bars.
const GAP: u32 = 18;
/// Right of the bars, for the label of the point at 100 %.
const GUTTER: u32 = 54;
/// The length of the least bar that can be seen.
const LEAST: u32 = 2;
/// The least height of a row.
const ROW: u32 = 46;
/// The least blank above and below the text of a row.
const LEAD: u32 = 6;

const TITLE: Face = face(20, 26, 100);
const TEXT: Face = face(14, 20, 93);
const VITAL: Face = face(15, 18, 105);
const NAME: Face = face(15, 18, 93);
const NUMBER: Face = face(13, 17, 100);

const fn face(size: u32, line: u32, run: u32) -> Face {
    Face { size, line, run }
}

/// The whole picture.
#[derive(Serialize)]
pub(super) struct Layout {
    language: String,
    name: String,
    description: String,
    width: u32,
    height: u32,
    title: Vec<Line>,
    subtitle: Vec<Line>,
    plot: Option<Plot>,
}

/// One line of text, anchored on its base line.
#[derive(Serialize)]
struct Line {
    x: u32,
    y: u32,
    size: u32,
    text: String,
}

#[derive(Serialize)]
struct Plot {
    legend: Vec<Key>,
    left: u32,
    right: u32,
    top: u32,
    bottom: u32,
    /// Where the vital few end, who are the first rows.
    vital_bottom: u32,
    /// The label on top of the vital line, and the width of what it stands on.
    vital: Line,
    vital_width: u32,
    scale: Vec<Line>,
    rows: Vec<Row>,
}

/// One entry of the legend.
#[derive(Serialize)]
struct Key {
    sign: &'static str,
    text: Line,
}

#[derive(Serialize)]
struct Row {
    kind: Kind,
    /// The middle of the bar.
    y: u32,
    bottom: u32,
    rank: Option<Line>,
    name: Vec<Line>,
    share: String,
    amount: Line,
    length: u32,
    /// Whether the bar is longer than the scale and is shown torn.
    torn: bool,
    point: Option<Point>,
}

/// A point of the curve, at the height of its bar.
#[derive(Serialize)]
struct Point {
    x: u32,
    label: Line,
    /// Whether the vital few are complete here.
    reached: bool,
}

impl Layout {
    pub(super) fn of(chart: &Chart) -> Self {
        let mut y = PAD - 6;
        let title = paragraph(&chart.title, TITLE, &mut y);
        y += 4;
        let subtitle = paragraph(&chart.subtitle, TEXT, &mut y);
        let plot = (!chart.bars.is_empty()).then(|| Plot::of(chart, &mut y));
        Self {
            language: one_line(&chart.language),
            name: one_line(&chart.title),
            description: one_line(&chart.description),
            width: WIDTH,
            height: y + PAD - 6,
            title,
            subtitle,
            plot,
        }
    }
}

impl Line {
    fn new(x: u32, y: u32, face: Face, text: String) -> Self {
        Self {
            x,
            y,
            size: face.size,
            text,
        }
    }
}

/// `text` over the whole width, on no more than two lines below `y`, which becomes their lower end.
fn paragraph(text: &str, face: Face, y: &mut u32) -> Vec<Line> {
    let lines = fit::lines(text, face, WIDTH - 2 * PAD, 2);
    let set = |line| {
        *y += face.line;
        Line::new(PAD, *y - face.line / 4, face, line)
    };
    let filled = lines.into_iter().filter(|line| !line.is_empty());
    filled.map(set).collect()
}

impl Plot {
    /// The plot below `y`, which becomes its lower end.
    fn of(chart: &Chart, y: &mut u32) -> Self {
        let legend = legend(chart, y);
        *y += 40;
        let top = *y;
        let captions: Vec<Caption> = chart.bars.iter().enumerate().map(Caption::of).collect();
        let scale = Scale::beside(&captions);
        let mut rows: Vec<Row> = Vec::new();
        for (bar, caption) in chart.bars.iter().zip(captions) {
            rows.push(Row::of(bar, caption, scale, y));
        }
        mark_reached(chart, &mut rows);
        let vital = one_line(&chart.vital.label);
        let last_vital = rows.iter().rfind(|row| row.kind == Kind::Vital);
        Self {
            legend,
            left: scale.left,
            right: scale.right,
            top,
            bottom: *y,
            vital_bottom: last_vital.map_or(top, |row| row.bottom),
            vital_width: fit::width(&vital, NUMBER) + 14,
            vital: Line::new(scale.at(chart.vital.share), top - 14, NUMBER, vital),
            scale: scale.marks(&chart.scale, y),
            rows,
        }
    }
}

/// The names of what is there, below `y`, which becomes their lower end.
fn legend(chart: &Chart, y: &mut u32) -> Vec<Key> {
    let has = |kinds: &[Kind]| chart.bars.iter().any(|bar| kinds.contains(&bar.kind));
    let names = &chart.legend;
    let signs = [
        ("vital", &names.vital, has(&[Kind::Vital])),
        ("minor", &names.minor, has(&[Kind::Minor, Kind::Others])),
        ("curve", &names.cumulative, true),
    ];
    *y += 28;
    let mut x = PAD;
    let shown = signs.into_iter().filter(|(_, _, shown)| *shown);
    shown
        .map(|(sign, name, _)| {
            let text = Line::new(x + 22, *y, NUMBER, one_line(name));
            x = text.x + fit::width(&text.text, NUMBER) + 20;
            Key { sign, text }
        })
        .collect()
}

/// Notes where the curve meets the vital line, unless a bar that sums up several levers jumps over it.
fn mark_reached(chart: &Chart, rows: &mut [Row]) {
    let beyond = |bar: &Bar| {
        bar.cumulative
            .as_ref()
            .is_some_and(|mark| mark.share >= chart.vital.share)
    };
    let Some(first) = chart.bars.iter().position(beyond) else {
        return;
    };
    if rows[first].kind == Kind::Vital
        && let Some(point) = &mut rows[first].point
    {
        point.reached = true;
    }
}

/// The words left of a bar.
struct Caption {
    rank: Option<String>,
    face: Face,
    name: Vec<String>,
    share: String,
    amount: String,
}

impl Caption {
    fn of((index, bar): (usize, &Bar)) -> Self {
        let face = if bar.kind == Kind::Vital { VITAL } else { NAME };
        let share = one_line(&bar.share.label);
        let room = NAMES.saturating_sub(fit::width(&share, NUMBER) + 8);
        Self {
            rank: matches!(bar.kind, Kind::Vital | Kind::Minor).then(|| (index + 1).to_string()),
            face,
            name: fit::lines(&bar.label, face, NAMES, 2),
            amount: fit::lines(&bar.amount, NUMBER, room, 1).concat(),
            share,
        }
    }

    fn width(&self) -> u32 {
        let numbers = fit::width(&self.share, NUMBER) + 8 + fit::width(&self.amount, NUMBER);
        let names = self.name.iter().map(|line| fit::width(line, self.face));
        names.fold(numbers, u32::max).min(NAMES)
    }

    fn height(&self) -> u32 {
        self.name.iter().map(|_| self.face.line).sum::<u32>() + NUMBER.line
    }
}

/// Where shares lie from left to right.
#[derive(Clone, Copy)]
struct Scale {
    left: u32,
    right: u32,
}

impl Scale {
    /// The scale that fills what the captions leave.
    fn beside(captions: &[Caption]) -> Self {
        let names = captions.iter().map(Caption::width).max().unwrap_or(0);
        Self {
            left: PAD + RANK + names + GAP,
            right: WIDTH - PAD - GUTTER,
        }
    }

    /// The length that stands for `share`; what is more than the whole ends with the scale.
    fn length(self, share: u32) -> u32 {
        (share.min(WHOLE) * (self.right - self.left) + WHOLE / 2) / WHOLE
    }

    fn at(self, share: u32) -> u32 {
        self.left + self.length(share)
    }

    /// The labels below the plot that ends at `y`, which becomes their lower end.
    fn marks(self, marks: &[Mark], y: &mut u32) -> Vec<Line> {
        *y += 24;
        let set =
            |mark: &Mark| Line::new(self.at(mark.share), *y - 2, NUMBER, one_line(&mark.label));
        marks.iter().map(set).collect()
    }
}

impl Row {
    /// The row below `y`, which becomes its lower end.
    fn of(bar: &Bar, caption: Caption, scale: Scale, y: &mut u32) -> Self {
        let text = caption.height();
        let height = ROW.max(text + 2 * LEAD);
        let middle = *y + height / 2;
        let mut line = *y + (height - text) / 2 - 4;
        *y += height;
        let x = PAD + RANK;
        let rank = caption
            .rank
            .map(|rank| Line::new(x - 9, line + caption.face.line, NUMBER, rank));
        let set = |name| {
            line += caption.face.line;
            Line::new(x, line, caption.face, name)
        };
        let share = bar.share.share;
        Self {
            kind: bar.kind,
            y: middle,
            bottom: *y,
            rank,
            name: caption.name.into_iter().map(set).collect(),
            share: caption.share,
            amount: Line::new(x, line + NUMBER.line, NUMBER, caption.amount),
            length: if share == 0 {
                0
            } else {
                scale.length(share).max(LEAST)
            },
            torn: share > WHOLE,
            point: bar
                .cumulative
                .as_ref()
                .map(|mark| Point::of(mark, scale, middle)),
        }
    }
}

impl Point {
    fn of(mark: &Mark, scale: Scale, y: u32) -> Self {
        let x = scale.at(mark.share);
        Self {
            x,
            label: Line::new(x + 9, y - 7, NUMBER, one_line(&mark.label)),
            reached: false,
        }
    }
}
