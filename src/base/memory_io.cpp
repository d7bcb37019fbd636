// SPDX-License-Identifier: Apache-2.0
// A source and a sink in memory.
#include <algorithm>
#include <cstring>
#include <utility>

#include <sprat/io.hpp>

namespace sprat {

namespace {

class MemorySource final : public Source {
 public:
  MemorySource(std::span<const std::byte> bytes, std::string name)
      : bytes_(bytes), name_(std::move(name)) {}

  const std::string& name() const override { return name_; }
  std::optional<std::uint64_t> size() const override { return bytes_.size(); }
  std::size_t read(std::span<std::byte> into) override {
    const std::size_t count = read_at(at_, into);
    at_ += count;
    return count;
  }
  std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override {
    if (offset >= bytes_.size() || into.empty()) return 0;
    const auto from = static_cast<std::size_t>(offset);
    const std::size_t count = std::min(into.size(), bytes_.size() - from);
    std::memcpy(into.data(), bytes_.data() + from, count);
    return count;
  }
  void seek(std::uint64_t offset) override { at_ = offset; }
  std::optional<std::span<const std::byte>> map() override { return bytes_; }

 private:
  std::span<const std::byte> bytes_;
  std::string name_;
  std::uint64_t at_ = 0;
};

class MemorySink final : public Sink {
 public:
  MemorySink(Buffer& into, std::string name)
      : into_(into), begin_(into.size()), name_(std::move(name)) {}

  const std::string& name() const override { return name_; }
  void write(std::span<const std::byte> bytes) override { into_.append(bytes); }
  bool can_restart() const override { return true; }
  void restart() override { into_.resize(begin_); }
  void commit() override {}

 private:
  Buffer& into_;
  std::size_t begin_;
  std::string name_;
};

}  // namespace

std::unique_ptr<Source> memory_source(std::span<const std::byte> bytes, std::string name) {
  return std::make_unique<MemorySource>(bytes, std::move(name));
}

std::unique_ptr<Sink> memory_sink(Buffer& into, std::string name) {
  return std::make_unique<MemorySink>(into, std::move(name));
}

}  // namespace sprat
