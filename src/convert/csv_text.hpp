// SPDX-License-Identifier: Apache-2.0
// CsvText: CSV inputs with the same header as one stream of chunks of whole rows.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/convert.hpp>
#include <sprat/dialect.hpp>

#include "convert/text_files.hpp"

namespace sprat {

class CsvText final : public TextFiles {
 public:
  /// Opens the first input and finds its dialect and header. Every further input must have the same
  /// header (CsvError naming the difference).
  CsvText(std::vector<std::string> paths, CsvOptions options);

  const CsvDialect& dialect() const { return dialect_; }

 private:
  std::unique_ptr<csv::CsvInput> open_input(const std::string& path) const override;
  Head read_head(const csv::CsvInput& input, std::string_view sample, bool is_first) override;
  const CsvDialect& row_dialect() const override { return dialect_; }
  void check_header(const csv::CsvInput& input, const CsvDialect& other) const;

  CsvOptions options_;
  CsvDialect dialect_;
};

}  // namespace sprat
