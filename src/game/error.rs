//! Why there is no window, in words for the player, and what to use instead.

/// The window could not be opened, or could not stay.
#[derive(Debug, thiserror::Error)]
pub enum GameError {
    #[error("there is no display to open a window on ({0})")]
    NoDisplay(String),
    #[error("no graphics driver was found that can draw the window ({0})")]
    NoGraphics(String),
    #[error("the graphics device was lost ({0}); everything that was shown as done is saved")]
    DeviceLost(String),
    #[error("the window failed while it opened ({0})")]
    Failed(String),
    #[error("a picture could not be saved: {0}")]
    Picture(String),
}

impl GameError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoDisplay(_) => {
                "run it in a desktop session (DISPLAY or WAYLAND_DISPLAY names it), \
                 or play without a window: `second-story play NAME --commands -`"
            }
            Self::NoGraphics(_) => {
                "install a Vulkan driver (on Debian and Ubuntu, `mesa-vulkan-drivers` needs no \
                 graphics card), or play without a window: `second-story play NAME --commands -`"
            }
            Self::DeviceLost(_) => {
                "start it again to go on where you were, \
                 or play without a window: `second-story play NAME --commands -`"
            }
            Self::Failed(_) => "play without a window: `second-story play NAME --commands -`",
            Self::Picture(_) => "is the folder there, and may it be written to?",
        }
    }

    /// What a panic of the window's libraries before the first frame means.
    pub(super) fn of_panic(message: &str) -> Self {
        let line = message.lines().next().unwrap_or_default().trim().to_owned();
        let any = |parts: &[&str]| parts.iter().any(|part| message.contains(part));
        if any(&["build event loop", "DISPLAY"]) {
            let named = std::env::var("DISPLAY").or_else(|_| std::env::var("WAYLAND_DISPLAY"));
            let named = named.unwrap_or_default();
            return Self::NoDisplay(format!(
                "`{named}` cannot be reached, or a library of it is missing"
            ));
        }
        if any(&["find a GPU", "wgpu", "adapter", "Adapter", "surface", "RequestDevice"]) {
            return Self::NoGraphics(line);
        }
        Self::Failed(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_libraries_say_is_told_as_what_is_missing() {
        let display = "Failed to build event loop: Os(OsError { line: 765 })";
        assert!(matches!(GameError::of_panic(display), GameError::NoDisplay(_)));
        let driver = "Unable to find a GPU! Make sure you have installed required drivers!";
        assert!(matches!(GameError::of_panic(driver), GameError::NoGraphics(_)));
        assert!(matches!(GameError::of_panic("index out of bounds"), GameError::Failed(_)));
    }
}
