//! The Bevy window around the screens.
