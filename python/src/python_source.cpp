// SPDX-License-Identifier: Apache-2.0
#include "python_source.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include <nanobind/stl/string.h>

#include <sprat/error.hpp>

namespace sprat::python {

namespace {

std::string name_of(nb::handle file) {
  const nb::object name = nb::getattr(file, "name", nb::none());
  if (nb::isinstance<nb::str>(name)) return nb::cast<std::string>(nb::str(name));
  return nb::cast<std::string>(nb::str(nb::handle(file.type()).attr("__name__")));
}

bool is_seekable(nb::handle file) {
  const nb::object seekable = nb::getattr(file, "seekable", nb::none());
  return !seekable.is_none() && nb::cast<bool>(seekable());
}

// Bytes of a Python object that stays alive and unchanged as long as this does.
class BufferView {
 public:
  explicit BufferView(nb::handle object) {
    if (PyObject_GetBuffer(object.ptr(), &view_, PyBUF_SIMPLE) != 0) nb::raise_python_error();
  }
  BufferView(const BufferView&) = delete;
  BufferView& operator=(const BufferView&) = delete;
  ~BufferView() {
    const nb::gil_scoped_acquire gil;
    PyBuffer_Release(&view_);
  }
  std::span<const std::byte> bytes() const {
    return {static_cast<const std::byte*>(view_.buf), static_cast<std::size_t>(view_.len)};
  }

 private:
  Py_buffer view_;
};

class BufferSource final : public Source {
 public:
  explicit BufferSource(nb::handle object)
      : view_(object), source_(memory_source(view_.bytes(), "bytes")) {}
  const std::string& name() const override { return source_->name(); }
  std::size_t read(std::span<std::byte> into) override { return source_->read(into); }
  std::optional<std::uint64_t> size() const override { return source_->size(); }
  std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override {
    return source_->read_at(offset, into);
  }
  void seek(std::uint64_t offset) override { source_->seek(offset); }

 private:
  BufferView view_;
  std::unique_ptr<Source> source_;
};

// Calls come from threads that do not hold the GIL.
class FileObjectSource final : public Source {
 public:
  explicit FileObjectSource(nb::handle file) : file_(nb::borrow(file)), name_(name_of(file)) {
    if (!is_seekable(file)) return;
    origin_ = nb::cast<std::uint64_t>(file_.attr("tell")());
    const auto end = nb::cast<std::uint64_t>(file_.attr("seek")(0, 2));
    size_ = end - std::min(end, origin_);
    file_.attr("seek")(origin_);
  }
  ~FileObjectSource() override {
    const nb::gil_scoped_acquire gil;
    file_.reset();
  }
  const std::string& name() const override { return name_; }
  std::optional<std::uint64_t> size() const override { return size_; }

  std::size_t read(std::span<std::byte> into) override {
    const nb::gil_scoped_acquire gil;
    if (size_ || place_ != file_place_) move_to(place_);
    const std::size_t count = fill(into);
    place_ += count;
    return count;
  }
  std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override {
    const nb::gil_scoped_acquire gil;
    move_to(offset);
    return fill(into);
  }
  void seek(std::uint64_t offset) override { place_ = offset; }

 private:
  void move_to(std::uint64_t offset) {
    file_.attr("seek")(origin_ + offset);
    file_place_ = offset;
  }

  // A raw file may give less than was asked for; only nothing is the end.
  std::size_t fill(std::span<std::byte> into) {
    std::size_t filled = 0;
    while (filled < into.size()) {
      const nb::object piece = file_.attr("read")(into.size() - filled);
      if (!nb::isinstance<nb::bytes>(piece)) {
        throw IoError(name_ + ": read() gave no bytes; open the file in binary mode ('rb')");
      }
      const nb::bytes bytes(piece);
      if (bytes.size() == 0) break;
      if (bytes.size() > into.size() - filled) {
        throw IoError(name_ + ": read() gave more bytes than it was asked for");
      }
      std::memcpy(into.data() + filled, bytes.c_str(), bytes.size());
      filled += bytes.size();
    }
    file_place_ += filled;
    return filled;
  }

  nb::object file_;
  std::string name_;
  std::uint64_t origin_ = 0;
  std::uint64_t place_ = 0;
  std::uint64_t file_place_ = 0;
  std::optional<std::uint64_t> size_;
};

// What it takes cannot be taken back: a file object has no name that could appear late.
class FileObjectSink final : public Sink {
 public:
  explicit FileObjectSink(nb::handle file) : file_(nb::borrow(file)), name_(name_of(file)) {}
  ~FileObjectSink() override {
    const nb::gil_scoped_acquire gil;
    file_.reset();
  }
  const std::string& name() const override { return name_; }
  void write(std::span<const std::byte> bytes) override {
    const nb::gil_scoped_acquire gil;
    while (!bytes.empty()) {
      // Bytes of its own: the file object may keep them.
      const nb::object written = file_.attr("write")(nb::bytes(bytes.data(), bytes.size()));
      bytes = bytes.subspan(written.is_none() ? bytes.size() : taken(written, bytes.size()));
    }
  }
  void flush() override {
    const nb::gil_scoped_acquire gil;
    const nb::object flush = nb::getattr(file_, "flush", nb::none());
    if (!flush.is_none()) flush();
  }
  void commit() override { flush(); }

 private:
  std::size_t taken(const nb::object& written, std::size_t most) const {
    const auto count = nb::cast<std::size_t>(written);
    if (count == 0 || count > most) {
      throw IoError(name_ + ": write() took " + std::to_string(count) + " of " +
                    std::to_string(most) + " bytes");
    }
    return count;
  }

  nb::object file_;
  std::string name_;
};

std::optional<std::string> path_of(nb::handle file) {
  if (!nb::isinstance<nb::str>(file) && !nb::hasattr(file, "__fspath__")) return std::nullopt;
  PyObject* encoded = nullptr;
  if (PyUnicode_FSConverter(file.ptr(), &encoded) == 0) nb::raise_python_error();
  const nb::bytes path = nb::steal<nb::bytes>(encoded);
  return std::string(path.c_str(), path.size());
}

[[noreturn]] void refuse(nb::handle file, const char* wanted) {
  throw nb::type_error(
      ("expected a path, or " + std::string(wanted) + ", not " + name_of(file)).c_str());
}

}  // namespace

FilePlace::FilePlace(nb::handle file) : file_(file) {
  if (is_seekable(file)) place_ = file.attr("tell")();
}

void FilePlace::restore() const {
  if (is_known()) file_.attr("seek")(place_);
}

std::unique_ptr<Source> make_source(nb::handle file) {
  if (const auto path = path_of(file)) return open_source(*path);
  if (PyObject_CheckBuffer(file.ptr()) != 0) return std::make_unique<BufferSource>(file);
  if (nb::hasattr(file, "read")) return std::make_unique<FileObjectSource>(file);
  refuse(file, "a file open for reading in binary mode, or bytes");
}

bool is_repeatable(nb::handle file) {
  if (const auto path = path_of(file)) return open_source(*path)->size().has_value();
  return PyObject_CheckBuffer(file.ptr()) != 0;
}

std::unique_ptr<Sink> make_sink(nb::handle file, const SinkOptions& options) {
  if (const auto path = path_of(file)) return create_sink(*path, options);
  if (nb::hasattr(file, "write")) return std::make_unique<FileObjectSink>(file);
  refuse(file, "a file open for writing in binary mode");
}

}  // namespace sprat::python
