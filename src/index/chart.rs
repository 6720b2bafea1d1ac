//! The Pareto chart: a small model in, an SVG picture out. It knows nothing of notes, languages or files.

mod fit;
mod layout;

use std::sync::LazyLock;

use layout::Layout;
use serde::Serialize;

use crate::template::{BuiltIn, Escape};

/// The whole, in the unit of every share here: millionths of the damage that levers explain.
pub const WHOLE: u32 = 1_000_000;

/// What every chart holds and hardly another picture does.
pub const SIGN: &str = "aria-labelledby=\"pm-title pm-desc\"";

/// What the picture shows. Every text is shown as it is, in the vault's language; only the coordinates are made here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The language of the texts, for screen readers: `fr`, `en`.
    pub language: String,
    /// The name of the picture.
    pub title: String,
    /// What it says in one sentence, below the title; may be empty.
    pub subtitle: String,
    /// The whole content in words, for those who cannot see it.
    pub description: String,
    /// What the colours and the curve stand for.
    pub legend: Legend,
    /// The line that the vital few must reach.
    pub vital: Mark,
    /// The scale, in ascending order: `0 %` … `100 %`.
    pub scale: Vec<Mark>,
    /// From the greatest lever to the least, then the others, then what is unattributed. Without any, only the texts are
    /// shown.
    pub bars: Vec<Bar>,
}

/// The names of what the picture is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legend {
    /// The bars of the vital few.
    pub vital: String,
    /// The bars of all other levers.
    pub minor: String,
    /// The curve.
    pub cumulative: String,
}

/// A place on the scale and the words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Millionths of the whole.
    pub share: u32,
    /// `80 %`.
    pub label: String,
}

/// One row of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub kind: Kind,
    /// Its name; one that is too long for two lines is shortened.
    pub label: String,
    /// Its damage, with the unit.
    pub amount: String,
    /// Its part of the whole; may be more than the whole where it is unattributed. An empty label is not shown.
    pub share: Mark,
    /// Its part and that of all bars before it; none for what is unattributed.
    pub cumulative: Option<Mark>,
}

static TEMPLATE: LazyLock<BuiltIn> = LazyLock::new(|| {
    let text = include_str!("../../templates/pareto.svg.jinja");
    BuiltIn::new(text, Escape::Html)
});

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One of the vital few levers.
    Vital,
    /// Another lever.
    Minor,
    /// All levers that have no bar of their own.
    Others,
    /// What no lever explains.
    Unattributed,
}

/// The picture as the text of an SVG file: integer coordinates, LF, the same bytes for the same model.
///
/// # Panics
/// Never: the template is part of the program and a test renders each of its branches.
pub fn render(chart: &Chart) -> String {
    TEMPLATE.render(Layout::of(chart))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mark(share: u32) -> Mark {
        Mark {
            share,
            label: format!("{} %", share / 10_000),
        }
    }

    fn chart(bars: Vec<Bar>) -> Chart {
        Chart {
            language: "fr".into(),
            title: "Pareto des leviers".into(),
            subtitle: "2 leviers sur 4 font 80 % des dégâts attribués.".into(),
            description: "ciblage flou 50 %, message faible 30 %".into(),
            legend: Legend {
                vital: "leviers majeurs".into(),
                minor: "autres leviers".into(),
                cumulative: "part cumulée".into(),
            },
            vital: mark(800_000),
            scale: [0, 500_000, 1_000_000].map(mark).to_vec(),
            bars,
        }
    }

    fn bar(kind: Kind, share: u32, cumulative: Option<u32>) -> Bar {
        Bar {
            kind,
            label: format!("{kind:?}"),
            amount: "8\u{202f}892,00 EUR".into(),
            share: mark(share),
            cumulative: cumulative.map(mark),
        }
    }

    fn every_kind() -> Chart {
        chart(vec![
            bar(Kind::Vital, 500_000, Some(500_000)),
            bar(Kind::Vital, 300_000, Some(800_000)),
            bar(Kind::Minor, 150_000, Some(950_000)),
            bar(Kind::Others, 50_000, Some(1_000_000)),
            bar(Kind::Unattributed, 1_500_000, None),
        ])
    }

    /// The tags of a document whose tags balance and whose texts are escaped.
    fn tags(svg: &str) -> Vec<&str> {
        let mut open = Vec::new();
        let mut tags = Vec::new();
        let mut rest = svg;
        while let Some(start) = rest.find('<') {
            assert_escaped(&rest[..start]);
            let end = start + rest[start..].find('>').unwrap();
            let tag = &rest[start + 1..end];
            rest = &rest[end + 1..];
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name));
                continue;
            }
            tags.push(tag);
            assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
            assert_escaped(&tag.replace('"', ""));
            if !tag.ends_with('/') {
                open.push(tag.split(' ').next().unwrap());
            }
        }
        assert_eq!((open, rest), (vec![], "\n"));
        tags
    }

    fn assert_escaped(text: &str) {
        assert!(!text.contains(['<', '>', '"']), "{text}");
        assert!(
            !text.contains(|c: char| c.is_control() && c != '\n'),
            "{text:?}"
        );
        for entity in text.split('&').skip(1) {
            let name = entity.split(';').next().unwrap();
            assert!(
                ["amp", "lt", "gt", "quot", "#x27", "#x2f"].contains(&name),
                "{text}"
            );
        }
    }

    /// The value of an attribute.
    fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
        let (_, after) = tag.split_once(&format!(" {name}=\"")).unwrap();
        after.split_once('"').unwrap().0
    }

    fn curve(svg: &str) -> Vec<(u32, u32)> {
        let line = tags(svg)
            .into_iter()
            .find(|tag| tag.starts_with("polyline"));
        let points = attribute(line.unwrap(), "points").split(' ');
        points
            .map(|point| point.split_once(',').unwrap())
            .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
            .collect()
    }

    /// The bars' lengths, from top to bottom.
    fn lengths(svg: &str) -> Vec<u32> {
        let bars = tags(svg)
            .into_iter()
            .filter(|tag| tag.contains("height=\"22\""));
        bars.map(|tag| attribute(tag, "width").parse().unwrap())
            .collect()
    }

    #[test]
    fn the_same_model_gives_the_same_bytes() {
        let svg = render(&every_kind());
        assert_eq!(svg, render(&every_kind()));
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n") && !svg.contains('\r'));
    }

    #[test]
    fn nothing_is_fetched_run_or_styled_from_outside() {
        let svg = render(&every_kind());
        for foreign in [
            "<script", "<style", "<image", "<use", "href", "class=", "url(http",
        ] {
            assert!(!svg.contains(foreign), "{foreign}");
        }
        assert_eq!(svg.matches("http").count(), 1, "the name space alone");
    }

    #[test]
    fn a_screen_reader_finds_name_and_description() {
        let svg = render(&every_kind());
        let root = tags(&svg)[0];
        assert_eq!(attribute(root, "role"), "img");
        assert_eq!(attribute(root, "lang"), "fr");
        assert_eq!(attribute(root, "aria-labelledby"), "pm-title pm-desc");
        assert!(root.contains(SIGN));
        assert!(svg.contains("<title id=\"pm-title\">Pareto des leviers</title>"));
        assert!(svg.contains("<desc id=\"pm-desc\">ciblage flou 50 %, message faible 30 %</desc>"));
    }

    #[test]
    fn every_text_is_escaped() {
        let hostile = "<script>alert('1')</script> & \"x\"\u{0}\u{b}\u{1b}\u{fffe}]]>";
        let mut chart = every_kind();
        chart.language = hostile.into();
        chart.title = hostile.into();
        chart.subtitle = hostile.into();
        chart.description = hostile.into();
        chart.vital.label = hostile.into();
        chart.scale[0].label = hostile.into();
        chart.legend.vital = hostile.into();
        chart.legend.minor = hostile.into();
        chart.legend.cumulative = hostile.into();
        for bar in &mut chart.bars {
            bar.label = hostile.into();
            bar.amount = hostile.into();
            bar.share.label = hostile.into();
            bar.cumulative = bar.cumulative.take().map(|mark| Mark {
                label: hostile.into(),
                ..mark
            });
        }
        let svg = render(&chart);
        tags(&svg);
        assert!(svg.contains(
            ">&lt;script&gt;alert(&#x27;1&#x27;)&lt;&#x2f;script&gt; &amp; &quot;x&quot; ]]&gt;<"
        ));
    }

    #[test]
    fn coordinates_are_integers() {
        let svg = render(&every_kind());
        for tag in tags(&svg) {
            let bytes = tag.as_bytes();
            let fraction = |at: usize| bytes[at] == b'.' && bytes[at + 1].is_ascii_digit();
            assert!(!(0..bytes.len() - 1).any(fraction), "{tag}");
        }
    }

    #[test]
    fn bars_are_as_long_as_their_shares() {
        let lengths = lengths(&render(&every_kind()));
        assert!(lengths[0].abs_diff(lengths[1] * 5 / 3) <= 1, "{lengths:?}");
        assert!(lengths[0].abs_diff(lengths[3] * 10) <= 5, "{lengths:?}");
        assert!(lengths[4] > lengths[0] * 2, "torn beyond the scale");
    }

    #[test]
    fn the_least_damage_is_seen_and_none_is_not() {
        let svg = render(&chart(vec![
            bar(Kind::Vital, 999_999, Some(999_999)),
            bar(Kind::Minor, 1, Some(WHOLE)),
            bar(Kind::Unattributed, 0, None),
        ]));
        assert_eq!(lengths(&svg)[1..], [2, 0]);
    }

    #[test]
    fn the_curve_starts_where_the_first_bar_ends_and_only_rises() {
        let svg = render(&every_kind());
        let curve = curve(&svg);
        assert_eq!(curve.len(), 4, "what is unattributed has no point");
        assert!(
            curve.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1),
            "{curve:?}"
        );
        let is_bar = |tag: &&str| tag.contains("height=\"22\"");
        let first = tags(&svg).into_iter().find(is_bar).unwrap();
        let left: u32 = attribute(first, "x").parse().unwrap();
        assert_eq!(curve[0].0, left + lengths(&svg)[0]);
    }

    #[test]
    fn the_point_that_reaches_the_vital_line_is_marked() {
        let marked = |chart: &Chart| {
            render(chart).matches("<circle").count() - render(chart).matches("r=\"4\"").count()
        };
        let mut chart = every_kind();
        assert_eq!(marked(&chart), 1);
        chart.vital = mark(960_000);
        assert_eq!(
            marked(&chart),
            0,
            "a sum of levers is not one of the vital few"
        );
    }

    #[test]
    fn long_names_end_before_the_bars() {
        let mut chart = every_kind();
        chart.bars[0].label =
            "Décision prise seul, la nuit, sans relire le contrat du fournisseur".into();
        chart.bars[1].label = "W".repeat(500);
        chart.bars[2].amount = "1".repeat(500);
        let svg = render(&chart);
        assert!(
            svg.contains(">Décision prise seul, la nuit, sans<")
                && svg.contains(">relire le contrat du fournisseur<")
        );
        assert_eq!(svg.matches('…').count(), 2);
        assert!(lengths(&svg)[0] > 140);
    }

    #[test]
    fn without_bars_only_the_texts_are_shown() {
        let svg = render(&chart(Vec::new()));
        assert!(svg.contains("2 leviers sur 4") && !svg.contains("\"></text>"));
        assert!(!svg.contains("polyline") && !svg.contains("part cumulée"));
        tags(&svg);
    }

    #[test]
    fn an_empty_subtitle_takes_no_room() {
        let mut chart = every_kind();
        let full = render(&chart);
        chart.subtitle = " \n".into();
        let bare = render(&chart);
        let height = |svg: &str| attribute(tags(svg)[0], "height").parse::<u32>().unwrap();
        assert!(height(&bare) < height(&full) && !bare.contains("\"></text>"));
    }

    proptest! {
        #[test]
        fn any_model_gives_a_well_formed_picture(
            text in any::<String>(),
            bars in prop::collection::vec((any::<String>(), any::<u32>(), any::<Option<u32>>(), 0..4_usize), 0..5),
        ) {
            let kinds = [Kind::Vital, Kind::Minor, Kind::Others, Kind::Unattributed];
            let bars = bars.into_iter().map(|(label, share, cumulative, kind)| Bar {
                amount: label.clone(),
                label,
                ..bar(kinds[kind], share, cumulative)
            });
            let mut chart = chart(bars.collect());
            chart.vital.label.clone_from(&text);
            chart.title = text;
            tags(&render(&chart));
        }
    }
}
