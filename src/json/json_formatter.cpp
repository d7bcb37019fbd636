// SPDX-License-Identifier: Apache-2.0
#include "json/json_formatter.hpp"

#include <map>
#include <string>
#include <vector>

#include "json/json_cell_writers.hpp"
#include "json/json_text.hpp"
#include "text/row_assembler.hpp"

namespace sprat::json {
namespace {

// Of equal keys, those that are CSV names give way to the fields' own names, which are unique.
std::vector<std::string> unique_keys(const Schema& schema) {
  std::vector<std::string> keys;
  for (const Field& field : schema.fields) {
    keys.push_back(field.csv_name.empty() ? field.name : field.csv_name);
  }
  bool changed = true;
  while (changed) {
    changed = false;
    std::map<std::string, std::size_t> uses;
    for (const std::string& key : keys) ++uses[key];
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (uses[keys[i]] == 1 || keys[i] == schema.fields[i].name) continue;
      keys[i] = schema.fields[i].name;
      changed = true;
    }
  }
  return keys;
}

std::string before_cell(const std::string& key, bool first) {
  std::string before(max_string_bytes(key) + 2, '\0');
  before[0] = first ? '{' : ',';
  char* end = write_string(key, before.data() + 1);
  *end++ = ':';
  before.resize(static_cast<std::size_t>(end - before.data()));
  return before;
}

}  // namespace

class JsonFormatter::Impl {
 public:
  explicit Impl(const Schema& schema) : assembler_(schema.fields.empty() ? "{}\n" : "}\n") {
    const std::vector<std::string> keys = unique_keys(schema);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      assembler_.add(before_cell(keys[i], i == 0), json_cell_writer(schema.fields[i]));
    }
  }

  void rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out) {
    assembler_.rows(batch, first, count, out);
  }

 private:
  text::RowAssembler assembler_;
};

JsonFormatter::JsonFormatter(const Schema& schema) : impl_(std::make_unique<Impl>(schema)) {}
JsonFormatter::~JsonFormatter() = default;
JsonFormatter::JsonFormatter(JsonFormatter&&) noexcept = default;

void JsonFormatter::rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out) {
  impl_->rows(batch, first, count, out);
}

}  // namespace sprat::json
