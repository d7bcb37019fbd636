// SPDX-License-Identifier: Apache-2.0
// What exported schemas and arrays have in common: children, and a release that frees all of it.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

namespace sprat::arrow {

/// Of an ArrowSchema or ArrowArray that is handed out: what it points to besides its own.
template <class Exported>
struct NodeParts {
  std::deque<Exported> children;
  std::vector<Exported*> places;
  Exported dictionary = {};
};

/// The `release` of what has `Parts`, which are NodeParts, as its private data.
template <class Parts, class Exported>
void release_node(Exported* exported) {
  auto* const parts = static_cast<Parts*>(exported->private_data);
  for (Exported& child : parts->children) {
    if (child.release != nullptr) child.release(&child);
  }
  if (parts->dictionary.release != nullptr) parts->dictionary.release(&parts->dictionary);
  exported->release = nullptr;
  delete parts;
}

/// Once all children are there.
template <class Exported>
void set_children(NodeParts<Exported>& parts, Exported& into) {
  for (Exported& child : parts.children) parts.places.push_back(&child);
  into.n_children = static_cast<std::int64_t>(parts.places.size());
  into.children = parts.places.data();
}

}  // namespace sprat::arrow
