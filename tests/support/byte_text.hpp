// SPDX-License-Identifier: Apache-2.0
// Text as bytes, bytes as text, and all that a source holds.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/io.hpp>

inline std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

inline std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Everything from `source`'s place on, read `step` bytes at a time.
inline std::string read_all(sprat::Source& source, std::size_t step = 4096) {
  std::string all;
  std::vector<std::byte> bytes(step);
  while (const std::size_t count = source.read(bytes)) all += text_of({bytes.data(), count});
  return all;
}
