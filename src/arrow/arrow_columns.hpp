// SPDX-License-Identifier: Apache-2.0
// An Arrow array as a column of a batch.
#pragma once

#include <sprat/arrow.hpp>
#include <sprat/batch.hpp>

namespace sprat::arrow {

/// Copies elements [first, first + count) of `array`, which counts from the array's own offset.
/// `type` is what `field_of` made of `schema`. Throws SchemaError naming `name` and the row where a
/// value does not fit the type, or an element of a list is null.
void import_column(const ArrowSchema& schema, const ArrowArray& array, std::size_t first,
                   std::size_t count, const Type& type, const std::string& name, Column& into);

/// The validity of these elements alone.
void import_validity(const ArrowArray& array, std::size_t first, std::size_t count, Column& into);

}  // namespace sprat::arrow
