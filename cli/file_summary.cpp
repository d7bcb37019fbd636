// SPDX-License-Identifier: Apache-2.0
// Gathering a FileSummary and printing it.
#include "file_summary.hpp"

#include <algorithm>
#include <filesystem>

#include "byte_size.hpp"
#include "json_writer.hpp"
#include "scalar_text.hpp"
#include "text_table.hpp"

namespace sprat::cli {
namespace {

constexpr std::size_t kMaxBoundWidth = 20;
constexpr std::size_t kMaxTypeWidth = 32;

/// The encoding that most of the column's bytes have, and how many others there are.
std::string main_encoding(const ColumnSummary& column) {
  const auto smaller = [](const auto& left, const auto& right) {
    return left.second < right.second;
  };
  const auto most = std::max_element(column.encodings.begin(), column.encodings.end(), smaller);
  if (most == column.encodings.end()) return {};
  const std::size_t others = column.encodings.size() - 1;
  return most->first + (others == 0 ? "" : " and " + format_count(others, "other"));
}

std::string share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return {};
  return format_fixed(100 * static_cast<double>(part) / static_cast<double>(whole), 1) + " %";
}

void write_column(JsonWriter& json, const ColumnSummary& column) {
  const Type& type = column.field.type;
  const std::string type_text = to_string(type);
  json.begin_object();
  json.key("name").text(column.field.name);
  if (!column.field.csv_name.empty()) json.key("csv_name").text(column.field.csv_name);
  json.key("type").text(type_text.substr(0, type_text.find('(')));
  if (type.kind == TypeKind::decimal) json.key("scale").number(std::int64_t{type.scale});
  if (!column.field.format.empty()) json.key("format").text(column.field.format);
  json.key("nullable").boolean(column.field.nullable);
  json.key("null_count").number(column.statistics.null_count);
  write_scalar(json.key("min"), column.statistics.minimum, type);
  write_scalar(json.key("max"), column.statistics.maximum, type);
  json.key("min_exact").boolean(column.statistics.minimum_exact);
  json.key("max_exact").boolean(column.statistics.maximum_exact);
  json.key("bytes").number(column.stored_bytes);
  json.key("decoded_bytes").number(column.decoded_bytes);
  json.key("encodings").begin_object();
  for (const auto& [encoding, bytes] : column.encodings) json.key(encoding).number(bytes);
  json.end_object();
  json.end_object();
}

}  // namespace

FileSummary summarize(const std::string& path) {
  const BatchReader reader(path);
  const std::vector<Field> columns = schema_columns(reader.file_schema());
  const std::vector<Statistics>& statistics = reader.statistics();
  FileSummary summary;
  summary.path = path;
  summary.written_by = reader.written_by();
  summary.schema_name = reader.file_schema().name;
  summary.layout = reader.layout();
  summary.bytes = std::filesystem::file_size(path);
  summary.rows = reader.row_count().value_or(0);
  summary.metadata = reader.metadata();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    ColumnSummary& column = summary.columns.emplace_back();
    column.field = columns[i];
    if (i < statistics.size()) column.statistics = statistics[i];
  }
  for (const BlockInfo& block : reader.blocks()) {
    ++summary.blocks;
    const std::vector<ChunkInfo> chunks = reader.chunks(block);
    for (std::size_t i = 0; i < std::min(chunks.size(), summary.columns.size()); ++i) {
      ColumnSummary& column = summary.columns[i];
      column.stored_bytes += chunks[i].stored_bytes;
      column.decoded_bytes += chunks[i].decoded_bytes;
      const std::string from = chunks[i].base.empty() ? "" : " from " + chunks[i].base;
      column.encodings[chunks[i].encoding + from] += chunks[i].stored_bytes;
    }
  }
  return summary;
}

std::string summary_text(const FileSummary& summary) {
  std::string text = summary.path + ": " + format_count(summary.rows, "row") + " of " +
                     summary.schema_name + " in " + format_count(summary.blocks, "block") +
                     (summary.layout == Layout::rows ? " of layout rows, " : ", ") +
                     format_byte_size(summary.bytes) + ", written by " + summary.written_by +
                     "\n\n";
  TextTable table({{"column"},
                   {"type"},
                   {"nulls", Align::right},
                   {"minimum"},
                   {"maximum"},
                   {"bytes", Align::right},
                   {"share", Align::right},
                   {"encoding"}});
  for (const ColumnSummary& column : summary.columns) {
    const Type& type = column.field.type;
    table.add_row({column.field.name,
                   cut_to_width(to_string(type, column.field.format), kMaxTypeWidth),
                   format_count(column.statistics.null_count),
                   cut_to_width(scalar_text(column.statistics.minimum, type), kMaxBoundWidth),
                   cut_to_width(scalar_text(column.statistics.maximum, type), kMaxBoundWidth),
                   format_byte_size(column.stored_bytes), share(column.stored_bytes, summary.bytes),
                   main_encoding(column)});
  }
  text += table.text();
  for (const auto& [key, value] : summary.metadata)
    text.append(key).append(": ").append(value) += '\n';
  return text;
}

std::string summary_json(const FileSummary& summary) {
  JsonWriter json;
  json.begin_object();
  json.key("file").text(summary.path);
  json.key("written_by").text(summary.written_by);
  json.key("schema").text(summary.schema_name);
  json.key("layout").text(summary.layout == Layout::rows ? "rows" : "columns");
  json.key("rows").number(summary.rows);
  json.key("blocks").number(summary.blocks);
  json.key("bytes").number(summary.bytes);
  json.key("columns").begin_array();
  for (const ColumnSummary& column : summary.columns) write_column(json, column);
  json.end_array();
  json.key("metadata").begin_object();
  for (const auto& [key, value] : summary.metadata) json.key(key).text(value);
  json.end_object();
  json.end_object();
  return json.finish();
}

}  // namespace sprat::cli
