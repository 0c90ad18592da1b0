// The little of RE2 that CEL's `matches` needs. Swift imports no class that can be neither copied nor moved, and no C++
// here at all, so that only plain C crosses the border and no exception does.

#ifndef PLUMBLINE_CRE2_H
#define PLUMBLINE_CRE2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct plumbline_re2 plumbline_re2;

// Compiles a pattern in UTF-8; NULL only where memory ran out. A pattern that is wrong, or whose program would take
// more than about `max_memory` bytes, gives an object with an error.
plumbline_re2 *plumbline_re2_compile(const char *pattern, size_t length, int64_t max_memory);

// What is wrong with the pattern, to be read before the object is deleted; NULL where nothing is.
const char *plumbline_re2_error(const plumbline_re2 *expression);

// 1 where any part of a text in UTF-8 matches, 0 where none does, -1 where memory ran out. May be called from several
// threads at once.
int plumbline_re2_matches(const plumbline_re2 *expression, const char *text, size_t length);

// How many instructions the pattern's program has. A byte of text costs at worst one step through each of them.
int plumbline_re2_size(const plumbline_re2 *expression);

void plumbline_re2_delete(plumbline_re2 *expression);

#ifdef __cplusplus
}
#endif

#endif
