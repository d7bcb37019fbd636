// SPDX-License-Identifier: Apache-2.0
#include "csv/text_checker.hpp"

#include <algorithm>
#include <cstring>

#include "base/utf8.hpp"
#include "csv/structure_scan.hpp"

namespace sprat::csv {
namespace {

std::size_t valid_prefix(std::string_view text) {
  return valid_utf8_prefix({reinterpret_cast<const std::byte*>(text.data()), text.size()});
}

// Bytes of the character that begins with `first`; 1 where none does.
std::size_t character_bytes(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte >= 0xf0) return 4;
  if (byte >= 0xe0) return 3;
  return byte >= 0xc0 ? 2 : 1;
}

// Whether a text may be the first bytes of a longer character.
bool may_begin_character(std::string_view text) {
  return text.size() < character_bytes(text.front()) &&
         std::all_of(text.begin() + 1, text.end(),
                     [](char byte) { return is_utf8_continuation(static_cast<std::byte>(byte)); });
}

}  // namespace

bool TextChecker::add(std::string_view piece, bool final) {
  const TextSummary summary = scan_kernel().summarize(piece.data(), piece.size(), after_cr_);
  const bool needs_look = !summary.ascii || begun_bytes_ != 0;
  if (needs_look && !is_valid(piece, final)) return false;
  advance(piece, summary.lines, summary.ends_in_cr);
  return true;
}

bool TextChecker::is_valid(std::string_view piece, bool final) {
  const std::size_t joined = finish_character(piece);
  if (begun_bytes_ != 0) {
    if (joined == piece.size() && !final) return true;
    bad_place_ = {line_,
                  bytes_in_line_ - std::min<std::uint64_t>(begun_bytes_, bytes_in_line_) + 1};
    return false;
  }
  const std::size_t valid = joined + valid_prefix(piece.substr(joined));
  if (valid == piece.size()) return true;
  const std::string_view rest = piece.substr(valid);
  if (final || !may_begin_character(rest)) {
    fail_at(piece, valid);
    return false;
  }
  begun_bytes_ = rest.copy(begun_, sizeof(begun_));
  return true;
}

// Takes bytes of the piece for the character begun before, until it is whole; returns their number.
// The character stays begun where it is not whole, or is none.
std::size_t TextChecker::finish_character(std::string_view piece) {
  if (begun_bytes_ == 0) return 0;
  const std::size_t needed = character_bytes(begun_[0]) - begun_bytes_;
  const std::size_t taken = std::min(needed, piece.size());
  char character[8];
  std::memcpy(character, begun_, begun_bytes_);
  std::memcpy(character + begun_bytes_, piece.data(), taken);
  const std::string_view text(character, begun_bytes_ + taken);
  if (taken == needed && valid_prefix(text) == text.size()) {
    begun_bytes_ = 0;
    return taken;
  }
  if (taken < needed && may_begin_character(text)) {
    begun_bytes_ = text.copy(begun_, sizeof(begun_));
    return taken;
  }
  return piece.size() + 1;
}

void TextChecker::fail_at(std::string_view piece, std::size_t offset) {
  advance(piece.substr(0, offset), scan_kernel().summarize(piece.data(), offset, after_cr_).lines,
          false);
  bad_place_ = place();
}

void TextChecker::advance(std::string_view piece, std::uint64_t lines, bool ends_in_cr) {
  if (piece.empty()) return;
  const std::size_t last = piece.find_last_of("\r\n");
  line_ += lines;
  after_cr_ = ends_in_cr;
  bytes_in_line_ =
      last == std::string_view::npos ? bytes_in_line_ + piece.size() : piece.size() - last - 1;
}

}  // namespace sprat::csv
