//! egui's own style, drawn from the tokens, so that nothing falls back to its defaults.

use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, Id, Shadow, Stroke, TextStyle, Visuals, vec2};

use super::theme::{Kit, Look, Voice};
use crate::look::tokens;

/// Puts fonts, style and look into `ctx`. Call it once, and again when the settings change.
pub fn install(ctx: &Context, look: Look) {
    let known = ctx.data(|data| data.get_temp::<Look>(Id::NULL));
    if known.is_none() {
        ctx.set_fonts(super::fonts::definitions());
    }
    if known == Some(look) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(Id::NULL, look));
    // However long a button is held, or a slow frame takes between press and release, it is a click:
    // nothing here asks for a long press.
    ctx.options_mut(|options| options.input_options.max_click_duration = f64::INFINITY);
    let kit = Kit::new(look);
    let visuals = visuals(&kit);
    ctx.all_styles_mut(|style| {
        style.visuals = visuals.clone();
        style.animation_time = kit.seconds(tokens().motion.hover_ms);
        // Scrolling glides otherwise.
        style.scroll_animation = if look.reduced_motion {
            egui::style::ScrollAnimation::none()
        } else {
            egui::style::ScrollAnimation::duration(kit.seconds(tokens().motion.pane_ms))
        };
        style.text_styles = text_styles(&kit);
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.3;
        let spacing = &mut style.spacing;
        spacing.item_spacing = vec2(tokens().space.unit, tokens().space.half);
        spacing.button_padding = vec2(12.0, 6.0);
        spacing.interact_size = vec2(tokens().space.target, tokens().space.target);
        spacing.scroll = scroll();
        spacing.tooltip_width = 320.0;
    });
}

/// A handle and nothing beneath it, in room of its own: a line that is cut says that there is more,
/// and paper has no gradients.
fn scroll() -> egui::style::ScrollStyle {
    let solid = egui::style::ScrollStyle::solid();
    egui::style::ScrollStyle {
        // What floats may be translucent; it takes its room all the same.
        floating: true,
        bar_width: 6.0,
        bar_outer_margin: 3.0,
        floating_width: 6.0,
        floating_allocated_width: 14.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.5,
        active_handle_opacity: 0.6,
        interact_handle_opacity: 0.85,
        fade: egui::style::ScrollFadeStyle { strength: 0.0, ..solid.fade },
        ..solid
    }
}

fn text_styles(kit: &Kit) -> std::collections::BTreeMap<TextStyle, egui::FontId> {
    let scale = &tokens().type_scale;
    [
        (TextStyle::Small, Voice::Sans, scale.small.0),
        (TextStyle::Body, Voice::Sans, scale.body.0),
        (TextStyle::Button, Voice::Sans, scale.body.0),
        (TextStyle::Monospace, Voice::Mono, scale.log.0),
        (TextStyle::Heading, Voice::SerifMedium, scale.title.0),
        (TextStyle::Name("story".into()), Voice::Serif, scale.lead.0),
        (TextStyle::Name("speech".into()), Voice::Serif, scale.speech.0),
        (TextStyle::Name("quote".into()), Voice::SerifItalic, scale.speech.0),
        (TextStyle::Name("strong".into()), Voice::SansStrong, scale.body.0),
        (TextStyle::Name("headline".into()), Voice::SerifMedium, scale.headline.0),
    ]
    .map(|(style, voice, size)| (style, kit.font(voice, size)))
    .into()
}

fn visuals(kit: &Kit) -> Visuals {
    let c = kit.c;
    let dark = kit.look.theme == crate::look::ThemeName::Dark;
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    let radius = CornerRadius::same(tokens().shape.control as u8);
    let state = |fill: Color32, edge: Color32, width: f32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(width, edge),
        corner_radius: radius,
        fg_stroke: Stroke::new(1.5, text),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: state(c.paper, c.rule, 1.0, c.ink),
        inactive: state(c.paper, c.edge, kit.stroke, c.ink),
        hovered: state(c.inset, c.ink, kit.stroke, c.ink),
        active: state(c.inset, c.ink, 2.0, c.ink),
        open: state(c.inset, c.ink, kit.stroke, c.ink),
    };
    visuals.selection = Selection { bg_fill: c.wash, stroke: Stroke::new(2.0, c.ink) };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(c.ink_2);
    visuals.hyperlink_color = c.ink;
    visuals.faint_bg_color = c.inset;
    visuals.extreme_bg_color = c.paper;
    visuals.text_edit_bg_color = Some(c.paper);
    visuals.code_bg_color = c.inset;
    visuals.warn_fg_color = c.warn;
    visuals.error_fg_color = c.fault;
    visuals.panel_fill = c.paper;
    visuals.window_fill = c.paper;
    visuals.window_stroke = Stroke::new(kit.stroke, c.edge);
    visuals.window_corner_radius = radius;
    visuals.menu_corner_radius = radius;
    visuals.window_shadow = shadow(kit);
    visuals.popup_shadow = shadow(kit);
    visuals.text_cursor.stroke = Stroke::new(2.0, c.mark_ink);
    // A blinking cursor would redraw the window twice a second for ever.
    visuals.text_cursor.blink = false;
    // Hinting would stretch small letters to whole pixels and give u the height of a capital.
    visuals.text_options.font_hinting = false;
    // The window blends in linear light, where dark letters on paper lose weight: a half covered pixel
    // comes out paler than halfway. 2c - c² for coverage c takes that back almost exactly, and it is
    // also what egui gives light letters on a dark ground. One function for all themes, so that
    // glyphs are drawn once: it is set before the first pass, and no change of theme makes them anew.
    visuals.text_options.color_transfer_function =
        egui::epaint::FontColorTransferFunction::TwoCoverageMinusCoverageSq;
    visuals.striped = false;
    visuals.indent_has_left_vline = false;
    visuals
}

/// The one shadow, for sheets on the desk.
pub fn shadow(kit: &Kit) -> Shadow {
    let shape = &tokens().shape;
    Shadow {
        offset: [0, shape.shadow_down as i8],
        blur: shape.shadow_blur as u8,
        spread: 0,
        color: kit.c.shadow,
    }
}
