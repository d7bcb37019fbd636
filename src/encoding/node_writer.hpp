// SPDX-License-Identifier: Apache-2.0
// NodeWriter: putting a tree of encodings together, node by node.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "encoding/encoding.hpp"

namespace sprat::encoding {

class NodeWriter;

/// Decides how a node is stored.
class Chooser {
 public:
  virtual ~Chooser() = default;
  /// Stores `input` through `writer.try_encode` in one encoding or another.
  virtual void store(const Input& input, NodeWriter& writer) = 0;
};

/// Buffers that are lent and given back, so that encoding many chunks stops allocating.
class ScratchPool {
 public:
  /// More than are ever lent at once: giving back must not allocate.
  ScratchPool() { free_.reserve(64); }

  class Loan {
   public:
    explicit Loan(ScratchPool& pool) : pool_(pool), buffer_(pool.take()) {}
    ~Loan() { pool_.free_.push_back(std::move(buffer_)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Buffer& operator*() { return buffer_; }
    Buffer* operator->() { return &buffer_; }

   private:
    ScratchPool& pool_;
    Buffer buffer_;
  };

 private:
  Buffer take();

  std::vector<Buffer> free_;
};

class NodeWriter {
 public:
  /// Appends to `tree` and `out`, which must outlive this.
  NodeWriter(Chooser& chooser, ScratchPool& scratch, Tree& tree, Buffer& out)
      : chooser_(chooser), scratch_(scratch), tree_(tree), out_(out) {}

  Buffer& out() { return out_; }
  /// An empty buffer for as long as the result lives.
  ScratchPool::Loan scratch() { return ScratchPool::Loan(scratch_); }
  /// Bytes that the node being encoded may take before it should give up.
  std::uint64_t budget() const { return budget_; }
  /// The encodings from the root to the node being encoded.
  std::span<const EncodingId> path() const { return path_; }

  /// Appends a child of the node being encoded, or the root.
  void child(const Input& input) { chooser_.store(input, *this); }
  void child(const Values& values) { child(Input{values, {}}); }
  /// Appends a node in this encoding; false, with nothing appended, where it gives up.
  bool try_encode(const EncodingInfo& info, const Input& input, std::uint64_t budget);

 private:
  Chooser& chooser_;
  ScratchPool& scratch_;
  Tree& tree_;
  Buffer& out_;
  std::vector<EncodingId> path_;
  std::uint64_t budget_ = kNever;
};

}  // namespace sprat::encoding
