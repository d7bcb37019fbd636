// SPDX-License-Identifier: Apache-2.0
// ExclusiveUse: one call at a time to what lets go of the GIL while it works.
#pragma once

#include <string>

#include <nanobind/nanobind.h>

namespace sprat::python {

/// Needs the GIL when made and when destroyed. ValueError where the object is in use, by another
/// thread or by the call that this one is part of.
class ExclusiveUse {
 public:
  ExclusiveUse(bool& is_used, const char* name) : is_used_(is_used) {
    if (is_used) {
      throw nanobind::value_error(
          (std::string("the ") + name + " is in use: give each thread its own, or use a lock")
              .c_str());
    }
    is_used_ = true;
  }
  ExclusiveUse(const ExclusiveUse&) = delete;
  ExclusiveUse& operator=(const ExclusiveUse&) = delete;
  ~ExclusiveUse() { is_used_ = false; }

 private:
  bool& is_used_;
};

}  // namespace sprat::python
