// The kinds of fields that are one value.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/assert.h"
#include "base/utf8.h"
#include "load/limits.h"
#include "load/reader.h"

bool item_spoiled(const Reader *reader, const cJSON *item) {
    return json_mark_at(reader->json, item)->flags & (MARK_BAD | MARK_DUPLICATE);
}

// ---- texts ----

static bool text_length_check(Reader *reader, const Field *field, const cJSON *item) {
    const char *text = item->valuestring;
    size_t length = strlen(text);
    if (length == 0 && (field->flags & FIELD_REQUIRED)) {
        complain(reader, "empty-text", item, AT_VALUE, field->doc, "\"%s\" must not be empty", field->key);
        return false;
    }
    if (length > (size_t)field->high && utf8_count(text) > (size_t)field->high) {
        complain(reader, "too-long", item, AT_VALUE, NULL, "\"%s\" has at most %.0f characters, found %zu", field->key,
                 field->high, utf8_count(text));
        return false;
    }
    if (field->kind == FIELD_TITLE && strchr(text, '\n')) {
        complain(reader, "one-line", item, AT_VALUE, "take the \\n out", "\"%s\" is one line", field->key);
        return false;
    }
    return true;
}

const char *text_take(Reader *reader, const Field *field, const cJSON *item, const char *key) {
    if (!cJSON_IsString(item)) {
        complain_kind(reader, field, item, "a text");
        texts_lose(reader, key);
        return NULL;
    }
    if (!text_length_check(reader, field, item)) {
        texts_lose(reader, key);
        return NULL;
    }
    const char *text = item->valuestring;
    if (reader->language && key && text[0]) {
        size_t length = reader->text_id.length;
        if (length > 0) {
            buffer_add_char(&reader->text_id, '.');
        }
        buffer_add(&reader->text_id, key);
        text = language_text(reader->language, reader->text_id.text, text);
        reader->text_id.length = length;
    }
    const char *copy = arena_text(reader->arena, text, strlen(text));
    reader->no_memory |= !copy;
    return copy;
}

static void text_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    const char *text =
        text_take(reader, field, item, field->kind == FIELD_TEXT || field->kind == FIELD_TITLE ? field->key : NULL);
    if (text) {
        memcpy((char *)base + field->offset, &text, sizeof text);
    }
}

// ---- numbers ----

// 0.5 as "0.5", 60 as "60".
static const char *number_shown(char out[32], double value) {
    snprintf(out, 32, "%.10g", value);
    return out;
}

static bool scale_word_find(Reader *reader, const Field *field, const cJSON *item, double *value) {
    const char *names[8];
    for (size_t i = 0; i < field->scale_count; i++) {
        if (strcmp(item->valuestring, field->scale_words[i].word) == 0) {
            *value = field->scale_words[i].value;
            return true;
        }
        names[i] = field->scale_words[i].word;
    }
    char hint[HINT_BYTES];
    char word[SHOWN_BYTES];
    complain(reader, "unknown-word", item, AT_VALUE, hint_names(hint, item->valuestring, names, field->scale_count),
             "unknown word \"%s\"", shown(word, item->valuestring));
    return false;
}

bool number_take(Reader *reader, const Field *field, const cJSON *item, bool whole, double *value) {
    double found;
    if (field->scale_count && cJSON_IsString(item)) {
        if (!scale_word_find(reader, field, item, &found)) {
            return false;
        }
    } else if (!cJSON_IsNumber(item)) {
        complain_kind(reader, field, item, field->scale_count ? "a number or a word" : "a number");
        return false;
    } else {
        found = item->valuedouble;
    }
    char a[32];
    char b[32];
    char c[32];
    if (!(found >= field->low && found <= field->high)) {
        bool fraction = field->scale == 0.01 && field->high >= 50 && found > 0 && found < 1;
        complain(reader, "out-of-range", item, AT_VALUE, fraction ? "numbers of this kind run to 100, not to 1" : NULL,
                 "\"%s\" must be from %s to %s, found %s", field->key, number_shown(a, field->low),
                 number_shown(b, field->high), number_shown(c, found));
        return false;
    }
    if (whole && found != floor(found)) {
        complain(reader, "not-whole", item, AT_VALUE, NULL, "\"%s\" must be a whole number, found %s", field->key,
                 number_shown(a, found));
        return false;
    }
    if (field->scale == 0.01 && field->high == 100 && found > 0 && found < 1) {
        complain_as(reader, SEVERITY_WARNING, "looks-like-fraction", item, AT_VALUE, "write 50 for one half",
                    "\"%s\" runs from %s to 100, found %s", field->key, number_shown(a, field->low),
                    number_shown(b, found));
    }
    *value = found * field->scale;
    return true;
}

static void number_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    double value;
    if (number_take(reader, field, item, store_whole((Store)field->store) && field->scale == 1, &value)) {
        field_store(base, field->offset, (Store)field->store, value);
    }
}

// ---- words ----

static int word_find(Reader *reader, const Field *field, const cJSON *item) {
    if (!cJSON_IsString(item)) {
        complain_kind(reader, field, item, "a text");
        return -1;
    }
    for (int i = 0; i < field->word_count; i++) {
        if (strcmp(item->valuestring, field->words[i]) == 0) {
            return i;
        }
    }
    char hint[HINT_BYTES];
    char word[SHOWN_BYTES];
    complain(reader, "unknown-word", item, AT_VALUE,
             hint_names(hint, item->valuestring, field->words, field->word_count), "unknown word \"%s\"",
             shown(word, item->valuestring));
    return -1;
}

static void enum_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    int found = word_find(reader, field, item);
    if (found < 0) {
        return;
    }
    if (field->store == STORE_TEXT) {
        memcpy((char *)base + field->offset, &field->words[found], sizeof field->words[found]);
    } else {
        field_store(base, field->offset, (Store)field->store, found + field->first);
    }
}

static void flags_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    if (!cJSON_IsArray(item)) {
        complain_kind(reader, field, item, "a list of words");
        return;
    }
    if (field->low > 0 && !item->child) {
        complain(reader, "too-few", item, AT_VALUE, field->doc, "\"%s\" must name at least one", field->key);
    }
    uint32_t bits = 0;
    const cJSON *element;
    cJSON_ArrayForEach(element, item) {
        int found = item_spoiled(reader, element) ? -1 : word_find(reader, field, element);
        if (found >= 0) {
            bits |= UINT32_C(1) << (found + field->first);
        }
    }
    field_store(base, field->offset, (Store)field->store, bits);
}

// ---- time ----

int time_parse(const char *text) {
    int hour = 0;
    int digits = 0;
    while (*text >= '0' && *text <= '9' && digits < 2) {
        hour = hour * 10 + (*text++ - '0');
        digits++;
    }
    if (digits == 0 || *text != ':' || text[1] < '0' || text[1] > '5' || text[2] < '0' || text[2] > '9' || text[3]) {
        return -1;
    }
    return hour > 23 ? -1 : hour * 60 + (text[1] - '0') * 10 + (text[2] - '0');
}

static void time_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    int minute = cJSON_IsString(item) ? time_parse(item->valuestring) : -1;
    if (minute < 0) {
        complain(reader, "bad-time", item, AT_VALUE, "hours and minutes from 00:00 to 23:59",
                 "\"%s\" must be a time like \"21:30\"", field->key);
        return;
    }
    if (field->flags & FIELD_NEXT_DAY) {
        while (reader->end >= 0 && minute <= reader->end) {
            minute += 1440;
        }
    } else if (!(field->flags & FIELD_PLAIN_TIME) && reader->start >= 0 && minute < reader->start) {
        minute += 1440; // after midnight
    }
    field_store(base, field->offset, (Store)field->store, minute);
}

// ---- references ----

static void ref_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    if (!cJSON_IsString(item)) {
        complain_kind(reader, field, item, "an id");
        return;
    }
    int index = ids_find(&reader->ids, (RefKind)field->ref, item->valuestring);
    if (index == NO_INDEX) {
        ids_unknown(reader, (RefKind)field->ref, item, false, item->valuestring, "");
        return;
    }
    field_store(base, field->offset, (Store)field->store, index);
}

// The dotted name of an option into `out`; false when it is too long to exist.
static bool option_name(char out[2 * ID_CHARACTERS_MAX + 2], const char *issue, const char *option) {
    return snprintf(out, 2 * ID_CHARACTERS_MAX + 2, "%s.%s", issue, option) < 2 * ID_CHARACTERS_MAX + 2;
}

static void wording_read(Reader *reader, const Field *field, void *base, const cJSON *item) {
    const char *dot = cJSON_IsString(item) ? strchr(item->valuestring, '.') : NULL;
    if (!dot) {
        complain(reader, "bad-wording", item, AT_VALUE, "write the ids with a dot between: \"verification.osce\"",
                 "\"%s\" must name an issue and its option", field->key);
        return;
    }
    char issue[ID_CHARACTERS_MAX + 1];
    size_t length = (size_t)(dot - item->valuestring);
    if (length >= sizeof issue) {
        length = sizeof issue - 1;
    }
    memcpy(issue, item->valuestring, length);
    issue[length] = '\0';
    int issue_index = ids_find(&reader->ids, REF_ISSUE, issue);
    if (issue_index == NO_INDEX) {
        ids_unknown(reader, REF_ISSUE, item, false, issue, "");
        return;
    }
    int option_index = ids_find(&reader->ids, REF_OPTION, item->valuestring);
    if (option_index == NO_INDEX) {
        char prefix[ID_CHARACTERS_MAX + 2];
        snprintf(prefix, sizeof prefix, "%s.", issue);
        ids_unknown(reader, REF_OPTION, item, false, dot + 1, prefix);
        return;
    }
    int8_t pair[2] = {(int8_t)issue_index, (int8_t)option_index};
    memcpy((char *)base + field->offset, pair, sizeof pair);
}

static void option_read(Reader *reader, const Field *field, void *base, const cJSON *item, const cJSON *object) {
    if (!cJSON_IsString(item)) {
        complain_kind(reader, field, item, "an id");
        return;
    }
    const cJSON *issue = cJSON_GetObjectItemCaseSensitive(object, "id");
    char name[2 * ID_CHARACTERS_MAX + 2];
    if (!cJSON_IsString(issue) || ids_item(&reader->ids, REF_ISSUE, issue->valuestring) != issue) {
        return; // reported with the id
    }
    int index = NO_INDEX;
    if (option_name(name, issue->valuestring, item->valuestring)) {
        index = ids_find(&reader->ids, REF_OPTION, name);
    }
    if (index == NO_INDEX) {
        char prefix[ID_CHARACTERS_MAX + 2];
        snprintf(prefix, sizeof prefix, "%s.", issue->valuestring);
        ids_unknown(reader, REF_OPTION, item, false, item->valuestring, prefix);
        return;
    }
    field_store(base, field->offset, (Store)field->store, index);
}

// ---- expressions ----

static void expression_keep(Reader *reader, const Field *field, void *base, const cJSON *item) {
    if (!cJSON_IsString(item)) {
        complain_kind(reader, field, item,
                      field->kind == FIELD_EXPR ? "a condition in quotation marks" : "effects in quotation marks");
        return;
    }
    bool blank = item->valuestring[strspn(item->valuestring, " \n\t")] == '\0';
    if (blank && !(field->flags & FIELD_REQUIRED)) {
        return;
    }
    if (reader->pending_count == reader->pending_capacity) {
        size_t capacity = reader->pending_capacity ? reader->pending_capacity * 2 : 256;
        Pending *pending = ARENA_NEW(reader->arena, Pending, capacity);
        if (!pending) {
            reader->no_memory = true;
            return;
        }
        if (reader->pending_count) {
            memcpy(pending, reader->pending, reader->pending_count * sizeof *pending);
        }
        reader->pending = pending;
        reader->pending_capacity = capacity;
    }
    reader->pending[reader->pending_count++] = (Pending){field, item, (char *)base + field->offset};
}

void value_read(Reader *reader, const Field *field, void *base, const cJSON *item, const cJSON *object) {
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_TITLE:
    case FIELD_WORD: text_read(reader, field, base, item); return;
    case FIELD_ID: // its form was checked when the ids were collected
        if (cJSON_IsString(item)) {
            const char *copy = arena_text(reader->arena, item->valuestring, strlen(item->valuestring));
            reader->no_memory |= !copy;
            if (copy) {
                memcpy((char *)base + field->offset, &copy, sizeof copy);
            }
        } else {
            complain_kind(reader, field, item, "a text");
        }
        return;
    case FIELD_NUMBER: number_read(reader, field, base, item); return;
    case FIELD_BOOL:
        if (cJSON_IsBool(item)) {
            field_store(base, field->offset, (Store)field->store, cJSON_IsTrue(item));
        } else {
            complain_kind(reader, field, item, "true or false");
        }
        return;
    case FIELD_ENUM: enum_read(reader, field, base, item); return;
    case FIELD_FLAGS: flags_read(reader, field, base, item); return;
    case FIELD_TIME: time_read(reader, field, base, item); return;
    case FIELD_REF: ref_read(reader, field, base, item); return;
    case FIELD_WORDING: wording_read(reader, field, base, item); return;
    case FIELD_OPTION: option_read(reader, field, base, item, object); return;
    case FIELD_EXPR:
    case FIELD_EFFECTS: expression_keep(reader, field, base, item); return;
    case FIELD_MAP: reader->map_item = item; return;
    case FIELD_FORMAT: // looked at before anything else
    case FIELD_ANY: return;
    default: value_list_read(reader, field, base, item); return;
    }
}
