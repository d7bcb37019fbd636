// SPDX-License-Identifier: Apache-2.0
// JsonScanner: reads one JSON text value by value (RFC 8259), numbers and strings exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sprat::text {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };

/// The text is valid UTF-8 and outlives the scanner. What is not JSON is a JsonError that names the
/// byte, counting from 1. Arrays and objects are walked as
///
///     for (scanner.open('['); scanner.more(']');) { read one value }
///     for (scanner.open('{'); scanner.more('}');) { scanner.key(scratch); read one value }
class JsonScanner {
 public:
  /// Arrays and objects within each other.
  static constexpr int kMaxDepth = 128;

  explicit JsonScanner(std::string_view text)
      : begin_(text.data()), at_(begin_), end_(begin_ + text.size()) {}

  /// What stands next.
  JsonKind peek();
  /// The text so far is one value's, and nothing else follows.
  void finish();

  void null() { word("null"); }
  bool boolean();
  /// The number as it is written.
  std::string_view number();
  /// The string's text, which points into the scanned one where that has no escapes, else into
  /// `scratch`. Half of a surrogate pair is no text.
  std::string_view string(std::string& scratch);
  std::string_view key(std::string& scratch);
  void open(char bracket);
  bool more(char bracket);
  /// Passes any value over; as it is written.
  std::string_view value();

  std::size_t at() const { return static_cast<std::size_t>(at_ - begin_); }
  void go_back(std::size_t at) { at_ = begin_ + at; }

 private:
  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) ++at_;
  }
  [[noreturn]] void fail(const std::string& what) const;
  [[noreturn]] void fail_missing(char bracket, const std::string& alternative) const;
  void word(std::string_view expected);
  void skip_value(int depth);
  void skip_digits();
  void skip_string();
  void skip_escape();
  void append_escape(std::string& out);
  std::uint32_t hex_digits();

  const char* begin_;
  const char* at_;
  const char* end_;
  // After an opening bracket, no comma is due.
  bool opened_ = false;
};

/// Whether the text is one JSON value and nothing besides.
bool is_json(std::string_view text);

}  // namespace sprat::text
