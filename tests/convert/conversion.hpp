// SPDX-License-Identifier: Apache-2.0
// CSV text converted there and back, in a folder of the test's own.
#pragma once

#include <string>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>

#include "support/byte_text.hpp"
#include "support/error_message.hpp"
#include "support/temporary_folder.hpp"

namespace sprat {

inline std::unique_ptr<Sink> replacing_sink(const std::string& path) {
  SinkOptions options;
  options.overwrite = true;
  return create_sink(path, options);
}

/// From in.csv to out.sprat.
inline ConvertReport convert_text(const TemporaryFolder& files, const std::string& csv,
                                  const ConvertOptions& options = {}) {
  return convert_csv({files.write("in.csv", csv)}, replacing_sink(files.file("out.sprat")),
                     options);
}

/// What out.sprat holds.
inline std::string converted_text(const TemporaryFolder& files, const TextOptions& options = {}) {
  BatchReader reader(files.file("out.sprat"));
  Buffer text;
  const auto sink = memory_sink(text);
  write_text(reader, *sink, options);
  sink->commit();
  return ::text_of(text.bytes());
}

}  // namespace sprat
