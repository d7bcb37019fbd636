// SPDX-License-Identifier: Apache-2.0
#include "python_convert.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <sprat/convert.hpp>

#include "python_source.hpp"
#include "python_writer.hpp"

namespace sprat::python {

namespace {

// Called now and then, so that Ctrl-C ends a conversion.
void check_signals(const Progress&) {
  const nb::gil_scoped_acquire gil;
  if (PyErr_CheckSignals() != 0) nb::raise_python_error();
}

using Convert = ConvertReport (*)(const std::vector<std::string>&, std::unique_ptr<Sink>,
                                  const ConvertOptions&);

nb::dict told(const ConvertReport& report) {
  nb::dict dict;
  dict["rows"] = report.rows;
  dict["input_bytes"] = report.input_bytes;
  dict["output_bytes"] = report.output_bytes;
  dict["schema"] = std::make_shared<Schema>(report.schema);
  dict["notes"] = report.notes;
  return dict;
}

template <Convert kConvert>
nb::dict to_sprat(const std::vector<std::string>& sources, nb::handle target,
                  const std::vector<std::string>& columns, std::shared_ptr<Schema> schema,
                  const std::map<std::string, std::string>& types,
                  const std::vector<std::string>& null_words, const std::string& effort,
                  unsigned threads, bool overwrite) {
  ConvertOptions options;
  options.columns = columns;
  if (schema) options.schema = *schema;
  options.csv.types = types;
  options.csv.null_words = null_words;
  options.writer.effort = effort_named(effort);
  options.threads = threads;
  options.progress = check_signals;
  std::unique_ptr<Sink> sink = make_sink(target, {overwrite, false});
  ConvertReport report;
  {
    const nb::gil_scoped_release no_gil;
    report = kConvert(sources, std::move(sink), options);
  }
  return told(report);
}

template <Convert kConvert>
void bind_to_sprat(nb::module_& module, const char* name) {
  module.def(name, to_sprat<kConvert>, nb::arg("sources"), nb::arg("target"), nb::arg("columns"),
             nb::arg("schema").none(), nb::arg("types"), nb::arg("null_words"), nb::arg("effort"),
             nb::arg("threads"), nb::arg("overwrite"));
}

std::uint64_t to_text(nb::handle source, nb::handle target, const std::string& format,
                      const std::vector<std::string>& columns, unsigned threads, bool overwrite) {
  ReaderOptions reader_options;
  reader_options.columns = columns;
  TextOptions options;
  options.format = format == "jsonl" ? TextFormat::json_lines
                   : format == "tsv" ? TextFormat::tsv
                                     : TextFormat::csv;
  options.threads = threads;
  options.progress = check_signals;
  std::unique_ptr<Source> from = make_source(source);
  const std::unique_ptr<Sink> sink = make_sink(target, {overwrite, false});
  const nb::gil_scoped_release no_gil;
  BatchReader reader(std::move(from), reader_options);
  const std::uint64_t rows = write_text(reader, *sink, options);
  sink->commit();
  return rows;
}

std::shared_ptr<Schema> inferred(const std::string& source, bool is_json,
                                 const std::map<std::string, std::string>& types, bool narrow) {
  CsvOptions options;
  options.types = types;
  const nb::gil_scoped_release no_gil;
  return std::make_shared<Schema>(is_json ? infer_json_schema(source, options, narrow)
                                          : sprat::infer_schema(source, options, narrow));
}

}  // namespace

void bind_convert(nb::module_& module) {
  bind_to_sprat<convert_csv>(module, "convert_csv");
  bind_to_sprat<convert_json>(module, "convert_json");
  bind_to_sprat<convert_sprat>(module, "convert_sprat");
  module.def("write_text", to_text, nb::arg("source"), nb::arg("target"), nb::arg("format"),
             nb::arg("columns"), nb::arg("threads"), nb::arg("overwrite"));
  module.def("infer_schema", inferred, nb::arg("source"), nb::arg("is_json"), nb::arg("types"),
             nb::arg("narrow"));
}

}  // namespace sprat::python
