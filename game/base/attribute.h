// What a compiler can be told about a function, under names that do not depend on the compiler.
#pragma once

#if defined(__GNUC__) || defined(__clang__)
// The result says whether the work was done: a caller that drops it is a mistake.
#define NODISCARD __attribute__((warn_unused_result))
// Parameter `format_at` (counted from 1) is a printf format whose values begin at `values_at`.
#define PRINTF_LIKE(format_at, values_at) __attribute__((format(printf, format_at, values_at)))
#define NORETURN __attribute__((noreturn))
#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#else
#define NODISCARD
#define PRINTF_LIKE(format_at, values_at)
#define NORETURN
#define LIKELY(condition) (condition)
#endif
