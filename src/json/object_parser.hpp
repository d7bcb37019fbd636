// SPDX-License-Identifier: Apache-2.0
// ObjectParser: one object's members, to the columns that they belong to; a struct's are nested.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

#include "text/json_value_reader.hpp"

namespace sprat::json {

/// What the parsers of one row share.
struct RowState {
  text::JsonScanner& scanner;
  std::vector<Column>& columns;
  /// By column: the rows that are null.
  std::vector<std::vector<std::uint32_t>>& null_rows;
  std::string& scratch;
};

class ObjectParser {
 public:
  struct Rules {
    /// Before the names of members in messages: "position.".
    std::string prefix;
    /// By member, as in RowParserOptions; nested objects are as their own member.
    std::vector<bool> given;
    bool skips_unknown_keys = false;
    /// Members of structs are never null.
    bool in_struct = false;
  };
  /// `column`: the first of the fields' columns.
  ObjectParser(const std::vector<Field>& fields, std::size_t column, const Rules& rules);

  void parse(RowState& row);
  /// All of its columns get a null row.
  void append_null(RowState& row) const;

  const std::vector<std::uint64_t>& missing_keys() const { return missing_keys_; }

 private:
  struct Member {
    Field field;
    std::string key;
    bool given = false;
    bool in_struct = false;
    std::size_t column = 0;
    std::unique_ptr<text::JsonValueReader> reader;
    /// Of a struct, instead of a reader.
    std::unique_ptr<ObjectParser> object;
    /// The default, as JSON; empty where there is none.
    std::string default_json;
    /// The number of the last object that had the key.
    std::uint64_t last_object = 0;
  };

  static Member make_member(const Field& field, std::size_t column, bool given, const Rules& rules);
  Member* find(std::string_view key);
  void parse_member(Member& member, RowState& row);
  void parse_cell(Member& member, RowState& row);
  void append_null(const Member& member, RowState& row) const;
  void append_missing(Member& member, std::size_t index, RowState& row);
  [[noreturn]] void fail(const Member& member, const std::string& what) const;
  [[noreturn]] void fail_unknown(std::string_view key) const;

  std::string prefix_;
  bool all_given_;
  bool skips_unknown_keys_;
  std::vector<Member> members_;
  std::unordered_map<std::string_view, std::size_t> by_key_;
  std::size_t expected_ = 0;
  std::uint64_t objects_ = 0;
  std::vector<std::uint64_t> missing_keys_;
};

}  // namespace sprat::json
