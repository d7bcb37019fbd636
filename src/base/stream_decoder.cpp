// SPDX-License-Identifier: Apache-2.0
#include "base/stream_decoder.hpp"

#include <algorithm>
#include <limits>
#include <new>
#include <string>

#include <zlib.h>
#include <zstd.h>

namespace sprat {

namespace {

constexpr std::byte kGzipMagic[] = {std::byte{0x1f}, std::byte{0x8b}};

/// RFC 1952: members one after another, perhaps with zeros after the last.
class GzipDecoder final : public StreamDecoder {
 public:
  GzipDecoder() {
    constexpr int kGzipOnly = 16;
    if (inflateInit2(&stream_, MAX_WBITS + kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~GzipDecoder() override { inflateEnd(&stream_); }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;

  const char* format() const override { return "gzip"; }
  bool is_complete() const override { return between_members_; }
  void decode(Bytes& in, std::span<std::byte>& out) override {
    if (between_members_ && any_member_) skip_zeros(in);
    if (in.empty() && between_members_) return;
    between_members_ = false;
    switch (inflate_some(in, out)) {
      case Z_STREAM_END:
        inflateReset(&stream_);
        between_members_ = any_member_ = true;
        break;
      case Z_OK:
      case Z_BUF_ERROR:
        break;
      case Z_MEM_ERROR:
        throw std::bad_alloc();
      default:
        throw CorruptError(stream_.msg != nullptr ? stream_.msg : "not a gzip member");
    }
  }

 private:
  static void skip_zeros(Bytes& in) {
    const auto other =
        std::find_if(in.begin(), in.end(), [](std::byte b) { return b != std::byte{0}; });
    in = in.subspan(static_cast<std::size_t>(other - in.begin()));
  }

  int inflate_some(Bytes& in, std::span<std::byte>& out) {
    constexpr std::size_t kMax = std::numeric_limits<uInt>::max();
    const auto in_count = static_cast<uInt>(std::min(in.size(), kMax));
    const auto out_count = static_cast<uInt>(std::min(out.size(), kMax));
    // zlib's interface is from before const; it does not write to its input.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(in.data()));
    stream_.avail_in = in_count;
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = out_count;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    in = in.subspan(in_count - stream_.avail_in);
    out = out.subspan(out_count - stream_.avail_out);
    return result;
  }

  z_stream stream_{};
  bool between_members_ = true;
  bool any_member_ = false;
};

class ZstdDecoder final : public StreamDecoder {
 public:
  ZstdDecoder() : context_(ZSTD_createDCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, kMaxWindowLog);
  }
  ~ZstdDecoder() override { ZSTD_freeDCtx(context_); }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;

  const char* format() const override { return "zstd"; }
  bool is_complete() const override { return frame_complete_; }
  void decode(Bytes& in, std::span<std::byte>& out) override {
    if (in.empty() && frame_complete_) return;
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const std::size_t wanted = ZSTD_decompressStream(context_, &to, &from);
    if (ZSTD_isError(wanted)) throw CorruptError(ZSTD_getErrorName(wanted));
    in = in.subspan(from.pos);
    out = out.subspan(to.pos);
    frame_complete_ = wanted == 0;
  }

 private:
  // 128 MiB: what zstd's own tool takes without being asked.
  static constexpr int kMaxWindowLog = 27;

  ZSTD_DCtx* context_;
  bool frame_complete_ = true;
};

bool is_zstd_magic(std::uint32_t magic) {
  // Parallel zstd writers begin with a skippable frame.
  return magic == ZSTD_MAGICNUMBER ||
         (magic & ZSTD_MAGIC_SKIPPABLE_MASK) == ZSTD_MAGIC_SKIPPABLE_START;
}

}  // namespace

std::unique_ptr<StreamDecoder> stream_decoder_for(Bytes first_bytes) {
  if (first_bytes.size() >= sizeof(kGzipMagic) &&
      std::equal(std::begin(kGzipMagic), std::end(kGzipMagic), first_bytes.begin()))
    return std::make_unique<GzipDecoder>();
  if (first_bytes.size() >= kMagicBytes && is_zstd_magic(load<std::uint32_t>(first_bytes.data())))
    return std::make_unique<ZstdDecoder>();
  return nullptr;
}

}  // namespace sprat
