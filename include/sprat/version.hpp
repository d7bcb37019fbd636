// SPDX-License-Identifier: Apache-2.0
// The library's version; the only place where it is written.
#pragma once

#define SPRAT_VERSION "0.1.0"
