//! The rules, one file each, in the order of a day.

pub mod attempts;
pub mod billing;
pub mod cleaning;
pub mod conditions;
pub mod device_backup;
pub mod eligibility;
pub mod events;
pub mod growth;
pub mod loss;
pub mod policies;
pub mod replacement;
pub mod retention;
pub mod spells;
pub mod switches;
pub mod sync;
pub mod whatsapp_backup;
pub mod window;
