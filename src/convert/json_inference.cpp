// SPDX-License-Identifier: Apache-2.0
#include "convert/json_inference.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include <sprat/error.hpp>
#include <sprat/limits.hpp>

#include "convert/value_inference.hpp"
#include "csv/inference.hpp"
#include "text/cell_format.hpp"
#include "text/misfit.hpp"

namespace sprat {

class JsonInference::Impl {
 public:
  void observe(std::string_view line, std::uint64_t line_number) {
    text::JsonScanner scanner(line);
    if (scanner.peek() != text::JsonKind::object) return;
    for (scanner.open('{'); scanner.more('}');) {
      ValueInference& values = values_of(scanner.key(scratch_));
      const std::string_view value = scanner.value();
      values.observe(value, line_number);
    }
    scanner.finish();
  }

  std::vector<InferredKey> result(const std::string& record_name) const {
    TypeNamesTaken taken(record_name);
    std::vector<InferredKey> keys;
    for (const Key& key : keys_) {
      InferredKey inferred{key.name, {}, {}, {}};
      if (const std::optional<Field> field = key.values.result(key.name, taken)) {
        inferred.type = field->type;
        inferred.format = field->format;
      } else {
        inferred.format = text::kJsonTextFormat;
        inferred.note = "key " + key.name + " stays JSON text: " + key.values.reason();
      }
      keys.push_back(std::move(inferred));
    }
    return keys;
  }

 private:
  struct Key {
    std::string name;
    ValueInference values;
  };

  ValueInference& values_of(std::string_view key) {
    const auto found = by_name_.find(key);
    if (found != by_name_.end()) return found->second->values;
    if (keys_.size() == Limits{}.columns) {
      throw LimitError("the objects have more than " + std::to_string(keys_.size()) +
                       " different keys; choose some with --columns and --schema");
    }
    Key& added = keys_.emplace_back(
        Key{std::string(key), ValueInference(candidates_, ValueInference::Place::record)});
    by_name_.emplace(added.name, &added);
    return added.values;
  }

  csv::TypeCandidates candidates_;
  std::deque<Key> keys_;
  std::unordered_map<std::string_view, Key*> by_name_;
  std::string scratch_;
};

JsonInference::JsonInference() : impl_(std::make_unique<Impl>()) {}
JsonInference::~JsonInference() = default;

void JsonInference::observe(std::string_view line, std::uint64_t line_number) {
  impl_->observe(line, line_number);
}
std::vector<InferredKey> JsonInference::result(const std::string& record_name) const {
  return impl_->result(record_name);
}

std::vector<Field> fields_of_keys(const std::vector<InferredKey>& keys) {
  CsvDialect names;
  std::vector<csv::InferredColumn> columns;
  for (const InferredKey& key : keys) {
    const bool has_control = std::any_of(key.key.begin(), key.key.end(),
                                         [](char byte) { return byte >= 0 && byte < ' '; });
    if (key.key.empty() || has_control) {
      throw SchemaError("the key " + text::quoted_excerpt(key.key) +
                        " cannot be a field's csv name; leave it out with --columns");
    }
    names.columns.emplace_back().header = key.key;
    csv::InferredColumn& column = columns.emplace_back();
    column.type = key.type;
    column.format = key.format;
  }
  return csv::inferred_schema("Keys", names, columns).fields;
}

}  // namespace sprat
