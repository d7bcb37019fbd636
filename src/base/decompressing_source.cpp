// SPDX-License-Identifier: Apache-2.0
// Reading files that may be compressed as if they were not.
#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/compression.hpp"
#include "base/stream_decoder.hpp"

namespace sprat {

namespace {

/// Counts the bytes read; gives back those that were read to look at them.
class PlainSource final : public Source {
 public:
  PlainSource(std::unique_ptr<Source> source, Bytes looked_at, std::uint64_t* raw_bytes)
      : source_(std::move(source)), raw_bytes_(raw_bytes) {
    ahead_.assign(looked_at);
  }

  const std::string& name() const override { return source_->name(); }
  std::optional<std::uint64_t> size() const override { return source_->size(); }
  std::size_t read(std::span<std::byte> into) override {
    const std::size_t taken = take_ahead(into);
    const std::size_t count = taken + source_->read(into.subspan(taken));
    if (raw_bytes_ != nullptr) *raw_bytes_ += count;
    return count;
  }
  std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override {
    return source_->read_at(offset, into);
  }
  void seek(std::uint64_t offset) override {
    source_->seek(offset);
    if (raw_bytes_ != nullptr) *raw_bytes_ = offset;
  }

 private:
  std::size_t take_ahead(std::span<std::byte> into) {
    const std::size_t count = std::min(into.size(), ahead_.size() - ahead_at_);
    if (count != 0) std::memcpy(into.data(), ahead_.data() + ahead_at_, count);
    ahead_at_ += count;
    return count;
  }

  std::unique_ptr<Source> source_;
  std::uint64_t* raw_bytes_;
  Buffer ahead_;
  std::size_t ahead_at_ = 0;
};

class DecompressingSource final : public Source {
 public:
  DecompressingSource(std::unique_ptr<Source> source, std::unique_ptr<StreamDecoder> decoder)
      : source_(std::move(source)), decoder_(std::move(decoder)), buffer_(kBufferBytes) {}

  const std::string& name() const override { return source_->name(); }
  std::size_t read(std::span<std::byte> into) override {
    std::span<std::byte> rest = into;
    while (!rest.empty()) {
      const std::size_t wanted = rest.size();
      const std::size_t available = input_.size();
      decode(rest);
      const bool moved = rest.size() < wanted || input_.size() < available;
      if (!moved && !refill()) break;
    }
    return into.size() - rest.size();
  }

 private:
  static constexpr std::size_t kBufferBytes = std::size_t{128} << 10;

  void decode(std::span<std::byte>& into) {
    try {
      decoder_->decode(input_, into);
    } catch (const CorruptError& error) {
      throw IoError(name() + ": its " + decoder_->format() + " data is damaged: " + error.what());
    }
  }

  bool refill() {
    if (!input_.empty()) throw IoError(name() + ": its " + decoder_->format() + " data is damaged");
    input_ = buffer_.bytes().first(source_->read({buffer_.data(), buffer_.size()}));
    if (!input_.empty()) return true;
    if (!decoder_->is_complete())
      throw IoError(name() + " is cut off: its " + decoder_->format() + " data ends early");
    return false;
  }

  std::unique_ptr<Source> source_;
  std::unique_ptr<StreamDecoder> decoder_;
  Buffer buffer_;
  Bytes input_;
};

}  // namespace

std::unique_ptr<Source> decompressing_source(std::unique_ptr<Source> source,
                                             std::uint64_t* raw_bytes) {
  std::array<std::byte, kMagicBytes> first{};
  const bool by_place = source->size().has_value();
  const Bytes looked_at(first.data(), by_place ? source->read_at(0, first) : source->read(first));
  auto decoder = stream_decoder_for(looked_at);
  if (raw_bytes != nullptr) *raw_bytes = 0;
  if (decoder != nullptr || raw_bytes != nullptr || !by_place)
    source =
        std::make_unique<PlainSource>(std::move(source), by_place ? Bytes{} : looked_at, raw_bytes);
  if (decoder == nullptr) return source;
  return std::make_unique<DecompressingSource>(std::move(source), std::move(decoder));
}

}  // namespace sprat
