#include "CRE2.h"

#include <re2/re2.h>

struct plumbline_re2 {
  re2::RE2 expression;

  plumbline_re2(const re2::StringPiece &pattern, const re2::RE2::Options &options) : expression(pattern, options) {}
};

// RE2 takes an empty text from anywhere but the null pointer.
static re2::StringPiece piece(const char *bytes, size_t length) {
  return length == 0 ? re2::StringPiece("", 0) : re2::StringPiece(bytes, length);
}

plumbline_re2 *plumbline_re2_compile(const char *pattern, size_t length, int64_t max_memory) {
  try {
    re2::RE2::Options options;
    options.set_encoding(re2::RE2::Options::EncodingUTF8);
    options.set_log_errors(false);
    options.set_never_capture(true);
    options.set_max_mem(max_memory);
    return new plumbline_re2(piece(pattern, length), options);
  } catch (...) {
    return nullptr;
  }
}

const char *plumbline_re2_error(const plumbline_re2 *expression) {
  return expression->expression.ok() ? nullptr : expression->expression.error().c_str();
}

int plumbline_re2_matches(const plumbline_re2 *expression, const char *text, size_t length) {
  try {
    return expression->expression.Match(piece(text, length), 0, length, re2::RE2::UNANCHORED, nullptr, 0) ? 1 : 0;
  } catch (...) {
    return -1;
  }
}

int plumbline_re2_size(const plumbline_re2 *expression) { return expression->expression.ProgramSize(); }

void plumbline_re2_delete(plumbline_re2 *expression) { delete expression; }
