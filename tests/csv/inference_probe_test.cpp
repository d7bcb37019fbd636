// SPDX-License-Identifier: Apache-2.0
// Inference by probes: rows left out because they tell nothing new change no result.
#include "csv/inference_probe.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/cell_format.hpp"

#include "column_support.hpp"

namespace sprat::csv {

namespace {

using Cells = std::vector<std::string>;

std::string description(const InferredColumn& column) {
  return to_string(column.type, column.format) + " null '" + column.null_spelling + "' " +
         (column.quoted ? "quoted " : "") + (column.undecided ? "undecided " : "") + column.note;
}

std::vector<std::unique_ptr<CellColumn>> cut(const Cells& cells, const CsvDialect& dialect,
                                             std::mt19937_64& random) {
  std::vector<std::unique_ptr<CellColumn>> chunks;
  for (std::size_t from = 0; from < cells.size();) {
    const std::size_t to = std::min<std::size_t>(cells.size(), from + 1 + random() % 5);
    const auto at = [&](std::size_t i) { return cells.begin() + static_cast<std::ptrdiff_t>(i); };
    chunks.push_back(std::make_unique<CellColumn>(Cells(at(from), at(to)), dialect, 2 + from));
    from = to;
  }
  return chunks;
}

/// Chunks are probed before others that come before them are observed, as on several threads.
InferredColumn infer_by_probes(const std::vector<std::unique_ptr<CellColumn>>& chunks,
                               const CsvDialect& dialect, const CsvOptions& options,
                               std::size_t ahead, std::size_t sampled) {
  struct Probed {
    const CellColumn* chunk;
    bool has_news;
  };
  Inference inference(dialect, options);
  for (std::size_t i = 0; i < std::min(sampled, chunks.size()); ++i) {
    inference.observe(chunks[i]->index(), chunks[i]->tokenizer());
  }
  std::vector<InferenceProbe> probes;
  for (std::size_t i = 0; i <= ahead; ++i)
    probes.emplace_back(inference, dialect, std::vector<std::size_t>{0});
  std::deque<Probed> waiting;
  const auto take_oldest = [&] {
    const Probed& oldest = waiting.front();
    if (oldest.has_news) {
      inference.observe(oldest.chunk->index(), oldest.chunk->tokenizer(), {0});
    }
    waiting.pop_front();
  };
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    InferenceProbe& probe = probes[i % probes.size()];
    probe.update();
    probe.observe(chunks[i]->index(), chunks[i]->tokenizer());
    waiting.push_back({chunks[i].get(), !probe.news().empty()});
    if (waiting.size() > ahead) take_oldest();
  }
  while (!waiting.empty()) take_oldest();
  return inference.result().at(0);
}

}  // namespace

TEST_CASE("inference probe: rows that tell nothing new are left out, the first of others never") {
  const CsvDialect dialect = dialect_of("n");
  const CellColumn first({"1", "2", ""}, dialect, 2);
  const CellColumn same({"3", "", "4"}, dialect, 5);
  const CellColumn other({"5", "x", "y"}, dialect, 8);
  Inference inference(dialect, {});
  inference.observe(first.index(), first.tokenizer());
  InferenceProbe probe(inference, dialect, {0});
  probe.update();
  probe.observe(same.index(), same.tokenizer());
  CHECK(probe.news().empty());
  probe.observe(other.index(), other.tokenizer());
  CHECK(probe.news() == std::vector<std::size_t>{0});
  // What it found out is forgotten: it is no row of all those before.
  probe.update();
  CHECK(probe.news().empty());
  inference.observe(other.index(), other.tokenizer(), {0});
  CHECK(inference.result()[0].note == "column n stays text: 'x' on line 9 is not a long");
  probe.update();
  probe.observe(other.index(), other.tokenizer());
  CHECK(probe.news().empty());
}

TEST_CASE("inference probe: a number that the caller calls a null is no number like others") {
  const CsvDialect dialect = dialect_of("n");
  CsvOptions options;
  options.null_words = {"-1"};
  const CellColumn first({"1", "", "2"}, dialect, 2);
  const CellColumn other({"3", "-1"}, dialect, 5);
  Inference inference(dialect, options);
  inference.observe(first.index(), first.tokenizer());
  InferenceProbe probe(inference, dialect, {0});
  probe.update();
  probe.observe(other.index(), other.tokenizer());
  CHECK_FALSE(probe.news().empty());
}

TEST_CASE("inference probe: the result is that of all rows in order, wherever they are cut") {
  constexpr const char* kCells[] = {
      "",           "\"\"",       "NA",       "NULL",       "1",          "-20",
      "123456",     "100000",     "1.5",      "1.50",       "0.25",       "007",
      "1e+05",      "true",       "false",    "\"7\"",      "\"8\"",      "2001-01-02",
      "2010-10-10", "01/01/2001", "02/02/01", "03/04/2001", "13/04/2001", "04/13/2001",
      "1/2/2001",   "11/12/2001", "10:20",    "1:20",       "x",          "12345678901234567890",
      "05/06/2001", "07/08/2001", "8/9/2001", "09/10/2001"};
  CsvOptions nulls;
  nulls.null_words = {"NA", "NULL"};
  CsvOptions numbers;
  numbers.null_words = {"-20", "100000"};
  CsvOptions given;
  given.types["x"] = "date(%d/%m/%Y)";
  const CsvOptions all_options[] = {{}, nulls, numbers, given};
  const CsvDialect dialect = dialect_of("x");
  std::mt19937_64 random(11);
  for (int i = 0; i < 4'000; ++i) {
    // Mostly alike, so that types survive for a while.
    Cells cells;
    Cells chosen;
    for (std::size_t k = 1 + random() % 5; k > 0; --k) {
      chosen.emplace_back(kCells[random() % std::size(kCells)]);
    }
    for (std::size_t k = 1 + random() % 40; k > 0; --k) {
      cells.push_back(chosen[std::min(random() % chosen.size(), random() % chosen.size())]);
    }
    const CsvOptions& options = all_options[random() % std::size(all_options)];
    const auto chunks = cut(cells, dialect, random);
    const CellColumn whole(cells, dialect);
    Inference inference(dialect, options);
    inference.observe(whole.index(), whole.tokenizer());
    const std::size_t ahead = random() % 5;
    const std::size_t sampled = random() % 3;
    CAPTURE(cells, ahead, sampled);
    REQUIRE(description(infer_by_probes(chunks, dialect, options, ahead, sampled)) ==
            description(inference.result().at(0)));
  }
}

TEST_CASE("inference probe: long and short numbers near the limits of doubles are told apart") {
  const CsvDialect dialect = dialect_of("x");
  std::mt19937_64 random(19);
  for (int i = 0; i < 2'000; ++i) {
    Cells cells;
    const int scale = static_cast<int>(1 + random() % 16);
    const bool is_decimal = random() % 2 == 0;
    const Type type =
        parse_type(is_decimal ? "decimal(" + std::to_string(scale) + ")" : "double").type;
    const auto format = text::cell_format(type, is_decimal ? "" : "shortest");
    for (std::size_t k = 0; k < 40; ++k) {
      Column value;
      value.length = 1;
      const auto digits = static_cast<std::int64_t>(random()) >> (random() % 60);
      if (is_decimal) {
        value.values.append_value(digits);
      } else {
        value.values.append_value(static_cast<double>(digits) /
                                  static_cast<double>(random() % 1'000'000'000 + 1));
      }
      Buffer cell;
      format->format(value, 0, cell);
      cells.emplace_back(reinterpret_cast<const char*>(cell.data()), cell.size());
    }
    if (random() % 4 == 0) cells.push_back("1e+20");
    const auto chunks = cut(cells, dialect, random);
    const CellColumn whole(cells, dialect);
    Inference inference(dialect, {});
    inference.observe(whole.index(), whole.tokenizer());
    CAPTURE(cells);
    REQUIRE(description(infer_by_probes(chunks, dialect, {}, random() % 3, 1 + random() % 3)) ==
            description(inference.result().at(0)));
  }
}

}  // namespace sprat::csv
