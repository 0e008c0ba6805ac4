#include "ui/text_flow.h"

#include <math.h>
#include <string.h>

#include "base/assert.h"
#include "base/utf8.h"

// A place in the run of spans.
typedef struct Place {
    uint32_t span, offset;
} Place;

// A stretch that is never broken, and what separates it from the next.
typedef struct Chunk {
    Place start, end; // end without the spaces behind it
    bool hyphen;      // a soft hyphen stands behind it
    bool line_end;    // a "\n" stands behind it
} Chunk;

typedef struct Chunks {
    Chunk *items;
    size_t count;
} Chunks;

enum { SOFT_HYPHEN = 0xAD };

static bool is_space(uint32_t c) {
    return c == ' ' || c == '\t' || c == 0x2002 || c == 0x2003 || c == 0x2009 || c == 0x200B;
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

static bool is_closing(uint32_t c) {
    switch (c) {
    case ')':
    case ']':
    case '}':
    case ',':
    case '.':
    case ';':
    case ':':
    case '!':
    case '?':
    case '%':
    case 0x2019: // right quotes
    case 0x201D:
    case 0xBB:
    case 0x2026: // ellipsis
    case 0x589:  // full stop of another script
    case 0x55D: return true;
    default: return false;
    }
}

static bool is_dash(uint32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014 || c == '/';
}

// A number and the unit behind the space belong together; whatever else does gets a no-break space.
static bool is_unit(const char *text, const char *end) {
    static const char *const units[] = {"%", "km", "min", "h", "m", "u", "°"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        size_t length = strlen(units[i]);
        if ((size_t)(end - text) >= length && memcmp(text, units[i], length) == 0) {
            const char *next = text + length;
            uint32_t after = next < end ? utf8_next_before(&next, end) : ' ';
            if (is_space(after) || is_closing(after) || is_dash(after)) {
                return true;
            }
        }
    }
    return false;
}

// Whether a line may end between `before` and `after` (`earlier` stands before `before`).
static bool may_break(uint32_t earlier, uint32_t before, uint32_t after, const char *rest, const char *end) {
    if (is_space(after) || is_closing(after)) {
        return false;
    }
    if (is_space(before)) {
        return !(is_digit(earlier) && is_unit(rest, end));
    }
    return before == SOFT_HYPHEN || (is_dash(before) && !is_digit(after) && !is_space(earlier) && earlier != 0);
}

static size_t bytes_in(const FlowSpan *spans, size_t count) {
    size_t total = 0;
    for (size_t i = 0; i < count; i++) {
        total += spans[i].length;
    }
    return total;
}

static Chunks chunks_find(Arena *arena, const FlowSpan *spans, size_t count) {
    Chunks chunks = {ARENA_NEW(arena, Chunk, bytes_in(spans, count) + 1), 0};
    ASSERT(chunks.items);
    uint32_t earlier = 0;
    uint32_t before = 0;
    Place start = {0, 0};
    Place solid = {0, 0}; // behind the last character that is no space
    bool any = false;
    bool room_before = false; // the span before asked for space to its right
    for (uint32_t s = 0; s < count; s++) {
        const char *text = spans[s].text;
        const char *end = text + spans[s].length;
        const char *cursor = text;
        while (cursor < end) {
            Place here = {s, (uint32_t)(cursor - text)};
            const char *rest = cursor;
            uint32_t c = utf8_next_before(&cursor, end);
            bool inside = spans[s].atom && here.offset > 0;
            if (c == '\n' && !spans[s].atom) {
                chunks.items[chunks.count++] = (Chunk){start, solid, false, true};
                start = solid = (Place){s, (uint32_t)(cursor - text)};
                any = false;
                earlier = before = 0;
                continue;
            }
            bool loose = room_before && here.offset == 0 && !is_closing(c);
            if (any && !inside && (loose || may_break(earlier, before, c, rest, end))) {
                chunks.items[chunks.count++] = (Chunk){start, solid, before == SOFT_HYPHEN, false};
                start = here;
            }
            earlier = before;
            before = c;
            if (!is_space(c) || inside) {
                solid = (Place){s, (uint32_t)(cursor - text)};
                any = true;
            } else if (!any) {
                start = solid = (Place){s, (uint32_t)(cursor - text)}; // a line does not begin with a space
            }
        }
        room_before = spans[s].after_px > 0;
    }
    chunks.items[chunks.count++] = (Chunk){start, solid, false, false};
    return chunks;
}

static float slice_width(const TextMeter *meter, const FlowSpan *span, uint32_t from, uint32_t to) {
    float width = from < to ? meter->width(meter->user, span->run, span->text + from, to - from) : 0;
    if (span->caption && from == 0 && to == span->length) {
        width = fmaxf(width, meter->width(meter->user, span->caption_run, span->caption, strlen(span->caption)));
    }
    return width + (to == span->length ? span->after_px : 0);
}

// Prefixes are measured, never words: rounding would add up.
static float width_between(const TextMeter *meter, const FlowSpan *spans, Place from, Place to, bool hyphen) {
    float width = 0;
    for (uint32_t s = from.span; s <= to.span; s++) {
        uint32_t first = s == from.span ? from.offset : 0;
        uint32_t last = s == to.span ? to.offset : (uint32_t)spans[s].length;
        if (s == to.span && last == 0) {
            break;
        }
        width += slice_width(meter, &spans[s], first, last);
    }
    if (hyphen) {
        width += meter->width(meter->user, spans[to.span].run, "-", 1);
    }
    return width;
}

void flow_measure(const TextMeter *meter, const FlowSpan *spans, size_t count, float *natural, float *narrowest) {
    *natural = *narrowest = 0;
    if (!count) {
        return;
    }
    Arena scratch;
    arena_init(&scratch, (bytes_in(spans, count) + 64) * sizeof(Chunk) * 2 + 4096);
    Chunks chunks = chunks_find(&scratch, spans, count);
    Place line = chunks.items[0].start;
    for (size_t i = 0; i < chunks.count; i++) {
        Chunk chunk = chunks.items[i];
        *narrowest = fmaxf(*narrowest, width_between(meter, spans, chunk.start, chunk.end, chunk.hyphen));
        if (chunk.line_end || i + 1 == chunks.count) {
            *natural = fmaxf(*natural, width_between(meter, spans, line, chunk.end, false));
            line = i + 1 < chunks.count ? chunks.items[i + 1].start : line;
        }
    }
    *narrowest = fminf(*narrowest, *natural);
    arena_free(&scratch);
}

typedef struct Breaker {
    const TextMeter *meter;
    const FlowSpan *spans;
    Flow flow;
    float line_px;
} Breaker;

static void line_add(Breaker *breaker, Place from, Place to, bool hyphen) {
    Flow *flow = &breaker->flow;
    FlowLine line = {.first = (uint32_t)flow->piece_count, .top = flow->height, .height = breaker->line_px};
    float ascent_most = 0;
    float descent_most = 0;
    float extra = 0;
    for (uint32_t s = from.span; s <= to.span; s++) {
        const FlowSpan *span = &breaker->spans[s];
        uint32_t first = s == from.span ? from.offset : 0;
        uint32_t last = s == to.span ? to.offset : (uint32_t)span->length;
        float ascent = 0;
        float descent = 0;
        breaker->meter->height(breaker->meter->user, span->run, &ascent, &descent);
        if (first < last || line.count == 0) {
            ascent_most = fmaxf(ascent_most, ascent);
            descent_most = fmaxf(descent_most, descent);
        }
        if (first >= last) {
            continue;
        }
        float width = slice_width(breaker->meter, span, first, last);
        flow->pieces[flow->piece_count++] =
            (FlowPiece){s, first, last - first, hyphen && s == to.span, line.width, width};
        line.count++;
        line.width += width;
        extra = fmaxf(extra, span->rise_px);
    }
    if (hyphen) {
        line.width += breaker->meter->width(breaker->meter->user, breaker->spans[to.span].run, "-", 1);
    }
    line.baseline = line.top + roundf((breaker->line_px - ascent_most - descent_most) / 2 + ascent_most);
    line.height += extra;
    flow->height += line.height;
    flow->width = fmaxf(flow->width, line.width);
    flow->lines[flow->line_count++] = line;
}

// The first part of [from, to) that fits; at least one character.
static Place cut_word(Breaker *breaker, Place from, Place to, float width) {
    Place best = from;
    Place at = from;
    while (at.span < to.span || (at.span == to.span && at.offset < to.offset)) {
        const FlowSpan *span = &breaker->spans[at.span];
        if (at.offset >= span->length || span->atom) {
            at = (Place){at.span + 1, 0};
            if (span->atom) {
                best = at;
            }
            continue;
        }
        const char *cursor = span->text + at.offset;
        utf8_next_before(&cursor, span->text + span->length);
        at.offset = (uint32_t)(cursor - span->text);
        bool fits = width_between(breaker->meter, breaker->spans, from, at, false) <= width;
        if (!fits && (best.span != from.span || best.offset != from.offset)) {
            break;
        }
        best = at;
    }
    return best;
}

static bool place_before(Place a, Place b) {
    return a.span < b.span || (a.span == b.span && a.offset < b.offset);
}

Flow flow_break(Arena *arena, const TextMeter *meter, const FlowSpan *spans, size_t count, float width, float line_px) {
    Breaker breaker = {.meter = meter, .spans = spans, .line_px = line_px};
    if (!count) {
        return breaker.flow;
    }
    Chunks chunks = chunks_find(arena, spans, count);
    size_t most = bytes_in(spans, count) + chunks.count + count + 2;
    breaker.flow.lines = ARENA_NEW(arena, FlowLine, most);
    breaker.flow.pieces = ARENA_NEW(arena, FlowPiece, most + count);
    ASSERT(breaker.flow.lines && breaker.flow.pieces);
    for (size_t i = 0; i < chunks.count;) {
        Place start = chunks.items[i].start;
        size_t last = i;
        bool ended = chunks.items[i].line_end;
        while (!ended && last + 1 < chunks.count) {
            Chunk next = chunks.items[last + 1];
            if (width_between(meter, spans, start, next.end, next.hyphen) > width + 0.01f) {
                break;
            }
            last++;
            ended = next.line_end;
        }
        Place end = chunks.items[last].end;
        if (last == i && width_between(meter, spans, start, end, chunks.items[i].hyphen) > width + 0.5f) {
            Place cut = cut_word(&breaker, start, end, width);
            if (place_before(cut, end)) {
                breaker.flow.cut_words = true;
                line_add(&breaker, start, cut, false);
                chunks.items[i].start = cut;
                continue;
            }
        }
        bool hyphen = chunks.items[last].hyphen && last + 1 < chunks.count;
        line_add(&breaker, start, end, hyphen);
        i = last + 1;
    }
    return breaker.flow;
}

static float plain_width(void *user, TextRun run, const char *text, size_t length) {
    (void)user;
    const char *end = text + length;
    float width = 0;
    while (text < end) {
        uint32_t c = utf8_next_before(&text, end);
        width += c == SOFT_HYPHEN ? 0 : run.size_px / 2 + run.tracking_px;
    }
    return width;
}

static void plain_height(void *user, TextRun run, float *ascent_px, float *descent_px) {
    (void)user;
    *ascent_px = run.size_px * 0.75f;
    *descent_px = run.size_px * 0.25f;
}

TextMeter text_meter_plain(void) {
    return (TextMeter){.width = plain_width, .height = plain_height};
}
