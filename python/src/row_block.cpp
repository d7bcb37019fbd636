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
  StructColumn(const Type& type, const std::shared_ptr<const Batch>& batch, std::size_t& column)
      : presence_(batch->columns[column]),
        block_(new RowBlock(RecordClass::of(type.name, type.fields), batch,
                            fields(type.fields, batch, column))) {}
  PyObject* value(std::size_t row) override {
    if (presence_.is_null(row)) return Py_NewRef(Py_None);
    return make_record(block_, row);
  }

  // The values of fields whose columns begin at `column`, which is moved behind them.
  static RowBlock::Fields fields(const std::vector<Field>& fields,
                                 const std::shared_ptr<const Batch>& batch, std::size_t& column) {
    RowBlock::Fields values;
    for (const Field& field : fields) {
      if (field.type.kind == TypeKind::structure) {
        values.push_back(std::make_unique<StructColumn>(field.type, batch, column));
      } else {
        values.push_back(make_value_column(field.type, batch->columns[column++]));
      }
    }
    return values;
  }

 private:
  const Column& presence_;
  RowBlockRef block_;
};

RowBlock::RowBlock(std::shared_ptr<const RecordClass> record_class,
                   std::shared_ptr<const Batch> batch, Fields fields)
    : record_class_(std::move(record_class)),
      batch_(std::move(batch)),
      fields_(std::move(fields)) {}

RowBlock::RowBlock(std::shared_ptr<const RecordClass> record_class,
                   std::shared_ptr<const Batch> batch)
    : record_class_(std::move(record_class)), batch_(std::move(batch)) {
  std::size_t column = 0;
  fields_ = StructColumn::fields(batch_->schema->fields, batch_, column);
}

RowBlock::RowBlock(std::shared_ptr<const RecordClass> record_class, const nb::tuple& values)
    : record_class_(std::move(record_class)) {
  for (nb::handle value : values) {
    fields_.push_back(std::make_unique<HeldValue>(nb::borrow(value)));
  }
}

}  // namespace sprat::python
