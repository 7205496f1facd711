//! The files of pictures: PNG, SVG and a table each, and a list of all of them; and what a PNG tells of where it comes
//! from.

use rayon::prelude::*;

use super::Run;
use super::charts::{Look, Picture, Print, words_of};
use super::figures::{Chart, ChartName};
use super::files::{OutputFile, ReportError, charts_json};
use super::imprint::{Imprint, NAME};
use super::locale::{current, plainly};
use crate::language::{self, Language, say};

/// Whether pictures are drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pictures {
    /// As PNG and SVG, with a table of what is plotted.
    Drawn(Drawing),
    /// Not at all.
    LeftOut,
}

/// Which pictures are drawn, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawing {
    /// The kinds of pictures.
    pub charts: Vec<ChartName>,
    /// How they look.
    pub look: Look,
    /// How fine the PNG is.
    pub print: Print,
    /// The words of the command that asked for them, without files, folders and kinds of pictures.
    pub command: Vec<String>,
}

/// Every file of the pictures of a run.
///
/// # Errors
/// Where a picture or a table cannot be made.
pub fn of_run(run: Run, drawing: &Drawing) -> Result<Vec<OutputFile>, ReportError> {
    let charts = || super::figures::charts(run, &drawing.charts);
    let imprint = Imprint::of_run(run, &drawing.command);
    files(&charts, (drawing, &imprint), "charts.json")
}

/// Every file of pictures, and the list of them under a name. Pictures are for people, tables and the list are data: the
/// charts are made for each in its own locale.
///
/// # Errors
/// Where a picture or a table cannot be made.
pub fn files(
    charts: &dyn Fn() -> Vec<Chart>,
    (drawing, imprint): (&Drawing, &Imprint),
    list: &str,
) -> Result<Vec<OutputFile>, ReportError> {
    let shown = charts();
    let in_plain = if current().is_default() && language::current() == Language::English {
        None
    } else {
        Some(plainly(charts))
    };
    let plain = in_plain.as_ref().unwrap_or(&shown);
    let drawn: Result<Vec<_>, ReportError> = shown
        .par_iter()
        .zip(plain)
        .map(|(shown, plain)| of_chart([shown, plain], drawing, imprint))
        .collect();
    let mut files: Vec<OutputFile> = drawn?.into_iter().flatten().collect();
    files.push(OutputFile::new(list, charts_json(list, plain, drawing.print.pixels(drawing.look.size))?));
    Ok(files)
}

fn of_chart(
    [chart, plain]: [&Chart; 2],
    drawing: &Drawing,
    imprint: &Imprint,
) -> Result<[OutputFile; 3], ReportError> {
    let picture = Picture::draw(chart, &drawing.look)?;
    let name = &chart.caption().name;
    let file = |ending: &str, bytes| OutputFile::new(&format!("{name}.{ending}"), bytes);
    Ok([
        file("png", picture.png(drawing.print, &words(imprint, chart))?),
        file("svg", picture.svg().to_vec()),
        file("chart.csv", plainly(|| plain.csv())?),
    ])
}

/// The words a PNG carries: for people under the keywords of the standard, for this program under its own.
fn words(imprint: &Imprint, chart: &Chart) -> Vec<(&'static str, String)> {
    let caption = chart.caption();
    let source = format!(
        "scenario {}, SHA-256 {}, {} futures, seed {}",
        imprint.scenario, imprint.scenario_hash, imprint.futures, imprint.seed
    );
    let mut of_chart = imprint.clone();
    of_chart.command.extend(chart.name().map(|name| format!("--chart={}", name.word())));
    vec![
        ("Title", caption.title.clone()),
        ("Description", caption.alt.clone()),
        ("Software", format!("headroom {}", imprint.version)),
        ("Source", source),
        (NAME, of_chart.json()),
    ]
}

/// How a PNG differs from another: in what it says, or in the drawing.
pub fn differences(then: &[u8], now: &[u8]) -> Vec<String> {
    let [then, now] = [then, now].map(|png| words_of(png).unwrap_or_default());
    let of = |words: &[(String, String)], keyword: &str| {
        words.iter().find(|(of, _)| of == keyword).map_or_else(String::new, |(_, text)| text.clone())
    };
    let differs = |keyword: &&str| of(&then, keyword) != of(&now, keyword);
    let told = |keyword: &str| {
        let (what, before, now) = (keyword.to_lowercase(), of(&then, keyword), of(&now, keyword));
        say!("pages-was-and-is", what = what, before = before, now = now)
    };
    let said: Vec<String> =
        ["Title", "Description", "Source"].into_iter().filter(differs).map(told).collect();
    if said.is_empty() { vec![say!("pages-the-drawing-alone")] } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_png_tells_where_it_comes_from() {
        let family = fixture::family();
        let command = vec!["--seed=7".to_owned()];
        let drawing = Drawing {
            charts: vec![ChartName::Forecast],
            look: Look::default(),
            print: Print::default(),
            command,
        };
        let files = of_run(family.run(), &drawing).unwrap();
        let png = &files.iter().find(|file| file.name == "forecast.png").unwrap().bytes;
        let imprint = Imprint::read(png).unwrap();
        assert_eq!((imprint.futures, imprint.seed), (2000, 20_261_201));
        assert_eq!(imprint.command, ["--seed=7", "--chart=forecast"]);
        let words = words_of(png).unwrap();
        let of = |keyword: &str| &words.iter().find(|(of, _)| of == keyword).unwrap().1;
        assert_eq!(of("Title"), "Parent A's WhatsApp backup stops in August 2027");
        assert!(of("Description").contains("the plan holds 200 GB"));
        assert_eq!(of("Software"), "headroom 0.1.0");
        assert!(of("Source").contains("SHA-256 3b5d3b5d"));
    }
}
