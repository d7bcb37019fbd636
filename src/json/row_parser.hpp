// SPDX-License-Identifier: Apache-2.0
// RowParser: JSON objects, a line each, as the rows of a batch.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/error.hpp>
#include <sprat/schema.hpp>

namespace sprat::json {

/// A line does not fit a schema that was inferred from others.
class SchemaBreak : public JsonError {
 public:
  using JsonError::JsonError;
};

struct RowParserOptions {
  /// By field of the schema: the caller gave the type. Of such numbers, all spellings are read that
  /// are exactly the same number; of inferred ones only the same text.
  std::vector<bool> given;
  /// Keys that the schema does not have are passed over.
  bool skips_unknown_keys = false;
};

/// Keys are those that JsonFormatter writes, or the fields' names. A key that is missing is null,
/// or the field's default. One for each thread.
class RowParser {
 public:
  RowParser(const Schema& schema, const RowParserOptions& options);
  ~RowParser();
  RowParser(RowParser&&) noexcept;

  /// Appends a line's object as a row. JsonError, without place, where it is none; SchemaBreak
  /// where it would be one of another inferred schema.
  void parse(std::string_view line, Batch& batch);
  /// After the batch's last row.
  void finish(Batch& batch);

  /// Keys that were missing and became null, by field of the schema.
  const std::vector<std::uint64_t>& missing_keys() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat::json
