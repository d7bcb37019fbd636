// SPDX-License-Identifier: Apache-2.0
// NarrowBatch: rows whose dictionary codes, integers and dates take no more bytes than their values
// need.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <sprat/batch.hpp>

namespace sprat::python {

struct NarrowBatch {
  std::shared_ptr<const Batch> batch;
  /// By column: the bytes of a code, an integer or a date; 0: as Column and the type say.
  std::vector<std::uint8_t> widths;
};

/// Takes the rows out of `batch`, which keeps what memory it can for the next ones.
NarrowBatch take_narrowed(Batch& batch);

/// The bytes that codes of so many entries need: 1, 2 or 4.
std::uint8_t code_width(std::size_t entries);

}  // namespace sprat::python
