// SPDX-License-Identifier: Apache-2.0
// Files of records in memory: written whole, read whole.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <sprat/sprat.hpp>

/// The bytes of a file of these records.
template <class Record>
sprat::Buffer file_of(const std::vector<Record>& records,
                      const sprat::WriterOptions& options = {}) {
  sprat::Buffer file;
  sprat::Writer<Record> writer(sprat::memory_sink(file), options);
  writer.write(records);
  writer.close();
  return file;
}

inline sprat::WriterOptions blocks_of(std::uint64_t rows) {
  sprat::WriterOptions options;
  options.block_rows = rows;
  return options;
}

template <class Record>
sprat::Reader<Record> reader_of(const sprat::Buffer& file) {
  return sprat::Reader<Record>(sprat::memory_source(file.bytes()));
}

template <class Record>
std::vector<sprat::Owned<Record>> read_all(sprat::Reader<Record> reader) {
  std::vector<sprat::Owned<Record>> records;
  for (const Record& record : reader) records.emplace_back(record);
  return records;
}

template <class Record>
std::vector<sprat::Owned<Record>> owned(const std::vector<Record>& records) {
  return std::vector<sprat::Owned<Record>>(records.begin(), records.end());
}

/// A source that can only be read forward.
class PipeSource : public sprat::Source {
 public:
  explicit PipeSource(std::span<const std::byte> bytes) : whole_(sprat::memory_source(bytes)) {}
  const std::string& name() const override { return name_; }
  std::size_t read(std::span<std::byte> into) override { return whole_->read(into); }

 private:
  std::string name_ = "pipe";
  std::unique_ptr<sprat::Source> whole_;
};
