// zlib (RFC 1950 to 1952) as Debian has it; what is a macro there is a function here.
#include <zlib.h>

// A raw stream: a zip file has no zlib header.
static inline int casebook_deflate_begin(z_stream *stream) {
  return deflateInit2(stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
