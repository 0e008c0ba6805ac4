// Every diagnostic and explanation of expressions: tests/golden/expr/<name>.in to <name>.out.
#include "base/buffer.h"
#include "base/file.h"
#include "expr/inside.h"
#include "expr_world.h"

static void golden_number(Buffer *out, double number) {
    char text[64];
    Writer writer = expr_writer(text, sizeof text);
    expr_write_number(&writer, number);
    buffer_add(out, text);
}

static void golden_expr(Bench *bench, const Expr *expr, Buffer *out) {
    static const char *const verdicts[] = {"unknown", "always", "never"};
    char text[1024];
    expr_print(expr, &bench->table, text, sizeof text);
    buffer_addf(out, "  is      %s\n  now     ", text);
    golden_number(out, expr_evaluate(expr, reader_of(bench)));
    expr_explain(expr, &bench->table, reader_of(bench), text, sizeof text);
    buffer_addf(out, "\n%s%s%s", text[0] != '\0' ? "  why     " : "", text, text[0] != '\0' ? "\n" : "");
    if (expr_type(expr) == EXPR_TYPE_BOOL) {
        buffer_addf(out, "  proved  %s\n", verdicts[expr_prove(expr, (ExprBounds){declared, &bench->table})]);
    }
}

static void golden_effects(Bench *bench, const Effects *list, Buffer *out) {
    char text[1024];
    effects_print(list, &bench->table, text, sizeof text);
    buffer_addf(out, "  is      %s\n", text);
    World world = world_start();
    effects_apply(list, (ExprReader){world_read, &world}, (ExprWriter){world_write, &world});
    for (size_t i = 0; i < ID_COUNT; i++) {
        if (world.values[i] != bench->world.values[i]) {
            buffer_addf(out, "  after   %s ", symbols[i].name);
            golden_number(out, world.values[i]);
            buffer_add(out, "\n");
        }
    }
}

static void golden_reference(void *user, const char *text) {
    buffer_addf(user, "  %s\n", text);
}

// A line is a kind and a text: "open told and a > 2". The kind says scope or type that is wanted.
static void golden_line(const char *line, size_t length, Buffer *out) {
    Bench bench = {.file = 0};
    bench_open(&bench);
    size_t word = 0;
    while (word < length && line[word] != ' ') {
        word++;
    }
    const char *text = line + word + (word < length);
    size_t rest = length - (size_t)(text - line);
    char kind[16] = {0};
    memcpy(kind, line, word < 15 ? word : 15);
    Span origin = {diag_source_add(&bench.diags, "line", text, rest), 0, (uint32_t)rest};
    buffer_add_bytes(out, line, length);
    buffer_add(out, "\n");
    if (strcmp(kind, "reference") == 0) {
        expr_reference(&bench.table, golden_reference, out);
    } else if (strcmp(kind, "effects") == 0) {
        const Effects *list =
            effects_compile(&bench.table, &bench.arena, text, rest, origin, "/effects", EXPR_SCOPE_MIND, &bench.diags);
        if (list != NULL) {
            golden_effects(&bench, list, out);
        }
    } else {
        ExprScope scope = strcmp(kind, "open") == 0   ? EXPR_SCOPE_OPEN
                          : strcmp(kind, "mind") == 0 ? EXPR_SCOPE_MIND
                                                      : EXPR_SCOPE_HIDDEN;
        ExprType type = strcmp(kind, "number") == 0   ? EXPR_TYPE_NUMBER
                        : strcmp(kind, "choice") == 0 ? EXPR_TYPE_CHOICE
                                                      : EXPR_TYPE_BOOL;
        const Expr *expr =
            expr_compile(&bench.table, &bench.arena, text, rest, origin, "/when", type, scope, &bench.diags);
        if (expr != NULL) {
            golden_expr(&bench, expr, out);
        }
    }
    Buffer diags;
    buffer_init(&diags);
    diag_print(&bench.diags, &diags);
    buffer_addf(out, "%s\n", diags.text);
    buffer_free(&diags);
    bench_close(&bench);
}

static void golden_file(const char *name) {
    char path[512], *input = NULL, *expected = NULL;
    size_t length = 0, expected_length = 0;
    Error error = {.message = ""};
    Buffer out;
    buffer_init(&out);
    buffer_addf(&out, "%s/tests/golden/expr/%s.in", NOON_SOURCE_DIR, name);
    if (!file_read(out.text, 1u << 20, &input, &length, &error)) {
        fail_msg("%s", error.message);
    }
    memcpy(path, out.text, out.length - 2);
    memcpy(path + out.length - 2, "out", 4);
    buffer_clear(&out);
    for (size_t start = 0; start < length;) {
        const char *end = memchr(input + start, '\n', length - start);
        size_t stop = end != NULL ? (size_t)(end - input) : length;
        if (stop > start && input[start] != '#') {
            golden_line(input + start, stop - start, &out);
        }
        start = stop + 1;
    }
    if (getenv("UPDATE_GOLDEN") != NULL) {
        assert_true(file_write_atomic(path, out.text, out.length, &error));
    }
    bool found = file_read(path, 1u << 20, &expected, &expected_length, &error);
    if (!found || strcmp(expected, out.text) != 0) {
        print_message("%s", out.text);
        fail_msg("%s differs; run again with UPDATE_GOLDEN=1 to rewrite it, and read the difference", path);
    }
    free(expected);
    free(input);
    buffer_free(&out);
}

static void test_golden(void **state) {
    (void)state;
    golden_file("conditions");
    golden_file("effects");
    golden_file("mistakes");
    golden_file("reference");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
