// SPDX-License-Identifier: Apache-2.0
// Batches as an Arrow C stream.
#include <cerrno>
#include <exception>
#include <string>
#include <utility>

#include <sprat/arrow.hpp>

namespace sprat {

namespace {

struct StreamParts {
  Schema schema;
  ArrowForm form;
  NextArray next;
  std::string error;
};

StreamParts& parts_of(ArrowArrayStream* stream) {
  return *static_cast<StreamParts*>(stream->private_data);
}

template <class Work>
int guarded(ArrowArrayStream* stream, Work work) {
  StreamParts& parts = parts_of(stream);
  try {
    work(parts);
    return 0;
  } catch (const std::exception& error) {
    parts.error = error.what();
  } catch (...) {
    parts.error = "an error of no known kind";
  }
  return EIO;
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* into) {
  return guarded(stream, [into](const StreamParts& parts) {
    export_arrow_schema(parts.schema, parts.form, *into);
  });
}

int get_next(ArrowArrayStream* stream, ArrowArray* into) {
  return guarded(stream, [into](const StreamParts& parts) {
    *into = ArrowArray{};
    *into = parts.next().take();
  });
}

const char* last_error(ArrowArrayStream* stream) {
  const std::string& error = parts_of(stream).error;
  return error.empty() ? nullptr : error.c_str();
}

void release_stream(ArrowArrayStream* stream) {
  delete &parts_of(stream);
  stream->release = nullptr;
}

}  // namespace

void export_arrow_stream(const Schema& schema, ArrowForm form, NextRows next,
                         ArrowArrayStream& into) {
  export_arrow_stream(
      schema, form,
      [form, next = std::move(next)] {
        const RowRange rows = next();
        return rows.batch ? ExportedArray(rows, form) : ExportedArray();
      },
      into);
}

void export_arrow_stream(const Schema& schema, ArrowForm form, NextArray next,
                         ArrowArrayStream& into) {
  into.get_schema = get_schema;
  into.get_next = get_next;
  into.get_last_error = last_error;
  into.release = release_stream;
  into.private_data = new StreamParts{schema, std::move(form), std::move(next), {}};
}

}  // namespace sprat
