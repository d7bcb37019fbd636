// SPDX-License-Identifier: Apache-2.0
// A schema as it stands in the HEADER.
#pragma once

#include <sprat/limits.hpp>
#include <sprat/schema.hpp>

#include "file/table_text.hpp"

#include "sprat_generated.h"

namespace sprat {

flatbuffers::Offset<wire::Schema> create_schema(flatbuffers::FlatBufferBuilder& builder,
                                                const Schema& schema);

/// Of a verified table. Throws CorruptError where it is no valid schema, LimitError where it has
/// too many columns.
Schema read_schema(const wire::Schema& table, TableTexts& texts, const Limits& limits);

}  // namespace sprat
