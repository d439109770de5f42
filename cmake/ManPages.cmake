# SPDX-License-Identifier: Apache-2.0
# Renders man/PAGE.md to man/manN/PAGE in the build tree with lowdown (Debian: lowdown) and installs it.
# Without lowdown nothing is rendered; the Markdown reads well as it is.

# vidra_man_pages(vidra.1 vidra-checklist.5 …)
function(vidra_man_pages)
  find_program(LOWDOWN_PROGRAM lowdown)
  if(NOT LOWDOWN_PROGRAM)
    message(STATUS "lowdown is not there: man pages are not rendered")
    return()
  endif()
  set(rendered)
  foreach(page IN LISTS ARGN)
    string(REGEX MATCH "[0-9]$" section ${page})
    set(source ${CMAKE_CURRENT_SOURCE_DIR}/${page}.md)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/man${section}/${page})
    file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/man${section})
    # smart typography would make one dash of the two of --option
    add_custom_command(OUTPUT ${output}
      COMMAND ${LOWDOWN_PROGRAM} -s -Tman --out-no-smarty -o ${output} ${source}
      DEPENDS ${source}
      VERBATIM)
    list(APPEND rendered ${output})
    install(FILES ${output} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
  endforeach()
  add_custom_target(man ALL DEPENDS ${rendered})
endfunction()
