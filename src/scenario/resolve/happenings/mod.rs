//! What happens on dates and what the household does by itself: phrases become actions.

mod actions;
mod data;
mod events;
mod keys;
mod moves;
mod periods;
mod policies;
mod scene;

pub use actions::unreadable;
pub use events::events;
pub use policies::policies;
pub use scene::Scene;
