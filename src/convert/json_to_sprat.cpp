// SPDX-License-Identifier: Apache-2.0
// convert_json and infer_json_schema.
#include <map>
#include <mutex>
#include <utility>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>

#include "convert/json_lines.hpp"
#include "convert/json_plan.hpp"
#include "convert/text_conversion.hpp"
#include "json/json_keys.hpp"

namespace sprat {

namespace {

/// Keys that were missing, by field; counted by all workers.
class MissingKeys {
 public:
  void add(const std::vector<std::uint64_t>& counts) {
    const std::lock_guard lock(mutex_);
    counts_.resize(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) counts_[i] += counts[i];
  }
  void clear() { counts_.clear(); }

  void tell(const Schema& schema, std::vector<std::string>& notes) const {
    const std::vector<std::string> keys = json::json_keys(schema.fields);
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      notes.push_back("key " + keys[i] + " is missing in " + std::to_string(counts_[i]) +
                      (counts_[i] == 1 ? " row" : " rows") + "; it comes back as null");
    }
  }

 private:
  std::mutex mutex_;
  std::vector<std::uint64_t> counts_;
};

class JsonChunkParser final : public ChunkParser {
 public:
  JsonChunkParser(const JsonPlan& plan, MissingKeys& missing)
      : rows_(plan.schema, plan.rows), missing_(missing) {}
  JsonChunkParser(const JsonChunkParser&) = delete;
  JsonChunkParser& operator=(const JsonChunkParser&) = delete;
  ~JsonChunkParser() override { missing_.add(rows_.missing_keys()); }

  csv::TokenizerCounts parse(const csv::TextChunk& chunk, const std::string& input_name,
                             Batch& batch) override {
    csv::TokenizerCounts counts;
    counts.blank_lines = for_each_line(chunk, [&](std::string_view line, std::uint64_t number) {
      const auto place = [&] { return input_name + ":" + std::to_string(number) + ": "; };
      try {
        rows_.parse(line, batch);
      } catch (const json::SchemaBreak& misfit) {
        throw TypeBreak(place() + misfit.what());
      } catch (const JsonError& error) {
        throw JsonError(place() + error.what());
      }
    });
    rows_.finish(batch);
    return counts;
  }

 private:
  json::RowParser rows_;
  MissingKeys& missing_;
};

struct JsonSteps {
  JsonLines& text;
  Sink& sink;
  const ConvertOptions& options;
  MissingKeys& missing;

  JsonPlan plan_on_sample() const { return sprat::plan_on_sample(text, options); }
  JsonPlan plan_on_all_rows() const { return sprat::plan_on_all_rows(text, options); }
  JsonPlan plan_after(const JsonPlan&, const TypeBreak&) const { return plan_on_all_rows(); }
  PassResult run(const JsonPlan& plan) const {
    missing.clear();
    TextParsers parsers;
    parsers.by_rows = [&] { return std::make_unique<JsonChunkParser>(plan, missing); };
    return run_text_pass(text, plan.schema, options.writer, options, false, sink, parsers);
  }
};

Conversion<JsonPlan> convert(JsonLines& text, Sink& sink, const ConvertOptions& options) {
  MissingKeys missing;
  auto conversion =
      convert_text<JsonError, JsonPlan>(text, sink, JsonSteps{text, sink, options, missing});
  missing.tell(conversion.plan.schema, conversion.plan.notes);
  return conversion;
}

}  // namespace

ConvertReport convert_json(const std::vector<std::string>& inputs, std::unique_ptr<Sink> output,
                           const ConvertOptions& options) {
  JsonLines text(inputs, options.csv.encoding);
  Conversion<JsonPlan> conversion = convert(text, *output, options);
  output->commit();
  return report_of(std::move(conversion));
}

Schema infer_json_schema(const std::string& input, const CsvOptions& csv_options, bool narrow) {
  ConvertOptions options;
  options.csv = csv_options;
  options.writer.effort = Effort::fast;
  JsonLines text({input}, csv_options.encoding);
  DiscardingSink sink;
  return schema_of(convert(text, sink, options), narrow);
}

}  // namespace sprat
