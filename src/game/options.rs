//! How the window is opened.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// The window and what it does by itself.
#[derive(Clone, Debug)]
pub struct GameOptions {
    /// What the window is called.
    pub title: String,
    pub size: Size,
    /// Walk through the screens by itself and close, instead of being played.
    pub tour: Option<Tour>,
    /// What to call when the first usable frame has been drawn, where that is measured.
    pub first_frame: Option<fn()>,
}

/// A walk through all screens: pictures, and a count of the frames drawn while nothing happens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tour {
    /// Where each screen's picture is saved, as `NAME.png`.
    pub pictures: Option<PathBuf>,
    /// How long the frames of each still screen are counted.
    pub count_for: Option<Duration>,
    /// Destroys the graphics device after the first screen, as a driver that resets does.
    pub lose_device: bool,
}

/// A window's size: `1280x720`, or `1920x1080@1.25` with pixels to a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Pixels.
    pub width: u32,
    pub height: u32,
    /// Pixels to a point, if not the display's own.
    pub scale: Option<f32>,
}

impl Default for Size {
    fn default() -> Self {
        Self { width: 1280, height: 720, scale: None }
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no size; write it as 1280x720 or 1920x1080@1.25");
        let (size, scale) = match text.split_once('@') {
            Some((size, scale)) => (size, Some(scale.parse::<f32>().map_err(|_| wrong())?)),
            None => (text, None),
        };
        let (width, height) = size.split_once('x').ok_or_else(wrong)?;
        let pixels = |text: &str| text.parse::<u32>().map_err(|_| wrong());
        let size = Self { width: pixels(width)?, height: pixels(height)?, scale };
        let fits = (320..=16_384).contains(&size.width) && (240..=16_384).contains(&size.height);
        let scaled = scale.is_none() || size.scale.is_some_and(|by| (0.5..=4.0).contains(&by));
        if fits && scaled { Ok(size) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_or_refused() {
        let size: Result<Size, _> = "1920x1080@1.25".parse();
        assert_eq!(size, Ok(Size { width: 1920, height: 1080, scale: Some(1.25) }));
        assert_eq!("1280x720".parse(), Ok(Size::default()));
        for wrong in ["", "1280", "0x720", "1280x720@", "1280x720@NaN", "1280x720@9", "axb"] {
            assert!(wrong.parse::<Size>().is_err(), "{wrong}");
        }
    }
}
