// SPDX-License-Identifier: Apache-2.0
// Asks /proc, sysctl and uname.
#include "machine_facts.hpp"

#include <array>
#include <fstream>
#include <thread>

#include <sys/utsname.h>
#include <unistd.h>

#ifdef __APPLE__
#include <sys/sysctl.h>
#endif

namespace sprat::cli {
namespace {

/// What follows the key and `separator` on the first line that starts with the key.
std::string value_in(const char* path, const std::string& key, char separator) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(key)) continue;
    const std::size_t value = line.find_first_not_of(" \t\"", line.find(separator) + 1);
    if (value == std::string::npos) return {};
    return line.substr(value, line.find_last_not_of(" \t\"") - value + 1);
  }
  return {};
}

std::string processor() {
#ifdef __APPLE__
  std::array<char, 256> name = {};
  std::size_t size = name.size() - 1;
  if (::sysctlbyname("machdep.cpu.brand_string", name.data(), &size, nullptr, 0) == 0) {
    return name.data();
  }
  return {};
#else
  return value_in("/proc/cpuinfo", "model name", ':');
#endif
}

std::uint64_t memory_bytes() {
  const long pages = ::sysconf(_SC_PHYS_PAGES);
  const long page_bytes = ::sysconf(_SC_PAGESIZE);
  if (pages <= 0 || page_bytes <= 0) return 0;
  return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes);
}

std::string system_name() {
  utsname names = {};
  if (::uname(&names) != 0) return {};
  const std::string kernel = std::string(names.sysname) + ' ' + names.release + ' ' + names.machine;
  const std::string distribution = value_in("/etc/os-release", "PRETTY_NAME", '=');
  return distribution.empty() ? kernel : distribution + ", " + kernel;
}

}  // namespace

MachineFacts machine_facts() {
  MachineFacts facts;
  facts.processor = processor();
  facts.cores = std::thread::hardware_concurrency();
  facts.memory_bytes = memory_bytes();
  facts.system = system_name();
  return facts;
}

}  // namespace sprat::cli
