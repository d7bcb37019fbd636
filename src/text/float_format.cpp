// SPDX-License-Identifier: Apache-2.0
// Writes floating-point numbers in their column's spelling, and reads them exactly.
#include "text/float_format.hpp"

#include <charconv>
#include <cmath>
#include <cstring>

#include <fast_float/fast_float.h>

#include <sprat/error.hpp>

namespace sprat::text {

namespace {

template <class T>
bool parse_any(std::string_view cell, T& value) {
  const char* const end = cell.data() + cell.size();
  const auto result = fast_float::from_chars(cell.data(), end, value);
  return result.ec == std::errc() && result.ptr == end;
}

char* append(std::string_view text, char* out) {
  std::memcpy(out, text.data(), text.size());
  return out + text.size();
}

// The exponent that Python's repr decides by, as shortest scientific notation has it.
template <class T>
int decimal_exponent(T value) {
  char text[32];
  const char* const end =
      std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  const char* const e =
      static_cast<const char*>(std::memchr(text, 'e', static_cast<std::size_t>(end - text)));
  int exponent = 0;
  std::from_chars(e[1] == '+' ? e + 2 : e + 1, end, exponent);
  return exponent;
}

// As Python's float.__repr__: an exponent below 1e-4 and from 1e16 on, else at least ".0".
template <class T>
char* write_repr(T value, char* out) {
  if (std::isnan(value)) return append("nan", out);
  if (std::isinf(value)) return append(value < 0 ? "-inf" : "inf", out);
  char* const limit = out + FloatSpelling::kMaxLength;
  const int exponent = decimal_exponent(value);
  if (exponent < -4 || exponent >= 16) {
    return std::to_chars(out, limit, value, std::chars_format::scientific).ptr;
  }
  char* const end = std::to_chars(out, limit, value, std::chars_format::fixed).ptr;
  const bool whole = std::memchr(out, '.', static_cast<std::size_t>(end - out)) == nullptr;
  return whole ? append(".0", end) : end;
}

}  // namespace

bool parse_float(std::string_view cell, double& value) {
  return parse_any(cell, value);
}

bool parse_float(std::string_view cell, float& value) {
  return parse_any(cell, value);
}

FloatSpelling::FloatSpelling(std::string_view format) {
  if (format.empty() || format == "shortest") return;
  if (format == "fixed") {
    style_ = Style::fixed;
    return;
  }
  if (format == "repr") {
    style_ = Style::repr;
    return;
  }
  const char kind = format.back();
  style_ = kind == 'g' ? Style::printf_g : kind == 'e' ? Style::printf_e : Style::printf_f;
  const char* const end = format.data() + format.size() - 1;
  if (format.size() >= 4 && format.starts_with("%.") && is_digit(format[2]) &&
      (kind == 'g' || kind == 'e' || kind == 'f')) {
    const auto result = std::from_chars(format.data() + 2, end, precision_);
    if (result.ptr == end && result.ec == std::errc() && precision_ <= kMaxPrecision) return;
  }
  throw SchemaError("'" + std::string(format) +
                    "' is no format of floating-point numbers: use shortest, fixed, repr, or "
                    "%.Ng, %.Ne, %.Nf with N from 0 to 99");
}

bool FloatSpelling::is_certain(const PlainNumber& number, int safe_digits) const {
  if (number.significant_digits > safe_digits) return false;
  const int after = number.digits_after_point;
  if (style_ == Style::printf_f) return after == precision_;
  const bool trimmed = after == 0 || number.last != '0';
  if (style_ == Style::fixed) return trimmed;
  if (style_ == Style::printf_e) return false;
  const bool zero = number.digits == 0;
  const int exponent = number.significant_digits - 1 - after;
  if (style_ == Style::repr) {
    return after != 0 && (number.last != '0' || after == 1) && (zero || exponent >= -4);
  }
  if (!trimmed) return false;
  if (style_ == Style::printf_g) {
    const bool exact = precision_ <= safe_digits || after == 0;
    return exact && (zero || (exponent >= -4 && exponent < precision_ &&
                              number.significant_digits <= precision_));
  }
  int digits = number.significant_digits;
  if (after == 0 && !zero) {
    for (std::uint64_t rest = number.digits; rest % 10 == 0; rest /= 10) --digits;
  }
  const int plain = number.digits_before_point + (after != 0 ? after + 1 : 0);
  const int scientific = digits + (digits > 1 ? 1 : 0) + 4;
  return zero || plain <= scientific;
}

bool FloatSpelling::parse_long(const PlainNumber& number, double& value) const {
  constexpr int kMostDigits = 17;
  const int after = number.digits_after_point;
  if (number.significant_digits < 16 || after < 1 || after > DoubleSpelling::kMaxFraction ||
      style_ == Style::printf_g || !is_certain(number, kMostDigits)) {
    return false;
  }
  if (!parse_long_decimal(number.digits, after, style_ != Style::printf_f, value)) return false;
  if (number.negative) value = -value;
  return true;
}

std::optional<DoubleSpelling> FloatSpelling::double_spelling() const {
  DoubleSpelling spelling;
  switch (style_) {
    case Style::shortest:
      // Up to 99999, and down to 0.001, no exponent is shorter.
      spelling.free_whole = 5;
      spelling.least = 1e-3;
      return spelling;
    case Style::fixed:
      spelling.free_whole = DoubleSpelling::kMaxFraction;
      return spelling;
    case Style::repr:
      spelling.min_fraction = 1;
      spelling.free_fraction = 1;
      spelling.least = 1e-4;
      return spelling;
    case Style::printf_f:
      if (precision_ > DoubleSpelling::kMaxFraction) return std::nullopt;
      spelling.min_fraction = spelling.max_fraction = spelling.free_fraction = precision_;
      spelling.free_whole = DoubleSpelling::kMaxFraction;
      spelling.shortest = false;
      return spelling;
    case Style::printf_g:
    case Style::printf_e:
      break;
  }
  return std::nullopt;
}

template <class T>
char* FloatSpelling::write_as(T value, char* out) const {
  char* const limit = out + kMaxLength;
  switch (style_) {
    case Style::shortest:
      return std::to_chars(out, limit, value).ptr;
    case Style::fixed:
      return std::to_chars(out, limit, value, std::chars_format::fixed).ptr;
    case Style::repr:
      return write_repr(value, out);
    case Style::printf_g:
      return std::to_chars(out, limit, value, std::chars_format::general, precision_).ptr;
    case Style::printf_e:
      return std::to_chars(out, limit, value, std::chars_format::scientific, precision_).ptr;
    case Style::printf_f:
      return std::to_chars(out, limit, value, std::chars_format::fixed, precision_).ptr;
  }
  return out;
}

char* FloatSpelling::write(double value, char* out) const {
  return write_as(value, out);
}

char* FloatSpelling::write(float value, char* out) const {
  return write_as(value, out);
}

}  // namespace sprat::text
