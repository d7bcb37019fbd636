// SPDX-License-Identifier: Apache-2.0
// Finding contenders by their folder.
#include "measure/contenders.hpp"

#include <algorithm>
#include <filesystem>

#include <sprat/error.hpp>

namespace sprat::measuring {
namespace {

namespace fs = std::filesystem;

std::string spoken(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (!fs::is_directory(folder)) return paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with('_') && !name.starts_with('.')) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// False where there is none.
bool mark(const std::vector<Contender>& all, const std::string& word, bool exactly,
          std::vector<bool>& is_chosen) {
  bool found = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string& name = all[i].name;
    if (exactly ? name != word : name.find(word) == std::string::npos) continue;
    is_chosen[i] = found = true;
  }
  return found;
}

[[noreturn]] void fail_unknown(const std::vector<Contender>& all, const std::string& word) {
  std::string names;
  for (const Contender& contender : all) names += "\n  " + contender.name;
  throw Error("no contender has '" + word + "' in its name; there are" + names);
}

}  // namespace

std::vector<std::string> python_command(const MeasureOptions& options, const std::string& file) {
  const fs::path folder = options.contenders_folder;
  return {options.python, "-B", (folder / "_run.py").string(), (folder / file).string()};
}

std::vector<Contender> python_contenders(const MeasureOptions& options, const std::string& data) {
  std::vector<Contender> contenders;
  for (const fs::path& group : sorted_entries(fs::path(options.contenders_folder) / data)) {
    for (const fs::path& file : sorted_entries(group)) {
      if (file.extension() != ".py") continue;
      const fs::path place = fs::path(data) / group.filename() / file.filename();
      contenders.push_back({.name = spoken(file.stem().string()),
                            .group = spoken(group.filename().string()),
                            .arguments = python_command(options, place.string()),
                            .is_python = true,
                            .prints_answer = true,
                            .disk_file = {}});
    }
  }
  return contenders;
}

std::vector<Contender> chosen_contenders(const std::vector<Contender>& all,
                                         const std::vector<std::string>& wanted) {
  if (wanted.empty()) return all;
  std::vector<bool> is_chosen(all.size());
  for (const std::string& word : wanted) {
    if (!mark(all, word, true, is_chosen) && !mark(all, word, false, is_chosen)) {
      fail_unknown(all, word);
    }
  }
  std::vector<Contender> chosen;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is_chosen[i]) chosen.push_back(all[i]);
  }
  return chosen;
}

}  // namespace sprat::measuring
