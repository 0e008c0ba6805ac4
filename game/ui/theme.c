#include "ui/theme.h"

#include <math.h>

#include "base/assert.h"

#define HEX(value)                                                                                                     \
    { (uint8_t)((value) >> 16), (uint8_t)((value) >> 8 & 0xFF), (uint8_t)((value)&0xFF), 255 }

static const float SANS_SIZE = 0.92f; // its small letters are taller

typedef Colour Palette[TONE_COUNT];

// Contrast of every pair is asked for by tests/unit/ui_test.c.
static const Palette palette_night = {
    [TONE_HIGH] = HEX(0xF5F0E4),      [TONE_TEXT] = HEX(0xDAD5C9),    [TONE_DIM] = HEX(0xA7AEBD),
    [TONE_ACCENT] = HEX(0xEBC078),    [TONE_GOLD] = HEX(0xEBC078),    [TONE_SIGNAL] = HEX(0xFF9C7C),
    [TONE_SIDE_A] = HEX(0xB5A0EE),    [TONE_SIDE_B] = HEX(0x54C4AE),  [TONE_SIDE_C] = HEX(0xE39DBB),
    [TONE_SIDE_D] = HEX(0x8FBBE8),    [TONE_BRACKET] = HEX(0xC9BFA8), [TONE_LINE] = HEX(0x26324A),
    [TONE_EDGE] = HEX(0x5A6A8A),      [TONE_TICK] = HEX(0x5A6A8A),    [TONE_EMPTY] = HEX(0x2B3852),
    [TONE_ROOM] = HEX(0x0A0E16),      [TONE_WELL] = HEX(0x0E1420),    [TONE_PANEL] = HEX(0x131A29),
    [TONE_CARD] = HEX(0x1A2335),      [TONE_CHOSEN] = HEX(0x2A2A33),  [TONE_FOOT] = HEX(0x0E1420),
    [TONE_ON_ACCENT] = HEX(0x1A1408),
};

static const Palette palette_paper = {
    [TONE_HIGH] = HEX(0x2A2119),      [TONE_TEXT] = HEX(0x3A2F24),    [TONE_DIM] = HEX(0x665743),
    [TONE_ACCENT] = HEX(0x8E2A20),    [TONE_GOLD] = HEX(0xC8923A),    [TONE_SIGNAL] = HEX(0x8E2A20),
    [TONE_SIDE_A] = HEX(0x5A3E93),    [TONE_SIDE_B] = HEX(0x0A6058),  [TONE_SIDE_C] = HEX(0x862C5C),
    [TONE_SIDE_D] = HEX(0x1F4F86),    [TONE_BRACKET] = HEX(0x5B4A33), [TONE_LINE] = HEX(0xCDBB99),
    [TONE_EDGE] = HEX(0x8A764F),      [TONE_TICK] = HEX(0x8A764F),    [TONE_EMPTY] = HEX(0xCDBB99),
    [TONE_ROOM] = HEX(0xEFE5D0),      [TONE_WELL] = HEX(0xF3E9D5),    [TONE_PANEL] = HEX(0xFAF4E7),
    [TONE_CARD] = HEX(0xFAF4E7),      [TONE_CHOSEN] = HEX(0xFCF5E8),  [TONE_FOOT] = HEX(0xE7DAC0),
    [TONE_ON_ACCENT] = HEX(0xFFFFFF),
};

static const Palette palette_contrast = {
    [TONE_HIGH] = HEX(0xFFFFFF),      [TONE_TEXT] = HEX(0xFFFFFF),    [TONE_DIM] = HEX(0xE4E7EE),
    [TONE_ACCENT] = HEX(0xFFD84D),    [TONE_GOLD] = HEX(0xFFD84D),    [TONE_SIGNAL] = HEX(0xFFB49B),
    [TONE_SIDE_A] = HEX(0xCDB8FF),    [TONE_SIDE_B] = HEX(0x5DF0D8),  [TONE_SIDE_C] = HEX(0xFFB3D6),
    [TONE_SIDE_D] = HEX(0xA9D3FF),    [TONE_BRACKET] = HEX(0xFFFFFF), [TONE_LINE] = HEX(0x9AA3B5),
    [TONE_EDGE] = HEX(0x9AA3B5),      [TONE_TICK] = HEX(0x9AA3B5),    [TONE_EMPTY] = HEX(0x3C4350),
    [TONE_ROOM] = HEX(0x000000),      [TONE_WELL] = HEX(0x000000),    [TONE_PANEL] = HEX(0x000000),
    [TONE_CARD] = HEX(0x000000),      [TONE_CHOSEN] = HEX(0x26210A),  [TONE_FOOT] = HEX(0x000000),
    [TONE_ON_ACCENT] = HEX(0x000000),
};

// On the gold button.
static const Palette palette_gold = {
    [TONE_HIGH] = HEX(0x1A1408),      [TONE_TEXT] = HEX(0x1A1408),    [TONE_DIM] = HEX(0x3E2F12),
    [TONE_ACCENT] = HEX(0x1A1408),    [TONE_GOLD] = HEX(0x1A1408),    [TONE_SIGNAL] = HEX(0x6A1408),
    [TONE_SIDE_A] = HEX(0x1A1408),    [TONE_SIDE_B] = HEX(0x1A1408),  [TONE_SIDE_C] = HEX(0x1A1408),
    [TONE_SIDE_D] = HEX(0x1A1408),    [TONE_BRACKET] = HEX(0x1A1408), [TONE_LINE] = HEX(0x7A5A22),
    [TONE_EDGE] = HEX(0x7A5A22),      [TONE_TICK] = HEX(0x7A5A22),    [TONE_EMPTY] = HEX(0xC69B55),
    [TONE_ROOM] = HEX(0xEBC078),      [TONE_WELL] = HEX(0xEBC078),    [TONE_PANEL] = HEX(0xEBC078),
    [TONE_CARD] = HEX(0xEBC078),      [TONE_CHOSEN] = HEX(0xEBC078),  [TONE_FOOT] = HEX(0xEBC078),
    [TONE_ON_ACCENT] = HEX(0xEBC078),
};

// On the wax button of the paper.
static const Palette palette_wax = {
    [TONE_HIGH] = HEX(0xFFFFFF),      [TONE_TEXT] = HEX(0xFFFFFF),    [TONE_DIM] = HEX(0xF6E7DF),
    [TONE_ACCENT] = HEX(0xFFFFFF),    [TONE_GOLD] = HEX(0xFFFFFF),    [TONE_SIGNAL] = HEX(0xFFFFFF),
    [TONE_SIDE_A] = HEX(0xFFFFFF),    [TONE_SIDE_B] = HEX(0xFFFFFF),  [TONE_SIDE_C] = HEX(0xFFFFFF),
    [TONE_SIDE_D] = HEX(0xFFFFFF),    [TONE_BRACKET] = HEX(0xFFFFFF), [TONE_LINE] = HEX(0xC98A80),
    [TONE_EDGE] = HEX(0xDCA9A0),      [TONE_TICK] = HEX(0xDCA9A0),    [TONE_EMPTY] = HEX(0xB4564B),
    [TONE_ROOM] = HEX(0x8E2A20),      [TONE_WELL] = HEX(0x8E2A20),    [TONE_PANEL] = HEX(0x8E2A20),
    [TONE_CARD] = HEX(0x8E2A20),      [TONE_CHOSEN] = HEX(0x8E2A20),  [TONE_FOOT] = HEX(0x8E2A20),
    [TONE_ON_ACCENT] = HEX(0x8E2A20),
};

Ground theme_root_ground(Theme theme) {
    return theme == THEME_DAY || theme == THEME_PAPER ? GROUND_PAPER : GROUND_NIGHT;
}

static const Palette *palette_of(Theme theme, Ground ground) {
    if (ground == GROUND_INHERIT) {
        ground = theme_root_ground(theme);
    }
    bool day = theme_root_ground(theme) == GROUND_PAPER;
    switch (ground) {
    case GROUND_PAPER: return theme == THEME_CONTRAST ? &palette_contrast : &palette_paper;
    case GROUND_ACCENT: return &palette_gold;
    case GROUND_WAX: return theme == THEME_CONTRAST ? &palette_gold : &palette_wax;
    default: return theme == THEME_CONTRAST ? &palette_contrast : day ? &palette_paper : &palette_night;
    }
}

Colour theme_colour(Theme theme, Ground ground, Tone tone) {
    ASSERT(theme < THEME_COUNT && ground < GROUND_COUNT && tone < TONE_COUNT);
    Colour colour = (*palette_of(theme, ground))[tone];
    if (theme == THEME_CONTRAST && ground >= GROUND_ACCENT && tone >= TONE_ROOM && tone <= TONE_FOOT) {
        return palette_contrast[TONE_ACCENT];
    }
    return colour;
}

static const TypeStyle types[TYPE_COUNT] = {
    [TYPE_NONE] = {FACE_UI, FACE_UI_SEMIBOLD, FACE_UI_ITALIC, 13.5f, 18.5f, 0, false, false},
    [TYPE_DISPLAY] = {FACE_DISPLAY, FACE_DISPLAY, FACE_DISPLAY, 68, 68, 0, false, false},
    [TYPE_H1] = {FACE_DISPLAY, FACE_DISPLAY, FACE_DISPLAY, 32, 38, 0, false, false},
    [TYPE_H2] = {FACE_BOOK_BOLD, FACE_BOOK_BOLD, FACE_BOOK_ITALIC, 21, 25, 0, false, false},
    [TYPE_H2_SMALL] = {FACE_BOOK_BOLD, FACE_BOOK_BOLD, FACE_BOOK_ITALIC, 17.5f, 21, 0, false, false},
    [TYPE_CLOCK] = {FACE_UI_SEMIBOLD, FACE_UI_BOLD, FACE_UI_ITALIC, 26, 30, -0.01f, true, false},
    [TYPE_H3] = {FACE_UI_BOLD, FACE_UI_BOLD, FACE_UI_ITALIC, 19, 22.5f, 0, false, false},
    [TYPE_TITLE] = {FACE_UI_SEMIBOLD, FACE_UI_BOLD, FACE_UI_ITALIC, 16, 19, 0, false, false},
    [TYPE_GO] = {FACE_UI_BOLD, FACE_UI_BOLD, FACE_UI_ITALIC, 17, 20, 0, false, false},
    [TYPE_CONTROL] = {FACE_UI_SEMIBOLD, FACE_UI_BOLD, FACE_UI_ITALIC, 14.5f, 17.5f, 0, false, false},
    [TYPE_NAME] = {FACE_UI_SEMIBOLD, FACE_UI_BOLD, FACE_UI_ITALIC, 14, 16.5f, 0, false, false},
    [TYPE_BOOK] = {FACE_BOOK, FACE_BOOK_BOLD, FACE_BOOK_ITALIC, 16.5f, 23.4f, 0, false, false},
    [TYPE_BOOK_SMALL] = {FACE_BOOK, FACE_BOOK_BOLD, FACE_BOOK_ITALIC, 15, 19.5f, 0, false, false},
    [TYPE_BOOK_LARGE] = {FACE_BOOK, FACE_BOOK_BOLD, FACE_BOOK_ITALIC, 20, 27, 0, false, false},
    [TYPE_BODY] = {FACE_UI, FACE_UI_SEMIBOLD, FACE_UI_ITALIC, 13.5f, 18.5f, 0, false, false},
    [TYPE_SMALL] = {FACE_UI, FACE_UI_SEMIBOLD, FACE_UI_ITALIC, 12.5f, 16, 0, false, false},
    [TYPE_TINY] = {FACE_UI, FACE_UI_SEMIBOLD, FACE_UI_ITALIC, 12, 14.5f, 0, false, false},
    [TYPE_LABEL] = {FACE_UI_SEMIBOLD, FACE_UI_BOLD, FACE_UI_ITALIC, 12, 16, 0.08f, false, true},
    [TYPE_MONO] = {FACE_MONO, FACE_MONO, FACE_MONO, 13, 18, 0, false, false},
};

const TypeStyle *theme_type(Type type) {
    ASSERT(type < TYPE_COUNT);
    return &types[type];
}

TextRun theme_run(Type type, float size_u, float scale, bool bold, bool italic, bool sans) {
    const TypeStyle *style = theme_type(type);
    bool other = sans && style->face == FACE_BOOK;
    const TypeStyle *drawn = other ? &types[TYPE_BODY] : style;
    float size = (size_u > 0 ? size_u : style->size) * (other ? SANS_SIZE : 1) * scale;
    return (TextRun){.face = italic ? drawn->italic
                             : bold ? drawn->bold
                                    : drawn->face,
                     .size_px = roundf(size * 4) / 4,
                     .tracking_px = roundf(style->tracking * size * 4) / 4,
                     .tabular = style->tabular};
}

Tone theme_side(SideColours sides, Tone tone) {
    bool side = tone >= TONE_SIDE_A && tone <= TONE_SIDE_D;
    if (sides == SIDES_ALIKE && side) {
        return TONE_HIGH;
    }
    return sides == SIDES_SWAPPED && tone == TONE_SIDE_A   ? TONE_SIDE_B
           : sides == SIDES_SWAPPED && tone == TONE_SIDE_B ? TONE_SIDE_A
                                                           : tone;
}

Tone side_tone(Side side) {
    static const Tone tones[SIDE_COUNT] = {TONE_ACCENT, TONE_SIDE_A, TONE_SIDE_B, TONE_SIDE_C, TONE_SIDE_D};
    ASSERT(side < SIDE_COUNT);
    return tones[side];
}

LineStyle side_line(Side side) {
    static const LineStyle lines[SIDE_COUNT] = {LINE_NONE, LINE_SOLID, LINE_DASHED, LINE_DOTTED, LINE_SOLID};
    ASSERT(side < SIDE_COUNT);
    return lines[side];
}

static float linear(uint8_t channel) {
    float c = (float)channel / 255;
    return c <= 0.04045f ? c / 12.92f : powf((c + 0.055f) / 1.055f, 2.4f);
}

static float luminance(Colour colour) {
    return 0.2126f * linear(colour.r) + 0.7152f * linear(colour.g) + 0.0722f * linear(colour.b);
}

float colour_contrast(Colour a, Colour b) {
    float la = luminance(a);
    float lb = luminance(b);
    return (fmaxf(la, lb) + 0.05f) / (fminf(la, lb) + 0.05f);
}

float scale_for(int width_px, int height_px, float ui_scale, float text_scale) {
    float fit = fminf((float)width_px / 1280, (float)height_px / 720);
    fit = fminf(4, fmaxf(0.75f, fit));
    return fit * (ui_scale > 0 ? ui_scale : 1) * (text_scale > 0 ? text_scale : 1);
}

Breadth breadth_for(float effective_width) {
    return effective_width >= 1100 ? BREADTH_WIDE : effective_width >= 760 ? BREADTH_MEDIUM : BREADTH_NARROW;
}
