// SPDX-License-Identifier: Apache-2.0
// One column's candidates lose at the first cell that would not come back as it is.
#include "csv/column_inference.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "csv/null_spelling.hpp"
#include "text/integer_format.hpp"
#include "text/misfit.hpp"

namespace sprat::csv {

namespace {

constexpr std::size_t kAmbiguousCells = 4;

std::int64_t value_in(const Column& scratch) {
  return scratch.values.size() == sizeof(std::int32_t) ? scratch.value<std::int32_t>(0)
                                                       : scratch.value<std::int64_t>(0);
}

}  // namespace

ColumnInference::ColumnInference(const InferenceContext& context, std::size_t column)
    : context_(&context), column_(column) {
  const auto given = context.given.find(column);
  given_ = given == context.given.end() ? nullptr : &given->second;
}

bool ColumnInference::is_text() const {
  return given_ ? given_->type.kind == TypeKind::text : lost_;
}

// Nothing that is still to come can change the result.
bool ColumnInference::is_settled() const {
  return is_text() && saw_unquoted_cell_ &&
         (context_->null_words.empty() || (saw_empty_ && word_ != none));
}

ColumnInference::Null ColumnInference::null_kind(std::string_view raw) const {
  if (raw.empty()) return empty_cell;
  const char quote = context_->dialect.quote;
  if (raw.size() == 2 && quote != 0 && raw[0] == quote && raw[1] == quote) return quoted_empty;
  const auto& words = context_->null_words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (raw == words[i]) return static_cast<Null>(static_cast<std::int32_t>(i) + first_word);
  }
  return none;
}

void ColumnInference::observe(const RowIndex& index, const Tokenizer& tokenizer, Column& scratch) {
  if (is_settled()) return;
  const char quote = context_->dialect.quote;
  CellPlace place{index, tokenizer, column_};
  for (std::size_t row = 0; row < index.rows; ++row) {
    place.row = row;
    const std::string_view raw = index.raw(row, column_);
    const Null null = null_kind(raw);
    if (null != none) {
      observe_null(null, place);
      continue;
    }
    raise(saw_cell_);
    if (quote == 0 || raw.front() != quote) raise(saw_unquoted_cell_);
    if (!lost_ && !given_) observe_text(typed_text(raw, quote), place, scratch);
  }
}

void ColumnInference::lose(std::string note) {
  note_ = std::move(note);
  raise(lost_);
}

void ColumnInference::observe_null(Null kind, const CellPlace& place) {
  if (kind == empty_cell) {
    raise(saw_empty_);
  } else if (kind == quoted_empty) {
    raise(saw_quoted_empty_);
  } else if (word_ == none) {
    word_ = kind;
    word_line_ = place.line();
    ++changes_;
  } else if (word_ != kind) {
    raise(saw_several_words_);
  }
  if (first_null_ == none) {
    first_null_ = kind;
    ++changes_;
  }
  if (kind == first_null_ || lost_ || given_) return;
  lose(started_ ? null_note(kind, place) : std::string());
}

void ColumnInference::observe_text(std::string_view text, const CellPlace& place, Column& scratch) {
  if (!started_) {
    start(text);
    if (survivors_.empty()) return lose(first_cell_note(text, place));
  } else if (text.size() <= sure_integer_length_ && text::is_canonical_integer(text)) {
    return;
  }
  if (!keep_fitting(text, scratch)) lose(loss_note(text, place));
}

void ColumnInference::start(std::string_view text) {
  raise(started_);
  for (const std::uint16_t candidate : context_->candidates.matching(text)) {
    survivors_.push_back({candidate, 0});
  }
}

// False, and all survivors still there, where none fits.
bool ColumnInference::keep_fitting(std::string_view text, Column& scratch) {
  std::size_t kept = 0;
  std::size_t sure_length = SIZE_MAX;
  std::optional<std::int64_t> last_value;
  bool differ = false;
  for (std::size_t i = 0; i < survivors_.size(); ++i) {
    const TypeCandidate& candidate = context_->candidates[survivors_[i].candidate];
    if (!candidate.fits(text, scratch)) continue;
    if (candidate.is_temporal()) {
      const std::int64_t value = value_in(scratch);
      differ = differ || (last_value && *last_value != value);
      last_value = value;
    }
    sure_length = std::min(sure_length, candidate.sure_integer_length);
    survivors_[kept++] = survivors_[i];
  }
  if (kept == 0) return false;
  if (kept != survivors_.size()) ++changes_;
  survivors_.resize(kept);
  sure_integer_length_ = sure_length;
  if (differ) {
    split_groups(text, scratch);
    add_ambiguous(text);
  }
  return true;
}

// A group is named by its first candidate, but the group of all by 0.
void ColumnInference::split_groups(std::string_view text, Column& scratch) {
  const std::vector<Survivor> before = survivors_;
  std::vector<std::int64_t> values;
  for (const Survivor& survivor : before) {
    const TypeCandidate& candidate = context_->candidates[survivor.candidate];
    values.push_back(candidate.fits(text, scratch) && candidate.is_temporal() ? value_in(scratch)
                                                                              : 0);
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto is_of_group = [&](const Survivor& other) { return other.group == before[i].group; };
    const std::size_t first = static_cast<std::size_t>(
        std::find_if(before.begin(), before.end(), is_of_group) - before.begin());
    if (values[first] == values[i]) continue;
    std::size_t equal = first;
    while (!is_of_group(before[equal]) || values[equal] != values[i]) ++equal;
    survivors_[i].group = before[equal].candidate;
    ++changes_;
  }
}

void ColumnInference::add_ambiguous(std::string_view text) {
  if (ambiguous_cells_.size() == kAmbiguousCells) return;
  if (std::find(ambiguous_cells_.begin(), ambiguous_cells_.end(), text) != ambiguous_cells_.end()) {
    return;
  }
  ambiguous_cells_.emplace_back(text);
  ++changes_;
}

std::string ColumnInference::column_name() const {
  const std::string& header = context_->dialect.columns[column_].header;
  return header.empty() ? std::to_string(column_ + 1) : header;
}

std::string ColumnInference::null_name(Null kind) const {
  if (kind == empty_cell) return "an empty cell";
  if (kind == quoted_empty) return "a quoted empty cell";
  return text::quoted_excerpt(context_->null_words[static_cast<std::size_t>(kind - first_word)]);
}

std::string ColumnInference::null_note(Null kind, const CellPlace& place) const {
  return "column " + column_name() + " stays text: nulls are written as " + null_name(first_null_) +
         " and, on line " + std::to_string(place.line()) + ", as " + null_name(kind);
}

// Of the candidates that the cell ends, one that it would change under tells most.
std::string ColumnInference::loss_note(std::string_view text, const CellPlace& place) const {
  const TypeCandidate* told = &context_->candidates[survivors_.front().candidate];
  for (const Survivor& survivor : survivors_) {
    const TypeCandidate& candidate = context_->candidates[survivor.candidate];
    if (text::respelled(candidate.type, candidate.format, text).empty()) continue;
    told = &candidate;
    break;
  }
  return "column " + column_name() + " stays text: " + text::quoted_excerpt(text) + " on line " +
         std::to_string(place.line()) + " " + text::misfit(told->type, told->format, text);
}

// A first cell that no type gives back says why only where it looks like a number: "00501".
std::string ColumnInference::first_cell_note(std::string_view text, const CellPlace& place) const {
  for (const TypeKind kind : {TypeKind::int64, TypeKind::float64}) {
    Type type;
    type.kind = kind;
    const std::string respelled = text::respelled(type, {}, text);
    if (respelled.empty() || respelled == text) continue;
    return "column " + column_name() + " stays text: " + text::quoted_excerpt(text) + " on line " +
           std::to_string(place.line()) + " " + text::misfit(type, {}, text);
  }
  return {};
}

// The first survivor, and those that read other values than it.
std::vector<std::size_t> ColumnInference::rivals() const {
  std::vector<std::size_t> found;
  for (const Survivor& survivor : survivors_) {
    if (found.empty() || survivor.group != survivors_.front().group) {
      found.push_back(survivor.candidate);
    }
  }
  return found;
}

std::string ColumnInference::ambiguity_note(const std::vector<std::size_t>& rivals) const {
  const TypeCandidate& first = context_->candidates[rivals[0]];
  const TypeCandidate& second = context_->candidates[rivals[1]];
  std::string example = "its cells";
  for (const std::string& cell : ambiguous_cells_) {
    Column left;
    Column right;
    if (first.fits(cell, left) && second.fits(cell, right) && value_in(left) != value_in(right)) {
      example = text::quoted_excerpt(cell);
      break;
    }
  }
  return "column " + column_name() + " stays text: " + example + " could be " + first.format +
         " or " + second.format + "; say --type " + column_name() + "=" +
         to_string(second.type, second.format);
}

std::string ColumnInference::word_note() const {
  return "column " + column_name() + ": " + null_name(word_) + " on line " +
         std::to_string(word_line_) + " stays text, because " +
         (saw_empty_ ? "an empty cell is its null" : "another word is a null there too");
}

std::string ColumnInference::null_spelling(bool as_text) const {
  const auto& words = context_->null_words;
  const auto word = [&](Null kind) { return words[static_cast<std::size_t>(kind - first_word)]; };
  const std::string unseen = words.empty() ? std::string() : words.front();
  if (as_text) {
    if (saw_empty_ || saw_several_words_) return {};
    return word_ == none ? unseen : word(word_);
  }
  if (first_null_ == none) return unseen;
  if (first_null_ == empty_cell) return {};
  return first_null_ == quoted_empty ? std::string(kQuotedEmpty) : word(first_null_);
}

bool ColumnInference::all_quoted(bool as_text) const {
  if (!as_text) return saw_cell_ && !saw_unquoted_cell_;
  const bool word_is_text = word_ != none && (saw_empty_ || saw_several_words_);
  return (saw_cell_ || saw_quoted_empty_) && !saw_unquoted_cell_ && !word_is_text;
}

// Whether a word that would be a second null, such as -1, may fit the type.
bool ColumnInference::takes_other_null() const {
  if (!given_ && survivors_.empty()) return false;
  const std::string spelling = null_spelling(false);
  const auto& words = context_->null_words;
  Column scratch;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    if (word == spelling) return false;
    return given_ || context_->candidates[survivors_.front().candidate].fits(word, scratch);
  });
}

// Besides such words, dates alone become ambiguous; of texts, the first word decides.
bool ColumnInference::is_open() const {
  if (is_text()) return !context_->null_words.empty() && !is_settled();
  return takes_other_null() || (survivors_.size() > 1 &&
                                context_->candidates[survivors_.front().candidate].is_temporal());
}

SureCells ColumnInference::sure_cells() const {
  if (lost_ || survivors_.empty() || !saw_unquoted_cell_ || takes_other_null()) return {};
  const TypeCandidate& first = context_->candidates[survivors_.front().candidate];
  SureCells sure{SIZE_MAX, true};
  for (const Survivor& survivor : survivors_) {
    const TypeCandidate& candidate = context_->candidates[survivor.candidate];
    sure.length = std::min(sure.length, candidate.sure_length(first));
    sure.fractions = sure.fractions && candidate.takes_fractions_of(first);
  }
  return sure;
}

InferredColumn ColumnInference::result() const {
  InferredColumn column;
  const bool typed = given_ ? !has_empty_text(given_->type) : !survivors_.empty() && !lost_;
  const std::vector<std::size_t> candidates =
      typed && !given_ ? rivals() : std::vector<std::size_t>();
  const bool ambiguous = candidates.size() > 1;
  if (given_) {
    column.type = given_->type;
    column.format = given_->format;
  } else if (typed && !ambiguous) {
    column.type = context_->candidates[candidates.front()].type;
    column.format = context_->candidates[candidates.front()].format;
  }
  const bool as_text = !typed || ambiguous;
  column.null_spelling = null_spelling(as_text);
  column.quoted = all_quoted(as_text);
  column.undecided = ambiguous || (!given_ && !started_ && !lost_);
  column.note = ambiguous ? ambiguity_note(candidates) : note_;
  if (as_text && column.note.empty() && word_ != none && column.null_spelling.empty()) {
    column.note = word_note();
  }
  return column;
}

}  // namespace sprat::csv
