// SPDX-License-Identifier: Apache-2.0
#include <sprat/convert.hpp>

#include "convert/conversion.hpp"
#include "support/catch.hpp"

namespace sprat {
namespace {

TEST_CASE("convert: a sprat file is written anew with other blocks, efforts and columns") {
  const TemporaryFolder files;
  const std::string csv = "a;b\n1;\"x y\"\n2;\"z\"\n3;\n";
  for (const Effort effort : {Effort::fast, Effort::standard, Effort::small}) {
    convert_text(files, csv);
    ConvertOptions options;
    options.writer.effort = effort;
    options.writer.block_rows = 2;
    const ConvertReport report =
        convert_sprat({files.file("out.sprat")}, replacing_sink(files.file("out.sprat")), options);
    CHECK(report.rows == 3);
    CHECK(BatchReader(files.file("out.sprat")).blocks().size() == 2);
    CHECK(converted_text(files) == csv);

    options.columns = {"b"};
    convert_sprat({files.file("out.sprat")}, replacing_sink(files.file("out.sprat")), options);
    CHECK(converted_text(files) == "b\n\"x y\"\n\"z\"\n\n");
  }
}

TEST_CASE("convert: a sprat file written anew has the same bytes whatever the number of threads") {
  const TemporaryFolder files;
  std::string csv = "number,word\n";
  for (int i = 0; i < 5000; ++i) {
    csv += std::to_string(i * 7919 % 1000) + ",word " + std::to_string(i) + "\n";
  }
  convert_text(files, csv);
  std::string first;
  for (const unsigned threads : {1U, 2U, 5U}) {
    ConvertOptions options;
    options.threads = threads;
    options.writer.block_rows = 300;
    const std::string out = files.file("anew.sprat");
    const ConvertReport report =
        convert_sprat({files.file("out.sprat")}, replacing_sink(out), options);
    const std::string bytes = file_content(out);
    CHECK(report.rows == 5000);
    CHECK(report.output_bytes == bytes.size());
    if (first.empty()) first = bytes;
    CHECK(bytes == first);
  }
  CHECK(BatchReader(files.file("anew.sprat")).blocks().size() == 17);
}

TEST_CASE("convert: of files written anew together, none has a field that the first lacks") {
  const TemporaryFolder files;
  const std::string a = files.write("a.csv", "x\n1\n");
  const std::string b = files.write("b.csv", "y\n1\n");
  convert_csv({a}, create_sink(files.file("a.sprat")));
  convert_csv({b}, create_sink(files.file("b.sprat")));
  CHECK(convert_sprat({files.file("a.sprat"), files.file("a.sprat")},
                      replacing_sink(files.file("out.sprat")))
            .rows == 2);
  CHECK(converted_text(files) == "x\n1\n1\n");
  CHECK_THROWS_AS(convert_sprat({files.file("a.sprat"), files.file("b.sprat")},
                                create_sink(files.file("none.sprat"))),
                  SchemaError);
}

}  // namespace
}  // namespace sprat
