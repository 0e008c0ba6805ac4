// Any bytes as an archive: its directory, its files, and the scenario in it. Nothing may crash or unpack without end;
// what loads must load again to the same digest.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "load/archive.h"
#include "load/limits.h"
#include "load/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void files_read(const Archive *archive) {
    size_t whole = 0;
    for (size_t i = 0; i < archive_count(archive); i++) {
        char *text = NULL;
        size_t length = 0;
        Error error = {.message = ""};
        if (archive_read(archive, archive_name(archive, i), &text, &length, &error)) {
            ASSERT(text[length] == '\0' && archive_has(archive, archive_name(archive, i)));
            whole += length;
        } else {
            ASSERT(error.message[0]);
        }
        free(text);
    }
    ASSERT(whole <= ARCHIVE_BYTES_MAX);
}

static Scenario *load_once(const char *bytes, size_t size) {
    DiagList diags;
    if (!diag_list_init(&diags)) {
        return NULL;
    }
    Scenario *scenario = scenario_load_text("fuzz.zip", bytes, size, &diags);
    ASSERT((scenario == NULL) == (diag_errors(&diags) > 0));
    Buffer out;
    buffer_init(&out);
    diag_print(&diags, &out);
    buffer_free(&out);
    diag_list_free(&diags);
    return scenario;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *bytes = malloc(size + 1); // the exact size on the heap, so that a read past the end is seen
    DiagList diags;
    Error error = {.message = ""};
    if (!bytes || !diag_list_init(&diags)) {
        abort();
    }
    memcpy(bytes, data, size);
    if (archive_begins(bytes, size)) {
        Archive *archive = archive_open("fuzz.zip", bytes, size, &diags, &error);
        ASSERT(archive || diags.count == 1 || error.message[0]);
        if (archive) {
            files_read(archive);
            archive_close(archive);
            Scenario *first = load_once(bytes, size), *again = first ? load_once(bytes, size) : NULL;
            ASSERT(!first || (again && again->rules_digest == first->rules_digest));
            scenario_free(first);
            scenario_free(again);
        }
    }
    diag_list_free(&diags);
    free(bytes);
    return 0;
}
