#include "app/json_text.h"

#include "base/utf8.h"

void json_text_add(Buffer *out, const char *text) {
    buffer_add_char(out, '"');
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        char bytes[4];
        if (c == '"' || c == '\\') {
            buffer_addf(out, "\\%c", (char)c);
        } else if (c == '\n') {
            buffer_add(out, "\\n");
        } else if (c < ' ' || c == 0x7f) {
            buffer_addf(out, "\\u%04x", (unsigned)c);
        } else {
            buffer_add_bytes(out, bytes, utf8_put(bytes, c));
        }
    }
    buffer_add_char(out, '"');
}
