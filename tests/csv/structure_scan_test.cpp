// SPDX-License-Identifier: Apache-2.0
#include "csv/structure_scan.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "csv/row_machine.hpp"
#include "csv/structure_scanner.hpp"
#include "support/catch.hpp"

namespace sprat::csv {
namespace {

const std::string kAlphabet = ",\"\n\r a#\\";

// All that `scan` finds, with the text growing by `step` bytes a call.
struct Found {
  std::vector<std::uint32_t> positions;
  bool inside_quotes = false;
  bool operator==(const Found&) const = default;
};

Found scan_in_steps(const std::string& text, const CsvDialect& dialect, Structure structure,
                    const ScanKernel& kernel, std::size_t step) {
  StructureScanner scanner(dialect, structure, kernel);
  Found found;
  std::vector<std::uint32_t> out(2 * kScanSlack);
  for (std::size_t size = std::min(step, text.size());; size = std::min(size + step, text.size())) {
    const std::string so_far = text.substr(0, size);
    std::size_t before = 0;
    do {
      before = scanner.at();
      const std::size_t count =
          scanner.scan(so_far.data(), size, size == text.size(), out.data(), out.size());
      found.positions.insert(found.positions.end(), out.begin(),
                             out.begin() + static_cast<std::ptrdiff_t>(count));
    } while (scanner.at() != before);
    if (size == text.size()) break;
  }
  found.inside_quotes = scanner.inside_quotes();
  return found;
}

Found machine_finds(const std::string& text, const CsvDialect& dialect, Structure structure) {
  RowMachine machine(dialect);
  Found found;
  found.positions.resize(text.size() + 1);
  found.positions.resize(machine.run(text.data(), text.size(), text.size(),
                                     structure == Structure::rows, found.positions.data(),
                                     found.positions.size()));
  found.inside_quotes = machine.inside_quotes();
  return found;
}

void require_agreement(const std::string& text, const CsvDialect& dialect, std::size_t step) {
  for (const Structure structure : {Structure::cells, Structure::rows}) {
    const Found expected = machine_finds(text, dialect, structure);
    for (const ScanKernel* kernel : scan_kernels()) {
      if (scan_in_steps(text, dialect, structure, *kernel, step) == expected) continue;
      FAIL("kernel " << kernel->name << " differs on " << text);
    }
  }
}

std::string random_text(std::mt19937& random, std::size_t size, const std::string& alphabet) {
  std::string text(size, ' ');
  for (char& byte : text) byte = alphabet[random() % alphabet.size()];
  return text;
}

TEST_CASE("structure_scan: every kernel agrees with the state machine on all short texts") {
  CsvDialect dialect;
  std::string text;
  for (std::size_t length = 0; length <= 6; ++length) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < length; ++i) count *= kAlphabet.size();
    for (std::size_t number = 0; number < count; ++number) {
      text.assign(length, ' ');
      for (std::size_t i = 0, rest = number; i < length; ++i, rest /= kAlphabet.size()) {
        text[i] = kAlphabet[rest % kAlphabet.size()];
      }
      require_agreement(text, dialect, text.size() + 1);
    }
  }
}

TEST_CASE("structure_scan: every kernel agrees with the state machine across blocks of 64") {
  CsvDialect dialect;
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    const std::string before(random() % 70, 'x');
    const std::string text = before + random_text(random, random() % 200, kAlphabet);
    require_agreement(text, dialect, random() % 3 == 0 ? 1 + random() % 100 : text.size() + 1);
  }
}

TEST_CASE("structure_scan: quotes that only open cells never need the state machine") {
  CsvDialect dialect;
  std::mt19937 random(2);
  const std::string cells[] = {"a", "", "\"\"", "\"a,b\"", "\"x\"\"y\"", "\"\r\n\"", "\"\"\"\""};
  const std::string ends[] = {",", ",", ",", "\n", "\r\n", "\r"};
  for (int i = 0; i < 500; ++i) {
    std::string text;
    while (text.size() < 300) text += cells[random() % 7] + ends[random() % 6];
    for (const ScanKernel* kernel : scan_kernels()) {
      ScanState state;
      std::vector<std::uint32_t> out(text.size() + 2 * kScanSlack);
      kernel->cell_ends(text.data(), text.size(), ScanBytes(dialect), state, out.data(),
                        out.size());
      REQUIRE_FALSE(state.stray_quote);
    }
    require_agreement(text, dialect, 1 + random() % 300);
  }
}

TEST_CASE("structure_scan: dialects with other bytes, without quotes, with escapes or comments") {
  std::mt19937 random(3);
  CsvDialect dialect;
  SECTION("semicolon and single quote") {
    dialect.delimiter = ';';
    dialect.quote = '\'';
  }
  SECTION("no quote, and NUL bytes in the text") {
    dialect.quote = 0;
  }
  SECTION("escape") {
    dialect.escape = '\\';
  }
  SECTION("comment") {
    dialect.comment = '#';
  }
  SECTION("space delimiter and everything else") {
    dialect.delimiter = ' ';
    dialect.escape = '\\';
    dialect.comment = '#';
  }
  const std::string alphabet = kAlphabet + ";'" + std::string(1, '\0');
  for (int i = 0; i < 1000; ++i) {
    require_agreement(random_text(random, random() % 200, alphabet), dialect, 1 + random() % 200);
  }
}

TEST_CASE("structure_scan: summaries count LF, CRLF and CR, and see bytes that are not ASCII") {
  for (const ScanKernel* kernel : scan_kernels()) {
    CHECK(kernel->summarize("", 0, false).lines == 0);
    CHECK(kernel->summarize("a\nb\r\nc\rd", 9, false).lines == 3);
    CHECK(kernel->summarize("\n", 1, true).lines == 0);
    CHECK(kernel->summarize("\n\n", 2, true).lines == 1);
    CHECK(kernel->summarize("", 0, true).ends_in_cr);
    std::string text(200, 'x');
    for (const std::size_t at : {0U, 63U, 64U, 127U, 128U, 199U}) {
      std::string marked = text;
      marked[at] = '\xc3';
      CHECK_FALSE(kernel->summarize(marked.data(), marked.size(), false).ascii);
      marked[at] = '\r';
      const TextSummary summary = kernel->summarize(marked.data(), marked.size(), false);
      CHECK(summary.ascii);
      CHECK(summary.lines == 1);
      CHECK(summary.ends_in_cr == (at == 199));
    }
  }
}

TEST_CASE("structure_scan: find_any gives the first special byte of a range") {
  const SpecialBytes special = {',', '"', '\n', '\r', '\r'};
  for (const ScanKernel* kernel : scan_kernels()) {
    std::string text(300, 'x');
    CHECK(kernel->find_any(text.data(), 10, 290, special) == 290);
    CHECK(kernel->find_any(text.data(), 10, 10, special) == 10);
    for (std::size_t at = 0; at < text.size(); ++at) {
      text[at] = special[at % special.size()];
      CHECK(kernel->find_any(text.data(), at / 2, text.size(), special) == at);
      CHECK(kernel->find_any(text.data(), 0, at, special) == at);
      text[at] = 'x';
    }
  }
}

}  // namespace
}  // namespace sprat::csv
