// SPDX-License-Identifier: Apache-2.0
// Schema and rows as JSON: what is expected of a golden file, for any language to compare with.
#pragma once

#include <string>

#include <sprat/batch.hpp>

/// {"fields": [{"name", "kind", "nullable", …}], "rows": [[…]]}: booleans as such; integers, dates,
/// times, timestamps and decimals as stored; floating point as C's %a in quotes; text and integers
/// of any size in quotes; bytes as hexadecimal digits in quotes; lists and arrays as arrays.
/// Structs are their columns.
std::string rows_to_json(const sprat::Batch& rows);
