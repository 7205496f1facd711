//! From replicates to what people ask: dates with errors, causes, protection, a representative future.

pub mod findings;
