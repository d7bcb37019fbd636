// SPDX-License-Identifier: Apache-2.0
// zstd for chunks, and reading of zstd and gzip files; the only user of zstd and zlib.
#pragma once

#include <memory>

#include <sprat/buffer.hpp>
#include <sprat/io.hpp>

#include "base/bytes.hpp"

namespace sprat {

/// How a frame is made: its level, and what else than the level says.
struct ZstdSettings {
  int level = 1;
  /// Bytes of the shortest repeat; 0: the level's.
  int min_match = 0;
  /// Of the table of places, as a power of two; 0: the level's.
  int hash_log = 0;
};

/// A reusable zstd compression context.
class ZstdCompressor {
 public:
  ZstdCompressor();
  ~ZstdCompressor();
  ZstdCompressor(ZstdCompressor&&) noexcept;
  ZstdCompressor& operator=(ZstdCompressor&&) noexcept;

  /// Appends one frame, content size included and no checksum; returns its length.
  std::size_t compress(Bytes bytes, const ZstdSettings& settings, Buffer& out);

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// A reusable zstd decompression context.
class ZstdDecompressor {
 public:
  ZstdDecompressor();
  ~ZstdDecompressor();
  ZstdDecompressor(ZstdDecompressor&&) noexcept;
  ZstdDecompressor& operator=(ZstdDecompressor&&) noexcept;

  /// Decodes one frame that fills `into` exactly; anything else is a CorruptError. No allocation on
  /// the frame's word.
  void decompress(Bytes frame, std::span<std::byte> into);

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// The source itself, or one that decompresses it where its first bytes are gzip's or zstd's magic
/// (concatenated members too). A cut or damaged stream is an IoError that says so.
/// `raw_bytes` (optional) is kept at the number of compressed bytes consumed.
std::unique_ptr<Source> decompressing_source(std::unique_ptr<Source> source,
                                             std::uint64_t* raw_bytes = nullptr);

}  // namespace sprat
