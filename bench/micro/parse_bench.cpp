// SPDX-License-Identifier: Apache-2.0
// The ways of CSV text in memory: check/ (UTF-8), split/, tokenize/, infer/, parse/ whole rows in
// bytes a second, and column/ by name in ns a cell. Of generated rows, or of the files that
// SPRAT_BENCH_CSV names, separated by ':', 64 MiB of each at most.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include <sprat/io.hpp>
#include <sprat/limits.hpp>

#include "csv/column_parser.hpp"
#include "csv/csv_input.hpp"
#include "csv/dialect_detection.hpp"
#include "csv/inference.hpp"
#include "csv/row_splitter.hpp"
#include "csv/text_checker.hpp"
#include "csv/tokenizer.hpp"

namespace sprat::csv {

namespace {

constexpr std::size_t kTextBytes = std::size_t{64} << 20;
constexpr std::size_t kSampleBytes = std::size_t{1} << 20;
constexpr std::size_t kIndexedRows = 1024;

/// A text of CSV, cut into chunks as conversion cuts it, with the columns that it has.
struct Text {
  std::string name;
  std::string text;
  CsvDialect dialect;
  Schema schema;
  std::vector<TextChunk> chunks;
  std::size_t bytes = 0;
};

std::vector<TextChunk> split(const std::string& text, const CsvDialect& dialect) {
  CsvOptions options;
  options.encoding = TextEncoding::utf8;
  CsvInput input(memory_source(std::as_bytes(std::span(text))), options);
  RowSplitter splitter(
      input, dialect,
      {.max_rows = kDefaultBlockRows, .max_bytes = std::size_t{4} << 20, .row_bytes = 64});
  std::vector<TextChunk> chunks;
  for (TextChunk chunk; splitter.next(chunk); chunk = TextChunk()) {
    chunks.push_back(std::move(chunk));
  }
  return chunks;
}

std::vector<InferredColumn> infer(const CsvDialect& dialect, const TextChunk& chunk) {
  Inference inference(dialect, CsvOptions());
  Tokenizer tokenizer(dialect, dialect.columns.size(), Ragged::error, "bench.csv");
  RowIndex index;
  tokenizer.open(chunk);
  while (tokenizer.next(index, kIndexedRows)) inference.observe(index, tokenizer);
  return inference.result();
}

std::shared_ptr<Text> make_text(std::string name, std::string csv) {
  auto made = std::make_shared<Text>();
  made->name = std::move(name);
  csv.resize(csv.rfind('\n') + 1);
  const Detected detected = detect_dialect(std::string_view(csv).substr(0, kSampleBytes), false,
                                           CsvOptions(), made->name);
  made->dialect = detected.dialect;
  made->text = csv.substr(detected.header_bytes);
  made->chunks = split(made->text, made->dialect);
  for (const TextChunk& chunk : made->chunks) made->bytes += chunk.text.size();
  const std::vector<InferredColumn> columns = infer(made->dialect, made->chunks.front());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    made->dialect.columns[i].null_spelling = columns[i].null_spelling;
    made->dialect.columns[i].quoted = columns[i].quoted;
  }
  made->schema = inferred_schema("Row", made->dialect, columns);
  return made;
}

std::vector<ColumnParser> column_parsers(const Text& text) {
  std::vector<ColumnParser> parsers;
  for (std::size_t i = 0; i < text.schema.fields.size(); ++i) {
    parsers.emplace_back(text.schema.fields[i], text.dialect, i);
  }
  return parsers;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void check(benchmark::State& state, const Text& text) {
  for ([[maybe_unused]] auto _ : state) {
    TextChecker checker;
    benchmark::DoNotOptimize(checker.add(text.text, true));
  }
  count_bytes(state, text.text.size());
}

void split_all(benchmark::State& state, const Text& text) {
  CsvOptions options;
  options.encoding = TextEncoding::utf8;
  TextChunk chunk;
  for ([[maybe_unused]] auto _ : state) {
    CsvInput input(memory_source(std::as_bytes(std::span(text.text))), options);
    RowSplitter splitter(
        input, text.dialect,
        {.max_rows = kDefaultBlockRows, .max_bytes = std::size_t{4} << 20, .row_bytes = 64});
    while (splitter.next(chunk)) benchmark::DoNotOptimize(chunk.text.data());
  }
  count_bytes(state, text.text.size());
}

/// Calls `visit` with each index of all chunks.
template <class Visit>
void tokenize(const Text& text, Visit visit) {
  Tokenizer tokenizer(text.dialect, text.dialect.columns.size(), Ragged::error, text.name);
  RowIndex index;
  for (const TextChunk& chunk : text.chunks) {
    tokenizer.open(chunk);
    for (bool begins = true; tokenizer.next(index, kIndexedRows); begins = false) {
      visit(index, begins);
    }
  }
}

void tokenize_all(benchmark::State& state, const Text& text) {
  for ([[maybe_unused]] auto _ : state) {
    tokenize(text, [](const RowIndex& index, bool) { benchmark::DoNotOptimize(index.rows); });
  }
  count_bytes(state, text.bytes);
}

void infer_sample(benchmark::State& state, const Text& text) {
  TextChunk sample;
  const std::size_t bytes = text.text.rfind('\n', std::min(text.text.size(), kSampleBytes)) + 1;
  sample.text.assign(std::as_bytes(std::span(text.text).first(bytes)));
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(infer(text.dialect, sample).size());
  }
  count_bytes(state, bytes);
}

void parse_all(benchmark::State& state, const Text& text) {
  std::vector<ColumnParser> parsers = column_parsers(text);
  std::vector<Column> columns(parsers.size());
  for ([[maybe_unused]] auto _ : state) {
    tokenize(text, [&](const RowIndex& index, bool begins) {
      for (std::size_t i = 0; i < parsers.size(); ++i) {
        if (begins) columns[i].clear();
        if (parsers[i].parse(index, columns[i])) std::abort();
      }
    });
  }
  count_bytes(state, text.bytes);
}

/// The cells of a chunk's column, whose indexes are made beforehand.
void parse_column(benchmark::State& state, const Text& text, std::size_t column) {
  std::vector<RowIndex> indexes;
  Tokenizer tokenizer(text.dialect, text.dialect.columns.size(), Ragged::error, text.name);
  tokenizer.open(text.chunks.front());
  for (RowIndex index; tokenizer.next(index, kIndexedRows);) indexes.push_back(index);
  ColumnParser parser(text.schema.fields[column], text.dialect, column);
  Column into;
  for ([[maybe_unused]] auto _ : state) {
    into.clear();
    for (const RowIndex& index : indexes) benchmark::DoNotOptimize(parser.parse(index, into));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(into.length));
}

void add_benchmarks(const std::shared_ptr<const Text>& text) {
  const auto add = [&](const std::string& name, auto run) {
    benchmark::RegisterBenchmark((name + "/" + text->name).c_str(),
                                 [text, run](auto& state) { run(state, *text); });
  };
  add("check", check);
  add("split", split_all);
  add("tokenize", tokenize_all);
  add("infer", infer_sample);
  add("parse", parse_all);
  for (std::size_t i = 0; i < text->schema.fields.size(); ++i) {
    const Field& field = text->schema.fields[i];
    const std::string name = "column/" + text->name + "/" + field.name;
    benchmark::RegisterBenchmark(name.c_str(),
                                 [text, i](auto& state) { parse_column(state, *text, i); });
  }
}

std::string read_file(const std::string& path) {
  const std::unique_ptr<Source> source = open_source(path);
  std::string text(kTextBytes, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const std::size_t got = source->read(std::as_writable_bytes(std::span(text).subspan(size)));
    if (got == 0) break;
    size += got;
  }
  text.resize(size);
  return text;
}

/// Rows like those of an order's items: numbers of many lengths, dates, words and sentences.
std::string generated_rows() {
  static constexpr const char* kModes[] = {"AIR",     "FOB",  "MAIL", "RAIL",
                                           "REG AIR", "SHIP", "TRUCK"};
  static constexpr const char* kWords[] = {"furiously", "quickly", "deposits", "the", "ironic"};
  std::mt19937_64 random(1);
  const auto below = [&](std::uint64_t end) { return static_cast<int>(random() % end); };
  std::string csv = "order,part,price,discount,shipped,mode,flag,comment\n";
  for (int row = 0; csv.size() < (std::size_t{16} << 20); ++row) {
    char numbers[128];
    std::snprintf(numbers, sizeof(numbers), "%d,%d,%d.%02d,0.0%d,%d-%02d-%02d,%s,%c,\"", row / 4,
                  below(200'000), 900 + below(100'000), below(100), below(10), 1992 + below(7),
                  1 + below(12), 1 + below(28), kModes[below(7)], "ANR"[below(3)]);
    csv += numbers;
    for (int words = 1 + below(5); words > 0; --words) csv.append(kWords[below(5)]).append(" ");
    csv.append(std::to_string(below(1'000'000))).append("\"\n");
  }
  return csv;
}

/// Rows like those of taxi rides: timestamps, and numbers of many more digits.
std::string generated_trips() {
  std::mt19937_64 random(2);
  const auto below = [&](std::uint64_t end) { return static_cast<int>(random() % end); };
  const auto degrees = [&](double least) {
    return least + static_cast<double>(below(1 << 30)) / 1e10;
  };
  std::string csv = "picked_up,dropped_off,passengers,miles,longitude,latitude,fare\n";
  while (csv.size() < (std::size_t{16} << 20)) {
    char row[192];
    const int month = 1 + below(12);
    const int day = 1 + below(28);
    std::snprintf(
        row, sizeof(row),
        "2024-%02d-%02d %02d:%02d:%02d,%02d/%02d/2024 %02d:%02d:%02d %cM,%d,%.4g,%.15g,%.12g,"
        "%d.%02d\n",
        month, day, below(24), below(60), below(60), month, day, 1 + below(12), below(60),
        below(60), "AP"[below(2)], 1 + below(6), below(5'000) / 100.0, degrees(-74), degrees(40.6),
        below(100), below(100));
    csv += row;
  }
  return csv;
}

}  // namespace

}  // namespace sprat::csv

int main(int argc, char** argv) {
  using namespace sprat::csv;
  const char* const named = std::getenv("SPRAT_BENCH_CSV");
  std::string paths = named == nullptr ? "" : named;
  if (paths.empty()) {
    add_benchmarks(make_text("generated", generated_rows()));
    add_benchmarks(make_text("trips", generated_trips()));
  }
  while (!paths.empty()) {
    const std::string path = paths.substr(0, paths.find(':'));
    paths.erase(0, path.size() + 1);
    add_benchmarks(make_text(path.substr(path.rfind('/') + 1), read_file(path)));
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
