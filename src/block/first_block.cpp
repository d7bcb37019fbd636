// SPDX-License-Identifier: Apache-2.0
#include "block/first_block.hpp"

#include <utility>

namespace sprat {

void FirstBlock::teach(BlockPrecedent precedent) {
  end(std::make_shared<const BlockPrecedent>(std::move(precedent)));
}

void FirstBlock::give_up() {
  end(nullptr);
}

// What comes first holds.
void FirstBlock::end(std::shared_ptr<const BlockPrecedent> precedent) {
  const std::lock_guard lock(mutex_);
  if (is_ended_) return;
  is_ended_ = true;
  precedent_ = std::move(precedent);
  ended_.notify_all();
}

std::shared_ptr<const BlockPrecedent> FirstBlock::wait() {
  std::unique_lock lock(mutex_);
  ended_.wait(lock, [&] { return is_ended_; });
  return precedent_;
}

}  // namespace sprat
