//! The embedded fonts and the families that the kit's voices name.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

macro_rules! font {
    ($file:literal) => {
        ($file, include_bytes!(concat!("../../../assets/fonts/", $file, ".ttf")).as_slice())
    };
}

const FILES: [(&str, &[u8]); 8] = [
    font!("Newsreader-Regular"),
    font!("Newsreader-Medium"),
    font!("Newsreader-Italic"),
    font!("Inter-Regular"),
    font!("Inter-SemiBold"),
    font!("JetBrainsMono-Regular"),
    font!("JetBrainsMono-Medium"),
    font!("JetBrainsMono-Bold"),
];

/// A family and its font; every family falls back to Inter, the mono and the icons, in this order.
const FAMILIES: [(&str, &str); 8] = [
    ("serif", "Newsreader-Regular"),
    ("serif-medium", "Newsreader-Medium"),
    ("serif-italic", "Newsreader-Italic"),
    ("sans", "Inter-Regular"),
    ("sans-strong", "Inter-SemiBold"),
    ("mono", "JetBrainsMono-Regular"),
    ("mono-medium", "JetBrainsMono-Medium"),
    ("mono-bold", "JetBrainsMono-Bold"),
];

/// All fonts of the program; egui's own are left out.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FILES {
        let data = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), data);
    }
    let icons = Arc::new(FontData::from_static(egui_phosphor::Variant::Regular.font_bytes()));
    fonts.font_data.insert("icons".to_owned(), icons);
    let family = FontFamily::Name("icons".into());
    fonts.families.insert(family, vec!["icons".to_owned(), "Inter-Regular".to_owned()]);
    for (family, file) in FAMILIES {
        let files = [file, "Inter-Regular", "JetBrainsMono-Regular", "icons"];
        let mut list: Vec<String> = Vec::new();
        for file in files {
            if !list.iter().any(|known| known == file) {
                list.push(file.to_owned());
            }
        }
        if family == "sans" {
            fonts.families.insert(FontFamily::Proportional, list.clone());
        }
        if family == "mono" {
            fonts.families.insert(FontFamily::Monospace, list.clone());
        }
        fonts.families.insert(FontFamily::Name(family.into()), list);
    }
    fonts
}
