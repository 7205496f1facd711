//! What fills a pool laid out: stacks from the foot up, the plan, and striped above it what waits on the phones.

use plotters::style::RGBColor;

use super::boxes::{Box2, Spot, Taken};
use super::frame::{Frame, Reach};
use super::head::Head;
use super::palette::{Palette, mixed};
use super::scene::{Anchor, Pen, Scene, Type};
use super::tags::{self, Sample, Tag};
use super::wording::{Heft, width};
use super::{Look, axes};
use crate::language::say;
use crate::report::figures::{Stack, Stacks, Waits, What};
use crate::units::numbers;

/// Size of a plan's name in pixels.
const PLAN: f64 = 19.0;
/// How much more of the ground is in each further stack of a kind, and at most.
const SHADE: f64 = 0.22;
const PALEST: f64 = 0.66;
/// Height of a step from one day to the next that no seam follows: many of them side by side would be a white wall.
const A_JUMP: f64 = 5.0;
/// Room between the plan and what waits above it.
const ABOVE_PLAN: f64 = 4.0;

/// Lays the storage chart out.
pub fn scene(figure: &Stacks, look: &Look) -> Scene {
    let palette = look.theme.palette();
    let head = Head::of(&figure.caption, look);
    let names: Vec<String> = figure.stacks.iter().map(|stack| name(figure, stack)).collect();
    let waits = waits(figure);
    let frame = frame(figure, &head);
    let mut scene = Scene::on(head.paper(), palette.ground);
    axes::amounts(&mut scene, &palette, &frame);
    let drawn = Drawn { figure, frame, palette };
    drawn.stacks(&mut scene);
    drawn.waiting(&mut scene);
    axes::dates(&mut scene, &palette, &drawn.frame);
    drawn.plan(&mut scene);
    drawn.plan_names(&mut scene);
    tags::draw(&mut scene, &palette, &drawn.tags(&names, waits), drawn.frame.plot);
    head.draw(&mut scene, &palette);
    scene
}

/// Where it stands under its head.
pub fn frame(figure: &Stacks, head: &Head) -> Frame {
    let names = figure.stacks.iter().map(|stack| name(figure, stack)).chain(waits(figure));
    let names: Vec<String> = names.collect();
    let room = tags::room(names.iter().map(String::as_str), head.paper());
    Frame::new(figure.horizon, &figure.amount, head, room).with_days(figure.lived)
}

/// `Photos, Parent A: 97.0 GB`; what is gone in the end says so, and what never came.
fn name(figure: &Stacks, stack: &Stack) -> String {
    let at = usize::try_from(figure.lived.last.days_since(figure.horizon.first)).unwrap_or(0);
    match stack.stored.get(at) {
        Some(size) if *size > 0.0 => format!("{}: {}", stack.label, figure.unit.show_on_axis(*size)),
        _ if stack.stored.iter().all(|size| *size <= 0.0) => say!("charts-label-none", label = stack.label),
        _ => say!("charts-label-gone", label = stack.label),
    }
}

/// What waits in the end, in words; `None` where nothing ever waits.
fn waits(figure: &Stacks) -> Option<String> {
    match figure.waits() {
        (_, Waits::Never) => None,
        (_, Waits::NotInTheEnd) => Some(say!("charts-waited-on-the-phones")),
        (last, Waits::InTheEnd) => {
            Some(say!("charts-waits-on-the-phones", amount = figure.unit.show_on_axis(last)))
        }
    }
}

struct Drawn<'a> {
    figure: &'a Stacks,
    frame: Frame,
    palette: Palette,
}

impl Drawn<'_> {
    fn colour(&self, stack: &Stack) -> RGBColor {
        let hue = match stack.what {
            What::Photos => self.palette.photos,
            What::Messages => self.palette.messages,
            What::WhatsApp => self.palette.whatsapp,
            What::Backups => self.palette.backups,
            What::OldBackups => self.palette.old_backups,
            What::Rest => self.palette.rest,
        };
        mixed(hue, self.palette.ground, (SHADE * numbers::real_count(stack.shade)).min(PALEST))
    }

    /// The upper edge of each stack, one value a day, from the foot up; the first is the foot.
    fn edges(&self) -> Vec<Vec<f64>> {
        let foot = vec![0.0; self.figure.quota.len()];
        let mut edges = vec![foot];
        for stack in &self.figure.stacks {
            let below = edges.last().cloned().unwrap_or_default();
            edges.push(below.iter().zip(&stack.stored).map(|(low, size)| low + size).collect());
        }
        edges
    }

    fn stacks(&self, scene: &mut Scene) {
        let edges = self.edges();
        for (stack, pair) in self.figure.stacks.iter().zip(edges.windows(2)) {
            scene.area(self.frame.outline(&pair[0], &pair[1]), self.colour(stack));
        }
        let seam = Pen { colour: self.palette.ground, width: 1.0 };
        for edge in edges.iter().skip(1) {
            let points = self.frame.curve(edge);
            let pieces = points.chunk_by(|a, b| (a.1 - b.1).abs() < A_JUMP);
            pieces.for_each(|piece| scene.line(piece.to_vec(), seam));
        }
    }

    /// Where what waits begins, one value a day: above the plan, or above what is stored where the plan lies beyond.
    fn floor(&self) -> Vec<f64> {
        let stored = self.edges().pop().unwrap_or_default();
        let plan = |quota: f64| if quota <= self.figure.amount.top { quota } else { 0.0 };
        stored.iter().zip(&self.figure.quota).map(|(stored, quota)| stored.max(plan(*quota))).collect()
    }

    /// Stripes, one column every few pixels, each kind in its colour.
    fn waiting(&self, scene: &mut Scene) {
        let floor = self.floor();
        let mut next = self.frame.plot.left;
        for (at, day) in self.figure.horizon.days().enumerate() {
            let x = self.frame.x(day);
            if x < next {
                continue;
            }
            next = x + tags::STRIPE_STEP;
            let mut low = floor.get(at).copied().unwrap_or(0.0);
            for stack in &self.figure.stacks {
                let size = stack.waiting.get(at).copied().unwrap_or(0.0);
                let ends = (self.frame.y(low + size) - ABOVE_PLAN, self.frame.y(low) - ABOVE_PLAN);
                let ends = (ends.0.max(self.frame.plot.top - ABOVE_PLAN), ends.1);
                if ends.1 - ends.0 > 0.25 {
                    tags::stripe(scene, x, ends, self.colour(stack));
                }
                low += size;
            }
        }
    }

    fn plan(&self, scene: &mut Scene) {
        let pen = Pen { colour: self.palette.plan, width: 3.5 };
        for (reach, points) in self.frame.pieces(&self.figure.quota) {
            match (reach, points.first(), points.last()) {
                (Reach::Above, Some(from), Some(to)) => scene.dashes(*from, *to, pen, (4.0, 8.0)),
                _ => scene.line(points, pen),
            }
        }
    }

    /// The room that stored and waiting data take, column by column.
    fn taken(&self) -> Taken {
        let mut taken = Taken::default();
        for pair in self.frame.steps(&self.figure.quota).windows(2) {
            let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
            taken.take_line(Box2 { left: x0, top: y0.min(y1), right: x1, bottom: y0.max(y1) }.grown(3.0));
        }
        let (floor, stored) = (self.floor(), self.edges().pop().unwrap_or_default());
        for (at, day) in self.figure.horizon.days().enumerate() {
            let x = self.frame.x(day);
            let column = Box2 { left: x, top: 0.0, right: x + 1.0, bottom: 0.0 };
            let value = |values: &[f64]| values.get(at).copied().unwrap_or(0.0);
            let waiting: f64 = self.figure.stacks.iter().map(|stack| value(&stack.waiting)).sum();
            let (low, high) = (value(&floor), value(&floor) + waiting);
            let column =
                |top: f64, foot: f64| Box2 { top: self.frame.y(top), bottom: self.frame.y(foot), ..column };
            taken.take_line(column(value(&stored), 0.0).grown(2.0));
            if waiting > 0.0 {
                taken.take_line(column(high, low).grown(ABOVE_PLAN));
            }
        }
        taken
    }

    /// Each plan's name above its line, as far left as there is room.
    fn plan_names(&self, scene: &mut Scene) {
        let mut taken = self.taken();
        let plot = self.frame.plot;
        let style = Type { colour: self.palette.plan, size: PLAN, heft: Heft::Bold };
        for plan in &self.figure.plans {
            let at = usize::try_from(plan.day.days_since(self.figure.horizon.first)).unwrap_or(0);
            let Some(quota) = self.figure.quota.get(at) else { continue };
            let y = self.frame.y(*quota).max(plot.top);
            let wide = width(&plan.label, PLAN, Heft::Bold);
            let start = self.frame.x(plan.day) + 8.0;
            let beside = |shift: u32| {
                let left = start + 24.0 * f64::from(shift);
                let place = |top: f64| Box2 { left, top, right: left + wide, bottom: top + PLAN + 4.0 };
                [place(y - PLAN - 12.0), place(y + 8.0)]
            };
            let spots = (0..40).flat_map(beside).filter(|place| place.within(&plot));
            let [above, below] = beside(0).map(|place| place.pushed_between(plot.left, plot.right));
            let fallback = if above.top >= plot.top { above } else { below };
            let place = taken.first_free(spots.map(Spot::alone)).map_or(fallback, |spot| spot.words);
            if place == fallback {
                scene.rectangle(place.grown(3.0), self.palette.ground);
            }
            scene.text(&plan.label, (place.left, place.bottom - 6.0), style, Anchor::Left);
        }
    }

    /// Names from the top down: what waits, then the stacks.
    fn tags(&self, names: &[String], waits: Option<String>) -> Vec<Tag> {
        let edges = self.edges();
        let last = |values: &[f64]| match self.frame.reaches_the_end() {
            true => values.last().copied().unwrap_or(0.0),
            false => 0.0,
        };
        let waiting: f64 = self.figure.stacks.iter().map(|stack| last(&stack.waiting)).sum();
        let middle = last(&self.floor()) + waiting / 2.0;
        let above = waits.map(|text| Tag {
            end: (waiting > 0.0).then(|| self.frame.y(middle).max(self.frame.plot.top)),
            text,
            owner: String::new(),
            sample: Sample::Striped,
            colour: self.palette.faint_ink,
        });
        let stacks = self.figure.stacks.iter().zip(edges.windows(2)).zip(names);
        let tag = |((stack, pair), text): ((&Stack, &[Vec<f64>]), &String)| Tag {
            end: (last(&stack.stored) > 0.0)
                .then(|| self.frame.y(f64::midpoint(last(&pair[0]), last(&pair[1])))),
            text: text.clone(),
            owner: stack.owner.clone(),
            sample: Sample::Filled,
            colour: self.colour(stack),
        };
        above.into_iter().chain(stacks.map(tag).rev()).collect()
    }
}
