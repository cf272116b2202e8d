//! Real logs in the reader of the workbench, without a scenario: searched, looked at by kind and by
//! field, line by line, at any size.

mod model;
mod reading;
mod screen;
#[cfg(test)]
mod tests;

pub use reading::LogReader;
