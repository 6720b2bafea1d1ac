//! The one integration binary: what holds between files, and what a user of the program sees.

mod rules;
