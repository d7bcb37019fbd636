// SPDX-License-Identifier: Apache-2.0
// JsonFormatter: batches as JSON lines, an object a row.
#pragma once

#include <memory>

#include <sprat/batch.hpp>
#include <sprat/dialect.hpp>

namespace sprat::json {

/// Stateless between calls, so that blocks can be formatted by several threads, one formatter each.
class JsonFormatter {
 public:
  /// Keys are the fields' CSV names where they have one. Repeated names are made unique as the
  /// fields'.
  explicit JsonFormatter(const Schema& schema);
  ~JsonFormatter();
  JsonFormatter(JsonFormatter&&) noexcept;

  /// Rows [first, first + count), each an object and LF.
  void rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat::json
