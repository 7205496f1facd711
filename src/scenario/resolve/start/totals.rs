//! Typed totals: untyped parts scale down to what they leave; typed parts alone can be in error.

use super::parts::{Claim, Part, PartId, Parts};
use crate::scenario::problem::Problem;
use crate::scenario::source::Span;
use crate::units::Bytes;

/// A typed total and what counts within it.
#[derive(Clone, PartialEq, Debug)]
pub struct Total {
    /// What was typed.
    pub limit: Bytes,
    /// Where.
    pub span: Span,
    /// What people call it.
    pub label: String,
    /// Parts within it that no smaller total covers.
    pub claims: Vec<Claim>,
    /// Smaller typed totals within it.
    pub within: Vec<Covered>,
}

/// A smaller typed total within a larger one.
#[derive(Clone, PartialEq, Debug)]
pub struct Covered {
    /// Its size.
    pub size: Bytes,
    /// Where it was typed.
    pub span: Span,
    /// What people call it.
    pub label: String,
}

/// Figures on a screen are rounded, and read one after the other.
const SLACK: Bytes = Bytes::new(Bytes::GIB.count() / 2);
const SLACK_SHARE: f64 = 0.01;

/// Whether typed parts exceed a typed total by more than rounding explains.
pub fn is_above(typed: Bytes, limit: Bytes) -> bool {
    let excess = typed - limit;
    excess > SLACK && excess.real() > SLACK_SHARE * limit.real()
}

impl Total {
    /// Scales the untyped parts down until they fit; a problem if the typed ones alone do not.
    pub fn settle(&self, parts: &mut Parts) -> Result<(), Box<Problem>> {
        let fixed = self.fixed(parts);
        if is_above(fixed, self.limit) {
            return Err(Box::new(self.exceeded(parts, fixed)));
        }
        self.fit(parts, (self.limit - fixed).at_least_zero());
        Ok(())
    }

    fn fixed(&self, parts: &Parts) -> Bytes {
        let typed = self.claims.iter().filter(|claim| parts.is_typed(claim.part));
        let claimed: Bytes = typed.map(|&claim| parts.claimed(claim)).sum();
        claimed + self.within.iter().map(|covered| covered.size).sum()
    }

    fn fit(&self, parts: &mut Parts, left: Bytes) {
        let open: Vec<Claim> =
            self.claims.iter().copied().filter(|claim| !parts.is_typed(claim.part)).collect();
        let wanted: Bytes = open.iter().map(|&claim| parts.claimed(claim)).sum();
        if wanted > left {
            let factor = left.real() / wanted.real();
            for part in distinct(&open) {
                parts.scale_down(part, factor);
            }
        }
    }

    fn exceeded(&self, parts: &Parts, fixed: Bytes) -> Problem {
        let message = format!(
            "{} is {}, but what is typed within it comes to {}",
            self.label,
            gigabytes(self.limit),
            gigabytes(fixed)
        );
        let problem = Problem::new("parts.above_total", message, self.span.clone())
            .expected(format!("parts of {} at most", gigabytes(self.limit)))
            .help("which of these figures is from another day, or belongs to somebody else?");
        self.figures(parts).into_iter().fold(problem, |problem, (label, span)| problem.related(label, span))
    }

    /// The typed figures within, largest first, each named once.
    fn figures(&self, parts: &Parts) -> Vec<(String, Span)> {
        let typed = self.claims.iter().filter_map(|claim| figure(parts.get(claim.part)));
        let within =
            self.within.iter().map(|covered| (covered.size, covered.label.clone(), covered.span.clone()));
        let mut all: Vec<(Bytes, String, Span)> = typed.chain(within).collect();
        all.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.start.cmp(&b.2.start)));
        all.dedup_by(|a, b| a.2 == b.2);
        all.into_iter().take(MOST_FIGURES).map(|(_, label, span)| (label, span)).collect()
    }
}

/// More places than this confuse a message.
const MOST_FIGURES: usize = 6;

fn figure(part: &Part) -> Option<(Bytes, String, Span)> {
    part.typed.clone().map(|span| (part.size, part.label.clone(), span))
}

fn distinct(claims: &[Claim]) -> Vec<PartId> {
    let mut parts: Vec<PartId> = Vec::new();
    for claim in claims {
        if !parts.contains(&claim.part) {
            parts.push(claim.part);
        }
    }
    parts
}

/// A size in binary gigabytes, as iCloud's screens show it.
pub fn gigabytes(size: Bytes) -> String {
    format!("{:.1} GB", size.in_units_of(Bytes::GIB))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(parts: &mut Parts, gigabytes: i64, typed: bool) -> Claim {
        let part = parts.add(Part {
            size: Bytes::new(gigabytes * Bytes::GIB.count()),
            typed: typed.then_some(0..1),
            label: "a part".to_owned(),
        });
        Claim { part, share: 1.0 }
    }

    fn total(gigabytes: i64, claims: Vec<Claim>) -> Total {
        let limit = Bytes::new(gigabytes * Bytes::GIB.count());
        Total { limit, span: 5..6, label: "the total".to_owned(), claims, within: Vec::new() }
    }

    #[test]
    fn untyped_parts_share_what_typed_ones_leave() {
        let mut parts = Parts::default();
        let claims = vec![part(&mut parts, 6, true), part(&mut parts, 6, false), part(&mut parts, 2, false)];
        assert_eq!(total(10, claims.clone()).settle(&mut parts), Ok(()));
        let sizes: Vec<i64> = claims.iter().map(|&claim| parts.claimed(claim).count() >> 30).collect();
        assert_eq!(sizes, [6, 3, 1]);
    }

    #[test]
    fn parts_below_a_total_stay_as_they_are() {
        let mut parts = Parts::default();
        let claims = vec![part(&mut parts, 3, false)];
        assert_eq!(total(10, claims.clone()).settle(&mut parts), Ok(()));
        assert_eq!(parts.claimed(claims[0]).count() >> 30, 3);
    }

    #[test]
    fn typed_parts_above_the_total_are_told_with_their_places() {
        let mut parts = Parts::default();
        let claims = vec![part(&mut parts, 12, true)];
        let problem = total(10, claims).settle(&mut parts).unwrap_err();
        assert_eq!((problem.code, problem.related.len()), ("parts.above_total", 1));
    }

    #[test]
    fn a_figure_rounded_on_the_screen_is_no_error() {
        let mut parts = Parts::default();
        let claim = part(&mut parts, 100, true);
        let rounded = Total {
            limit: Bytes::new(100 * Bytes::GIB.count()) - Bytes::new(400 << 20),
            ..total(1, vec![claim])
        };
        assert_eq!(rounded.settle(&mut parts), Ok(()), "0.4 GB of 100");
    }

    #[test]
    fn half_a_part_counts_half() {
        let mut parts = Parts::default();
        let claim = Claim { share: 0.5, ..part(&mut parts, 10, false) };
        assert_eq!(parts.claimed(claim), Bytes::new(5 * Bytes::GIB.count()));
    }
}
