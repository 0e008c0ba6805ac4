// The table of names and its index.
#include <string.h>

#include "expr/inside.h"

static bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_inner(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool expr_name_valid(const char *name, size_t length) {
    if (length == 0 || length > EXPR_NAME_MAX || expr_word_reserved(name, length)) {
        return false;
    }
    bool begins = true;
    for (size_t i = 0; i < length; i++) {
        if (begins) {
            if (!is_letter(name[i])) {
                return false;
            }
            begins = false;
        } else if (name[i] == '.') {
            begins = true;
        } else if (!is_inner(name[i])) {
            return false;
        }
        bool ends = i + 1 == length || name[i + 1] == '.';
        // The reader of text takes a hyphen into a name only when the name goes on after it.
        if (name[i] == '-' && (ends || name[i + 1] == '-')) {
            return false;
        }
    }
    return !begins;
}

static uint32_t hash(const char *text, size_t length) {
    uint32_t value = 2166136261u;
    for (size_t i = 0; i < length; i++) {
        value = (value ^ (uint8_t)text[i]) * 16777619u;
    }
    return value;
}

const ExprSymbol *expr_symbol_find(const ExprSymbols *table, const char *name, size_t length) {
    if (table->slots == NULL) {
        return NULL;
    }
    // Half of the slots are empty, so the walk ends.
    for (uint32_t at = hash(name, length) & table->slot_mask; table->slots[at] != 0; at = (at + 1) & table->slot_mask) {
        const ExprSymbol *symbol = &table->symbols[table->slots[at] - 1];
        if (strlen(symbol->name) == length && memcmp(symbol->name, name, length) == 0) {
            return symbol;
        }
    }
    return NULL;
}

static bool domains_check(const ExprDomain *domains, size_t count, Error *error) {
    if (count >= EXPR_DOMAIN_NONE) {
        return error_set(error, "at most %u domains, found %zu", EXPR_DOMAIN_NONE - 1u, count);
    }
    for (size_t i = 0; i < count; i++) {
        const ExprDomain *domain = &domains[i];
        if (domain->count == 0 || domain->count > EXPR_DOMAIN_WORDS_MAX) {
            return error_set(error, "domain \"%s\": 1 to %d words, found %u", domain->name, EXPR_DOMAIN_WORDS_MAX,
                             (unsigned)domain->count);
        }
        for (size_t w = 0; w < domain->count; w++) {
            const char *word = domain->words[w];
            if (!expr_name_valid(word, strlen(word)) || strchr(word, '.') != NULL) {
                return error_set(error, "domain \"%s\": \"%s\" cannot be a word", domain->name, word);
            }
            for (size_t before = 0; before < w; before++) {
                if (strcmp(domain->words[before], word) == 0) {
                    return error_set(error, "domain \"%s\": word \"%s\" twice", domain->name, word);
                }
            }
        }
    }
    return true;
}

static bool symbol_check(const ExprSymbol *symbol, size_t domain_count, Error *error) {
    if (!expr_name_valid(symbol->name, strlen(symbol->name))) {
        return error_set(error, "\"%s\" cannot be a name in expressions", symbol->name);
    }
    if (symbol->type <= EXPR_TYPE_NONE || symbol->type >= EXPR_TYPE_COUNT || symbol->scope <= EXPR_SCOPE_NONE ||
        symbol->scope >= EXPR_SCOPE_COUNT) {
        return error_set(error, "name \"%s\" has no type or no scope", symbol->name);
    }
    if (symbol->type == EXPR_TYPE_CHOICE && symbol->domain >= domain_count) {
        return error_set(error, "choice \"%s\" has no domain", symbol->name);
    }
    if (symbol->type == EXPR_TYPE_NUMBER &&
        !(symbol->low <= symbol->high && symbol->low >= -EXPR_NUMBER_MAX && symbol->high <= EXPR_NUMBER_MAX)) {
        return error_set(error, "name \"%s\" has no sound range", symbol->name);
    }
    return true;
}

bool expr_symbols_init(ExprSymbols *table, const ExprSymbol *symbols, size_t count, const ExprDomain *domains,
                       size_t domain_count, Arena *arena, Error *error) {
    *table = (ExprSymbols){.symbols = symbols, .count = count, .domains = domains, .domain_count = domain_count};
    if (count > EXPR_SYMBOLS_MAX) {
        return error_set(error, "at most %d names, found %zu", EXPR_SYMBOLS_MAX, count);
    }
    if (!domains_check(domains, domain_count, error)) {
        return false;
    }
    uint32_t size = 2;
    while (size < 2 * count + 2) {
        size *= 2;
    }
    uint16_t *slots = ARENA_NEW(arena, uint16_t, size);
    const char **names = ARENA_NEW(arena, const char *, count + 1);
    if (slots == NULL || names == NULL) {
        return error_set(error, "no memory left for %zu names", count);
    }
    table->slot_mask = size - 1;
    table->slots = slots;
    table->names = names;
    for (size_t i = 0; i < count; i++) {
        if (!symbol_check(&symbols[i], domain_count, error)) {
            return false;
        }
        size_t length = strlen(symbols[i].name);
        if (expr_symbol_find(table, symbols[i].name, length) != NULL) {
            return error_set(error, "name \"%s\" twice", symbols[i].name);
        }
        uint32_t at = hash(symbols[i].name, length) & table->slot_mask;
        while (slots[at] != 0) {
            at = (at + 1) & table->slot_mask;
        }
        slots[at] = (uint16_t)(i + 1);
        names[i] = symbols[i].name;
    }
    return true;
}
