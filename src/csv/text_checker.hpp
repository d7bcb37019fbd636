// SPDX-License-Identifier: Apache-2.0
// TextChecker: that a stream of pieces is UTF-8, and on which line and byte it is not.
#pragma once

#include <cstdint>
#include <string_view>

namespace sprat::csv {

/// A place in text; both count from 1.
struct TextPlace {
  std::uint64_t line = 1;
  std::uint64_t byte = 1;
};

class TextChecker {
 public:
  /// Takes the next piece; false where it is not UTF-8, at `bad_place`. `final`: no piece follows.
  bool add(std::string_view piece, bool final);
  TextPlace bad_place() const { return bad_place_; }
  /// Of the byte after all pieces.
  TextPlace place() const { return {line_, bytes_in_line_ + 1}; }

 private:
  bool is_valid(std::string_view piece, bool final);
  std::size_t finish_character(std::string_view piece);
  void fail_at(std::string_view piece, std::size_t offset);
  void advance(std::string_view piece, std::uint64_t lines, bool ends_in_cr);

  std::uint64_t line_ = 1;
  std::uint64_t bytes_in_line_ = 0;
  bool after_cr_ = false;
  // The bytes of a character that the last piece began.
  char begun_[4] = {};
  std::size_t begun_bytes_ = 0;
  TextPlace bad_place_;
};

}  // namespace sprat::csv
