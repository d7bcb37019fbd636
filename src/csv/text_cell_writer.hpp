// SPDX-License-Identifier: Apache-2.0
// TextCellWriter: cells of texts, quoted where they need it or always.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "csv/cell_quoting.hpp"
#include "text/cell_writer.hpp"

namespace sprat::csv {

class TextCellWriter final : public text::CellWriter {
 public:
  /// `may_be_no_text`: the column is one of bytes, of which only those that are UTF-8 are written.
  TextCellWriter(CellQuoting quoting, std::string_view null_text, bool quoted, bool may_be_no_text);

  void open(const Column& column, std::size_t first, std::size_t count) override;
  std::size_t max_bytes(std::size_t first, std::size_t count) override;
  char* write(std::size_t row, char* to) override;

 private:
  // Where an entry of a dictionary lies in `rendered_`.
  struct Rendered {
    std::uint32_t begin = 0;
    std::uint32_t size = kNotYet;
  };
  static constexpr std::uint32_t kNotYet = UINT32_MAX;

  char* write_text(std::string_view text, bool has_special, char* to) const;
  void find_special(std::size_t from);
  void render(std::uint32_t code);
  void require_utf8(std::size_t first, std::size_t count) const;

  CellQuoting quoting_;
  text::ShortText null_text_;
  bool quoted_;
  bool may_be_no_text_;
  char quote_;
  SpecialBytes searched_;

  const Column* column_ = nullptr;
  const char* texts_ = nullptr;
  const std::int32_t* offsets_ = nullptr;
  const std::uint32_t* codes_ = nullptr;
  // Of a plain column: the next byte of interest, and where the rows taken up end.
  std::size_t next_special_ = 0;
  std::size_t texts_end_ = 0;
  std::vector<Rendered> entries_;
  Buffer rendered_;
};

}  // namespace sprat::csv
