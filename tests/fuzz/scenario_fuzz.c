// Any bytes as a scenario: the strict pass, the reader, the compiler of conditions, the checks, and the printing of
// what they found. A text that loads must load again to the same digest.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "load/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Scenario *load_once(const char *text, size_t size, bool print) {
    DiagList diags;
    if (!diag_list_init(&diags)) {
        return NULL;
    }
    Scenario *scenario = scenario_load_text("scenario.json", text, size, &diags);
    ASSERT((scenario == NULL) == (diag_errors(&diags) > 0));
    for (size_t i = 0; i < diags.count; i++) {
        const Diag *diag = &diags.items[i];
        ASSERT(diag->span.offset <= size && diag->span.length <= size - diag->span.offset);
        ASSERT(diag_code_find(diag->code) != NULL);
    }
    if (print) {
        Buffer out;
        buffer_init(&out);
        diag_print(&diags, &out);
        buffer_free(&out);
    }
    diag_list_free(&diags);
    return scenario;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    // The exact size on the heap, so that a read past the end is seen.
    char *text = malloc(size + 1);
    if (!text) {
        return 0;
    }
    memcpy(text, data, size);
    text[size] = '\0';
    Scenario *first = load_once(text, size, true);
    if (first) {
        Scenario *again = load_once(text, size, false);
        ASSERT(again && again->rules_digest == first->rules_digest);
        scenario_free(again);
    }
    scenario_free(first);
    free(text);
    return 0;
}
