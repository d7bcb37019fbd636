// SPDX-License-Identifier: Apache-2.0
// JsonWriter: builds the indented JSON text of `--json` reports.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sprat::cli {

/// Calls come in the order of the text; `key` precedes each value inside an object.
class JsonWriter {
 public:
  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  JsonWriter& key(std::string_view name);

  void text(std::string_view value);
  void number(std::uint64_t value) { raw(std::to_string(value)); }
  void number(std::int64_t value) { raw(std::to_string(value)); }
  /// Shortest text that reads back equal; null where there is none (NaN, infinity).
  void number(double value);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }
  /// A value that is JSON already.
  void raw(std::string_view value);

  /// The whole text, ended by a line feed.
  std::string finish();

 private:
  void begin(char bracket);
  void end(char bracket);
  void start_value();
  void append_quoted(std::string_view value);

  std::string text_;
  /// For each open object or array: whether it holds a value yet.
  std::vector<bool> has_values_;
  bool after_key_ = false;
};

}  // namespace sprat::cli
