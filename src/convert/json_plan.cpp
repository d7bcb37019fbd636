// SPDX-License-Identifier: Apache-2.0
#include "convert/json_plan.hpp"

#include <algorithm>
#include <utility>

#include <sprat/error.hpp>
#include <sprat/limits.hpp>

#include "convert/json_inference.hpp"
#include "convert/text_pass.hpp"
#include "csv/inference.hpp"
#include "json/json_keys.hpp"
#include "text/misfit.hpp"

namespace sprat {

namespace {

constexpr ChunkSize kObservedChunk{
    .max_rows = 65'536, .max_bytes = std::size_t{1} << 20, .row_bytes = 0};

// The sample's last line may be cut, and a broken one is told of by the pass over all rows.
void observe_sample(const JsonLines& text, JsonInference& inference) {
  std::string_view sample = text.sample_rows();
  if (!text.sample_ends_input()) sample = sample.substr(0, sample.find_last_of("\r\n") + 1);
  csv::TextChunk chunk;
  chunk.text.assign(std::as_bytes(std::span(sample)));
  chunk.first_line = text.first_row_line();
  try {
    for_each_line(chunk, [&](std::string_view line, std::uint64_t number) {
      inference.observe(line, number);
    });
  } catch (const JsonError&) {
  }
}

void observe_all(JsonLines& text, JsonInference& inference) {
  csv::TextChunk chunk;
  text.begin(kObservedChunk);
  while (text.next(chunk)) {
    for_each_line(chunk, [&](std::string_view line, std::uint64_t number) {
      try {
        inference.observe(line, number);
      } catch (const JsonError& error) {
        throw JsonError(text.name() + ":" + std::to_string(number) + ": " + error.what());
      }
    });
  }
}

/// A field, where it comes from, and what is to be said of it.
struct Choice {
  Field field;
  std::string key;
  bool is_given = false;
  std::string note;
};

const Choice* find_choice(const std::vector<Choice>& choices, const std::string& name) {
  for (const Choice& choice : choices) {
    if (choice.key == name) return &choice;
  }
  for (const Choice& choice : choices) {
    if (choice.field.name == name) return &choice;
  }
  return nullptr;
}

[[noreturn]] void fail_no_key(const std::vector<Choice>& choices, const std::string& name) {
  std::string known;
  for (const Choice& choice : choices) known += (known.empty() ? "" : ", ") + choice.key;
  throw SchemaError("there is no key " + text::quoted_excerpt(name) + "; there are: " + known);
}

std::vector<Choice> given_choices(const Schema& schema) {
  const std::vector<std::string> keys = json::json_keys(schema.fields);
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    choices.push_back({schema.fields[i], keys[i], true, {}});
  }
  return choices;
}

bool is_chosen(const ConvertOptions& options, const InferredKey& key) {
  return options.columns.empty() || std::find(options.columns.begin(), options.columns.end(),
                                              key.key) != options.columns.end();
}

// Keys that cannot be fields may be there where they are not asked for.
bool can_be_field(const InferredKey& key) {
  try {
    fields_of_keys({key});
    return true;
  } catch (const SchemaError&) {
    return false;
  }
}

std::vector<Choice> inferred_choices(std::vector<InferredKey> keys, const ConvertOptions& options) {
  std::erase_if(
      keys, [&](const InferredKey& key) { return !is_chosen(options, key) && !can_be_field(key); });
  const std::vector<Field> fields = fields_of_keys(keys);
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    choices.push_back({fields[i], keys[i].key, false, keys[i].note});
  }
  return choices;
}

void give_types(const CsvOptions& options, std::vector<Choice>& choices) {
  for (const auto& [name, type] : options.types) {
    const Choice* const found = find_choice(choices, name);
    if (found == nullptr) fail_no_key(choices, name);
    Choice& choice = choices[static_cast<std::size_t>(found - choices.data())];
    const Field parsed = csv::parse_type(type);
    choice.field.type = parsed.type;
    choice.field.format = parsed.format;
    choice.is_given = true;
    choice.note.clear();
  }
}

JsonPlan make_plan(const JsonLines& text, const ConvertOptions& options,
                   const JsonInference* inference) {
  const std::string record_name = csv::record_name(text.first_name());
  std::vector<Choice> given;
  if (options.schema) given = given_choices(*options.schema);
  std::vector<Choice> all = given;
  if (inference != nullptr) {
    for (Choice& choice : inferred_choices(inference->result(record_name), options)) {
      if (find_choice(given, choice.key) == nullptr) all.push_back(std::move(choice));
    }
  }
  give_types(options.csv, all);
  JsonPlan plan;
  plan.schema.name = options.schema ? options.schema->name : record_name;
  plan.schema.doc = options.schema ? options.schema->doc : std::string();
  plan.rows.skips_unknown_keys = !options.columns.empty();
  std::vector<Choice> chosen;
  for (const std::string& name : options.columns) {
    const Choice* const choice = find_choice(all, name);
    if (choice == nullptr) fail_no_key(all, name);
    chosen.push_back(*choice);
  }
  for (Choice& choice : options.columns.empty() ? all : chosen) {
    plan.schema.fields.push_back(std::move(choice.field));
    plan.rows.given.push_back(choice.is_given);
    if (!choice.note.empty()) plan.notes.push_back(std::move(choice.note));
  }
  validate(plan.schema);
  return plan;
}

// A schema that says all needs no look at the rows.
bool needs_inference(const ConvertOptions& options) {
  if (!options.schema) return true;
  const std::vector<Choice> given = given_choices(*options.schema);
  return std::any_of(options.columns.begin(), options.columns.end(),
                     [&](const std::string& name) { return find_choice(given, name) == nullptr; });
}

}  // namespace

JsonPlan plan_on_sample(JsonLines& text, const ConvertOptions& options) {
  if (!needs_inference(options)) return make_plan(text, options, nullptr);
  JsonInference inference;
  observe_sample(text, inference);
  return make_plan(text, options, &inference);
}

JsonPlan plan_on_all_rows(JsonLines& text, const ConvertOptions& options) {
  if (!needs_inference(options)) return make_plan(text, options, nullptr);
  JsonInference inference;
  observe_all(text, inference);
  return make_plan(text, options, &inference);
}

}  // namespace sprat
