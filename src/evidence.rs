//! What a guard-rail's numbers say: the rates before and after, how sure they are, and the verdict. Nothing is proved
//! here; numbers are compatible with an effect or they are not.
//!
//! Only additions, products, quotients and square roots are used, which every machine rounds alike.

mod fisher;
mod interval;
mod verdict;

pub use fisher::fisher;
pub use interval::{Difference, Interval, newcombe, wilson};
pub use verdict::{Evidence, Needed, Verdict};
