# SPDX-License-Identifier: Apache-2.0
# The library target `sprat` (alias sprat::sprat): all parts in one archive, and its installation.
include(GNUInstallDirs)

get_property(parts GLOBAL PROPERTY sprat_parts)
set(objects "")
set(uses "")
foreach(part ${parts})
  list(APPEND objects $<TARGET_OBJECTS:sprat_${part}>)
  get_property(part_uses GLOBAL PROPERTY sprat_uses_${part})
  list(APPEND uses ${part_uses})
endforeach()
list(REMOVE_DUPLICATES uses)

add_library(sprat STATIC ${objects})
add_library(sprat::sprat ALIAS sprat)
set_target_properties(sprat PROPERTIES LINKER_LANGUAGE CXX)
target_compile_features(sprat PUBLIC cxx_std_20)
target_include_directories(sprat PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
# The headers show no dependency: users only link what the parts use. Where the library is installed,
# sprat-config.cmake finds that again.
foreach(dependency ${uses})
  target_link_libraries(sprat PRIVATE $<BUILD_INTERFACE:${dependency}>)
endforeach()
target_link_libraries(sprat INTERFACE $<INSTALL_INTERFACE:sprat::linked>)

include(CMakePackageConfigHelpers)
set(sprat_cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/sprat)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/sprat-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(TARGETS sprat EXPORT sprat ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/sprat DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT sprat NAMESPACE sprat:: FILE sprat-targets.cmake DESTINATION ${sprat_cmake_folder})
install(FILES ${PROJECT_BINARY_DIR}/sprat-config-version.cmake
  ${PROJECT_SOURCE_DIR}/cmake/sprat-config.cmake
  ${PROJECT_SOURCE_DIR}/cmake/link_dependencies.cmake
  ${PROJECT_SOURCE_DIR}/cmake/sprat_compile.cmake
  DESTINATION ${sprat_cmake_folder})
