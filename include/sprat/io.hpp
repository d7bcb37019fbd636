// SPDX-License-Identifier: Apache-2.0
// Source and Sink: where bytes come from and go to. Files, pipes and memory are provided.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <sprat/buffer.hpp>

namespace sprat {

/// Bytes to read, from the start to the end, and by place where `size` is known.
class Source {
 public:
  virtual ~Source() = default;
  /// For messages: the path, or "standard input".
  virtual const std::string& name() const = 0;
  /// Reads up to `into.size()` bytes; less only at the end. Throws IoError.
  virtual std::size_t read(std::span<std::byte> into) = 0;
  /// Total bytes where reading by place is possible; none for pipes.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
  /// Reads at `offset` without moving `read`'s place; less only at the end.
  virtual std::size_t read_at(std::uint64_t offset, std::span<std::byte> into);
  /// Moves `read`'s place.
  virtual void seek(std::uint64_t offset);
  /// All of its bytes, to be read in place while the source lives; none where that is not possible,
  /// as for pipes. Where another program cuts a mapped file off, reading what is gone ends the
  /// process by SIGBUS.
  virtual std::optional<std::span<const std::byte>> map() { return std::nullopt; }
};

/// Bytes to write, in order. What was written is there only after `commit`.
class Sink {
 public:
  virtual ~Sink() = default;  // Without commit, nothing appears.
  virtual const std::string& name() const = 0;
  virtual void write(std::span<const std::byte> bytes) = 0;
  /// Hands what was written so far to readers of a pipe.
  virtual void flush() {}
  /// Whether `restart` may be called: what is written is not out before commit.
  virtual bool can_restart() const { return false; }
  /// Forgets what was written, so that writing begins anew.
  virtual void restart() {}
  /// Makes the output appear under its name, whole. Once; nothing may be written after.
  virtual void commit() = 0;
};

/// Opens a file, or standard input for "-". Throws IoError naming the path.
std::unique_ptr<Source> open_source(const std::string& path);
/// Reads memory that the caller keeps alive.
std::unique_ptr<Source> memory_source(std::span<const std::byte> bytes,
                                      std::string name = "memory");

struct SinkOptions {
  /// Replace an existing file; otherwise one is an IoError.
  bool overwrite = false;
  /// Flush file and folder to the disk before commit returns.
  bool sync = false;
};
/// Writes a temporary file beside `path` and renames it at commit; "-" is standard output.
std::unique_ptr<Sink> create_sink(const std::string& path, const SinkOptions& options = {});
/// Appends to a buffer that the caller keeps alive.
std::unique_ptr<Sink> memory_sink(Buffer& into, std::string name = "memory");

/// Removes the temporary files of all open sinks; may be called from a signal handler.
void remove_unfinished_files() noexcept;

}  // namespace sprat
