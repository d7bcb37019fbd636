// SPDX-License-Identifier: Apache-2.0
// Whatever Python calls a file, as a Source or a Sink: paths, file objects, pipes, bytes.
#pragma once

#include <memory>

#include <nanobind/nanobind.h>

#include <sprat/io.hpp>

namespace sprat::python {

namespace nb = nanobind;

/// A path (str, os.PathLike; "-" is standard input), bytes or another buffer, or an object with
/// `read`; one that is seekable too is read by place. TypeError for anything else.
std::unique_ptr<Source> make_source(nb::handle file);
/// Where a seekable file object stands.
class FilePlace {
 public:
  explicit FilePlace(nb::handle file);
  bool is_known() const { return place_.is_valid(); }
  void restore() const;

 private:
  nb::handle file_;
  nb::object place_;
};

/// Whether the same source can be made again: of a path that is no pipe's, and of bytes.
bool is_repeatable(nb::handle file);
/// A path ("-" is standard output), or an object with `write`. An existing file is replaced when
/// the new one is whole.
std::unique_ptr<Sink> make_sink(nb::handle file, const SinkOptions& options);

}  // namespace sprat::python
