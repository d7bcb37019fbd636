// SPDX-License-Identifier: Apache-2.0
// A CSV dialect as it stands in the HEADER.
#pragma once

#include <vector>

#include <sprat/dialect.hpp>
#include <sprat/schema.hpp>

#include "file/table_text.hpp"

#include "sprat_generated.h"

namespace sprat {

/// Throws SchemaError where the dialect does not have one column for each of the schema's.
flatbuffers::Offset<wire::Dialect> create_dialect(flatbuffers::FlatBufferBuilder& builder,
                                                  const CsvDialect& dialect,
                                                  const std::vector<Field>& fields);

/// Of a verified table. Throws CorruptError.
CsvDialect read_dialect(const wire::Dialect& table, const std::vector<Field>& fields,
                        TableTexts& texts);

}  // namespace sprat
