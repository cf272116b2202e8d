//! The command line from outside: what is written where, with which exit code.

mod commands;
mod hostile;
mod mutated;
mod pipe;
mod scratch;
