// SPDX-License-Identifier: Apache-2.0
#include "json/object_parser.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <sprat/error.hpp>
#include <sprat/limits.hpp>

#include "batch/evolve_column.hpp"
#include "json/json_keys.hpp"
#include "json/row_parser.hpp"
#include "schema/column_types.hpp"
#include "text/json_cell_writers.hpp"
#include "text/misfit.hpp"

namespace sprat::json {

namespace {

std::string default_json(const Field& field) {
  if (!field.default_value) return {};
  Column column;
  fill_column(field, 1, kMaxCellBytes, column);
  const auto writer = text::json_cell_writer(field);
  writer->open(column, 0, 1);
  Buffer json(writer->max_bytes(0, 1) + text::kCopySlack);
  char* const begin = reinterpret_cast<char*>(json.data());
  return {begin, writer->write(0, begin)};
}

}  // namespace

ObjectParser::Member ObjectParser::make_member(const Field& field, std::size_t column, bool given,
                                               const Rules& rules) {
  Member member;
  member.field = field;
  member.given = given;
  member.in_struct = rules.in_struct;
  member.column = column;
  if (field.type.kind == TypeKind::structure) {
    Rules inner{.prefix = rules.prefix + field.name + ".", .in_struct = true};
    inner.given.assign(field.type.fields.size(), given);
    member.object = std::make_unique<ObjectParser>(field.type.fields, column, inner);
    return member;
  }
  member.reader = text::json_value_reader(
      field, given ? text::NumberMatch::same_value : text::NumberMatch::same_text);
  member.default_json = default_json(field);
  return member;
}

ObjectParser::ObjectParser(const std::vector<Field>& fields, std::size_t column, const Rules& rules)
    : prefix_(rules.prefix),
      all_given_(std::all_of(rules.given.begin(), rules.given.end(), [](bool is) { return is; })),
      skips_unknown_keys_(rules.skips_unknown_keys),
      missing_keys_(fields.size()) {
  const std::vector<std::string> keys = json_keys(fields);
  members_.reserve(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    Member& member = members_.emplace_back(make_member(fields[i], column, rules.given[i], rules));
    member.key = keys[i];
    column += count_columns(fields[i].type);
  }
  for (std::size_t i = 0; i < members_.size(); ++i) by_key_.emplace(members_[i].key, i);
  for (std::size_t i = 0; i < members_.size(); ++i) by_key_.emplace(members_[i].field.name, i);
}

// Keys mostly come in the order of the fields.
ObjectParser::Member* ObjectParser::find(std::string_view key) {
  if (expected_ < members_.size() && members_[expected_].key == key) return &members_[expected_++];
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  expected_ = found->second + 1;
  return &members_[found->second];
}

void ObjectParser::parse(RowState& row) {
  ++objects_;
  expected_ = 0;
  std::size_t seen = 0;
  for (row.scanner.open('{'); row.scanner.more('}');) {
    const std::string_view key = row.scanner.key(row.scratch);
    Member* const member = find(key);
    if (member == nullptr) {
      if (!skips_unknown_keys_) fail_unknown(key);
      row.scanner.value();
      continue;
    }
    if (member->last_object == objects_) fail(*member, "the key is there twice");
    member->last_object = objects_;
    parse_member(*member, row);
    ++seen;
  }
  for (std::size_t i = 0; seen < members_.size() && i < members_.size(); ++i) {
    if (members_[i].last_object == objects_) continue;
    append_missing(members_[i], i, row);
    ++seen;
  }
}

void ObjectParser::parse_member(Member& member, RowState& row) {
  if (row.scanner.peek() == text::JsonKind::null) {
    row.scanner.null();
    if (member.in_struct) fail(member, "null, but a struct's fields are never null");
    if (!member.field.nullable) fail(member, "null, but the field is required; make it nullable");
    append_null(member, row);
  } else if (member.object != nullptr) {
    if (row.scanner.peek() != text::JsonKind::object) {
      fail(member, text::json_misfit(member.field, row.scanner.value()));
    }
    member.object->parse(row);
  } else {
    parse_cell(member, row);
  }
}

void ObjectParser::parse_cell(Member& member, RowState& row) {
  Column& column = row.columns[member.column];
  const std::size_t at = row.scanner.at();
  if (!member.reader->read(row.scanner, column, row.scratch)) {
    row.scanner.go_back(at);
    fail(member, text::json_misfit(member.field, row.scanner.value()));
  }
  ++column.length;
}

void ObjectParser::append_null(const Member& member, RowState& row) const {
  if (member.object != nullptr) return member.object->append_null(row);
  Column& column = row.columns[member.column];
  member.reader->append_null(column);
  row.null_rows[member.column].push_back(static_cast<std::uint32_t>(column.length));
  ++column.length;
}

void ObjectParser::append_null(RowState& row) const {
  for (const Member& member : members_) append_null(member, row);
}

void ObjectParser::append_missing(Member& member, std::size_t index, RowState& row) {
  if (!member.default_json.empty()) {
    text::JsonScanner scanner(member.default_json);
    RowState default_row{scanner, row.columns, row.null_rows, row.scratch};
    return parse_cell(member, default_row);
  }
  if (member.in_struct) fail(member, "the key is missing, but a struct's fields are never null");
  if (!member.field.nullable) {
    fail(member,
         "the key is missing, but the field is required; make it nullable, or give it a "
         "default");
  }
  ++missing_keys_[index];
  append_null(member, row);
}

void ObjectParser::fail(const Member& member, const std::string& what) const {
  const std::string message = prefix_ + member.key + ": " + what;
  if (member.given || what == "the key is there twice") throw JsonError(message);
  throw SchemaBreak(message);
}

void ObjectParser::fail_unknown(std::string_view key) const {
  const std::string message = "the key " + text::quoted_excerpt(prefix_ + std::string(key)) +
                              " is not in the schema; add it, or leave it out with --columns";
  if (all_given_) throw JsonError(message);
  throw SchemaBreak(message);
}

}  // namespace sprat::json
