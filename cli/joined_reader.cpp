// SPDX-License-Identifier: Apache-2.0
// Several files as one source.
#include "joined_reader.hpp"

#include <memory>
#include <utility>

#include <sprat/io.hpp>

namespace sprat::cli {
namespace {

class JoinedSource final : public Source {
 public:
  /// Opens all files, so that a missing one is known before anything is read.
  explicit JoinedSource(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) sources_.push_back(open_source(path));
  }

  const std::string& name() const override {
    return sources_[current_ < sources_.size() ? current_ : current_ - 1]->name();
  }

  std::size_t read(std::span<std::byte> into) override {
    std::size_t filled = 0;
    while (filled < into.size() && current_ < sources_.size()) {
      const std::size_t count = sources_[current_]->read(into.subspan(filled));
      filled += count;
      if (filled < into.size()) ++current_;
    }
    return filled;
  }

 private:
  std::vector<std::unique_ptr<Source>> sources_;
  std::size_t current_ = 0;
};

}  // namespace

BatchReader open_reader(const std::vector<std::string>& paths, const ReaderOptions& options) {
  if (paths.size() == 1) return BatchReader(paths.front(), options);
  return BatchReader(std::make_unique<JoinedSource>(paths), options);
}

}  // namespace sprat::cli
