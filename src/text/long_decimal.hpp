// SPDX-License-Identifier: Apache-2.0
// parse_long_decimal: decimals of more digits than every double tells apart.
#pragma once

#include <cstdint>

namespace sprat::text {

/// The double nearest to digits / 10^power, which is 0 to 22. True where it is sure to be written
/// with these very digits: as the fewest that come back, the last of which is not 0, or if not
/// `shortest`, as the nearest decimal of `power` digits after the point. 10^15 <= digits < 10^17.
bool parse_long_decimal(std::uint64_t digits, int power, bool shortest, double& value);

}  // namespace sprat::text
