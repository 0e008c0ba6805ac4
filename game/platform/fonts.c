#include "platform/fonts.h"

#include <SDL_ttf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/utf8.h"

enum {
    CHAIN = 4,
    FILES_MAX = 24,
    SIZED_MAX = 28, // a third of a megabyte each; a screen needs some fifteen
    WIDTHS = 8192,  // a power of two
    PARTS_MAX = 512,
    FONT_BYTES_MAX = 16 << 20,
    MEASURE_PX = 256
};

// What draws a face, in order. The last one has nearly everything.
static const char *const chains[FACE_COUNT][CHAIN] = {
    [FACE_UI] = {"Inter-Regular.otf", "NotoSansArmenian-Regular.ttf", "DejaVuSans.ttf"},
    [FACE_UI_SEMIBOLD] = {"Inter-SemiBold.otf", "NotoSansArmenian-SemiBold.ttf", "DejaVuSans.ttf"},
    [FACE_UI_BOLD] = {"Inter-Bold.otf", "NotoSansArmenian-SemiBold.ttf", "DejaVuSans.ttf"},
    [FACE_UI_ITALIC] = {"Inter-Italic.otf", "NotoSansArmenian-Regular.ttf", "DejaVuSans.ttf"},
    [FACE_BOOK] = {"GentiumBookPlus-Regular.ttf", "NotoSerifArmenian-Regular.ttf", "DejaVuSans.ttf"},
    [FACE_BOOK_BOLD] = {"GentiumBookPlus-Bold.ttf", "NotoSerifArmenian-Bold.ttf", "DejaVuSans.ttf"},
    [FACE_BOOK_ITALIC] = {"GentiumBookPlus-Italic.ttf", "NotoSerifArmenian-Regular.ttf", "DejaVuSans.ttf"},
    [FACE_DISPLAY] = {"NotoSerifDisplay-Medium.ttf", "NotoSerifArmenian-Regular.ttf", "DejaVuSans.ttf"},
    [FACE_MONO] = {"DejaVuSansMono.ttf", "NotoSansArmenian-Regular.ttf", "DejaVuSans.ttf"},
};

// Where systems keep the same fonts when ours are not there.
static const char *const system_folders[] = {
    "/usr/share/fonts/opentype/inter",
    "/usr/share/fonts/truetype/gentiumplus",
    "/usr/share/fonts/truetype/noto",
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/TTF",
    "/usr/share/fonts/dejavu",
    "/usr/share/fonts/dejavu-sans-fonts",
    "/Library/Fonts",
};

typedef struct FontFile {
    const char *name;
    char *bytes; // NULL: looked for in vain
    size_t length;
    bool unreadable;   // a size of it could not be opened; the sizes that were still read from the bytes
    TTF_Font *measure; // at MEASURE_PX, unhinted: widths of all sizes follow from it
    const char *post;  // a character to measure against, see text_width
    int post_width;
} FontFile;

typedef struct SizedFont {
    int file;
    int quarters; // size in quarters of a pixel
    TTF_Font *font;
    int digit_width;
    uint64_t used;
} SizedFont;

typedef struct Width {
    uint64_t key;
    float width;
} Width;

// A stretch of a run drawn with one font at one place.
typedef struct Part {
    TTF_Font *font;
    uint32_t offset, length;
    float x;
    float cell; // digits: the width they are centred in; 0 otherwise
} Part;

struct Fonts {
    char folder[1024];
    FontFile files[FILES_MAX];
    size_t file_count;
    SizedFont sized[SIZED_MAX];
    size_t sized_count;
    uint64_t clock;
    Width widths[WIDTHS];
    Error notices[8];
    size_t notice_count, notice_given;
    Part parts[PARTS_MAX];
};

static void notice(Fonts *fonts, const Error *told) {
    for (size_t i = 0; i < fonts->notice_count; i++) {
        if (strcmp(fonts->notices[i].message, told->message) == 0) {
            return;
        }
    }
    if (fonts->notice_count < sizeof fonts->notices / sizeof fonts->notices[0]) {
        fonts->notices[fonts->notice_count++] = *told;
    }
}

const Error *fonts_notice(Fonts *fonts) {
    return fonts->notice_given < fonts->notice_count ? &fonts->notices[fonts->notice_given++] : NULL;
}

static bool read_from(FontFile *file, const char *folder) {
    char path[1400];
    snprintf(path, sizeof path, "%s/%s", folder, file->name);
    return file_exists(path) && file_read(path, FONT_BYTES_MAX, &file->bytes, &file->length, NULL);
}

static FontFile *file_for(Fonts *fonts, const char *name, int *index) {
    for (size_t i = 0; i < fonts->file_count; i++) {
        if (fonts->files[i].name == name || strcmp(fonts->files[i].name, name) == 0) {
            *index = (int)i;
            return &fonts->files[i];
        }
    }
    if (fonts->file_count == FILES_MAX) {
        return NULL;
    }
    *index = (int)fonts->file_count;
    FontFile *file = &fonts->files[fonts->file_count++];
    *file = (FontFile){.name = name};
    bool found = fonts->folder[0] && read_from(file, fonts->folder);
    for (size_t i = 0; !found && i < sizeof system_folders / sizeof system_folders[0]; i++) {
        found = read_from(file, system_folders[i]);
    }
    if (!found) {
        Error told;
        ERROR_SAY(&told, "fonts.missing", "font \"{name}\" is missing; another one stands in for it", {"name", name});
        notice(fonts, &told);
    }
    return file;
}

static SizedFont *sized_slot(Fonts *fonts) {
    if (fonts->sized_count < SIZED_MAX) {
        return &fonts->sized[fonts->sized_count++];
    }
    SizedFont *oldest = &fonts->sized[0];
    for (size_t i = 1; i < SIZED_MAX; i++) {
        oldest = fonts->sized[i].used < oldest->used ? &fonts->sized[i] : oldest;
    }
    TTF_CloseFont(oldest->font);
    return oldest;
}

// SDL_ttf takes whole points, but any resolution: at 18 dots an inch a point is a quarter of a pixel.
static SizedFont *sized_font(Fonts *fonts, const char *name, int quarters) {
    int index = 0;
    FontFile *file = file_for(fonts, name, &index);
    if (!file || !file->bytes || file->unreadable) {
        return NULL;
    }
    for (size_t i = 0; i < fonts->sized_count; i++) {
        SizedFont *sized = &fonts->sized[i];
        if (sized->file == index && sized->quarters == quarters) {
            sized->used = ++fonts->clock;
            return sized;
        }
    }
    SDL_RWops *bytes = SDL_RWFromConstMem(file->bytes, (int)file->length);
    TTF_Font *font = bytes ? TTF_OpenFontDPIRW(bytes, 1, quarters, 18, 18) : NULL;
    if (!font) {
        Error told;
        ERROR_SAY(&told, "fonts.broken", "font \"{name}\" cannot be read; another one stands in for it",
                  {"name", name});
        notice(fonts, &told);
        file->unreadable = true;
        return NULL;
    }
    // Sub-pixel positions: letters stand evenly, and widths grow with the size in proportion.
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    if (strstr(name, "Armenian")) { // names the script
        TTF_SetFontScriptName(font, "Armn");
    }
    SizedFont *sized = sized_slot(fonts);
    *sized = (SizedFont){.file = index, .quarters = quarters, .font = font, .used = ++fonts->clock};
    for (char digit = '0'; digit <= '9'; digit++) {
        int advance = 0;
        TTF_GlyphMetrics32(font, (Uint32)digit, NULL, NULL, NULL, NULL, &advance);
        sized->digit_width = advance > sized->digit_width ? advance : sized->digit_width;
    }
    return sized;
}

static int quarters_of(TextRun run) {
    int quarters = (int)lroundf(run.size_px * 4);
    return quarters < 4 ? 4 : quarters > 4000 ? 4000 : quarters;
}

// The first font of the chain that is there, for heights and for what no font has.
static SizedFont *first_font(Fonts *fonts, TextRun run) {
    Face face = run.face > FACE_NONE && run.face < FACE_COUNT ? run.face : FACE_UI;
    for (int i = 0; i < CHAIN && chains[face][i]; i++) {
        SizedFont *sized = sized_font(fonts, chains[face][i], quarters_of(run));
        if (sized) {
            return sized;
        }
    }
    for (int f = FACE_UI; f < FACE_COUNT; f++) {
        SizedFont *sized = sized_font(fonts, chains[f][0], quarters_of(run));
        if (sized) {
            return sized;
        }
    }
    return NULL;
}

Fonts *fonts_open(const char *folder, Error *error) {
    if (TTF_Init() != 0) {
        error_set(error, "%s", TTF_GetError());
        ERROR_WITHIN(error, "fonts.start", "the text library does not start");
        return NULL;
    }
    Fonts *fonts = calloc(1, sizeof *fonts);
    if (!fonts) {
        TTF_Quit();
        error_memory(error);
        return NULL;
    }
    snprintf(fonts->folder, sizeof fonts->folder, "%s", folder ? folder : "");
    if (!first_font(fonts, (TextRun){FACE_UI, 13, 0, false})) {
        fonts_close(fonts);
        ERROR_SAY(error, "fonts.none", "no font found in \"{path}\" nor in the system's folders", {"path", folder});
        ERROR_ADVISE(error, "fonts.none.hint", "put the game's assets/fonts folder back");
        return NULL;
    }
    return fonts;
}

void fonts_close(Fonts *fonts) {
    if (!fonts) {
        return;
    }
    for (size_t i = 0; i < fonts->sized_count; i++) {
        TTF_CloseFont(fonts->sized[i].font);
    }
    for (size_t i = 0; i < fonts->file_count; i++) {
        if (fonts->files[i].measure) {
            TTF_CloseFont(fonts->files[i].measure);
        }
        free(fonts->files[i].bytes);
    }
    free(fonts);
    TTF_Quit();
}

// ---- which font draws what ----

static bool is_mark(uint32_t c) {
    return (c >= 0x300 && c <= 0x36F) || c == 0x200D || c == 0x200C || (c >= 0xFE00 && c <= 0xFE0F);
}

static bool is_neutral(uint32_t c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000);
    return !letter;
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

static bool has(const SizedFont *sized, uint32_t c) {
    return sized && TTF_GlyphIsProvided32(sized->font, c);
}

static SizedFont *font_for(Fonts *fonts, TextRun run, uint32_t c, SizedFont *before) {
    if (before && (is_mark(c) || (is_neutral(c) && has(before, c)))) {
        return before;
    }
    Face face = run.face > FACE_NONE && run.face < FACE_COUNT ? run.face : FACE_UI;
    for (int i = 0; i < CHAIN && chains[face][i]; i++) {
        SizedFont *sized = sized_font(fonts, chains[face][i], quarters_of(run));
        if (has(sized, c)) {
            return sized;
        }
    }
    Error told;
    char code[16];
    snprintf(code, sizeof code, "U+%04X", (unsigned)c);
    ERROR_SAY(&told, "fonts.glyph", "character {code} has no glyph in the shipped fonts", {"code", code});
    notice(fonts, &told);
    return before ? before : first_font(fonts, run);
}

static bool measure_open(FontFile *file) {
    if (!file->measure) {
        SDL_RWops *bytes = SDL_RWFromConstMem(file->bytes, (int)file->length);
        file->measure = bytes ? TTF_OpenFontDPIRW(bytes, 1, MEASURE_PX, 72, 72) : NULL;
        if (!file->measure) {
            return false;
        }
        TTF_SetFontHinting(file->measure, TTF_HINTING_NONE);
        file->post = TTF_GlyphIsProvided32(file->measure, '|') ? "|" : "\xD5\xB8"; // a letter of its script
        TTF_SizeUTF8(file->measure, file->post, &file->post_width, NULL);
    }
    return true;
}

// SDL_ttf gives whole pixels and the extent of the ink, which leaves out a space at the end. Where the pen
// comes to stand is found at a large size, by setting a post behind the text and taking its own width away.
static float text_width(Fonts *fonts, const SizedFont *sized, const char *text, size_t length) {
    char scratch[4096];
    FontFile *file = &fonts->files[sized->file];
    if (length + 5 > sizeof scratch) {
        length = utf8_cut(text, sizeof scratch - 5);
    }
    if (!measure_open(file)) {
        return 0;
    }
    memcpy(scratch, text, length);
    memcpy(scratch + length, file->post, strlen(file->post) + 1);
    int width = 0;
    TTF_SizeUTF8(file->measure, scratch, &width, NULL);
    return (float)(width - file->post_width) * (float)sized->quarters / (4 * MEASURE_PX);
}

// What is never drawn: soft hyphens, zero-width spaces, control characters.
static bool is_silent(uint32_t c) {
    return c == 0xAD || c == 0x200B || c < 0x20 || c == 0xFEFF;
}

typedef struct Setting {
    size_t count; // of fonts->parts
    float width;
} Setting;

static Part *part_add(Fonts *fonts, Setting *setting, SizedFont *sized, size_t from, size_t to, float x) {
    if (setting->count == PARTS_MAX) {
        return NULL;
    }
    Part *part = &fonts->parts[setting->count++];
    *part = (Part){.font = sized->font, .offset = (uint32_t)from, .length = (uint32_t)(to - from), .x = x};
    return part;
}

// Sets one stretch of one font. Tracked letters stand where the stretch before them ends, so that rounding
// does not add up.
static void set_stretch(Fonts *fonts, Setting *setting, TextRun run, const char *text, size_t from, size_t to,
                        SizedFont *sized) {
    if (from == to || !sized) {
        return;
    }
    float start = setting->width;
    float width = text_width(fonts, sized, text + from, to - from);
    if (run.tracking_px == 0) {
        part_add(fonts, setting, sized, from, to, start);
        setting->width += width;
        return;
    }
    float tracked = 0;
    for (const char *cursor = text + from; cursor < text + to;) {
        const char *letter = cursor;
        utf8_next_before(&cursor, text + to);
        size_t at = (size_t)(letter - text);
        float before = at > from ? text_width(fonts, sized, text + from, at - from) : 0;
        part_add(fonts, setting, sized, at, (size_t)(cursor - text), start + before + tracked);
        tracked += run.tracking_px;
    }
    setting->width += width + tracked;
}

static void set_digit(Fonts *fonts, Setting *setting, TextRun run, size_t from, size_t to, SizedFont *sized) {
    Part *part = part_add(fonts, setting, sized, from, to, setting->width);
    if (part) {
        part->cell = (float)sized->digit_width;
        setting->width += part->cell + run.tracking_px;
    }
}

// Cuts a run into parts: by font, and by character where digits have cells or letters are tracked.
static Setting set_run(Fonts *fonts, TextRun run, const char *text, size_t length) {
    Setting setting = {0, 0};
    const char *end = text + length;
    SizedFont *before = NULL;
    size_t from = 0; // of the stretch being collected
    size_t to = 0;
    for (const char *cursor = text; cursor < end;) {
        size_t at = (size_t)(cursor - text);
        uint32_t c = utf8_next_before(&cursor, end);
        size_t next = (size_t)(cursor - text);
        bool silent = is_silent(c);
        SizedFont *sized = silent ? before : font_for(fonts, run, c, before);
        bool cell = run.tabular && is_digit(c) && sized;
        if (silent || cell || sized != before) {
            set_stretch(fonts, &setting, run, text, from, to, before);
            from = silent || cell ? next : at;
        }
        if (cell) {
            set_digit(fonts, &setting, run, at, next, sized);
        }
        to = next;
        before = sized;
    }
    set_stretch(fonts, &setting, run, text, from, to, before);
    return setting;
}

static uint64_t run_key(TextRun run, const char *text, size_t length) {
    Digest digest;
    digest_init(&digest);
    uint64_t tracking = (uint64_t)(uint16_t)(int16_t)lroundf(run.tracking_px * 4);
    digest_u64(&digest, (uint64_t)run.face << 48 | (uint64_t)quarters_of(run) << 20 | tracking << 1 | run.tabular);
    digest_bytes(&digest, text, length);
    return digest.value ? digest.value : 1;
}

float fonts_width(Fonts *fonts, TextRun run, const char *text, size_t length) {
    if (!length) {
        return 0;
    }
    uint64_t key = run_key(run, text, length);
    Width *slot = &fonts->widths[key & (WIDTHS - 1)];
    if (slot->key != key) {
        *slot = (Width){key, set_run(fonts, run, text, length).width};
    }
    return slot->width;
}

void fonts_height(Fonts *fonts, TextRun run, float *ascent_px, float *descent_px) {
    SizedFont *sized = first_font(fonts, run);
    *ascent_px = sized ? (float)TTF_FontAscent(sized->font) : run.size_px * 0.8f;
    *descent_px = sized ? -(float)TTF_FontDescent(sized->font) : run.size_px * 0.2f;
}

// ---- masks ----

static SDL_Surface *render_part(const Part *part, const char *text, char *scratch, size_t size) {
    size_t length = part->length < size ? part->length : size - 1;
    memcpy(scratch, text + part->offset, length);
    scratch[length] = '\0';
    return TTF_RenderUTF8_Blended(part->font, scratch, (SDL_Color){255, 255, 255, 255});
}

// SDL_ttf shifts a line right by what its first letter leans out to the left.
static int lean(const Part *part, const char *text) {
    const char *cursor = text + part->offset;
    uint32_t first = utf8_next_before(&cursor, cursor + part->length);
    int left = 0;
    TTF_GlyphMetrics32(part->font, first, &left, NULL, NULL, NULL, NULL);
    return left < 0 ? left : 0;
}

static void add_surface(Mask *mask, const SDL_Surface *surface, int x, int y) {
    for (int row = 0; row < surface->h; row++) {
        int to = y + row;
        if (to < 0 || to >= mask->height) {
            continue;
        }
        const uint32_t *from =
            (const uint32_t *)(const void *)((const uint8_t *)surface->pixels + (ptrdiff_t)row * surface->pitch);
        for (int column = 0; column < surface->w; column++) {
            int at = x + column;
            uint8_t cover = (uint8_t)(from[column] >> 24);
            uint8_t *pixel = &mask->cover[(ptrdiff_t)to * mask->width + at];
            if (at >= 0 && at < mask->width && cover > *pixel) {
                *pixel = cover;
            }
        }
    }
}

static float part_x(const Part *part, const char *text) {
    if (part->cell > 0) {
        const char *cursor = text + part->offset;
        int advance = 0;
        TTF_GlyphMetrics32(part->font, utf8_next_before(&cursor, cursor + part->length), NULL, NULL, NULL, NULL,
                           &advance);
        return part->x + roundf((part->cell - (float)advance) / 2);
    }
    return part->x;
}

static Mask draw_parts(Fonts *fonts, Setting setting, TextRun run, const char *text, int pad, int ascent, int height) {
    char scratch[4096];
    int width = (int)ceilf(setting.width) + 2 * pad;
    Mask mask = {calloc((size_t)width * (size_t)height, 1), width, height};
    for (size_t i = 0; mask.cover && i < setting.count; i++) {
        const Part *part = &fonts->parts[i];
        SDL_Surface *surface = render_part(part, text, scratch, sizeof scratch);
        if (surface) {
            int x = pad + (int)lroundf(part_x(part, text)) + lean(part, text);
            add_surface(&mask, surface, x, pad + ascent - TTF_FontAscent(part->font));
            SDL_FreeSurface(surface);
        }
    }
    (void)run;
    return mask;
}

CachedMask *fonts_mask(Fonts *fonts, MaskCache *cache, TextRun run, const char *text, size_t length) {
    uint64_t key = run_key(run, text, length);
    CachedMask *found = mask_cache_find(cache, key);
    if (found) {
        return found->mask.cover ? found : NULL;
    }
    Setting setting = set_run(fonts, run, text, length);
    float ascent = 0;
    float descent = 0;
    fonts_height(fonts, run, &ascent, &descent);
    int pad = (int)ceilf(run.size_px * 0.2f) + 1;
    int height = (int)(ascent + descent) + 2 * pad;
    if (!setting.count) {
        return NULL;
    }
    CachedMask *added = mask_cache_add(cache, key, draw_parts(fonts, setting, run, text, pad, (int)ascent, height));
    if (added) {
        added->dx = (float)-pad;
        added->dy = -ascent - (float)pad;
    }
    return added && added->mask.cover ? added : NULL;
}
