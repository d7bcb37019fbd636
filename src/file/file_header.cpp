// SPDX-License-Identifier: Apache-2.0
#include "file/file_header.hpp"

#include <sprat/version.hpp>

#include "file/dialect_table.hpp"
#include "file/schema_table.hpp"

namespace sprat {

namespace {

// Frozen in the file format (docs/format.md, HEADER).
constexpr std::uint64_t kRowsFeature = 1;
constexpr std::uint64_t kKnownFeatures = kRowsFeature;

FileHeader read_tables(const wire::Header& table, std::size_t payload_bytes, const Limits& limits) {
  TableTexts texts(payload_bytes);
  FileHeader header;
  header.writer = texts.read(table.writer());
  if (table.version() != kFormatVersion || (table.features() & ~kKnownFeatures) != 0) {
    throw CorruptError("it is of format " + std::to_string(table.version()) + ", features " +
                       std::to_string(table.features()) + ", written by '" + header.writer +
                       "'; this is sprat " SPRAT_VERSION ", which reads format " +
                       std::to_string(kFormatVersion) + "; a newer sprat may read it");
  }
  header.layout = (table.features() & kRowsFeature) != 0 ? Layout::rows : Layout::columns;
  header.schema = read_schema(*table.schema(), texts, limits);
  header.columns = schema_columns(header.schema);
  if (table.dialect() != nullptr) {
    header.dialect = read_dialect(*table.dialect(), header.columns, texts);
  }
  for (std::size_t i = 0; i < vector_size(table.metadata()); ++i) {
    const auto* pair = table.metadata()->Get(static_cast<flatbuffers::uoffset_t>(i));
    std::string key = texts.read(pair->key());
    if (!header.metadata.try_emplace(std::move(key), texts.read(pair->value())).second) {
      throw CorruptError("a metadata key is there twice");
    }
  }
  return header;
}

}  // namespace

void write_file_header(const Schema& schema, const WriterOptions& options, Buffer& payload) {
  flatbuffers::FlatBufferBuilder builder;
  const auto schema_table = create_schema(builder, schema);
  const auto dialect = options.dialect
                           ? create_dialect(builder, *options.dialect, schema_columns(schema))
                           : flatbuffers::Offset<wire::Dialect>();
  flatbuffers::Offset<flatbuffers::Vector<flatbuffers::Offset<wire::KeyValue>>> metadata;
  if (!options.metadata.empty()) {
    std::vector<flatbuffers::Offset<wire::KeyValue>> pairs;
    for (const auto& [key, value] : options.metadata) {
      const auto key_text = create_text(builder, key);
      const auto value_text = create_text(builder, value);
      pairs.push_back(wire::CreateKeyValue(builder, key_text, value_text));
    }
    metadata = builder.CreateVector(pairs);
  }
  const auto writer = builder.CreateString("sprat " SPRAT_VERSION);
  const std::uint64_t features = options.layout == Layout::rows ? kRowsFeature : 0;
  builder.Finish(wire::CreateHeader(builder, kFormatVersion, features, schema_table, writer,
                                    dialect, metadata));
  payload.clear();
  append_finished(builder, payload);
}

FileHeader read_file_header(Bytes payload, const Limits& limits) {
  const auto& table = verified_table<wire::Header>(payload, "the file's HEADER");
  try {
    return read_tables(table, payload.size(), limits);
  } catch (const CorruptError& error) {
    throw CorruptError(std::string("the file's HEADER: ") + error.what());
  }
}

}  // namespace sprat
