// SPDX-License-Identifier: Apache-2.0
#include "row_block.hpp"

#include "record_object.hpp"

namespace sprat::python {

namespace {

class HeldValue final : public ValueColumn {
 public:
  explicit HeldValue(nb::object value) : value_(std::move(value)) {}
  PyObject* value(std::size_t) override { return Py_NewRef(value_.ptr()); }

 private:
  nb::object value_;
};

}  // namespace

// A struct's values are records of its own fields, in the same rows.
class StructColumn final : public ValueColumn {
 public:
  StructColumn(const Type& type, const NarrowBatch& rows, std::size_t& column)
      : presence_(rows.batch->columns[column]),
        block_(new RowBlock(RecordClass::of(type.name, type.fields), rows,
                            fields(type.fields, rows, column))) {}
  PyObject* value(std::size_t row) override {
    if (presence_.is_null(row)) return Py_NewRef(Py_None);
    return make_record(block_, row);
  }

  // The values of fields whose columns begin at `column`, which is moved behind them.
  static RowBlock::Fields fields(const std::vector<Field>& fields, const NarrowBatch& rows,
                                 std::size_t& column) {
    RowBlock::Fields values;
    for (const Field& field : fields) {
      if (field.type.kind == TypeKind::structure) {
        values.push_back(std::make_unique<StructColumn>(field.type, rows, column));
      } else {
        values.push_back(
            make_value_column(field.type, rows.batch->columns[column], rows.widths[column]));
        ++column;
      }
    }
    return values;
  }

 private:
  const Column& presence_;
  RowBlockRef block_;
};

RowBlock::RowBlock(std::shared_ptr<const RecordClass> record_class, const NarrowBatch& rows,
                   Fields fields)
    : record_class_(std::move(record_class)), rows_(rows), fields_(std::move(fields)) {}

RowBlock::RowBlock(std::shared_ptr<const RecordClass> record_class, NarrowBatch rows)
    : record_class_(std::move(record_class)), rows_(std::move(rows)) {
  std::size_t column = 0;
  fields_ = StructColumn::fields(batch()->schema->fields, rows_, column);
}

RowBlock::RowBlock(std::shared_ptr<const RecordClass> record_class, const nb::tuple& values)
    : record_class_(std::move(record_class)) {
  for (nb::handle value : values) {
    fields_.push_back(std::make_unique<HeldValue>(nb::borrow(value)));
  }
}

}  // namespace sprat::python
