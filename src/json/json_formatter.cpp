// SPDX-License-Identifier: Apache-2.0
#include "json/json_formatter.hpp"

#include <string>
#include <utility>
#include <vector>

#include "json/json_keys.hpp"
#include "json/member_writer.hpp"
#include "text/json_cell_writers.hpp"
#include "text/json_text.hpp"
#include "text/row_assembler.hpp"

namespace sprat::json {
namespace {

/// A column's cell and the text before it. The members of a nullable struct have text of their own,
/// which goes where the struct is null.
struct Cell {
  const Field* field = nullptr;
  std::string before;
  bool in_nullable = false;
  MemberText member;
};

std::string quoted(const std::string& text) {
  std::string string(text::max_string_bytes(text), '\0');
  const char* const end = text::write_string(text, string.data());
  string.resize(static_cast<std::size_t>(end - string.data()));
  return string;
}

/// Lays an object's text around the cells of its columns, structs as nested objects.
class ObjectLayout {
 public:
  explicit ObjectLayout(const Schema& schema) { add_object(schema.fields); }

  const std::vector<Cell>& cells() const { return cells_; }
  /// After the last cell.
  const std::string& rest() const { return before_; }

 private:
  std::string& text() { return in_nullable_ ? member_before_ : before_; }

  void add_object(const std::vector<Field>& fields) {
    const std::vector<std::string> keys = json_keys(fields);
    text() += '{';
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i != 0) text() += ',';
      text().append(quoted(keys[i])).append(1, ':');
      fields[i].type.kind == TypeKind::structure ? add_struct(fields[i]) : add_cell(fields[i]);
    }
    text() += '}';
  }

  void add_struct(const Field& field) {
    if (in_nullable_ || !field.nullable) return add_object(field.type.fields);
    const std::size_t first = cells_.size();
    in_nullable_ = true;
    add_object(field.type.fields);
    in_nullable_ = false;
    cells_[first].member.when_null = "null";
    cells_.back().member.after = std::exchange(member_before_, {});
  }

  void add_cell(const Field& field) {
    Cell cell{.field = &field, .before = std::exchange(before_, {}), .in_nullable = in_nullable_};
    cell.member.before = std::exchange(member_before_, {});
    cells_.push_back(std::move(cell));
  }

  std::vector<Cell> cells_;
  std::string before_;
  std::string member_before_;
  bool in_nullable_ = false;
};

text::RowAssembler make_assembler(const Schema& schema) {
  const ObjectLayout layout(schema);
  text::RowAssembler assembler(layout.rest() + "\n");
  for (const Cell& cell : layout.cells()) {
    std::unique_ptr<text::CellWriter> writer = text::json_cell_writer(*cell.field);
    if (cell.in_nullable) {
      writer = std::make_unique<MemberWriter>(std::move(writer), cell.member);
    }
    assembler.add(cell.before, std::move(writer));
  }
  return assembler;
}

}  // namespace

class JsonFormatter::Impl {
 public:
  explicit Impl(const Schema& schema) : assembler_(make_assembler(schema)) {}

  void rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out) {
    assembler_.rows(batch, first, count, out);
  }

 private:
  text::RowAssembler assembler_;
};

JsonFormatter::JsonFormatter(const Schema& schema) : impl_(std::make_unique<Impl>(schema)) {}
JsonFormatter::~JsonFormatter() = default;
JsonFormatter::JsonFormatter(JsonFormatter&&) noexcept = default;

void JsonFormatter::rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out) {
  impl_->rows(batch, first, count, out);
}

}  // namespace sprat::json
