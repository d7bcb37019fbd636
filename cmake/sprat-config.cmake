# SPDX-License-Identifier: Apache-2.0
# find_package(sprat): the library sprat::sprat, the program sprat::command, and sprat_compile().
include(${CMAKE_CURRENT_LIST_DIR}/link_dependencies.cmake)
if(NOT TARGET sprat::linked)
  add_library(sprat::linked INTERFACE IMPORTED)
  target_link_libraries(sprat::linked INTERFACE
    sprat_flatbuffers sprat_zstd sprat_zlib sprat_threads)
endif()
include(${CMAKE_CURRENT_LIST_DIR}/sprat-targets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/sprat_compile.cmake)
