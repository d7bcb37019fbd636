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
  constexpr std::string_view view() const {
    std::size_t size = N;
    while (size > 0 && bytes[size - 1] == '\0') --size;
    return {bytes, size};
  }

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
