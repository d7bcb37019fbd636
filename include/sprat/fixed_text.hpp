// SPDX-License-Identifier: Apache-2.0
// FixedText: text of a fixed length, held in place.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include <sprat/error.hpp>

namespace sprat {

/// A fixed text's bytes without the zeros at their end.
constexpr std::string_view without_padding(std::string_view bytes) {
  while (!bytes.empty() && bytes.back() == '\0') bytes.remove_suffix(1);
  return bytes;
}

/// N bytes of UTF-8; a shorter text is followed by zeros.
template <std::size_t N>
struct FixedText {
  static constexpr std::size_t length = N;

  char bytes[N] = {};

  constexpr FixedText() = default;

  /// Throws LimitError where `text` is longer than N bytes.
  template <class Text>
  requires(std::is_convertible_v<const Text&, std::string_view> &&
           !std::is_same_v<Text, FixedText>) constexpr FixedText(const Text& text) {
    const std::string_view view = text;
    if (view.size() > N) {
      throw LimitError("'" + std::string(view) + "' is longer than the " + std::to_string(N) +
                       " bytes of its field");
    }
    view.copy(bytes, view.size());
  }

  /// Without the zeros at the end.
  constexpr std::string_view view() const { return without_padding(all()); }

  constexpr operator std::string_view() const { return view(); }

  friend constexpr bool operator==(const FixedText& left, const FixedText& right) {
    return left.all() == right.all();
  }
  /// Bytewise.
  friend constexpr std::strong_ordering operator<=>(const FixedText& left, const FixedText& right) {
    return left.all() <=> right.all();
  }

 private:
  constexpr std::string_view all() const { return {bytes, N}; }
};

}  // namespace sprat
