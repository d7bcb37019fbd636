# SPDX-License-Identifier: Apache-2.0
# Finds what sprat stands on, and gives each one name whatever the package calls its targets:
# sprat_flatbuffers, sprat_zstd, sprat_zlib, sprat_xxhash, sprat_fast_float, sprat_threads.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(FlatBuffers CONFIG QUIET)
if(NOT FlatBuffers_FOUND)
  find_package(Flatbuffers CONFIG REQUIRED)
endif()
find_package(zstd CONFIG REQUIRED)
find_path(SPRAT_XXHASH_INCLUDE xxhash.h REQUIRED)
find_path(SPRAT_FAST_FLOAT_INCLUDE fast_float/fast_float.h REQUIRED)

add_library(sprat_flatbuffers INTERFACE)
if(TARGET flatbuffers::flatbuffers)
  target_link_libraries(sprat_flatbuffers INTERFACE flatbuffers::flatbuffers)
else()
  target_link_libraries(sprat_flatbuffers INTERFACE flatbuffers::flatbuffers_shared)
endif()
find_program(SPRAT_FLATC flatc REQUIRED)

add_library(sprat_zstd INTERFACE)
if(TARGET zstd::libzstd)
  target_link_libraries(sprat_zstd INTERFACE zstd::libzstd)
elseif(TARGET zstd::libzstd_shared)
  target_link_libraries(sprat_zstd INTERFACE zstd::libzstd_shared)
else()
  target_link_libraries(sprat_zstd INTERFACE zstd::libzstd_static)
endif()

add_library(sprat_xxhash INTERFACE)
target_include_directories(sprat_xxhash SYSTEM INTERFACE ${SPRAT_XXHASH_INCLUDE})
target_compile_definitions(sprat_xxhash INTERFACE XXH_INLINE_ALL)

add_library(sprat_fast_float INTERFACE)
target_include_directories(sprat_fast_float SYSTEM INTERFACE ${SPRAT_FAST_FLOAT_INCLUDE})

add_library(sprat_zlib INTERFACE)
target_link_libraries(sprat_zlib INTERFACE ZLIB::ZLIB)
add_library(sprat_threads INTERFACE)
target_link_libraries(sprat_threads INTERFACE Threads::Threads)
