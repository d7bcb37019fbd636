// SPDX-License-Identifier: Apache-2.0
// FirstBlock: hands what a file's first block has shown to the workers that encode the others.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "block/block.hpp"

namespace sprat {

/// Whoever encodes the first block teaches or gives up, or the others wait for ever.
class FirstBlock {
 public:
  void teach(BlockPrecedent precedent);
  /// Where the first block will not be encoded, since something failed.
  void give_up();
  /// Null where it was given up.
  std::shared_ptr<const BlockPrecedent> wait();

 private:
  void end(std::shared_ptr<const BlockPrecedent> precedent);

  std::mutex mutex_;
  std::condition_variable ended_;
  bool is_ended_ = false;
  std::shared_ptr<const BlockPrecedent> precedent_;
};

}  // namespace sprat
