#include "pseudo.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "load/load.h"

static const char *accented(char c) {
    static const char from[] = "aceinosuyzACEINOSUYZ";
    static const char *const to[] = {"å", "ç", "é", "ï", "ñ", "ø", "š", "ü", "ý", "ž",
                                     "Å", "Ç", "É", "Ï", "Ñ", "Ø", "Š", "Ü", "Ý", "Ž"};
    const char *found = c ? strchr(from, c) : NULL;
    return found ? to[found - from] : NULL;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void words_add_run(Buffer *out, const char *text, size_t length);

// {name} stays; of {n|one:clause|other:clauses} and {term:id|words} what follows a bar (and a label) is text.
static void braces(Buffer *out, const char *text, size_t length) {
    const char *bar = memchr(text, '|', length);
    if (!bar) {
        buffer_add_bytes(out, text, length);
        return;
    }
    bool term = strncmp(text, "{term:", 6) == 0;
    buffer_add_bytes(out, text, (size_t)(bar - text));
    const char *end = text + length - 1; // of the closing brace
    while (bar < end) {
        const char *arm = bar + 1, *next = arm;
        for (int depth = 0; next < end && (depth || *next != '|'); next++) {
            depth += *next == '{' ? 1 : *next == '}' ? -1 : 0;
        }
        const char *label = term ? NULL : memchr(arm, ':', (size_t)(next - arm));
        const char *words = label ? label + 1 : arm;
        buffer_add_bytes(out, bar, (size_t)(words - bar));
        words_add_run(out, words, (size_t)(next - words));
        bar = next;
    }
    buffer_add(out, "}");
}

// A third longer: every third letter of a word is followed by its like.
static void words_add_run(Buffer *out, const char *text, size_t length) {
    unsigned letters = 0;
    for (size_t i = 0; i < length;) {
        if (text[i] == '{' && i + 1 < length && text[i + 1] != '{') {
            size_t end = i;
            int depth = 0;
            do {
                depth += text[end] == '{' ? 1 : text[end] == '}' ? -1 : 0;
                end++;
            } while (depth && end < length);
            braces(out, text + i, end - i);
            i = end;
            continue;
        }
        const char *accent = accented(text[i]);
        if (accent) {
            buffer_add(out, accent);
        } else {
            buffer_add_bytes(out, text + i, 1);
        }
        if (is_letter(text[i]) && letters++ % 3 == 1) {
            buffer_add_bytes(out, text + i, 1);
        }
        i++;
    }
}

void pseudo_text(Buffer *out, const char *text) {
    words_add_run(out, text, strlen(text));
}

bool pseudo_words(Words *words) {
    bool good = true;
    size_t count = words_count(words);
    for (size_t i = 0; good && i < count; i++) {
        const char *key = words_key_at(words, i);
        if (strcmp(key, "language") == 0) {
            continue;
        }
        Buffer text;
        buffer_init(&text);
        pseudo_text(&text, words_at(words, key));
        good = !text.failed && words_add(words, key, text.text ? text.text : "");
        buffer_free(&text);
    }
    return good;
}

static bool file_copy(const char *from, const char *to, const char *name, Error *error) {
    Buffer source, target;
    buffer_init(&source);
    buffer_init(&target);
    path_join(&source, from, name);
    path_join(&target, to, name);
    char *text = NULL;
    size_t length = 0;
    bool good = !file_exists(source.text) || (file_read(source.text, (size_t)64 << 20, &text, &length, error) &&
                                              file_write_atomic(target.text, text, length, error));
    free(text);
    buffer_free(&source);
    buffer_free(&target);
    return good;
}

// {"<id>": {"hash": ..., "text": ...}, ...}, with or without something around it.
static void overlay_pseudo(cJSON *item) {
    cJSON *text = cJSON_IsObject(item) ? cJSON_GetObjectItemCaseSensitive(item, "text") : NULL;
    if (cJSON_IsString(text)) {
        Buffer changed;
        buffer_init(&changed);
        pseudo_text(&changed, text->valuestring);
        (void)cJSON_SetValuestring(text, changed.text ? changed.text : "");
        buffer_free(&changed);
        return;
    }
    cJSON *child;
    cJSON_ArrayForEach(child, item) {
        overlay_pseudo(child);
    }
}

static bool overlay_write(const char *folder, const char *out, Error *error) {
    DiagList diags;
    Buffer overlay, path;
    buffer_init(&overlay);
    buffer_init(&path);
    if (!diag_list_init(&diags)) {
        return false;
    }
    bool good = scenario_texts_print(folder, "xx", &overlay, &diags, error);
    cJSON *root = good ? cJSON_Parse(overlay.text) : NULL;
    overlay_pseudo(root);
    char *text = root ? cJSON_Print(root) : NULL;
    path_join(&path, out, "lang");
    good = text && folder_make(path.text, error);
    buffer_clear(&path);
    path_join(&path, out, "lang/xx.json");
    good = good && file_write_atomic(path.text, text, strlen(text), error);
    cJSON_free(text);
    cJSON_Delete(root);
    diag_list_free(&diags);
    buffer_free(&overlay);
    buffer_free(&path);
    return good;
}

bool pseudo_scenario(const char *folder, const char *out) {
    Error error = {.message = ""};
    bool good = folder_make(out, &error) && file_copy(folder, out, "scenario.json", &error) &&
                file_copy(folder, out, "map.json", &error) && overlay_write(folder, out, &error);
    if (!good) {
        (void)fprintf(stderr, "%s\n", error.message[0] ? error.message : "the overlay cannot be made");
    }
    return good;
}
