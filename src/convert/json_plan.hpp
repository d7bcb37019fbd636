// SPDX-License-Identifier: Apache-2.0
// JsonPlan: what the keys of JSON lines become, decided on a sample or, where need be, on all rows.
#pragma once

#include <string>
#include <vector>

#include <sprat/convert.hpp>
#include <sprat/schema.hpp>

#include "convert/json_lines.hpp"
#include "json/row_parser.hpp"

namespace sprat {

struct JsonPlan {
  Schema schema;
  json::RowParserOptions rows;
  std::vector<std::string> notes;
};

JsonPlan plan_on_sample(JsonLines& text, const ConvertOptions& options);
/// The text must be rewindable.
JsonPlan plan_on_all_rows(JsonLines& text, const ConvertOptions& options);

}  // namespace sprat
