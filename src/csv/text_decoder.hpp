// SPDX-License-Identifier: Apache-2.0
// TextDecoder: Latin-1 and UTF-16 to UTF-8, in pieces.
#pragma once

#include <cstdint>
#include <string>

#include <sprat/buffer.hpp>
#include <sprat/dialect.hpp>

#include "base/bytes.hpp"

namespace sprat::csv {

class TextDecoder {
 public:
  explicit TextDecoder(TextEncoding encoding) : encoding_(encoding) {}

  /// Appends the text of the next bytes. False where they are no text, `out` then ending before the
  /// first such character; or, `final`, where they end within a character.
  bool decode(Bytes bytes, bool final, Buffer& out);

 private:
  bool decode_utf16(Bytes bytes, Buffer& out);
  bool add_unit(std::uint32_t unit, Buffer& out);

  TextEncoding encoding_;
  // Of UTF-16: the first byte of a unit, and the first unit of a pair.
  bool has_half_unit_ = false;
  std::byte half_unit_{};
  std::uint32_t high_surrogate_ = 0;
};

/// "latin-1", as `--encoding` spells it.
const char* encoding_name(TextEncoding encoding);

}  // namespace sprat::csv
