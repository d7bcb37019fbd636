// SPDX-License-Identifier: Apache-2.0
// zstd frames of known size, for chunks.
#include "base/compression.hpp"

#include <new>
#include <string>

#include <zstd.h>

namespace sprat {

namespace {

struct FreeCompression {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
struct FreeDecompression {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// From here on zstd's tables would take 12 MB and more for 256 KiB and more.
constexpr int kFirstLevelOfLargeTables = 5;
constexpr int kMaxTableLog = 18;

void check_frame(Bytes frame, std::size_t decoded_bytes) {
  // A skippable frame and those of zstd before 1.0 have other magics.
  if (frame.size() < sizeof(std::uint32_t) || load<std::uint32_t>(frame.data()) != ZSTD_MAGICNUMBER)
    throw CorruptError("no zstd frame where one should be");
  if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != decoded_bytes)
    throw CorruptError("a zstd frame's content size is not " + std::to_string(decoded_bytes));
  if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
    throw CorruptError("a zstd frame is not as long as its bytes");
}

}  // namespace

struct ZstdCompressor::Context {
  std::unique_ptr<ZSTD_CCtx, FreeCompression> handle{ZSTD_createCCtx()};
};

ZstdCompressor::ZstdCompressor() : context_(std::make_unique<Context>()) {
  if (context_->handle == nullptr) throw std::bad_alloc();
}
ZstdCompressor::~ZstdCompressor() = default;
ZstdCompressor::ZstdCompressor(ZstdCompressor&&) noexcept = default;
ZstdCompressor& ZstdCompressor::operator=(ZstdCompressor&&) noexcept = default;

std::size_t ZstdCompressor::compress(Bytes bytes, const ZstdSettings& settings, Buffer& out) {
  const std::size_t before = out.size();
  out.resize(before + ZSTD_compressBound(bytes.size()));
  ZSTD_CCtx* const context = context_->handle.get();
  ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters);
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, settings.level);
  if (settings.level >= kFirstLevelOfLargeTables) {
    ZSTD_CCtx_setParameter(context, ZSTD_c_hashLog, kMaxTableLog);
    ZSTD_CCtx_setParameter(context, ZSTD_c_chainLog, kMaxTableLog);
  }
  if (settings.min_match != 0) {
    ZSTD_CCtx_setParameter(context, ZSTD_c_minMatch, settings.min_match);
  }
  if (settings.hash_log != 0) {
    ZSTD_CCtx_setParameter(context, ZSTD_c_hashLog, settings.hash_log);
  }
  const std::size_t length =
      ZSTD_compress2(context, out.data() + before, out.size() - before, bytes.data(), bytes.size());
  if (ZSTD_isError(length)) {
    out.resize(before);
    throw Error(std::string("zstd cannot compress: ") + ZSTD_getErrorName(length));
  }
  out.resize(before + length);
  return length;
}

struct ZstdDecompressor::Context {
  std::unique_ptr<ZSTD_DCtx, FreeDecompression> handle{ZSTD_createDCtx()};
};

ZstdDecompressor::ZstdDecompressor() : context_(std::make_unique<Context>()) {
  if (context_->handle == nullptr) throw std::bad_alloc();
}
ZstdDecompressor::~ZstdDecompressor() = default;
ZstdDecompressor::ZstdDecompressor(ZstdDecompressor&&) noexcept = default;
ZstdDecompressor& ZstdDecompressor::operator=(ZstdDecompressor&&) noexcept = default;

void ZstdDecompressor::decompress(Bytes frame, std::span<std::byte> into) {
  check_frame(frame, into.size());
  const std::size_t length = ZSTD_decompressDCtx(context_->handle.get(), into.data(), into.size(),
                                                 frame.data(), frame.size());
  if (ZSTD_isError(length))
    throw CorruptError(std::string("a zstd frame is damaged: ") + ZSTD_getErrorName(length));
  if (length != into.size()) throw CorruptError("a zstd frame ends early");
}

}  // namespace sprat
