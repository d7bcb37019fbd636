// SPDX-License-Identifier: Apache-2.0
// ArrowImporter: another library's stream as batches.
#include <cerrno>
#include <cstring>
#include <set>
#include <string>
#include <utility>

#include <sprat/arrow.hpp>
#include <sprat/error.hpp>

#include "arrow/arrow_columns.hpp"
#include "arrow/arrow_types.hpp"

namespace sprat {

namespace {

// Owns one of Arrow's structs.
template <class T>
class Owned {
 public:
  Owned() = default;
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { reset(); }
  void reset() {
    if (value.release != nullptr) value.release(&value);
    value = T{};
  }
  T value = {};
};

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Names that a schema can have; the given ones are kept as names in CSV.
void make_identifiers(std::vector<Field>& fields) {
  std::set<std::string> taken;
  for (Field& field : fields) {
    std::string name = field.name;
    for (char& c : name) c = is_word_character(c) ? c : '_';
    if (name.empty() || (name[0] >= '0' && name[0] <= '9')) name.insert(name.begin(), '_');
    std::string unique = name;
    for (int number = 2; !taken.insert(unique).second; ++number) {
      unique = name + "_" + std::to_string(number);
    }
    if (unique != field.name) field.csv_name = std::exchange(field.name, unique);
    if (field.type.kind == TypeKind::structure) make_identifiers(field.type.fields);
  }
}

}  // namespace

class ArrowImporter::Impl {
 public:
  explicit Impl(ArrowArrayStream& stream) {
    stream_.value = std::exchange(stream, ArrowArrayStream{});
    check(stream_.value.get_schema(&stream_.value, &arrow_schema_.value));
    if (std::strcmp(arrow_schema_.value.format, "+s") != 0) {
      throw SchemaError("the stream is of single values; rows are a struct (a table)");
    }
    Schema schema;
    schema.name = "Row";
    std::string problems;
    for (std::int64_t i = 0; i < arrow_schema_.value.n_children; ++i) {
      schema.fields.push_back(arrow::field_of(*arrow_schema_.value.children[i], problems));
    }
    if (!problems.empty()) throw SchemaError(problems);
    make_identifiers(schema.fields);
    validate(schema);
    schema_ = std::make_shared<const Schema>(std::move(schema));
    columns_ = schema_columns(*schema_);
  }

  const Schema& schema() const { return *schema_; }

  bool next(Batch& batch) {
    Owned<ArrowArray> array;
    check(stream_.value.get_next(&stream_.value, &array.value));
    if (array.value.release == nullptr) return false;
    batch.clear();
    batch.schema = schema_;
    batch.columns.resize(columns_.size());
    batch.rows = static_cast<std::size_t>(array.value.length);
    batch.first_row = rows_;
    rows_ += batch.rows;
    std::size_t column = 0;
    import_fields(arrow_schema_.value, array.value, 0, schema_->fields, nullptr, column, batch);
    return true;
  }

 private:
  void check(int code) {
    if (code == 0) return;
    const char* error = stream_.value.get_last_error(&stream_.value);
    throw IoError(error != nullptr ? error : std::strerror(code));
  }

  // `presence` holds which rows of a nullable struct are there.
  void import_fields(const ArrowSchema& schema, const ArrowArray& array, std::size_t first,
                     const std::vector<Field>& fields, const Column* presence, std::size_t& column,
                     Batch& batch) {
    const std::size_t begin = static_cast<std::size_t>(array.offset) + first;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const ArrowSchema& child_schema = *schema.children[i];
      const ArrowArray& child = *array.children[i];
      if (fields[i].type.kind == TypeKind::structure) {
        Column own;
        own.length = batch.rows;
        arrow::import_validity(child, begin, batch.rows, own);
        import_fields(child_schema, child, begin, fields[i].type.fields,
                      presence != nullptr ? presence : &own, column, batch);
        continue;
      }
      Column& into = batch.columns[column];
      arrow::import_column(child_schema, child, begin, batch.rows, fields[i].type,
                           columns_[column].name, into);
      if (presence != nullptr) set_presence(*presence, columns_[column].name, into);
      ++column;
    }
  }

  // A struct's fields are null where it is, and nowhere else.
  static void set_presence(const Column& presence, const std::string& name, Column& into) {
    for (std::size_t row = 0; row < into.length; ++row) {
      if (into.is_null(row) && !presence.is_null(row)) {
        throw SchemaError("column " + name + ", row " + std::to_string(row) +
                          " of its batch is null, but its struct is not; sprat's structs have no "
                          "null fields: give the field a column of its own");
      }
    }
    into.validity = presence.validity;
    into.null_count = presence.null_count;
  }

  Owned<ArrowArrayStream> stream_;
  Owned<ArrowSchema> arrow_schema_;
  std::shared_ptr<const Schema> schema_;
  std::vector<Field> columns_;
  std::uint64_t rows_ = 0;
};

ArrowImporter::ArrowImporter(ArrowArrayStream& stream) : impl_(std::make_unique<Impl>(stream)) {}
ArrowImporter::~ArrowImporter() = default;
ArrowImporter::ArrowImporter(ArrowImporter&&) noexcept = default;

const Schema& ArrowImporter::schema() const {
  return impl_->schema();
}

bool ArrowImporter::next(Batch& batch) {
  return impl_->next(batch);
}

}  // namespace sprat
