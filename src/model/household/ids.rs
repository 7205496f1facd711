//! Indices into a household's lists, one type a list, so that they cannot be mixed up.

macro_rules! index {
    ($(#[$doc:meta] $name:ident;)*) => {$(
        #[$doc]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub struct $name(usize);

        impl $name {
            /// The id of a position in its list.
            pub const fn new(index: usize) -> Self {
                Self(index)
            }

            /// The position in its list.
            pub const fn index(self) -> usize {
                self.0
            }
        }
    )*};
}

index! {
    /// A person of the household.
    PersonId;
    /// A device in use (and, after a replacement, its successors: the same hand, the same habits).
    DeviceId;
    /// A WhatsApp account.
    AccountId;
    /// A disused device.
    DisusedId;
    /// A pool of storage.
    PoolId;
    /// A storage plan.
    PlanId;
    /// An uncertain quantity drawn once a replicate.
    LevelId;
}
