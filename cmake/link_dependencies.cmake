# SPDX-License-Identifier: Apache-2.0
# Finds what a program that uses sprat links, and gives each one name whatever the package calls its
# targets: sprat_flatbuffers, sprat_zstd, sprat_zlib, sprat_threads. Installed with the library, for
# find_package(sprat).
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(FlatBuffers CONFIG QUIET)
if(NOT FlatBuffers_FOUND)
  find_package(Flatbuffers CONFIG REQUIRED)
endif()
find_package(zstd CONFIG QUIET)
# The packages' targets belong to a folder of the project, these to all of it.
if(TARGET sprat_threads)
  return()
endif()

# Debian's static library is not position-independent: no part of a Python module.
add_library(sprat_flatbuffers INTERFACE)
if(TARGET flatbuffers::flatbuffers AND NOT (SPRAT_PYTHON AND TARGET flatbuffers::flatbuffers_shared))
  target_link_libraries(sprat_flatbuffers INTERFACE flatbuffers::flatbuffers)
else()
  target_link_libraries(sprat_flatbuffers INTERFACE flatbuffers::flatbuffers_shared)
endif()

add_library(sprat_zstd INTERFACE)
set(zstd_target "")
foreach(name zstd::libzstd zstd::libzstd_shared zstd::libzstd_static)
  if(NOT zstd_target AND TARGET ${name})
    set(zstd_target ${name})
  endif()
endforeach()
if(zstd_target)
  target_link_libraries(sprat_zstd INTERFACE ${zstd_target})
else()
  find_path(SPRAT_ZSTD_INCLUDE zstd.h REQUIRED)
  find_library(SPRAT_ZSTD_LIBRARY zstd REQUIRED)
  target_include_directories(sprat_zstd SYSTEM INTERFACE ${SPRAT_ZSTD_INCLUDE})
  target_link_libraries(sprat_zstd INTERFACE ${SPRAT_ZSTD_LIBRARY})
endif()

add_library(sprat_zlib INTERFACE)
target_link_libraries(sprat_zlib INTERFACE ZLIB::ZLIB)
add_library(sprat_threads INTERFACE)
target_link_libraries(sprat_threads INTERFACE Threads::Threads)
