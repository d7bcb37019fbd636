# SPDX-License-Identifier: Apache-2.0
# sprat_compile(TARGET target SCHEMAS a.fbs ... [LANG cpp|python] [OUTPUT_DIRECTORY folder])
#
# Compiles schemas when they, or what they include, or the compiler changed. The target's sources
# may include the headers by their names ("a.h"). For Python, the modules are made along with the
# target, which is added where there is none. The folder is `<target>_schemas` in the build tree
# unless given.
function(sprat_compile)
  cmake_parse_arguments(PARSE_ARGV 0 ARG "" "TARGET;LANG;OUTPUT_DIRECTORY" "SCHEMAS")
  if(NOT ARG_TARGET OR NOT ARG_SCHEMAS OR ARG_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "sprat_compile(TARGET target SCHEMAS a.fbs ... "
      "[LANG cpp|python] [OUTPUT_DIRECTORY folder]); not known: '${ARG_UNPARSED_ARGUMENTS}'")
  endif()
  if(NOT TARGET sprat::command)
    message(FATAL_ERROR "sprat_compile: there is no sprat command; build sprat with SPRAT_CLI=ON")
  endif()
  if(NOT ARG_LANG)
    set(ARG_LANG cpp)
  endif()
  set(extension_cpp .h)
  set(extension_python .py)
  if(NOT DEFINED extension_${ARG_LANG})
    message(FATAL_ERROR "sprat_compile: LANG is cpp or python, not ${ARG_LANG}")
  endif()
  if(NOT ARG_OUTPUT_DIRECTORY)
    set(ARG_OUTPUT_DIRECTORY ${ARG_TARGET}_schemas)
  endif()
  get_filename_component(folder ${ARG_OUTPUT_DIRECTORY} ABSOLUTE BASE_DIR ${CMAKE_CURRENT_BINARY_DIR})
  file(MAKE_DIRECTORY ${folder})

  set(outputs "")
  foreach(schema ${ARG_SCHEMAS})
    get_filename_component(schema ${schema} ABSOLUTE)
    get_filename_component(name ${schema} NAME_WLE)
    set(output ${folder}/${name}${extension_${ARG_LANG}})
    add_custom_command(
      OUTPUT ${output}
      COMMAND sprat::command compile ${schema} --lang ${ARG_LANG} -o ${output} --depfile ${output}.d
      DEPENDS ${schema} sprat::command
      DEPFILE ${output}.d
      COMMENT "Compiling schema ${name}"
      VERBATIM)
    list(APPEND outputs ${output})
  endforeach()

  if(ARG_LANG STREQUAL cpp)
    target_sources(${ARG_TARGET} PRIVATE ${outputs})
    target_include_directories(${ARG_TARGET} PRIVATE ${folder})
  elseif(TARGET ${ARG_TARGET})
    add_custom_target(${ARG_TARGET}_schemas DEPENDS ${outputs})
    add_dependencies(${ARG_TARGET} ${ARG_TARGET}_schemas)
  else()
    add_custom_target(${ARG_TARGET} ALL DEPENDS ${outputs})
  endif()
endfunction()
