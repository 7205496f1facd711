//! Parts of what is stored: typed ones stand, the others give way to typed totals.

use crate::scenario::source::Span;
use crate::units::Bytes;

/// A part's place in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PartId(usize);

/// A part of what is stored.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// How large it is.
    pub size: Bytes,
    /// Where it was typed; `None` for a part that gives way.
    pub typed: Option<Span>,
    /// What people call it.
    pub label: String,
}

/// A part as it counts within a total: a share of it, 1 as a rule.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Claim {
    /// Which part.
    pub part: PartId,
    /// The share of it that counts.
    pub share: f64,
}

/// All parts of a household.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Parts {
    list: Vec<Part>,
}

impl Parts {
    /// Adds a part.
    pub fn add(&mut self, part: Part) -> PartId {
        self.list.push(part);
        PartId(self.list.len() - 1)
    }

    /// A part.
    pub fn get(&self, id: PartId) -> &Part {
        &self.list[id.0]
    }

    /// A part's size.
    pub fn size(&self, id: PartId) -> Bytes {
        self.get(id).size
    }

    /// What a claim comes to.
    pub fn claimed(&self, claim: Claim) -> Bytes {
        let size = self.size(claim.part);
        if claim.share == 1.0 { size } else { size.scaled(claim.share) }
    }

    /// Whether a part was typed.
    pub fn is_typed(&self, id: PartId) -> bool {
        self.get(id).typed.is_some()
    }

    /// Whether any part was typed.
    pub fn any_typed(&self) -> bool {
        self.list.iter().any(|part| part.typed.is_some())
    }

    /// Scales a part down; parts never grow by this.
    pub fn scale_down(&mut self, id: PartId, factor: f64) {
        let size = &mut self.list[id.0].size;
        *size = Bytes::rounded_down(size.real() * factor.clamp(0.0, 1.0));
    }
}
