// Text with its underlines, tints, strokes and captions.
#include <math.h>
#include <string.h>

#include "ui/tree.h"

static Tone tone_of(const Node *node, const TextSpan *span) {
    Tone tone = span->tone ? span->tone : node->text.tone;
    return tone ? tone : TONE_TEXT;
}

static void paint_line_under(Ui *ui, LineStyle style, float x, float y, float width, float weight, Colour colour) {
    if (style == LINE_SOLID) {
        draw_rect(&ui->draw, (Rect){x, y, width, weight}, 0, colour);
        return;
    }
    float on = style == LINE_DOTTED ? weight : weight * 2.5f;
    float step = style == LINE_DOTTED ? weight * 2 : weight * 4;
    on = fmaxf(1, roundf(on));
    step = fmaxf(on + 1, roundf(step));
    for (float at = 0; at < width; at += step) {
        draw_rect(&ui->draw, (Rect){x + at, y, fminf(on, width - at), weight}, 0, colour);
    }
}

static void paint_decoration(Ui *ui, const Node *node, const NodeSpan *span, const FlowSpan *flow, Rect rect,
                             float baseline) {
    float size = flow->run.size_px;
    Colour ink = tone_on(ui, node->ground, tone_of(node, &span->span));
    float top = roundf(baseline - size * 0.95f);
    float bottom = roundf(baseline + size * 0.36f);
    if (span->span.tint) {
        bool night = node->ground != GROUND_PAPER;
        Colour tint = colour_faded(tone_on(ui, node->ground, span->span.tint), night ? 0.16f : 0.10f);
        draw_rect(&ui->draw, (Rect){rect.x, top, rect.w, bottom - top}, 0, tint);
    }
    LineStyle line = span->span.underline;
    bool term = span->span.term && line == LINE_NONE;
    if (term) {
        line = LINE_DOTTED;
    }
    if (line != LINE_NONE) {
        Tone tone = span->span.underline_tone;
        float weight = term ? fmaxf(1, roundf(1.2f * ui->scale)) : px(ui, 2);
        float y = term ? roundf(baseline + size * 0.24f) : bottom;
        paint_line_under(ui, line, rect.x, y, rect.w, weight, tone ? tone_on(ui, node->ground, tone) : ink);
    }
    if (span->span.strike || node->text.strike) {
        draw_rect(&ui->draw, (Rect){rect.x, roundf(baseline - size * 0.3f), rect.w, hairline(ui)}, 0, ink);
    }
}

static void paint_caption(Ui *ui, const Node *node, const NodeSpan *span, const FlowSpan *flow, float x,
                          float baseline) {
    float ascent = 0;
    float descent = 0;
    ui->setup.meter.height(ui->setup.meter.user, flow->caption_run, &ascent, &descent);
    size_t length = strlen(flow->caption);
    float width = ui->setup.meter.width(ui->setup.meter.user, flow->caption_run, flow->caption, length);
    Tone tone = span->span.underline_tone ? span->span.underline_tone : tone_of(node, &span->span);
    float top = baseline + flow->run.size_px * 0.36f + px(ui, 3);
    draw_text(&ui->draw, flow->caption_run, x, roundf(top + ascent), width, flow->caption_run.size_px,
              tone_on(ui, node->ground, tone), flow->caption, length);
}

static void paint_piece(Ui *ui, const Node *node, const FlowPiece *piece, float x, float baseline) {
    const FlowSpan *flow = &node->flow_spans[piece->span];
    const NodeSpan *span = &node->spans[piece->span];
    const char *text = flow->text + piece->offset;
    float width = piece->width - (piece->offset + piece->length == flow->length ? flow->after_px : 0);
    float words = flow->caption ? ui->setup.meter.width(ui->setup.meter.user, flow->run, text, piece->length) : width;
    paint_decoration(ui, node, span, flow, (Rect){x, 0, words, 0}, baseline);
    Colour ink = tone_on(ui, node->ground, tone_of(node, &span->span));
    draw_text(&ui->draw, flow->run, x, baseline, words, flow->run.size_px, ink, text, piece->length);
    if (piece->hyphen) {
        draw_text(&ui->draw, flow->run, x + width, baseline, flow->run.size_px, flow->run.size_px, ink, "-", 1);
    }
    if (flow->caption) {
        paint_caption(ui, node, span, flow, x, baseline);
    }
}

void paint_para(Ui *ui, const Node *node) {
    const Flow *flow = &node->flow;
    for (size_t l = 0; l < flow->line_count; l++) {
        const FlowLine *line = &flow->lines[l];
        float shift = node->text.align == ALIGN_END      ? node->rect.w - line->width
                      : node->text.align == ALIGN_CENTRE ? floorf((node->rect.w - line->width) / 2)
                                                         : 0;
        for (uint32_t p = 0; p < line->count; p++) {
            const FlowPiece *piece = &flow->pieces[line->first + p];
            paint_piece(ui, node, piece, roundf(node->rect.x + shift + piece->x),
                        roundf(node->rect.y + line->baseline));
        }
    }
}
