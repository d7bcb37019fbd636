// SPDX-License-Identifier: Apache-2.0
#include "arrow_capsules.hpp"

#include <utility>

#include <sprat/error.hpp>

namespace sprat::python {

namespace {

template <class T>
T* content(PyObject* capsule, const char* name) {
  auto* const pointer = static_cast<T*>(PyCapsule_GetPointer(capsule, name));
  if (pointer == nullptr) nb::raise_python_error();
  return pointer;
}

// The receiver moves the content out and leaves no `release`.
template <class T>
void destroy(PyObject* capsule) {
  auto* const pointer = static_cast<T*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
  if (pointer->release != nullptr) pointer->release(pointer);
  delete pointer;
}

template <class T, class Fill>
nb::object capsule(const char* name, Fill fill) {
  auto made = std::make_unique<T>();
  *made = T{};
  fill(*made);
  const nb::object object = nb::steal(PyCapsule_New(made.get(), name, destroy<T>));
  if (!object.is_valid()) nb::raise_python_error();
  made.release();
  return object;
}

// One batch as a stream, for those who hand out no streams.
struct SingleBatch {
  ArrowSchema schema = {};
  ArrowArray array = {};
};

SingleBatch& batch_of(ArrowArrayStream* stream) {
  return *static_cast<SingleBatch*>(stream->private_data);
}

ArrowArrayStream stream_of(ArrowSchema& schema, ArrowArray& array) {
  ArrowArrayStream stream = {};
  stream.private_data =
      new SingleBatch{std::exchange(schema, ArrowSchema{}), std::exchange(array, ArrowArray{})};
  stream.get_schema = [](ArrowArrayStream* self, ArrowSchema* into) {
    *into = std::exchange(batch_of(self).schema, ArrowSchema{});
    return 0;
  };
  stream.get_next = [](ArrowArrayStream* self, ArrowArray* into) {
    *into = std::exchange(batch_of(self).array, ArrowArray{});
    return 0;
  };
  stream.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  stream.release = [](ArrowArrayStream* self) {
    SingleBatch& batch = batch_of(self);
    if (batch.schema.release != nullptr) batch.schema.release(&batch.schema);
    if (batch.array.release != nullptr) batch.array.release(&batch.array);
    delete &batch;
    self->release = nullptr;
  };
  return stream;
}

}  // namespace

nb::object schema_capsule(const Schema& schema, const ArrowForm& form) {
  return capsule<ArrowSchema>("arrow_schema",
                              [&](ArrowSchema& into) { export_arrow_schema(schema, form, into); });
}

nb::object stream_capsule(const Schema& schema, const ArrowForm& form, NextRows next) {
  return capsule<ArrowArrayStream>("arrow_array_stream", [&](ArrowArrayStream& into) {
    export_arrow_stream(schema, form, std::move(next), into);
  });
}

nb::object stream_capsule(const Schema& schema, const ArrowForm& form, NextArray next) {
  return capsule<ArrowArrayStream>("arrow_array_stream", [&](ArrowArrayStream& into) {
    export_arrow_stream(schema, form, std::move(next), into);
  });
}

ArrowText arrow_text_named(const std::string& name) {
  if (name == "views") return ArrowText::views;
  if (name == "dictionary") return ArrowText::dictionary;
  if (name == "offsets") return ArrowText::offsets;
  throw nb::value_error(("text is 'views', 'dictionary' or 'offsets', not '" + name + "'").c_str());
}

ArrowImporter import_table(nb::handle table) {
  if (nb::hasattr(table, "__arrow_c_stream__")) {
    const nb::object capsule = table.attr("__arrow_c_stream__")();
    return ArrowImporter(*content<ArrowArrayStream>(capsule.ptr(), "arrow_array_stream"));
  }
  const nb::tuple capsules(table.attr("__arrow_c_array__")());
  ArrowArrayStream stream =
      stream_of(*content<ArrowSchema>(nb::object(capsules[0]).ptr(), "arrow_schema"),
                *content<ArrowArray>(nb::object(capsules[1]).ptr(), "arrow_array"));
  return ArrowImporter(stream);
}

}  // namespace sprat::python
