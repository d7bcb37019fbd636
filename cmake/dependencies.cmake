# SPDX-License-Identifier: Apache-2.0
# Finds what sprat is built with: what it links, and sprat_xxhash, sprat_fast_float, flatc.
include(link_dependencies)
find_path(SPRAT_XXHASH_INCLUDE xxhash.h REQUIRED)
find_path(SPRAT_FAST_FLOAT_INCLUDE fast_float/fast_float.h REQUIRED)
find_program(SPRAT_FLATC flatc REQUIRED)

add_library(sprat_xxhash INTERFACE)
target_include_directories(sprat_xxhash SYSTEM INTERFACE ${SPRAT_XXHASH_INCLUDE})
target_compile_definitions(sprat_xxhash INTERFACE XXH_INLINE_ALL)

add_library(sprat_fast_float INTERFACE)
target_include_directories(sprat_fast_float SYSTEM INTERFACE ${SPRAT_FAST_FLOAT_INCLUDE})
