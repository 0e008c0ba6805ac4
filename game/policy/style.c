// The skilled reference and those who differ from it in one thing each.
#include "policy/style.h"

Command style_play(const View *view, const Style *style, uint64_t seed, uint32_t step) {
    enum { EVEN = 3 };
    Command command;
    bool said = false;
    switch ((Awaiting)view->open->awaiting) {
    case AWAITING_SCENE: said = style_scene(view, style, &command); break;
    case AWAITING_MOVE: said = style_move(view, style, &command); break;
    case AWAITING_OBJECTION: said = style_objection(view, style, &command); break;
    case AWAITING_FORECAST: said = propose(view, &command, COMMAND_FORECAST, FORECAST_HOLD, EVEN, 0, 0); break;
    case AWAITING_SEAL: said = propose(view, &command, COMMAND_SEAL, view->open->subject, 0, 0, 0); break;
    case AWAITING_CHORE: said = style_chore(view, style, &command); break;
    case AWAITING_ASSETS: said = style_asset(view, style, &command); break;
    case AWAITING_ANSWER: said = style_answer(view, style, &command); break;
    default: said = style_seat(view, &command); break;
    }
    if (said || propose(view, &command, COMMAND_READY, 0, 0, 0, 0)) {
        return command;
    }
    return policy_random(view, seed, step);
}

Command policy_par(const View *view, uint64_t seed, uint32_t step) {
    static const Style style = {.favoured = NO_INDEX, .durable = true};
    return style_play(view, &style, seed, step);
}

Command policy_historical(const View *view, uint64_t seed, uint32_t step) {
    static const Style style = {.favoured = NO_INDEX, .historical = true};
    return style_play(view, &style, seed, step);
}

Command policy_tilt_a(const View *view, uint64_t seed, uint32_t step) {
    static const Style style = {.favoured = 0, .durable = true};
    return style_play(view, &style, seed, step);
}

Command policy_tilt_b(const View *view, uint64_t seed, uint32_t step) {
    static const Style style = {.favoured = 1, .durable = true};
    return style_play(view, &style, seed, step);
}

Command policy_manipulator(const View *view, uint64_t seed, uint32_t step) {
    static const Style style = {.favoured = NO_INDEX, .forces = true};
    return style_play(view, &style, seed, step);
}
