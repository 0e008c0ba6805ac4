#include "ui/icon.h"

#include <string.h>

#include "base/assert.h"

typedef struct IconRow {
    const char *name;
    const char *path;
} IconRow;

static const IconRow icons[ICON_COUNT] = {
    [ICON_NONE] = {"", ""},
    [ICON_CLOCK] = {"clock", "M14 8A6 6 0 1 1 2 8A6 6 0 1 1 14 8zM8 4.5V8l2.4 1.6"},
    [ICON_PENTAGON] = {"pentagon", "M8 2l5.5 4.2-2 7.3h-7l-2-7.3z"},
    [ICON_EYE] = {"eye", "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z"
                         "M9.9 8A1.9 1.9 0 1 1 6.1 8A1.9 1.9 0 1 1 9.9 8z"},
    [ICON_WARNING] = {"warning", "M8 2l6.3 11.5H1.7zM8 6.3v3.5M8 11.6v.6"},
    [ICON_PHONE] = {"phone", "M3 3.5c0 5.5 4 9.5 9.5 9.5l.9-2.7-3-1.4-1.3 1.3C7.5 9.5 6.5 8.5 5.8 6.9l1.3-1.3-1.4-3z"},
    [ICON_PERSON] = {"person", "M10.6 5A2.6 2.6 0 1 1 5.4 5A2.6 2.6 0 1 1 10.6 5z"
                               "M2.8 13.8c.4-3.2 2.4-4.8 5.2-4.8s4.8 1.6 5.2 4.8"},
    [ICON_PEOPLE] = {"people",
                     "M7.2 5.2A2.2 2.2 0 1 1 2.8 5.2A2.2 2.2 0 1 1 7.2 5.2z"
                     "M13.2 5.2A2.2 2.2 0 1 1 8.8 5.2A2.2 2.2 0 1 1 13.2 5.2z"
                     "M1.6 13c.3-2.6 1.6-4 3.4-4s3.1 1.4 3.4 4M8 11.2C8.6 9.7 9.7 9 11 9c1.8 0 3.1 1.4 3.4 4"},
    [ICON_SCALES] = {"scales", "M8 2v12M4.5 14h7M3 4.5h10M3 4.5L1.2 9h3.6zM13 4.5L11.2 9h3.6z"},
    [ICON_AIRCRAFT] = {"aircraft", "M8 1.6c.7 0 1 .9 1 1.9v3l5 3.2v1.4l-5-1.5v2.9l1.5 1.1v1.1L8 14l-2.5.7v-1.1L7 "
                                   "12.5V9.6l-5 1.5V9.7l5-3.2v-3c0-1 .3-1.9 1-1.9z"},
    [ICON_DOCUMENT] = {"document", "M4 1.8h5.5L12.5 5v9.2H4zM9.3 2v3.2h3M6 8h4.5M6 10.5h4.5"},
    [ICON_PENCIL] = {"pencil", "M2.5 13.5l.8-3.2 7.6-7.6 2.4 2.4-7.6 7.6zM9.3 4.3l2.4 2.4"},
    [ICON_SATELLITE] = {"satellite", "M6.2 9.8L9.8 6.2M5 7l-2.6 2.6 4 4L9 11zM9 3L7 5l4 4 2-2zM11.5 12.5a2.5 2.5 0 "
                                     "0 0 2-2"},
    [ICON_CROSS] = {"cross", "M6.2 2.5h3.6v3.7h3.7v3.6H9.8v3.7H6.2V9.8H2.5V6.2h3.7z"},
    [ICON_MICROPHONE] = {"microphone", "M8 1.8a2 2 0 0 1 2 2V8a2 2 0 0 1-4 0V3.8a2 2 0 0 1 2-2zM4 7.5V8a4 4 0 0 0 8 "
                                       "0v-.5M8 12v2.2"},
    [ICON_SHIELD] = {"shield", "M8 1.7l5 1.8v4c0 3.2-2.1 5.5-5 6.8-2.9-1.3-5-3.6-5-6.8v-4z"},
    [ICON_LOCK] = {"lock", "M3.5 7.2h9v6.5h-9zM5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2"},
    [ICON_LINK] = {"link", "M2 8h3.5M10.5 8H14M5.5 5.5h5v5h-5z"},
    [ICON_MONITOR] = {"monitor", "M2 4h12v6.5H2zM6 13.5h4M8 10.5v3M4.5 7.3h2.2l1-1.5 1.4 2.7.8-1.2h1.6"},
    [ICON_BOOK] = {"book", "M2 3c2.3-.6 4.2-.3 6 1 1.8-1.3 3.7-1.6 6-1v9.8c-2.3-.6-4.2-.3-6 1-1.8-1.3-3.7-1.6-6-1zM8 "
                           "4v9.8"},
    [ICON_MOON] = {"moon", "M13 9.8A5.6 5.6 0 1 1 6.2 3a4.5 4.5 0 0 0 6.8 6.8z"},
    [ICON_CHECK] = {"check", "M3 8.5l3.5 3.5L13 4.5"},
    [ICON_BULB] = {"bulb", "M8 1.8a4.3 4.3 0 0 0-2.4 7.9v1.8h4.8V9.7A4.3 4.3 0 0 0 8 1.8zM6.2 13.8h3.6"},
    [ICON_FLAG] = {"flag", "M3.5 14.5V2M3.5 2.6h8.2l-1.8 2.7 1.8 2.7H3.5"},
    [ICON_QUILL] = {"quill", "M3 13c.5-4 2.5-7.5 8.5-10.5C11 8 9 11 5.5 11M3 13l2.5-2"},
    [ICON_QUOTES] = {"quotes", "M3 11c0-4 1-6 3.5-7M3 11a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM9.5 11c0-4 1-6 3.5-7M9.5 11a2 2 "
                               "0 1 0 4 0 2 2 0 0 0-4 0z"},
    [ICON_FLAME] = {"flame", "M8 1.7c2.4 2.6 4 4.5 4 7a4 4 0 0 1-8 0c0-1.6.8-2.7 1.7-3.6.2 1 .7 1.5 1.3 1.7C6.7 5 7 "
                             "3.3 8 1.7z"},
    [ICON_BELL] = {"bell", "M4 11V7.5a4 4 0 0 1 8 0V11l1.2 1.5H2.8zM6.8 14h2.4"},
    [ICON_CUP] = {"cup", "M3 5h8v4.5a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3zM11 6.2h1.4a1.7 1.7 0 0 1 0 3.4H11M5 3.3c0-.8.7-.8"
                         ".7-1.6M8 3.3c0-.8.7-.8.7-1.6"},
    [ICON_LIST] = {"list", "M3 3.5h10M3 8h10M3 12.5h6.5"},
    [ICON_DOOR] = {"door", "M3 13.5h10M5 13.5V3h6v10.5M9 8.3v.6"},
    [ICON_BOX] = {"box", "M2 5l6-3 6 3v6.5l-6 3-6-3zM2 5l6 3 6-3M8 8v6.5"},
    [ICON_LETTER] = {"letter", "M1.8 3.8h12.4v8.6H1.8zM2 4.2l6 4.8 6-4.8"},
    [ICON_HANDS] = {"hands", "M1.5 9.5l3-3 2.5 1L9.5 5l5 3.5-2 3.5-3-1-2 1.5-3.5-1z"},
    [ICON_ARROW_LEFT] = {"arrow left", "M13 8H3.5M7 4L3 8l4 4"},
    [ICON_ARROW_RIGHT] = {"arrow right", "M3 8h9.5M9 4l4 4-4 4"},
    [ICON_ARROW_UP] = {"arrow up", "M8 13V3.5M4 7l4-4 4 4"},
    [ICON_ARROW_DOWN] = {"arrow down", "M8 3v9.5M4 9l4 4 4-4"},
    [ICON_CLOSE] = {"close", "M3.5 3.5l9 9M12.5 3.5l-9 9"},
    [ICON_PLUS] = {"plus", "M8 3v10M3 8h10"},
    [ICON_GEAR] = {"gear", "M10.3 8A2.3 2.3 0 1 1 5.7 8A2.3 2.3 0 1 1 10.3 8zM8 1.6v2.2M8 12.2v2.2M1.6 8h2.2M12.2 8h2."
                           "2M3.5 3.5L5 5M11 11l1.5 1.5M3.5 12.5L5 11M11 5l1.5-1.5"},
    [ICON_FOLDER] = {"folder", "M1.8 12.8V3.4h4.4l1.6 2h6.4v7.4z"},
    [ICON_SPEAKER] = {"speaker", "M2.5 6v4h2.6L8.6 13V3L5.1 6zM11 5.6a3.4 3.4 0 0 1 0 4.8M12.8 3.8a6 6 0 0 1 0 8.4"},
    [ICON_DICE] = {"dice", "M3 3h10v10H3zM5.8 5.8v.3M10.2 5.8v.3M8 8v.3M5.8 10v.3M10.2 10v.3"},
};

const char *icon_name(Icon icon) {
    ASSERT(icon < ICON_COUNT);
    return icons[icon].name;
}

Icon icon_find(const char *name) {
    for (size_t i = 1; name && i < ICON_COUNT; i++) {
        if (strcmp(icons[i].name, name) == 0) {
            return (Icon)i;
        }
    }
    return ICON_NONE;
}

void icon_draw(DrawList *list, Icon icon, float x, float y, float size, float weight, Colour colour) {
    enum { POINTS = 512, CONTOURS = 16 };
    Point points[POINTS];
    uint32_t lengths[CONTOURS];
    size_t contours = 0;
    ASSERT(icon < ICON_COUNT);
    path_flatten(icons[icon].path, size / 16, x, y, points, POINTS, lengths, CONTOURS, &contours);
    draw_stroke_contours(list, points, lengths, contours, false, weight * size / 16, colour);
}
