//! The words of a figure: names and dates in the plot, and names at the right.

use plotters::style::RGBColor;

use super::Layers;
use super::marks::{EventLabel, LINE, Label, Marks, NAMES, WORDS, end_labels};
use crate::report::charts::boxes::Box2;
use crate::report::charts::scene::{Anchor, Pen, Type};
use crate::report::charts::wording::{Heft, width};
use crate::report::figures::{Figure, SeriesKind};

/// Side of the little square before a band's name, and the room it takes.
const SWATCH: f64 = 14.0;
const BEFORE_NAME: f64 = 44.0;

/// The room that the names at the right need.
pub fn names_width(figure: &Figure) -> f64 {
    let median = figure.lines.iter().filter(|line| line.kind == SeriesKind::Median);
    let names = figure.bands.iter().map(|band| &band.label).chain(median.map(|line| &line.label));
    names.map(|name| width(name, WORDS, Heft::Regular) + BEFORE_NAME).fold(30.0, f64::max)
}

impl Layers<'_> {
    /// Words in the plot: names of plans, the failing date, dated events.
    pub(super) fn words(&mut self, marks: &Marks) {
        let plan = Type { colour: self.palette.plan, size: NAMES, heft: Heft::Bold };
        for label in &marks.plans {
            self.lines_of(label, [plan, plan], LINE);
        }
        let failing = Type { colour: self.palette.failing, size: NAMES, heft: Heft::Bold };
        let range = Type { size: WORDS, heft: Heft::Regular, ..failing };
        if let Some(label) = &marks.failing {
            self.lines_of(label, [failing, range], LINE + 2.0);
        }
        let limit = Type { colour: self.palette.limit, size: WORDS, heft: Heft::Regular };
        if let Some(label) = &marks.limit {
            self.lines_of(label, [limit, limit], LINE);
        }
        marks.events.iter().for_each(|event| self.event(event))
    }

    /// Lines of text from the left edge of their place: the first in one manner, the others in another.
    fn lines_of(&mut self, label: &Label, [first, others]: [Type; 2], height: f64) {
        let mut baseline = label.place.top + height * 0.74;
        for (at, text) in label.lines.iter().enumerate() {
            let style = if at == 0 { first } else { others };
            self.scene.text(text, (label.place.left, baseline), style, Anchor::Left);
            baseline += height;
        }
    }

    fn event(&mut self, event: &EventLabel) {
        let x = f64::midpoint(event.leader.left, event.leader.right);
        let pen = Pen { colour: self.palette.faint_ink, width: 1.25 };
        self.scene.line([(x, event.leader.top), (x, event.leader.bottom)], pen);
        let style = Type { colour: self.palette.soft_ink, size: WORDS, heft: Heft::Regular };
        let place = event.label.place;
        let mut baseline = place.top + LINE * 0.74;
        for line in &event.label.lines {
            let middle = f64::midpoint(place.left, place.right);
            self.scene.text(line, (middle, baseline), style, Anchor::Middle);
            baseline += LINE;
        }
    }

    /// Names of median and bands at the right, each with a sample of its colour and a line to its end.
    pub(super) fn names(&mut self) {
        let [inner, outer] = self.palette.bands;
        let [inner_text, outer_text] = self.palette.band_text;
        let colours = [(self.palette.median, self.palette.median), (inner, inner_text), (outer, outer_text)];
        let right = self.frame.plot.right;
        for (end, (sample, text)) in end_labels(self.figure, &self.frame).into_iter().zip(colours) {
            let pen = Pen { colour: sample, width: 1.75 };
            if self.frame.reaches_the_end() {
                self.scene.line([(right + 3.0, end.anchor), (right + 18.0, end.middle)], pen);
            }
            self.sample(right + 20.0, end.middle, sample);
            let style = Type { colour: text, size: WORDS, heft: heft_of(sample, self.palette.median) };
            let place = (right + BEFORE_NAME - 4.0, end.middle + 6.0);
            self.scene.text(&end.text, place, style, Anchor::Left);
        }
    }

    fn sample(&mut self, left: f64, middle: f64, colour: RGBColor) {
        let half = if colour == self.palette.median { 2.0 } else { SWATCH / 2.0 };
        let sample = Box2 { left, top: middle - half, right: left + SWATCH, bottom: middle + half };
        self.scene.rectangle(sample, colour)
    }
}

fn heft_of(sample: RGBColor, median: RGBColor) -> Heft {
    if sample == median { Heft::Bold } else { Heft::Regular }
}
