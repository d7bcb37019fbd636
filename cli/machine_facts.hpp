// SPDX-License-Identifier: Apache-2.0
// What a reader of figures must know of the machine.
#pragma once

#include <cstdint>
#include <string>

namespace sprat::cli {

/// Texts are empty, and numbers 0, where the system does not tell.
struct MachineFacts {
  std::string processor;
  /// That this process may use.
  unsigned cores = 0;
  std::uint64_t memory_bytes = 0;
  /// "Debian GNU/Linux 12 (bookworm), Linux 6.1.0 x86_64".
  std::string system;
};

MachineFacts machine_facts();

}  // namespace sprat::cli
