// SPDX-License-Identifier: Apache-2.0
#include "csv/csv_input.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/compression.hpp"
#include "csv/csv_error.hpp"
#include "csv/structure_scan.hpp"
#include "csv/text_checker.hpp"
#include "csv/text_decoder.hpp"

namespace sprat::csv {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} << 10;

// Bytes that a text begins with, as a character string says them.
bool begins_with(Bytes bytes, std::string_view start) {
  return bytes.size() >= start.size() && std::memcmp(bytes.data(), start.data(), start.size()) == 0;
}

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr std::string_view kUtf16LeMark = "\xff\xfe";
constexpr std::string_view kUtf16BeMark = "\xfe\xff";
constexpr std::string_view kUtf32LeMark{"\xff\xfe\0\0", 4};

std::string_view mark_of(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::utf16le:
      return kUtf16LeMark;
    case TextEncoding::utf16be:
      return kUtf16BeMark;
    case TextEncoding::utf8:
      return kUtf8Mark;
    case TextEncoding::latin1:
      break;
  }
  return {};
}

}  // namespace

class CsvInput::Impl {
 public:
  Impl(std::unique_ptr<Source> source, const CsvOptions& options)
      : source_bytes_(source->size()),
        source_(decompressing_source(std::move(source), &source_bytes_read_)) {
    find_encoding(options);
    skip_lines(options.skip_lines);
  }

  std::size_t read(std::span<char> into);
  std::string_view peek(std::size_t count);

  const std::string& name() const { return source_->name(); }
  TextEncoding encoding() const { return encoding_; }
  bool byte_order_mark() const { return byte_order_mark_; }
  std::uint64_t first_line() const { return first_line_; }
  std::uint64_t source_bytes_read() const { return source_bytes_read_; }
  std::optional<std::uint64_t> source_bytes() const { return source_bytes_; }

 private:
  void find_encoding(const CsvOptions& options);
  void skip_lines(std::uint64_t count);
  std::size_t read_raw(std::span<std::byte> into);
  std::size_t read_text(std::span<char> into);
  std::size_t read_decoded(std::span<char> into);
  void decode_more();
  void check(std::string_view piece, bool final);
  [[noreturn]] void fail_not_text(const TextPlace& place) const;

  std::uint64_t source_bytes_read_ = 0;
  std::optional<std::uint64_t> source_bytes_;
  std::unique_ptr<Source> source_;
  TextEncoding encoding_ = TextEncoding::utf8;
  bool byte_order_mark_ = false;
  std::uint64_t first_line_ = 1;
  // Read from the source to look for a byte-order mark.
  Buffer raw_ahead_;
  std::size_t raw_ahead_at_ = 0;
  bool raw_ended_ = false;
  TextDecoder decoder_{TextEncoding::utf8};
  Buffer raw_;
  Buffer decoded_;
  std::size_t decoded_at_ = 0;
  TextChecker checker_;
  // Text that was looked at, and not read yet.
  Buffer ahead_;
  std::size_t ahead_at_ = 0;
};

void CsvInput::Impl::find_encoding(const CsvOptions& options) {
  Buffer first(kUtf32LeMark.size());
  first.resize(read_raw({first.data(), first.size()}));
  const Bytes bytes = first.bytes();
  if (options.encoding) {
    encoding_ = *options.encoding;
  } else if (begins_with(bytes, kUtf32LeMark)) {
    throw CsvError(at_line(name(), 1) + "UTF-32 is not read; convert the file to UTF-8");
  } else if (begins_with(bytes, kUtf16LeMark)) {
    encoding_ = TextEncoding::utf16le;
  } else if (begins_with(bytes, kUtf16BeMark)) {
    encoding_ = TextEncoding::utf16be;
  }
  const std::string_view mark = mark_of(encoding_);
  byte_order_mark_ = !mark.empty() && begins_with(bytes, mark);
  raw_ahead_.assign(bytes.subspan(byte_order_mark_ ? mark.size() : 0));
  decoder_ = TextDecoder(encoding_);
}

// Goes on until the source gives nothing, for sources of pipes may give less than asked.
std::size_t CsvInput::Impl::read_raw(std::span<std::byte> into) {
  std::size_t count = std::min(into.size(), raw_ahead_.size() - raw_ahead_at_);
  if (count != 0) std::memcpy(into.data(), raw_ahead_.data() + raw_ahead_at_, count);
  raw_ahead_at_ += count;
  while (count < into.size() && !raw_ended_) {
    const std::size_t got = source_->read(into.subspan(count));
    raw_ended_ = got == 0;
    count += got;
  }
  return count;
}

std::size_t CsvInput::Impl::read_text(std::span<char> into) {
  if (encoding_ != TextEncoding::utf8) return read_decoded(into);
  const std::size_t count = read_raw(std::as_writable_bytes(into));
  check({into.data(), count}, count < into.size());
  return count;
}

std::size_t CsvInput::Impl::read_decoded(std::span<char> into) {
  std::size_t count = 0;
  while (count < into.size()) {
    if (decoded_at_ == decoded_.size()) decode_more();
    const std::size_t taken = std::min(into.size() - count, decoded_.size() - decoded_at_);
    if (taken == 0) break;
    std::memcpy(into.data() + count, decoded_.data() + decoded_at_, taken);
    decoded_at_ += taken;
    count += taken;
  }
  return count;
}

void CsvInput::Impl::decode_more() {
  raw_.resize(kPieceBytes);
  const std::size_t got = read_raw({raw_.data(), raw_.size()});
  const bool final = got < raw_.size();
  decoded_.clear();
  decoded_at_ = 0;
  const bool is_text = decoder_.decode(raw_.bytes().first(got), final, decoded_);
  check({reinterpret_cast<const char*>(decoded_.data()), decoded_.size()}, false);
  if (!is_text) fail_not_text(checker_.place());
}

void CsvInput::Impl::check(std::string_view piece, bool final) {
  if (!checker_.add(piece, final)) fail_not_text(checker_.bad_place());
}

void CsvInput::Impl::fail_not_text(const TextPlace& place) const {
  const bool is_utf8 = encoding_ == TextEncoding::utf8;
  throw CsvError(at_line(name(), place.line) + "byte " + std::to_string(place.byte) +
                 " of the line is not " + (is_utf8 ? "UTF-8" : "UTF-16") +
                 "; name the file's encoding, as in --encoding " +
                 encoding_name(is_utf8 ? TextEncoding::latin1 : TextEncoding::utf8));
}

std::size_t CsvInput::Impl::read(std::span<char> into) {
  const std::size_t count = std::min(into.size(), ahead_.size() - ahead_at_);
  if (count != 0) std::memcpy(into.data(), ahead_.data() + ahead_at_, count);
  ahead_at_ += count;
  if (ahead_at_ == ahead_.size() && ahead_at_ != 0) {
    ahead_.release();
    ahead_at_ = 0;
  }
  return count == into.size() ? count : count + read_text(into.subspan(count));
}

std::string_view CsvInput::Impl::peek(std::size_t count) {
  const std::size_t had = ahead_.size() - ahead_at_;
  if (had < count) {
    Buffer text;
    text.assign(ahead_.bytes().subspan(ahead_at_));
    text.resize(count);
    text.resize(had + read_text({reinterpret_cast<char*>(text.data()) + had, count - had}));
    ahead_ = std::move(text);
    ahead_at_ = 0;
  }
  return {reinterpret_cast<const char*>(ahead_.data()) + ahead_at_,
          std::min(count, ahead_.size() - ahead_at_)};
}

void CsvInput::Impl::skip_lines(std::uint64_t count) {
  bool after_cr = false;
  while (after_cr || first_line_ <= count) {
    if (ahead_at_ == ahead_.size() && peek(kPieceBytes).empty()) break;
    const std::string_view text = peek(ahead_.size() - ahead_at_);
    const bool lf_of_crlf = after_cr && text.front() == '\n';
    after_cr = false;
    if (lf_of_crlf) {
      ++ahead_at_;
    } else if (first_line_ <= count) {
      const std::size_t end = text.find_first_of("\r\n");
      ahead_at_ += std::min(end, text.size() - 1) + 1;
      if (end == std::string_view::npos) continue;
      after_cr = text[end] == '\r';
      ++first_line_;
    }
  }
}

CsvInput::CsvInput(std::unique_ptr<Source> source, const CsvOptions& options)
    : impl_(std::make_unique<Impl>(std::move(source), options)) {}
CsvInput::~CsvInput() = default;

const std::string& CsvInput::name() const {
  return impl_->name();
}
TextEncoding CsvInput::encoding() const {
  return impl_->encoding();
}
bool CsvInput::byte_order_mark() const {
  return impl_->byte_order_mark();
}
std::uint64_t CsvInput::first_line() const {
  return impl_->first_line();
}
std::size_t CsvInput::read(std::span<char> into) {
  return impl_->read(into);
}
std::string_view CsvInput::peek(std::size_t count) {
  return impl_->peek(count);
}
std::uint64_t CsvInput::source_bytes_read() const {
  return impl_->source_bytes_read();
}
std::optional<std::uint64_t> CsvInput::source_bytes() const {
  return impl_->source_bytes();
}

}  // namespace sprat::csv
