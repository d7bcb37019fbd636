// SPDX-License-Identifier: Apache-2.0
// The page of `sprat bench --report` and its bars, from made-up measurements.
#include "bench_page.hpp"

#include "support/catch.hpp"

#include "bar_chart.hpp"
#include "cli/made_up_measurement.hpp"
#include "html_text.hpp"

using namespace sprat;
using namespace sprat::cli;

namespace {

BenchPage page_of(std::vector<Measurement> measurements) {
  BenchPage page;
  page.subject = "rides.csv";
  page.measurements = std::move(measurements);
  return page;
}

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    ++found;
  }
  return found;
}

bool has(const std::string& text, const std::string& word) {
  return count(text, word) > 0;
}

}  // namespace

TEST_CASE("html text: markup is shown, not obeyed") {
  CHECK(html_text("<b a=\"1\" c='2'>&amp;") == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
}

TEST_CASE("html text: what HTML can't hold becomes a sign for it") {
  CHECK(html_text(std::string("a\0b\x1B\x7F", 5)) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(html_text("\xFF\xC3\xA4\n") == "\xEF\xBF\xBD\xC3\xA4\n");
}

TEST_CASE("bar chart: groups share a scale, whose largest bar leaves room for its value") {
  const std::string svg =
      bar_chart({{"a", {{"long", 100, 0, "100", false}}}, {"b", {{"half", 30, 20, "50", true}}}});
  CHECK(count(svg, "<svg ") == 2);
  CHECK(has(svg, "x=\"37.6\" y=\"4.0\" width=\"810.6\""));
  CHECK(has(svg, "class=\"main\" x=\"37.6\" y=\"4.0\" width=\"243.2\""));
  CHECK(has(svg, "class=\"light\" x=\"280.8\" y=\"4.0\" width=\"162.1\""));
}

TEST_CASE("bar chart: nothing and zeros draw no bars") {
  CHECK_FALSE(has(bar_chart({}), "<svg"));
  CHECK_FALSE(has(bar_chart({{"empty", {}}}), "<svg"));
  const std::string svg = bar_chart({{"zero", {{"none", 0, 0, "0.0", false}}}});
  CHECK_FALSE(has(svg, "<rect"));
  CHECK(has(svg, "0.0"));
}

TEST_CASE("bench page: every text that comes from outside is escaped") {
  Measurement evil = measurement("<i>group", "<script>alert(1)</script>", 1);
  Measurement failed = evil;
  failed.status = "failed: <img src=x>";
  BenchPage page = page_of({evil, failed});
  page.subject = "<a>&.csv";
  page.machine.processor = "<p>";
  page.versions = {{"<u>", "<v>"}};
  const std::string html = bench_page(page);
  for (const char* tag : {"<script", "<img", "<i>", "<a>", "<u>", "<v>"}) {
    CAPTURE(tag);
    CHECK_FALSE(has(html, tag));
  }
  CHECK(has(html, "&lt;a&gt;&amp;.csv"));
}

TEST_CASE("bench page: it needs no other file and no script") {
  const std::string html = bench_page(page_of({measurement("pickle", "load", 10)}));
  for (const char* word : {"<script", "<link", "src=", "href=", "url(", "@import", "http"}) {
    CAPTURE(word);
    CHECK_FALSE(has(html, word));
  }
}

TEST_CASE("bench page: sprat's rows are marked in charts and table") {
  const std::string html =
      bench_page(page_of({measurement("pickle", "load", 300), measurement("sprat", "stream", 3)}));
  CHECK(count(html, "<g class=\"ours\">") == 2);
  CHECK(count(html, "<tr class=\"ours\">") == 1);
  CHECK(has(html, "100 times less"));
}

TEST_CASE("bench page: the heading tells what was measured, and how much of it") {
  BenchPage page = page_of({});
  page.csv_bytes = 14'139'896;
  CHECK(has(bench_page(page), "<h1>What the rows of <em>rides.csv</em> cost</h1>"));
  CHECK(has(bench_page(page), "<p>14.1 MB of CSV, 0 ways"));
  page.csv_bytes.reset();
  page.extent = "the first 10 rows";
  CHECK(has(bench_page(page), "<p>the first 10 rows, 0 ways"));
  page.is_file = false;
  CHECK(has(bench_page(page), "<h1>What <em>rides.csv</em> cost</h1>"));
}

TEST_CASE("bench page: nothing measured is a page too") {
  const std::string html = bench_page(page_of({}));
  CHECK(has(html, "0 ways"));
  CHECK_FALSE(has(html, "<svg"));
  CHECK_FALSE(has(html, "class=\"tiles\""));
  CHECK(has(html, "</html>\n"));
}

TEST_CASE("bench page: what has no figures is told with what to install") {
  Measurement missing;
  missing.group = "arrays and tables";
  missing.name = "pandas";
  missing.status = "not installed: pandas (python3 -m pip install pandas)";
  const std::string html = bench_page(page_of({missing}));
  CHECK_FALSE(has(html, "<svg"));
  CHECK(has(html, "<td class=\"missing\" colspan=\"2\">not installed</td>"));
  CHECK(has(html, "<dt>not installed: pandas (python3 -m pip install pandas)</dt>"));
}

TEST_CASE("bench page: a peak shows its mapped pages apart, and never more than itself") {
  Measurement mapped = measurement("", "mmap", 10);
  mapped.file_backed_mb = 14;
  const std::string html = bench_page(page_of({mapped}));
  CHECK(has(html, "pages of mapped files"));
  CHECK(has(html, "class=\"light\""));
  CHECK_FALSE(has(html, "<rect class=\"main\" x=\"37.6\" y=\"4.0\" width=\"-"));
}
